using System.CommandLine;
using System.Globalization;
using Blas;
using Blas.Arrays;
using Nn.Cli.Compare;
using Nn.Cli.Compare.Measuring;
using Nn.Cli.Compare.Output;
using Nn.Cli.Compare.Results;
using Nn.Cli.Compare.Work;
using Nn.Cli.Output;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>compare</c>: every provider at the same work, in turns; a table, JSON, CSV and a page.</summary>
internal sealed class CompareCommand : Command
{
    private const string DefaultName = "compare";
    private readonly IAnsiConsole _console;
    private readonly Func<ProviderCatalog> _catalog;
    private readonly Option<string[]> _providers = new("--providers")
    {
        Description = "Names or paths of libraries (BLAS, or BLAS:LAPACK where they are two files); without it, every provider found.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "NAME|PATH",
    };

    private readonly Option<string[]> _sets = new("--set")
    {
        Description = "Kinds of work; without it, all.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = string.Join('|', WorkCatalog.Groups),
    };

    private readonly Option<string[]> _types = new("--type")
    {
        Description = "Element types (float and double).",
        AllowMultipleArgumentsPerToken = true,
        HelpName = string.Join('|', ElementType.All),
    };

    private readonly Option<int[]> _threads = new("--threads")
    {
        Description = "Numbers of threads (1, and one a processor).",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N",
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "A few sizes of each kind of work: under a minute." };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Who the ratios are to (openblas if it is there, else the first).", HelpName = "NAME" };
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Where the results go: FILE.json, FILE.csv and FILE.html (compare).",
        DefaultValueFactory = _ => DefaultName,
        HelpName = "FILE",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "The JSON file of an earlier run: exit code 3 where something has become slower.",
        HelpName = "FILE.json",
    };

    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = "The share of its speed that work may lose against the earlier run (0.1).",
        DefaultValueFactory = _ => 0.1,
        HelpName = "SHARE",
    };

    public CompareCommand(IAnsiConsole console, Func<ProviderCatalog>? catalog = null)
        : base("compare", "Measure every BLAS provider on this machine: speed and error, in turns.")
    {
        _console = console;
        _catalog = catalog ?? (() => Providers.Catalog);
        foreach (Option option in new Option[] { _providers, _sets, _types, _threads, _quick, _baseline, _output, _against, _threshold })
            Options.Add(option);
        _sets.Validators.Add(Check.OneOf([.. WorkCatalog.Groups]));
        _types.Validators.Add(Check.OneOf(ElementType.All));
        _threads.Validators.Add(Check.Between(1, 1024));
        _threshold.Validators.Add(Check.Share());
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        // What can be refused is refused before minutes of measuring.
        string output = parsed.GetValue(_output)!;
        string stem = output.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? output[..^5] : output;
        if (Path.EndsInDirectorySeparator(output) || Directory.Exists(output))
            stem = Path.Combine(output, DefaultName);
        if (string.IsNullOrWhiteSpace(stem))
            throw new UsageException($"--output is '{output}'; it is the name of a file.");
        ModelPath.CheckWritable(stem + ".json", what: "result");
        Report? earlier = parsed.GetValue(_against) is string against ? ReportFile.Read(against) : null;
        SpinningThreads.SleepSoon();
        List<IBlasProvider> providers = Open(parsed.GetValue(_providers) ?? []);
        string baseline = Baseline(parsed.GetValue(_baseline), providers);
        string[] types = parsed.GetValue(_types) is { Length: > 0 } t ? [.. t.Select(x => x.ToLowerInvariant()).Distinct()] : [ElementType.Single, ElementType.Double];
        string[] sets = parsed.GetValue(_sets) is { Length: > 0 } s ? [.. s.Select(x => x.ToLowerInvariant()).Distinct()] : [.. WorkCatalog.Groups];
        int[] threads = parsed.GetValue(_threads) is { Length: > 0 } n ? [.. n.Distinct()] : [.. new[] { 1, Environment.ProcessorCount }.Distinct()];
        int[] before = [.. providers.Select(p => p.Threads.Threads)];

        var comparison = new Comparison(new(providers, baseline, sets, types, threads, parsed.GetValue(_quick)));
        Report report;
        try
        {
            report = ComparisonDisplay.Show(_console, progress => comparison.Run(progress, cancellation));
        }
        finally
        {
            for (int i = 0; i < before.Length; i++)
                Comparison.TrySetThreads(providers[i], before[i]);
        }

        if (report.Measurements.Count == 0 && !report.Complete)
            throw new OperationCanceledException(cancellation);
        ReportFile.Write(stem + ".json", report);
        ReportCsv.Write(stem + ".csv", report);
        ComparisonPage.Write(stem + ".html", report);
        ComparisonTables.Show(_console, report);
        _console.WriteLine($"saved to {Path.GetFullPath(stem)}.json, .csv and .html");

        int code = ExitCode.Success;
        if (earlier is not null)
        {
            foreach (string difference in Regression.Differences(earlier, report))
                _console.MarkupLine($"[yellow]{Markup.Escape(difference)}[/]");
            code = ShowChanges(Regression.Of(earlier, report, parsed.GetValue(_threshold)), parsed.GetValue(_threshold));
        }

        if (report.Wrong().Any())
            code = ExitCode.WrongResult;
        return Task.FromResult(report.Complete ? code : ExitCode.Interrupted);
    }

    private List<IBlasProvider> Open(string[] names)
    {
        ProviderCatalog catalog = _catalog();
        var providers = new List<IBlasProvider>();
        if (names.Length > 0)
        {
            foreach (string name in names)
            {
                if (string.IsNullOrWhiteSpace(name))
                    throw new UsageException("--providers has an empty name; it is managed, openblas, mkl or a path.");
                IBlasProvider provider = catalog.Open(name);
                if (!providers.Contains(provider))
                    providers.Add(provider);
            }

            return providers;
        }

        foreach (ProviderStatus status in catalog.Survey())
        {
            if (status.Provider is not null)
                providers.Add(status.Provider);
            else
                _console.MarkupLine($"[grey]{Markup.Escape(status.Name)} is not here ('providers' says why)[/]");
        }

        return providers;
    }

    private static string Baseline(string? asked, List<IBlasProvider> providers)
    {
        string[] names = [.. providers.Select(p => p.Info.Name)];
        if (asked is null)
            return names.Contains(ProviderNames.OpenBlas, StringComparer.Ordinal) ? ProviderNames.OpenBlas : names[0];
        return names.FirstOrDefault(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"--baseline is '{asked}'; it must be one of those that are compared: {string.Join(", ", names)}.");
    }

    private int ShowChanges(Regression changes, double threshold)
    {
        _console.WriteLine();
        if (changes.Compared == 0)
            _console.MarkupLine("[yellow]The earlier run has none of this work: nothing was held against it.[/]");
        foreach (Change change in changes.Slower)
            _console.MarkupLine($"[red]slower[/] {Describe(change)}");
        foreach (Change change in changes.Faster)
            _console.MarkupLine($"[green]faster[/] {Describe(change)}");
        _console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{changes.Compared} pieces of work in both runs: {changes.Slower.Count} slower, {changes.Faster.Count} faster by more than {threshold:P0} and their spread"));
        return changes.Slower.Count > 0 ? ExitCode.Slower : ExitCode.Success;
    }

    private static string Describe(Change change) => Markup.Escape(string.Create(
        CultureInfo.InvariantCulture,
        $"{change.Now.Provider}: {change.Now.Routine} {change.Now.Shape}, {change.Now.Type}, {change.Now.Threads} {(change.Now.Threads == 1 ? "thread" : "threads")}: {ComparisonTables.Rate(change.Before.Rate)} to {ComparisonTables.Rate(change.Now.Rate)} {change.Now.Unit} (x{change.Ratio:F2})"));
}
