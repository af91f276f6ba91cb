using System.Numerics;

namespace Blas.Arrays;

/// <summary>Quantiles and medians of single lines.</summary>
internal static class Quantiles
{
    /// <summary>Whether a method gives elements, none between them.</summary>
    public static bool IsDiscrete(QuantileMethod method) =>
        method is QuantileMethod.Lower or QuantileMethod.Higher or QuantileMethod.InvertedCdf or QuantileMethod.ClosestObservation or QuantileMethod.Nearest;

    /// <summary>The quantiles of a line; NaN if one of its elements is.</summary>
    /// <param name="line">The line, in any order; at least one element.</param>
    /// <param name="parts">Which quantiles, 0 to 1 each.</param>
    /// <param name="method">How.</param>
    /// <param name="result">Where they go.</param>
    public static void Of<T>(ReadOnlySpan<T> line, ReadOnlySpan<double> parts, QuantileMethod method, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] sorted = line.ToArray();
        NdArray.SortLine(sorted.AsSpan());
        for (int i = 0; i < parts.Length; i++)
        {
            result[i] = T.IsNaN(sorted[^1]) ? T.NaN : OfSorted<T>(sorted, parts[i], method);
        }
    }

    /// <summary>The element in the middle, or the mean of the two; NaN for none, or if one is NaN.</summary>
    public static T Median<T>(ReadOnlySpan<T> line)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (line.IsEmpty)
        {
            return T.NaN;
        }

        T[] sorted = line.ToArray();
        NdArray.SortLine(sorted.AsSpan());
        int middle = sorted.Length / 2;
        return T.IsNaN(sorted[^1]) ? T.NaN
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / T.CreateTruncating(2);
    }

    private static T OfSorted<T>(ReadOnlySpan<T> sorted, double q, QuantileMethod method)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = sorted.Length;
        double place = method switch
        {
            QuantileMethod.InvertedCdf or QuantileMethod.AveragedInvertedCdf => (n * q) - 1,
            QuantileMethod.ClosestObservation => (n * q) - 1.5,
            QuantileMethod.InterpolatedInvertedCdf => Place(n, q, 0, 1),
            QuantileMethod.Hazen => Place(n, q, 0.5, 0.5),
            QuantileMethod.Weibull => Place(n, q, 0, 0),
            QuantileMethod.MedianUnbiased => Place(n, q, 1 / 3.0, 1 / 3.0),
            QuantileMethod.NormalUnbiased => Place(n, q, 3 / 8.0, 3 / 8.0),
            _ => (n - 1) * q,
        };
        double floor = Math.Floor(place), part = place - floor;
        bool isEven = floor % 2 == 0;
        part = method switch
        {
            QuantileMethod.Lower => 0,
            QuantileMethod.Higher or QuantileMethod.InvertedCdf => part > 0 ? 1 : 0,
            QuantileMethod.Midpoint => part > 0 ? 0.5 : 0,
            QuantileMethod.Nearest => part > 0.5 || (part == 0.5 && !isEven) ? 1 : 0,
            QuantileMethod.AveragedInvertedCdf => part > 0 ? 1 : 0.5,
            QuantileMethod.ClosestObservation => part == 0 && isEven ? 0 : 1,
            _ => part,
        };
        T below = sorted[(int)Math.Clamp(floor, 0, n - 1)], above = sorted[(int)Math.Clamp(floor + 1, 0, n - 1)];

        // An element is taken as it is: arithmetic would make a NaN of an infinity.
        return !IsDiscrete(method) ? Between(below, above, T.CreateTruncating(part)) : part == 0 ? below : above;
    }

    // From the nearer end, so that the result neither leaves the interval nor falls as q rises.
    private static T Between<T>(T below, T above, T part)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T difference = above - below;
        return part >= T.CreateTruncating(0.5) ? above - (difference * (T.One - part)) : below + (difference * part);
    }

    private static double Place(int n, double q, double alpha, double beta) => (n * q) + (alpha + (q * (1 - alpha - beta))) - 1;
}
