namespace Blas.Arrays;

/// <summary>Rules for the width of a histogram's bins (numpy.histogram_bin_edges, whose documentation has the formulas and their authors).</summary>
internal static class BinRules
{
    /// <summary>The width for these values; 0 where the rule finds none.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="values">The values, all of them finite and at least one.</param>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public static double Width(string rule, NdArray<double> values) => rule switch
    {
        "sqrt" => Extent(values) / Math.Sqrt(values.Size),
        "sturges" => Sturges(values),
        "rice" => Extent(values) / (2 * Math.Pow(values.Size, 1.0 / 3)),
        "scott" => Math.Pow(24 * Math.Sqrt(Math.PI) / values.Size, 1.0 / 3) * values.Std(),
        "doane" => Doane(values),
        "fd" => FreedmanDiaconis(values),
        "auto" => FreedmanDiaconis(values) is > 0 and double width ? Math.Min(width, Sturges(values)) : Sturges(values),
        _ => throw new ArgumentException($"'{rule}' is not a valid estimator for `bins`: auto, fd, doane, scott, rice, sturges and sqrt are", nameof(rule)),
    };

    private static double Extent(NdArray<double> values) => values.Max() - values.Min();

    private static double Sturges(NdArray<double> values) => Extent(values) / (Math.Log2(values.Size) + 1);

    private static double FreedmanDiaconis(NdArray<double> values)
    {
        using NdArray<double> quartiles = NdArray.Percentile(values, [75, 25]);
        return 2 * (quartiles[0] - quartiles[1]) / Math.Pow(values.Size, 1.0 / 3);
    }

    private static double Doane(NdArray<double> values)
    {
        double n = values.Size, deviation = values.Std();
        if (n <= 2 || !(deviation > 0))
        {
            return 0;
        }

        using NdArray<double> scaled = NdArray.Subtract(values, values.Mean());
        NdArray.Divide(scaled, deviation, scaled);
        NdArray.Power(scaled, 3.0, scaled);
        double spread = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return Extent(values) / (1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(scaled.Mean()) / spread)));
    }
}
