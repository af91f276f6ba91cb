namespace Nn.Cli.Tests;

public sealed class ProvidersTests
{
    [Fact]
    public async Task Every_provider_is_listed_with_what_it_is_or_why_it_is_not_there()
    {
        CliRun run = await CliRun.Of("providers", "/no/such/library.so");
        Assert.Equal(0, run.ExitCode);
        foreach (string word in new[] { "managed", "openblas", "mkl", "version", "code path", "integers", "threads", "missing", "/no/such/library.so" })
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        CliRun run = await CliRun.Of("--help");
        Assert.Equal(0, run.ExitCode);
        foreach (string word in new[] { "train", "evaluate", "predict", "providers" })
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }
}
