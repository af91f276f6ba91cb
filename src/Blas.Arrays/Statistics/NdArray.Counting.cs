using System.Numerics;

namespace Blas.Arrays;

// Counting: numpy.bincount, digitize.
public abstract unsafe partial class NdArray
{
    /// <summary>How often each number from 0 to the largest occurs.</summary>
    /// <typeparam name="T">An integer type.</typeparam>
    /// <param name="x">The numbers, none negative, of one axis.</param>
    /// <param name="minLength">The result is at least so long.</param>
    /// <returns>A new array of one axis.</returns>
    /// <exception cref="ArgumentException">A number is negative, or the array has not one axis.</exception>
    public static NdArray<long> BinCount<T>(NdArray<T> x, nint minLength = 0)
        where T : unmanaged, IBinaryInteger<T>
    {
        using NdArray<T> values = BinValues(x, minLength, out nint length);
        NdArray<long> result = Allocate<long>([length], zeroed: true);
        for (nint i = 0; i < values.Size; i++)
        {
            result.Data[nint.CreateTruncating(values.Data[i])]++;
        }

        return result;
    }

    /// <summary>The sum of the weights of each number from 0 to the largest.</summary>
    /// <typeparam name="T">An integer type.</typeparam>
    /// <param name="x">The numbers, none negative, of one axis.</param>
    /// <param name="weights">A weight for each.</param>
    /// <param name="minLength">The result is at least so long.</param>
    /// <returns>A new array of one axis.</returns>
    /// <exception cref="ArgumentException">A number is negative, or there are not as many weights as numbers.</exception>
    public static NdArray<double> BinCount<T>(NdArray<T> x, NdArray<double> weights, nint minLength = 0)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        using NdArray<T> values = BinValues(x, minLength, out nint length);
        if (weights.NDim != 1 || weights.Size != values.Size)
        {
            throw new ArgumentException(ShapeMath.Text($"The weights and list don't have the same length: {weights.Size} and {values.Size}"), nameof(weights));
        }

        NdArray<double> result = Allocate<double>([length], zeroed: true);
        for (nint i = 0; i < values.Size; i++)
        {
            result.Data[nint.CreateTruncating(values.Data[i])] += weights[i];
        }

        return result;
    }

    /// <summary>
    /// The bin of each value: i where bins[i-1] &lt;= x &lt; bins[i], or with <paramref name="right"/> bins[i-1] &lt; x &lt;= bins[i];
    /// with descending edges where bins[i-1] &gt; x &gt;= bins[i], or bins[i-1] &gt;= x &gt; bins[i].
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">The values.</param>
    /// <param name="bins">The edges, ascending or descending, of one axis.</param>
    /// <param name="right">Whether the right edge belongs to a bin instead of the left one.</param>
    /// <returns>A new array of the shape of x.</returns>
    /// <exception cref="ArgumentException">The edges are neither ascending nor descending.</exception>
    public static NdArray<long> Digitize<T>(NdArray<T> x, NdArray<T> bins, bool right = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(bins);
        Comparison<T> compare = SortOrder<T>.Required;
        bool rises = true, falls = true;
        for (nint i = 1; i < bins.Size; i++)
        {
            int order = compare(bins[i - 1], bins[i]);
            rises &= order <= 0;
            falls &= order >= 0;
        }

        if (!rises && !falls)
        {
            throw new ArgumentException("bins must be monotonically increasing or decreasing", nameof(bins));
        }

        SearchSide side = right ? SearchSide.Left : SearchSide.Right;
        if (rises)
        {
            return SearchSorted(bins, x, side);
        }

        using NdArray<T> ascending = Flip(bins);
        NdArray<long> result = SearchSorted(ascending, x, side);
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = bins.Size - result.Data[i];
        }

        return result;
    }

    private static NdArray<T> BinValues<T>(NdArray<T> x, nint minLength, out nint length)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        if (x.NDim != 1)
        {
            throw new ArgumentException(ShapeMath.Text($"object {(x.NDim > 1 ? "too deep" : "of too small depth")} for desired array: it has {x.NDim} axes"), nameof(x));
        }

        NdArray<T> values = x.Copy();
        length = minLength;
        for (nint i = 0; i < values.Size; i++)
        {
            T value = values.Data[i];
            if (T.IsNegative(value))
            {
                values.Dispose();
                throw new ArgumentException($"'list' argument must have no negative elements: {value}", nameof(x));
            }

            length = Math.Max(length, checked(nint.CreateChecked(value) + 1));
        }

        return values;
    }
}
