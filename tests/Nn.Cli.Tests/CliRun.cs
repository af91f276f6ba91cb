using Nn.Cli;

namespace Nn.Cli.Tests;

/// <summary>One run of the program within the test's process: its exit code and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static async Task<CliRun> Of(CancellationToken cancellation, params string[] args)
    {
        var output = new StringWriter();
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
}
