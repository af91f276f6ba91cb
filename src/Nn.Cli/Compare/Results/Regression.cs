namespace Nn.Cli.Compare.Results;

/// <summary>A piece of work in two runs.</summary>
/// <param name="Before">In the earlier one.</param>
/// <param name="Now">In this one.</param>
/// <param name="Ratio">The rate now over that before.</param>
internal sealed record Change(Measurement Before, Measurement Now, double Ratio);

/// <summary>Two runs held against each other.</summary>
/// <param name="Slower">What is slower by more than the threshold and more than the turns' own spread, the worst first.</param>
/// <param name="Faster">What is faster by as much, the best first.</param>
/// <param name="Compared">How much of the work is in both.</param>
internal sealed record Regression(IReadOnlyList<Change> Slower, IReadOnlyList<Change> Faster, int Compared)
{
    /// <summary>What besides the code is not the same in both runs, a sentence each: another machine, another version of a library.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="now">The later one.</param>
    public static IEnumerable<string> Differences(Report before, Report now)
    {
        if (before.Machine.Processor != now.Machine.Processor || before.Machine.Cores != now.Machine.Cores)
        {
            yield return $"The earlier run was on another machine: {before.Machine.Processor} with {before.Machine.Cores} processors; "
                + $"this one is {now.Machine.Processor} with {now.Machine.Cores}.";
        }

        foreach (ProviderFacts old in before.Providers)
        {
            ProviderFacts? provider = now.Providers.FirstOrDefault(p => p.Name == old.Name);
            if (provider is null)
                yield return $"{old.Name} took part in the earlier run alone.";
            else if (provider.Version != old.Version || provider.CodePath != old.CodePath)
                yield return $"{old.Name} was {old.Version} ({old.CodePath}), and is {provider.Version} ({provider.CodePath}).";
        }

        foreach (ProviderFacts added in now.Providers.Where(p => before.Providers.All(old => old.Name != p.Name)))
            yield return $"{added.Name} takes part in this run alone.";
    }

    /// <summary>Compares.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="now">The later one.</param>
    /// <param name="threshold">The share of its rate that a piece of work may lose: 0.1.</param>
    public static Regression Of(Report before, Report now, double threshold)
    {
        Dictionary<(string, string, string, string, int), Measurement> earlier = [];
        foreach (Measurement m in before.Measurements)
            earlier.TryAdd(m.Key, m);
        var slower = new List<Change>();
        var faster = new List<Change>();
        int compared = 0;
        foreach (Measurement m in now.Measurements)
        {
            if (!earlier.TryGetValue(m.Key, out Measurement? old) || old.Unit != m.Unit)
                continue;
            compared++;
            double ratio = m.Rate / old.Rate;

            // Quartiles that overlap are noise, however far the medians are apart.
            if (ratio < 1 - threshold && m.High < old.Low)
                slower.Add(new(old, m, ratio));
            else if (ratio > 1 / (1 - threshold) && m.Low > old.High)
                faster.Add(new(old, m, ratio));
        }

        return new([.. slower.OrderBy(c => c.Ratio)], [.. faster.OrderByDescending(c => c.Ratio)], compared);
    }
}
