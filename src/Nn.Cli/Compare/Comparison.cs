using System.Diagnostics;
using System.Runtime.InteropServices;
using Blas;
using Nn.Cli.Compare.Measuring;
using Nn.Cli.Compare.Results;
using Nn.Cli.Compare.Work;

namespace Nn.Cli.Compare;

/// <summary>What is compared.</summary>
/// <param name="Providers">Who, at least one.</param>
/// <param name="Baseline">The name of the one that ratios are to.</param>
/// <param name="Groups">Kinds of work.</param>
/// <param name="Types">Element types.</param>
/// <param name="Threads">Numbers of threads.</param>
/// <param name="Quick">A few sizes, and a minute.</param>
internal sealed record ComparisonOptions(
    IReadOnlyList<IBlasProvider> Providers, string Baseline, IReadOnlyList<string> Groups, IReadOnlyList<string> Types, IReadOnlyList<int> Threads, bool Quick);

/// <summary>How far a comparison is.</summary>
/// <param name="Share">0 to 1, of the time that it takes.</param>
/// <param name="Left">Seconds until the end, as far as one knows.</param>
/// <param name="Now">What is measured.</param>
internal readonly record struct ComparisonProgress(double Share, double Left, string Now);

/// <summary>A piece of work in a comparison.</summary>
internal readonly record struct PlannedWork(int Threads, string Type, WorkItem Item, BudgetPiece Piece);

/// <summary>Measures all providers at all work.</summary>
internal sealed class Comparison(ComparisonOptions options)
{
    // A full run stays under ten minutes and a quick one well under one, with a program's start and end.
    internal const double FullSeconds = 540;
    internal const double QuickSeconds = 34;
    private const double FullMost = 1.5, QuickMost = 0.5;

    // With several threads turns differ more from each other.
    private const double LeastAlone = 0.05, LeastTogether = 0.1;
    private const int FullRounds = 9, QuickRounds = 5;

    private readonly List<Measurement> _measurements = [];
    private readonly List<Peak> _peaks = [];

    /// <summary>Runs to the end, or to its cancellation: what was measured until then is in the report either way.</summary>
    public Report Run(IProgress<ComparisonProgress> progress, CancellationToken cancellation)
    {
        PlannedWork[] plan = [.. Plan(options)];
        var clock = Stopwatch.StartNew();
        var budget = new Budget(options.Quick ? QuickSeconds : FullSeconds, [.. plan.Select(p => p.Piece)]);
        bool complete = true;
        try
        {
            int set = 0;
            foreach (PlannedWork planned in plan)
            {
                cancellation.ThrowIfCancellationRequested();
                double slice = budget.Next(clock.Elapsed.TotalSeconds), elapsed = clock.Elapsed.TotalSeconds;
                if (set != planned.Threads)
                {
                    set = planned.Threads;
                    _peaks.Add(MachinePeaks.Measure(set));
                }

                using Workload work = planned.Item.Create();
                progress.Report(new(
                    elapsed / (elapsed + budget.Left), budget.Left,
                    $"{work.Routine} {work.Shape}, {planned.Type}, {set} {(set == 1 ? "thread" : "threads")}"));
                Measure(work, set, new Turns(slice, options.Quick ? QuickRounds : FullRounds), cancellation);
            }

            progress.Report(new(1, 0, "done"));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            complete = false;
        }

        return new Report(
            Report.CurrentSchema, DateTimeOffset.UtcNow, complete, options.Quick, options.Baseline,
            new(MachineDescription.Processor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, _peaks),
            [.. options.Providers.Select(p => new ProviderFacts(p.Info.Name, p.Info.Version, p.Info.CodePath, p.Info.Threading, p.Info.Files))],
            _measurements);
    }

