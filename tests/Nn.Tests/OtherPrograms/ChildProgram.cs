using System.Diagnostics;

namespace Nn.Tests.OtherPrograms;

/// <summary>Another program that files are handed to.</summary>
internal static class ChildProgram
{
    /// <summary>The folder of the scripts, in the sources: what is installed for them lies beside them.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "Nn.Tests", "OtherPrograms");

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and all that it wrote; -1 and why, if there is no such program.</returns>
    public static (int ExitCode, string Text) Run(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Interop.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of their repository.");
        return folder;
    }
}
