using System.Runtime.InteropServices;

namespace Nn.Cli.Compare.Measuring;

/// <summary>What the processor is called.</summary>
internal static class MachineDescription
{
    /// <summary>The processor's name where the system tells it, else its architecture.</summary>
    public static string Processor()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
                if (line?.Split(':', 2) is [_, var name])
                    return name.Trim();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A name is nice to have.
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
