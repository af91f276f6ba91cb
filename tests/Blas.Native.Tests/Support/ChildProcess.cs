using System.Diagnostics;

namespace Blas.Native.Tests;

/// <summary>
/// Cases that need a process of their own: MKL takes its layers once, and what a crash would do is seen from outside.
/// The child is this same program, started with the name of a case; it writes its findings to its output.
/// </summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a case.</summary>
    /// <returns>The exit code, the output's lines, and what went to the error stream.</returns>
    public static (int ExitCode, string[] Output, string Error) Run(
        string name, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[] { "exec", typeof(ChildProcess).Assembly.Location, name }.Concat(arguments))
            start.ArgumentList.Add(argument);
        foreach (string variable in new[] { "MKL_THREADING_LAYER", "MKL_INTERFACE_LAYER", "BLAS_MKL_PATH", "BLAS_OPENBLAS_PATH" })
            start.Environment.Remove(variable);
        foreach ((string variable, string value) in environment)
            start.Environment[variable] = value;

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The child process '{name}' did not end within {Limit}.");
        }

        return (process.ExitCode, output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries), error.Result);
    }
}
