using System.Diagnostics;
using System.Runtime.InteropServices;
using Nn.Cli.Compare.Results;

namespace Nn.Cli.Tests;

/// <summary>What only a process of its own can show: signals and the environment.</summary>
public sealed partial class ProcessTests
{
    private const int Sigint = 2;
    private const int Sigterm = 15;

    [UnixTheory]
    [InlineData(Sigint, 130)]
    [InlineData(Sigterm, 143)]
    public async Task A_signal_saves_the_model_so_far_and_tells_its_number_at_the_end(int signal, int exitCode)
    {
        using var folder = new TempFolder();
        Heed(signal);
        using Process process = Start([], "train", "--provider", "managed", "--epochs", "1000000", "--output", folder["m.safetensors"]);

        // The first epoch's line shows that training is under way.
        while (await process.StandardOutput.ReadLineAsync() is string line && !line.StartsWith(" 1/", StringComparison.Ordinal))
        {
        }

        Assert.Equal(0, Kill(process.Id, signal));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using CancellationTokenRegistration end = patience.Token.Register(process.Kill);
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains("interrupted", rest, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.Of("evaluate", folder["m.safetensors"])).ExitCode);
    }

    [UnixTheory]
    [InlineData(Sigint, 130)]
    public async Task A_signal_ends_a_comparison_and_keeps_what_was_measured(int signal, int exitCode)
    {
        using var folder = new TempFolder();
        Heed(signal);
        using Process process = Start([], "compare", "--providers", "managed", "--set", "overhead", "gemm", "--threads", "1", "--output", folder["result"]);

        // The second line comes five seconds after the first: some pieces have been measured by then.
        int lines = 0;
        while (lines < 2 && await process.StandardOutput.ReadLineAsync() is string line)
            lines += line.Contains(" %  ", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(0, Kill(process.Id, signal));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using CancellationTokenRegistration end = patience.Token.Register(process.Kill);
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains("interrupted: not everything was measured", rest, StringComparison.Ordinal);
        Report report = ReportFile.Read(folder["result.json"]);
        Assert.False(report.Complete);
        Assert.NotEmpty(report.Measurements);
        Assert.All(new[] { "csv", "html" }, kind => Assert.True(File.Exists(folder[$"result.{kind}"])));
    }

    [Fact]
    public async Task The_environment_chooses_the_provider()
    {
        using var folder = new TempFolder();
        using Process process = Start(
            new() { ["BLAS_PROVIDER"] = "no-such-provider" }, "train", "--output", folder["m.safetensors"]);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("no-such-provider", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static Process Start(Dictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // What a shell starts in the background ignores SIGINT, and so do the processes that it starts in turn.
    private static void Heed(int signal)
    {
        const string Status = "/proc/self/status", Ignored = "SigIgn:";
        string? mask = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
        if (mask is not null && ((Convert.ToUInt64(mask[Ignored.Length..].Trim(), 16) >> (signal - 1)) & 1) != 0)
            Handle(signal, 0);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    /// <summary>Windows has no signals that one process could send another.</summary>
    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute()
        {
            if (OperatingSystem.IsWindows())
                Skip = "Windows has no signals to send.";
        }
    }
}
