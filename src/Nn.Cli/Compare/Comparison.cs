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
/// <param name="Now">What is measured.</param>
internal readonly record struct ComparisonProgress(double Share, string Now);

/// <summary>Measures all providers at all work.</summary>
internal sealed class Comparison(ComparisonOptions options)
{
    // A full run stays under ten minutes and a quick one under one, with preparations and checks, on three providers and two cores.
    private const double FullSeconds = 300;
    private const double QuickSeconds = 22;
    private const double MostSeconds = 1.5;

    private readonly List<Measurement> _measurements = [];
    private readonly List<Peak> _peaks = [];

    /// <summary>Runs to the end, or to its cancellation: what was measured until then is in the report either way.</summary>
    public Report Run(IProgress<ComparisonProgress> progress, CancellationToken cancellation)
    {
        var plan = new List<(int Threads, string Type, WorkItem Item)>();
        foreach (int threads in options.Threads)
        {
            foreach (string type in options.Types)
            {
                plan.AddRange(WorkCatalog.Create(type, options.Groups, options.Quick)
                    .Where(item => threads == options.Threads[0] || item.Threaded).Select(item => (threads, type, item)));
            }
        }

        // A large piece is given more time than a small one: two calls of it may take longer than a thousand of those.
        double[] weights = [.. plan.Select(p => Math.Clamp(p.Item.Cost * 30, 0.05, MostSeconds))];
        double all = weights.Sum(), scale = Math.Min(1, (options.Quick ? QuickSeconds : FullSeconds) / Math.Max(all, 1e-9)), done = 0;
        var turns = new Dictionary<double, Turns>();
        bool complete = true;
        try
        {
            int set = 0;
            for (int i = 0; i < plan.Count; i++)
            {
                (int threads, string type, WorkItem item) = plan[i];
                cancellation.ThrowIfCancellationRequested();
                if (set != threads)
                {
                    set = threads;
                    _peaks.Add(MachinePeaks.Measure(threads));
                }

                using Workload work = item.Create();
                progress.Report(new(done / all, $"{work.Routine} {work.Shape}, {type}, {threads} {(threads == 1 ? "thread" : "threads")}"));
                Measure(work, threads, new Turns(Math.Max(0.02, weights[i] * scale), options.Quick ? 5 : 9), cancellation);
                done += weights[i];
            }

            progress.Report(new(1, "done"));
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
