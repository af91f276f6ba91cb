using System.Runtime.InteropServices;

namespace Blas.Arrays;

// numpy.histogram, histogram_bin_edges.
public abstract unsafe partial class NdArray
{
    /// <summary>How many values lie in each of some bins: from its left edge up to, not including, its right one, which the last bin includes.</summary>
    /// <param name="a">The values, real ones; all of them, whatever the shape. Those outside the bins are not counted.</param>
    /// <param name="bins">A number of bins of equal width, their edges, or the name of a rule.</param>
    /// <param name="range">From where to where bins of equal width go; from the smallest to the largest value if null.</param>
    /// <returns>The counts, and the edges, one more.</returns>
    /// <exception cref="ArgumentException">There is no bin or no such rule, edges fall, or the range is empty or not finite.</exception>
    /// <exception cref="NotSupportedException">The elements are no real numbers.</exception>
    public static (NdArray<long> Counts, NdArray<double> Edges) Histogram(NdArray a, HistogramBins bins = default, (double Low, double High)? range = null)
    {
        using NdArray<double> values = BinnedValues(a);
        NdArray<double> edges = EdgesOf(values, bins, range, out bool isEven);
        NdArray<long> counts = Allocate<long>([edges.Size - 1], zeroed: true);
        for (nint i = 0; i < values.Size; i++)
        {
            nint bin = BinOf(values.Data[i], edges, isEven);
            if (bin >= 0)
            {
                counts.Data[bin]++;
            }
        }

        return (counts, edges);
    }

    /// <summary>The sum of the weights of the values in each bin; or the density, whose integral over all bins is 1.</summary>
    /// <param name="a">The values, real ones; all of them, whatever the shape.</param>
    /// <param name="bins">A number of bins of equal width, their edges, or (without weights) the name of a rule.</param>
    /// <param name="weights">A weight for each value, of the same shape; null for 1.</param>
    /// <param name="density">Whether each sum is divided by the width of its bin and the sum of all.</param>
    /// <param name="range">From where to where bins of equal width go; from the smallest to the largest value if null.</param>
    /// <returns>The sums or densities, and the edges, one more.</returns>
    /// <exception cref="ArgumentException">As of the other overload; or the weights have another shape.</exception>
    /// <exception cref="NotSupportedException">The elements are no real numbers, or there are weights and a rule.</exception>
    public static (NdArray<double> Counts, NdArray<double> Edges) Histogram(
        NdArray a, HistogramBins bins, NdArray<double>? weights, bool density = false, (double Low, double High)? range = null)
    {
        using NdArray<double> values = BinnedValues(a);
        if (weights is not null && !weights.Shape.SequenceEqual(a.Shape))
        {
            throw new ArgumentException(
                $"weights should have the same shape as a.: {ShapeMath.Format(weights.Shape)} and {ShapeMath.Format(a.Shape)}", nameof(weights));
        }

        if (weights is not null && bins.Rule is not null)
        {
            throw new NotSupportedException("Automated estimation of the number of bins is not supported for weighted data");
        }

        using NdArray<double> each = weights is null ? Ones<double>(values.Size) : weights.Flatten();
        NdArray<double> edges = EdgesOf(values, bins, range, out bool isEven);
        NdArray<double> sums = Allocate<double>([edges.Size - 1], zeroed: true);
        for (nint i = 0; i < values.Size; i++)
        {
            nint bin = BinOf(values.Data[i], edges, isEven);
            if (bin >= 0)
            {
                sums.Data[bin] += each.Data[i];
            }
        }

        if (density)
        {
            using NdArray<double> widths = Diff(edges);
            double total = sums.Sum();
            Divide(sums, widths, sums);
            Divide(sums, total, sums);
        }

        return (sums, edges);
    }

    /// <summary>The density of the values in each bin, whose integral over all bins is 1.</summary>
    /// <inheritdoc cref="Histogram(NdArray, HistogramBins, NdArray{double}?, bool, ValueTuple{double, double}?)"/>
    public static (NdArray<double> Counts, NdArray<double> Edges) Histogram(
        NdArray a, HistogramBins bins, bool density, (double Low, double High)? range = null) => Histogram(a, bins, null, density, range);

    /// <summary>The edges of the bins that <see cref="Histogram(NdArray, HistogramBins, ValueTuple{double, double}?)"/> counts in.</summary>
    /// <param name="a">The values.</param>
    /// <param name="bins">A number of bins of equal width, their edges, or the name of a rule.</param>
    /// <param name="range">From where to where bins of equal width go; from the smallest to the largest value if null.</param>
    /// <returns>The edges, one more than bins.</returns>
    /// <exception cref="ArgumentException">There is no bin or no such rule, edges fall, or the range is empty or not finite.</exception>
    public static NdArray<double> HistogramBinEdges(NdArray a, HistogramBins bins = default, (double Low, double High)? range = null)
    {
        using NdArray<double> values = BinnedValues(a);
        return EdgesOf(values, bins, range, out _);
    }

