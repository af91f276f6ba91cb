using Blas;

namespace Nn.Cli.Tests;

public sealed class ProvidersTests
{
    [Fact]
    public async Task The_table_of_routines_has_a_row_for_each_and_a_column_for_each_provider()
    {
        CliRun run = await CliRun.Of("providers", "--markdown");
        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(RoutineCatalog.All.Count + 2, lines.Length);
        Assert.Contains(" managed |", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(c => c == '|'), line.Count(c => c == '|')));
        Assert.Contains(lines, line => line.StartsWith("| strsm, dtrsm, ctrsm, ztrsm | `Trsm` | yes |", StringComparison.Ordinal));
    }

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
