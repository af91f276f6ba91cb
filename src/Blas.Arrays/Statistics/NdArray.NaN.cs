using System.Numerics;

namespace Blas.Arrays;

// Reductions that pass over NaN: numpy.nansum, nanmean, nanmax, ...
public abstract unsafe partial class NdArray
{
    /// <summary>The sum of what is not NaN; 0 where there is nothing else.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> NanSum<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> numbers = Numbers(a);
        return a.Sum(Axes(a, axis), keepDims, @out, numbers);
    }

    /// <summary>The product of what is not NaN; 1 where there is nothing else.</summary>
    /// <inheritdoc cref="NanSum{T}"/>
    public static NdArray<T> NanProd<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> numbers = Numbers(a);
        return a.Prod(Axes(a, axis), keepDims, @out, numbers);
    }

    /// <summary>The arithmetic mean of what is not NaN; NaN where there is nothing else.</summary>
    /// <inheritdoc cref="NanSum{T}"/>
    public static NdArray<T> NanMean<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> numbers = Numbers(a);
        return a.Mean(Axes(a, axis), keepDims, @out, numbers);
    }

    /// <summary>The variance of what is not NaN; NaN where n - ddof is not positive.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> NanVar<T>(NdArray<T> a, int? axis = null, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> numbers = Numbers(a);
        int[] axes = Axes(a, axis);
        NdArray<T> result = a.Var(axes, ddof, keepDims, @out, numbers);
        using NdArray<long> counts = numbers.Sum(axes, keepDims);
        using NdArray<bool> tooFew = counts <= ddof;
        using NdArray<T> nan = FromScalar(T.NaN);
        Elementwise.CopyWhere(result, tooFew, nan);
        return result;
    }

    /// <summary>The standard deviation of what is not NaN: the square root of <c>NanVar</c>.</summary>
    /// <inheritdoc cref="NanVar{T}"/>
    public static NdArray<T> NanStd<T>(NdArray<T> a, int? axis = null, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NdArray<T> variance = NanVar(a, axis, ddof, keepDims, @out);
        return Sqrt(variance, variance);
    }

    /// <summary>The greatest that is not NaN; NaN where there is nothing else.</summary>
    /// <inheritdoc cref="NanSum{T}"/>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static NdArray<T> NanMax<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reducer.Along<T, NanMaxKernel<T>>(a, Axes(a, axis), keepDims, @out);
    }

    /// <summary>The least that is not NaN; NaN where there is nothing else.</summary>
    /// <inheritdoc cref="NanSum{T}"/>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static NdArray<T> NanMin<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reducer.Along<T, NanMinKernel<T>>(a, Axes(a, axis), keepDims, @out);
    }

    /// <summary>The place of the greatest that is not NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <returns>The indices; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is nothing but NaN somewhere, or no element, or no such axis.</exception>
    public static NdArray<long> NanArgMax<T>(NdArray<T> a, int? axis = null)
        where T : unmanaged, IFloatingPointIeee754<T> => NanArg(a, axis, T.NegativeInfinity, greatest: true);

    /// <summary>The place of the least that is not NaN.</summary>
    /// <inheritdoc cref="NanArgMax{T}"/>
    public static NdArray<long> NanArgMin<T>(NdArray<T> a, int? axis = null)
        where T : unmanaged, IFloatingPointIeee754<T> => NanArg(a, axis, T.PositiveInfinity, greatest: false);

    /// <summary>The sums of the elements up to each place, NaN as 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements in C order.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> NanCumSum<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<T> numbers = NanReplaced(a, T.Zero);
        return CumSum(numbers, axis, @out);
    }

    /// <summary>The products of the elements up to each place, NaN as 1.</summary>
    /// <inheritdoc cref="NanCumSum{T}"/>
    public static NdArray<T> NanCumProd<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<T> numbers = NanReplaced(a, T.One);
        return CumProd(numbers, axis, @out);
    }

    /// <summary>As <see cref="Quantile{T}(NdArray{T}, double, int?, NdArray{T}?, QuantileMethod, bool)"/>, of what is not NaN; NaN where there is nothing else.</summary>
    /// <inheritdoc cref="Quantile{T}(NdArray{T}, double, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray<T> NanQuantile<T>(
        NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        if (!(q >= 0 && q <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Quantiles must be in the range [0, 1]: {q}"), nameof(q));
        }

        using NdArray<T> lines = AlongAxis<T, T>(a, axis, 1, (line, result) =>
        {
            T[] numbers = WithoutNaN(line);
            result[0] = T.NaN;
            if (numbers.Length > 0)
            {
                Quantiles.Of<T>(numbers, [q], method, result);
            }
        });
        return Deliver(@out, WithoutAxis(lines, a.NDim, axis, keepDims));
    }

    /// <summary>As <see cref="NanQuantile{T}"/>, the part in percent.</summary>
    /// <inheritdoc cref="Percentile{T}(NdArray{T}, double, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray<T> NanPercentile<T>(
        NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T> => q is >= 0 and <= 100
        ? NanQuantile(a, q / 100, axis, @out, method, keepDims)
        : throw new ArgumentException(FormattableString.Invariant($"Percentiles must be in the range [0, 100]: {q}"), nameof(q));

    /// <summary>As <see cref="Median{T}(NdArray{T}, int?, NdArray{T}?, bool)"/>, of what is not NaN; NaN where there is nothing else.</summary>
    /// <inheritdoc cref="Median{T}(NdArray{T}, int?, NdArray{T}?, bool)"/>
    public static NdArray<T> NanMedian<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> lines = AlongAxis<T, T>(a, axis, 1, static (line, result) => result[0] = Quantiles.Median<T>(WithoutNaN(line)));
        return Deliver(@out, WithoutAxis(lines, a.NDim, axis, keepDims));
    }

    internal static int[] Axes(NdArray a, int? axis) => axis is int one ? [one] : [.. Enumerable.Range(0, a.NDim)];

    private static NdArray<bool> Numbers<T>(NdArray<T> a)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        NdArray<bool> numbers = IsNaN(a);
        return LogicalNot(numbers, numbers);
    }

    private static NdArray<T> NanReplaced<T>(NdArray<T> a, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> nan = IsNaN(a);
        using NdArray<T> scalar = FromScalar(value);
        NdArray<T> result = a.Copy();
        Elementwise.CopyWhere(result, nan, scalar);
        return result;
    }

    private static NdArray<long> NanArg<T>(NdArray<T> a, int? axis, T least, bool greatest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<bool> nan = IsNaN(a);
        using NdArray<bool> nothing = nan.All(Axes(a, axis));
        if (a.Size > 0 && nothing.Any())
        {
            throw new ArgumentException("All-NaN slice encountered", nameof(a));
        }

        using NdArray<T> numbers = NanReplaced(a, least);
        return axis is int along
            ? greatest ? numbers.ArgMax(along) : numbers.ArgMin(along)
            : FromScalar(greatest ? numbers.ArgMax() : numbers.ArgMin());
    }

    private static T[] WithoutNaN<T>(ReadOnlySpan<T> line)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var numbers = new List<T>(line.Length);
        foreach (T value in line)
        {
            if (!T.IsNaN(value))
            {
                numbers.Add(value);
            }
        }

        return [.. numbers];
    }
}
