using System.Diagnostics;

namespace Bench;

/// <summary>This program, once more.</summary>
internal static class Self
{
    /// <summary>Starts it with other arguments; its input and output are this process's to write and read.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The process.</returns>
    public static Process Start(params string[] arguments)
    {
        string host = Environment.ProcessPath!;

        // The program's own executable, or `dotnet`, which has to be told what to run.
        bool isDotnet = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] all = isDotnet ? [typeof(Self).Assembly.Location, .. arguments] : arguments;
        return Process.Start(new ProcessStartInfo(host, all) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }
}
