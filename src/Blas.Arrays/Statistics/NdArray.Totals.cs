using System.Numerics;

namespace Blas.Arrays;

// Reductions with another type (NumPy's dtype=), and numpy.ptp, count_nonzero, average, trace.
public abstract unsafe partial class NdArray
{
    /// <summary>The sum, computed and returned in another type: NumPy's <c>np.sum(a, dtype=...)</c>.</summary>
    /// <typeparam name="TResult">The type.</typeparam>
    /// <param name="a">The array, of numbers or bools.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<TResult> Sum<TResult>(NdArray a, int? axis = null, bool keepDims = false, NdArray<TResult>? @out = null)
        where TResult : unmanaged, INumberBase<TResult>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<TResult> wide = a.AsType<TResult>();
        return Reducer.Along<TResult, SumKernel<TResult>>(wide, Axes(a, axis), keepDims, @out);
    }

    /// <summary>The product, computed and returned in another type: NumPy's <c>np.prod(a, dtype=...)</c>.</summary>
    /// <inheritdoc cref="Sum{TResult}"/>
    public static NdArray<TResult> Prod<TResult>(NdArray a, int? axis = null, bool keepDims = false, NdArray<TResult>? @out = null)
        where TResult : unmanaged, INumberBase<TResult>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<TResult> wide = a.AsType<TResult>();
        return Reducer.Along<TResult, ProductKernel<TResult>>(wide, Axes(a, axis), keepDims, @out);
    }

    /// <summary>The arithmetic mean, computed and returned in another type: NumPy's <c>np.mean(a, dtype=...)</c>.</summary>
    /// <inheritdoc cref="Sum{TResult}"/>
    public static NdArray<TResult> Mean<TResult>(NdArray a, int? axis = null, bool keepDims = false, NdArray<TResult>? @out = null)
        where TResult : unmanaged, INumberBase<TResult>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<TResult> wide = a.AsType<TResult>();
        return MeanOf.Along(wide, Axes(a, axis), keepDims, @out);
    }

    /// <summary>The greatest minus the least.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is no element, no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Ptp<T>(NdArray<T> a, int? axis = null, bool keepDims = false, NdArray<T>? @out = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        int[] axes = Axes(a, axis);
        using NdArray<T> least = a.Min(axes, keepDims);
        NdArray<T> greatest = a.Max(axes, keepDims, @out);
        return Subtract(greatest, least, greatest);
    }

    /// <summary>How many elements are not zero (of bools: true).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>A new array; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    public static NdArray<long> CountNonZero<T>(NdArray<T> a, int? axis = null, bool keepDims = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<bool> truth = a.AsType<bool>();
        return truth.Sum(Axes(a, axis), keepDims);
    }

    /// <summary>The weighted mean Σ w·a / Σ w.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="weights">A weight for every element, or for every place along the axis; all alike if null.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <returns>A new array; of no axis for all elements.</returns>
    /// <exception cref="ArgumentException">The weights have another shape, or there is no such axis.</exception>
    /// <exception cref="DivideByZeroException">The weights add up to zero.</exception>
    public static NdArray<T> Average<T>(NdArray<T> a, NdArray<T>? weights = null, int? axis = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        int[] axes = Axes(a, axis);
        if (weights is null)
        {
            return a.Mean(axes);
        }

        using NdArray<T> shaped = ShapedWeights(a, weights, axis);
        using NdArray<T> stretched = shaped.BroadcastTo(a.Shape);
        using NdArray<T> total = stretched.Sum(axes), weighted = Multiply(a, stretched);
        using NdArray<bool> zero = Equal(total, T.Zero);
        if (zero.Any())
        {
            throw new DivideByZeroException("Weights sum to zero, can't be normalized");
        }

        NdArray<T> sum = weighted.Sum(axes);
        return Divide(sum, total, sum);
    }

    /// <summary>The sum along the diagonal of two axes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array, of two axes at least.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    /// <param name="axis1">The axis of the rows.</param>
    /// <param name="axis2">The axis of the columns.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The result, without the two axes.</returns>
    /// <exception cref="ArgumentException">There are no such axes, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Trace<T>(NdArray<T> a, nint offset = 0, int axis1 = 0, int axis2 = 1, NdArray<T>? @out = null)
        where T : unmanaged, INumberBase<T>
    {
        using NdArray<T> diagonal = Diagonal(a, offset, axis1, axis2);
        return Reducer.Along<T, SumKernel<T>>(diagonal, [-1], keepDims: false, @out);
    }

    private static NdArray<T> ShapedWeights<T>(NdArray<T> a, NdArray<T> weights, int? axis)
        where T : unmanaged
    {
        if (weights.Shape.SequenceEqual(a.Shape))
        {
            return weights.View();
        }

        if (axis is not int along)
        {
            throw new ArgumentException("Axis must be specified when shapes of a and weights differ.", nameof(weights));
        }

        int normal = ShapeMath.NormalizeAxis(along, a.NDim);
        if (weights.NDim != 1 || weights.Size != a.Shape[normal])
        {
            throw new ArgumentException(
                $"weights of shape {ShapeMath.Format(weights.Shape)} do not fit axis {normal} of an array of shape {ShapeMath.Format(a.Shape)}", nameof(weights));
        }

        nint[] shape = new nint[a.NDim];
        shape.AsSpan().Fill(1);
        shape[normal] = weights.Size;
        return weights.Reshape(shape);
    }
}
