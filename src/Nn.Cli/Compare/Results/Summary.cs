namespace Nn.Cli.Compare.Results;

/// <summary>Many ratios in one.</summary>
internal static class Summary
{
    /// <summary>exp of the mean logarithm: the mean that doesn't depend on which provider is the baseline. Null of nothing.</summary>
    public static double? GeometricMean(IEnumerable<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (value > 0 && double.IsFinite(value))
            {
                sum += Math.Log(value);
                count++;
            }
        }

        return count == 0 ? null : Math.Exp(sum / count);
    }

    /// <summary>A quantile by linear interpolation between the sorted values.</summary>
    /// <param name="sorted">The values in order, at least one.</param>
    /// <param name="share">Between 0 and 1.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