    /// <summary>What a comparison measures, in order, and how long it should take.</summary>
    internal static IEnumerable<PlannedWork> Plan(ComparisonOptions options)
    {
        int providers = options.Providers.Count, rounds = options.Quick ? QuickRounds : FullRounds;
        foreach (int threads in options.Threads)
        {
            // Turns of several threads begin when nobody else's compute any more.
            double besides = 0.04 + (providers * (0.03 + (threads > 1 ? 0.006 * (rounds + 2) : 0)));
            double least = threads > 1 ? LeastTogether : LeastAlone, most = options.Quick ? QuickMost : FullMost;
            foreach (string type in options.Types)
            {
                foreach (WorkItem item in WorkCatalog.Create(type, options.Groups, options.Quick))
                {
                    // A large piece is given more time than a small one: two calls of it may take longer than a thousand of those.
                    if (threads == options.Threads[0] || item.Threaded)
                        yield return new(threads, type, item, new(Math.Clamp(item.Cost * 30, least, most), besides));
                }
            }
        }
    }

    /// <summary>Gives a provider a number of threads, where it takes one.</summary>
    /// <returns>Whether it has that number now.</returns>
    internal static bool TrySetThreads(IBlasProvider provider, int threads)
    {
        if (provider.Threads.Threads == threads)
            return true;
        try
        {
            provider.Threads.Threads = threads;
        }
        catch (NotSupportedException)
        {
            return false;
        }

        return provider.Threads.Threads == threads;
    }

    private void Measure(Workload work, int threads, Turns turns, CancellationToken cancellation)
    {
        IBlasProvider[] providers = [.. options.Providers.Where(provider => TrySetThreads(provider, threads))];
        if (providers.Length == 0)
            return;

        // Checked first: the call warms up, and a provider that fails must not spoil the others' measurement.
        var accuracies = new Accuracy?[providers.Length];
        for (int i = 0; i < providers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                accuracies[i] = work.Check(providers[i]);
            }
            catch (LapackException)
            {
                accuracies[i] = new(double.NaN, 0);
            }
        }

        IReadOnlyList<double>[] seconds;
        try
        {
            seconds = turns.Measure(work, providers, threads, cancellation);
        }
        catch (LapackException)
        {
            // One of them refuses operands that are all ordinary; it has been marked above.
            providers = [.. providers.Where((_, i) => accuracies[i] is not { IsWrong: true })];
            accuracies = [.. accuracies.Where(a => a is not { IsWrong: true })];
            seconds = turns.Measure(work, providers, threads, cancellation);
        }

        int baseline = Array.FindIndex(providers, p => p.Info.Name == options.Baseline);
        double? reference = baseline < 0 ? null : work.Amount / Median(seconds[baseline]);
        Peak peak = _peaks[^1];
        for (int i = 0; i < providers.Length; i++)
        {
            double[] sorted = [.. seconds[i].Order()];
            double median = Summary.Quantile(sorted, 0.5), rate = work.Amount / median, unit = work.Unit.Scale();
            double? most = work.Unit switch
            {
                Unit.GFlops => ElementType.IsDouble(work.Type) ? peak.Double : peak.Float,
                Unit.GBytes when work.BeyondCaches => peak.Bandwidth,
                _ => null,
            };
            _measurements.Add(new(
                work.Group, work.Routine, work.Shape, work.Size, work.Type, threads, providers[i].Info.Name, StandIn(work, providers[i].Info), work.Unit.Text(),
                rate / unit, work.Amount / Summary.Quantile(sorted, 0.75) / unit, work.Amount / Summary.Quantile(sorted, 0.25) / unit, median,
                rate / reference, rate / unit / most, accuracies[i]?.Error, accuracies[i]?.Bound, accuracies[i]?.IsWrong ?? false));
        }
    }

    private static double Median(IReadOnlyList<double> values) => Summary.Quantile([.. values.Order()], 0.5);

    // The provider that does what this one lacks.
    private static string? StandIn(Workload work, ProviderInfo info)
    {
        string name = work.Routine.Split(' ')[0];
        RoutineInfo? routine = RoutineCatalog.All.FirstOrDefault(r => r.Name == name);
        if (routine is null)
            return null;
        string symbol = routine.Symbols[Array.IndexOf(ElementType.All, work.Type)];
        return info.MissingRoutines.Contains(symbol, StringComparer.Ordinal) || info.MissingRoutines.Contains(name, StringComparer.Ordinal) ? info.Fallback : null;
    }
}