    private static NdArray<double> BinnedValues(NdArray a)
    {
        if (NumericTypes.Of(a, nameof(a)) >= NumericType.Complex64)
        {
            throw new NotSupportedException($"elements of type {a.DTypeName} have no order to be counted in bins by");
        }

        using NdArray<double> values = a.AsType<double>();
        return values.Flatten();
    }

    private static NdArray<double> EdgesOf(NdArray<double> values, HistogramBins bins, (double Low, double High)? range, out bool isEven)
    {
        isEven = bins.Edges is null;
        if (bins.Edges is NdArray<double> given)
        {
            if (given.NDim != 1)
            {
                throw new ArgumentException(ShapeMath.Text($"`bins` must be 1d, when an array: it has {given.NDim} axes"), nameof(bins));
            }

            if (given.Size == 0)
            {
                throw new ArgumentException("`bins` must have an edge at least, when an array", nameof(bins));
            }

            for (nint i = 1; i < given.Size; i++)
            {
                if (given[i - 1] > given[i])
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"`bins` must increase monotonically, when an array: {given[i - 1]} comes before {given[i]}"), nameof(bins));
                }
            }

            return given.Copy();
        }

        int count = bins.Count;
        if (count < 1)
        {
            throw new ArgumentException(ShapeMath.Text($"`bins` must be positive, when an integer: {count}"), nameof(bins));
        }

        (double low, double high) = HistogramRange(values, range);
        if (bins.Rule is string rule)
        {
            using NdArray<double> within = Within(values, low, high);
            double width = within.Size == 0 ? 0 : BinRules.Width(rule, within);
            double wanted = width > 0 ? Math.Ceiling((high - low) / width) : 1;
            count = wanted < System.Array.MaxLength
                ? (int)wanted
                : throw new ArgumentException(FormattableString.Invariant($"the rule '{rule}' asks for {wanted} bins"), nameof(bins));
        }

        return Linspace<double>(low, high, count + 1);
    }

    // The bin of a value; -1 outside of all.
    private static nint BinOf(double value, NdArray<double> edges, bool isEven)
    {
        double* edge = edges.Data;
        nint last = edges.Size - 1;
        if (!(value >= edge[0] && value <= edge[last]) || last == 0)
        {
            return -1;
        }

        nint bin;
        if (isEven)
        {
            // What rounding has put beside its bin is put back by the edges themselves.
            bin = Math.Min((nint)((value - edge[0]) * (last / (edge[last] - edge[0]))), last - 1);
            bin -= value < edge[bin] ? 1 : 0;
            return bin + (value >= edge[bin + 1] && bin != last - 1 ? 1 : 0);
        }

        nint low = 0, high = last + 1;
        while (low < high)
        {
            nint middle = low + ((high - low) >> 1);
            (low, high) = edge[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return value == edge[last] ? last - 1 : low - 1;
    }

    private static NdArray<double> Within(NdArray<double> values, double low, double high)
    {
        var within = new List<double>(checked((int)values.Size));
        for (nint i = 0; i < values.Size; i++)
        {
            if (values.Data[i] >= low && values.Data[i] <= high)
            {
                within.Add(values.Data[i]);
            }
        }

        return FromSpan<double>(CollectionsMarshal.AsSpan(within));
    }

    private static (double Low, double High) HistogramRange(NdArray<double> values, (double Low, double High)? range)
    {
        double low = 0, high = 1;
        if (range is { } given)
        {
            (low, high) = given;
            if (low > high)
            {
                throw new ArgumentException(FormattableString.Invariant($"max must be larger than min in range parameter: {low} and {high}"), nameof(range));
            }
        }
        else if (values.Size > 0)
        {
            (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (nint i = 0; i < values.Size; i++)
            {
                // Math.Min and Max keep a NaN.
                low = Math.Min(low, values.Data[i]);
                high = Math.Max(high, values.Data[i]);
            }
        }

        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{(range is null ? "autodetected" : "supplied")} range of [{PrintedBound(low)}, {PrintedBound(high)}] is not finite"), nameof(range));
        }

        return low == high ? (low - 0.5, high + 0.5) : (low, high);
    }

    // As Python writes it.
    private static string PrintedBound(double bound) => FromScalar(bound).ToString();
}
