using System.Globalization;
using Blas;
using Nn.Cli.Compare.Work;

namespace Nn.Cli.Compare.Results;

/// <summary>A provider with a number of threads, and how it does.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Score">The geometric mean of its rate over the best rate that anybody has at the same work: 1 is always the fastest.</param>
/// <param name="Covered">The share of the work that it was measured at.</param>
internal sealed record Candidate(string Provider, int Threads, double Score, double Covered);

/// <summary>What to set on this machine.</summary>
/// <param name="Best">The choice.</param>
/// <param name="Others">The rest, the best first.</param>
/// <param name="Reasons">Why, a sentence each.</param>
internal sealed record Recommendation(Candidate Best, IReadOnlyList<Candidate> Others, IReadOnlyList<string> Reasons)
{
    // Closer than this two providers are equals, and the one that needs nothing installed is the simpler choice.
    private const double Equal = 0.03;

    // Libraries and this program have been updated since then.
    private static readonly TimeSpan s_old = TimeSpan.FromDays(180);

    /// <summary>Chooses.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="groups">The kinds of work that count.</param>
    /// <exception cref="InvalidDataException">Nothing of that work was measured, or all providers are wrong.</exception>
    public static Recommendation Of(Report report, IReadOnlyCollection<string> groups)
    {
        string[] wrong = [.. report.Wrong()];
        Measurement[] counted = [.. report.Measurements.Where(m => groups.Contains(m.Group) && m.Rate > 0 && double.IsFinite(m.Rate))];
        if (counted.Length == 0)
            throw new InvalidDataException($"Nothing of {string.Join(", ", groups)} was measured; 'compare --set {string.Join(' ', groups)}' does it.");

        // Each group counts alike, however many sizes it has. Work that was measured with one thread only is done by one in any setting.
        Measurement[] right = [.. counted.Where(m => !wrong.Contains(m.Provider, StringComparer.Ordinal))];
        if (right.Length == 0)
            throw new InvalidDataException($"Every provider is wrong somewhere: {string.Join(", ", wrong)}.");
        var works = right.GroupBy(m => (m.Group, m.Routine, m.Shape, m.Type)).Select(g => (g.Key, Best: g.Max(m => m.Rate), All: g.ToArray())).ToArray();
        int least = right.Min(m => m.Threads);
        var candidates = new List<Candidate>();
        foreach ((string provider, int threads) in right.Select(m => (m.Provider, m.Threads)).Distinct())
        {
            var means = new List<double>();
            int covered = 0;
            foreach (var group in works.GroupBy(w => w.Key.Group))
            {
                var shares = new List<double>();
                foreach (var work in group)
                {
                    Measurement? m = work.All.FirstOrDefault(x => x.Provider == provider && x.Threads == threads)
                        ?? (work.All.All(x => x.Threads == least) ? work.All.FirstOrDefault(x => x.Provider == provider) : null);
                    if (m is not null)
                    {
                        shares.Add(m.Rate / work.Best);
                        covered++;
                    }
                }

                if (Summary.GeometricMean(shares) is double mean)
                    means.Add(mean);
            }

            candidates.Add(new(provider, threads, Summary.GeometricMean(means) ?? 0, (double)covered / works.Length));
        }

        Candidate[] ranked = [.. candidates.OrderByDescending(c => c.Covered >= 0.99).ThenByDescending(c => c.Score)];
        Candidate best = ranked[0];
        Candidate? simple = ranked.FirstOrDefault(c => c.Provider == ProviderNames.Managed && c.Covered >= 0.99 && c.Score >= best.Score * (1 - Equal));
        var reasons = new List<string>();
        if (simple is not null && simple.Provider != best.Provider)
        {
            reasons.Add($"{best.Provider} is faster by less than {Equal:P0}, and {simple.Provider} needs nothing installed");
            best = simple;
        }

        reasons.Insert(0, $"{best.Provider} with {best.Threads} {(best.Threads == 1 ? "thread" : "threads")} reaches {best.Score:P0} of the best rate measured, over {works.Length} pieces of work in {works.Select(w => w.Key.Group).Distinct().Count()} groups");
        foreach (Candidate other in ranked.Where(c => c != best).Take(3))
            reasons.Add($"{other.Provider} with {other.Threads} reaches {other.Score:P0}");
        foreach (string name in wrong)
            reasons.Add($"{name} is left out: it gave a wrong result");
        if (!report.Complete)
            reasons.Add("the run was interrupted, so that some work is missing");
        reasons.Add($"measured on {report.Created.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {Described(report.Machine.Processor, report.Machine.Cores)}");
        return new(best, [.. ranked.Where(c => c != best)], reasons);
    }

    /// <summary>Adds what speaks against taking an old result for this machine, to the reasons.</summary>
    /// <param name="report">The result.</param>
    /// <param name="processor">This machine's processor.</param>
    /// <param name="cores">Its logical processors.</param>
    /// <param name="now">The time.</param>
    public Recommendation Doubted(Report report, string processor, int cores, DateTimeOffset now)
    {
        var reasons = new List<string>(Reasons);
        if (report.Machine.Processor != processor || report.Machine.Cores != cores)
            reasons.Add($"WARNING: this machine is another one, {Described(processor, cores)}; 'compare' measures it");
        if (now - report.Created > s_old)
            reasons.Add($"WARNING: the result is {(now - report.Created).TotalDays:F0} days old; 'compare' measures anew");
        return this with { Reasons = reasons };
    }

    private static string Described(string processor, int cores) => $"{processor} with {cores} {(cores == 1 ? "processor" : "processors")}";

    /// <summary>The settings, for a shell or a service's environment file: a line each, with why in comments.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (string reason in Reasons)
            yield return "# " + reason;
        yield return $"{ProviderNames.Variable}={Best.Provider}";
        yield return $"{ProviderNames.ThreadsVariable}={Best.Threads}";
    }

    /// <summary>What counts for a kind of use.</summary>
    /// <param name="use">all, products, training, linalg or small.</param>
    public static IReadOnlyCollection<string> GroupsFor(string use) => use switch
    {
        "products" => ["gemm", "gemv", "thin", "batched", "level3"],
        "training" => ["thin", "training"],
        "linalg" => ["lapack", "level3"],
        "small" => ["overhead", "batched", "level1"],
        _ => WorkCatalog.Groups.ToArray(),
    };

    /// <summary>The kinds of use.</summary>
    public static string[] Uses => ["all", "products", "training", "linalg", "small"];
}
