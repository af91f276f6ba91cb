using Nn.Cli;

namespace Nn.Cli.Tests;

/// <summary>One run of the program within the test's process: its exit code and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static Task<CliRun> Of(CancellationToken cancellation, params string[] args) => Of(new StringWriter(), args, cancellation);

    /// <summary>A run that is cancelled once it has written a text.</summary>
    public static async Task<CliRun> StoppedAt(string text, params string[] args)
    {
        // A run that never writes it ends all the same, and fails.
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await Of(new StoppingWriter(text, stop), args, stop.Token);
    }

    private static async Task<CliRun> Of(StringWriter output, string[] args, CancellationToken cancellation)
    {
        var error = new StringWriter();
        int code = await CommandLine.RunAsync(args, TextWriter.Synchronized(output), TextWriter.Synchronized(error), cancellation);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static Task<CliRun> Of(params string[] args) => Of(CancellationToken.None, args);

    /// <summary>The value in a line "name   value ...".</summary>
    public double Figure(string name)
    {
        string line = Output.Split('\n').First(l => l.TrimStart().StartsWith(name + " ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    /// <summary>A failure that a user can read: one code, the words expected, no stack trace.</summary>
    public void ShouldFail(int code, params string[] words)
    {
        Assert.Equal(code, ExitCode);
        foreach (string word in words)
            Assert.Contains(word, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
    }

    private sealed class StoppingWriter(string text, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (!stop.IsCancellationRequested && value is not null && value.Contains(text, StringComparison.Ordinal))
                stop.Cancel();
        }
    }
}
