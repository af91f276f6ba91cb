using System.Numerics;

namespace Blas.Arrays;

// Choosing and comparing: where, clip, array_equal, allclose.
public abstract unsafe partial class NdArray
{
    /// <summary>Takes from one array where the condition holds and from the other where not; all are broadcast.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="condition">The choice.</param>
    /// <param name="x">Values where it is true.</param>
    /// <param name="y">Values where it is false.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    public static NdArray<T> Where<T>(NdArray<bool> condition, NdArray<T> x, NdArray<T> y)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Span<nint> pair = stackalloc nint[ShapeMath.BroadcastDims(x.Shape, y.Shape)];
        ShapeMath.Broadcast(x.Shape, y.Shape, pair);
        Span<nint> shape = stackalloc nint[ShapeMath.BroadcastDims(condition.Shape, pair)];
        ShapeMath.Broadcast(condition.Shape, pair, shape);
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        result.Assign(y);

        using Lease leaseCondition = condition.Hold();
        using Lease leaseX = x.Hold();
        Span<nint> strides = stackalloc nint[2 * shape.Length];
        Span<nint> stridesC = strides[..shape.Length];
        Span<nint> stridesX = strides[shape.Length..];
        ShapeMath.BroadcastStrides(condition.Shape, condition.Strides, shape, stridesC);
        ShapeMath.BroadcastStrides(x.Shape, x.Strides, shape, stridesX);
        var plan = new LoopPlan(shape, result.Strides, stridesC, stridesX);
        if (plan.Run == 0)
        {
            return result;
        }

        do
        {
            T* to = result.Data + plan.Offset0;
            bool* choose = condition.Data + plan.Offset1;
            T* from = x.Data + plan.Offset2;
            for (nint i = 0; i < plan.Run; i++)
            {
                to[i * plan.Inner0] = choose[i * plan.Inner1] ? from[i * plan.Inner2] : to[i * plan.Inner0];
            }
        }
        while (plan.Next());
        return result;
    }

    /// <summary>Cuts every element off at the ends of an interval; NaN stays NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <param name="min">The lower end.</param>
    /// <param name="max">The upper end, which wins where it is below the lower.</param>
    /// <param name="out">Where the result goes, if not to a new array; may be the operand itself.</param>
    /// <returns>The result.</returns>
    public static NdArray<T> Clip<T>(NdArray<T> a, T min, T max, NdArray<T>? @out = null)
        where T : unmanaged, INumber<T>
    {
        NdArray<T> result = Maximum(a, min, @out);
        return Minimum(result, max, result);
    }

    /// <summary>Cuts every element off at the ends of an interval of its own; NaN stays NaN.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <param name="min">The lower ends, stretched to the shape; null for none.</param>
    /// <param name="max">The upper ends, which win where they are below the lower; null for none.</param>
    /// <param name="out">Where the result goes, if not to a new array; may be the operand itself.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">There is neither end, or the shapes cannot be stretched to one.</exception>
    public static NdArray<T> Clip<T>(NdArray<T> a, NdArray<T>? min, NdArray<T>? max, NdArray<T>? @out = null)
        where T : unmanaged, INumber<T>
    {
        if (min is null)
        {
            return max is null ? throw new ArgumentException("One of max or min must be given", nameof(min)) : Minimum(a, max, @out);
        }

        if (max is null)
        {
            return Maximum(a, min, @out);
        }

        using NdArray<T> raised = Maximum(a, min);
        return Minimum(raised, max, @out);
    }

    /// <summary>Where a condition holds: as <see cref="NonZero{T}"/>.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>For each axis the indices.</returns>
    public static NdArray<long>[] Where(NdArray<bool> condition) => NonZero(condition);

    /// <summary>Whether two arrays have the same shape and equal elements (NaN equals nothing).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">The other.</param>
    /// <returns>True if so.</returns>
    public static bool ArrayEqual<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, IEqualityOperators<T, T, bool>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!a.Shape.SequenceEqual(b.Shape))
        {
            return false;
        }

        using NdArray<bool> equal = Equal(a, b);
        return equal.All();
    }

    /// <summary>Whether all elements are close: |a - b| &lt;= atol + rtol·|b|; infinities must be equal.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">The reference; the two are stretched to one shape.</param>
    /// <param name="rtol">The relative tolerance.</param>
    /// <param name="atol">The absolute one.</param>
    /// <param name="equalNaN">Whether NaN is close to NaN.</param>
    /// <returns>True if so.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    public static bool AllClose<T>(NdArray<T> a, NdArray<T> b, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        using Lease leaseA = a.Hold();
        using Lease leaseB = b.Hold();
        Span<nint> shape = stackalloc nint[ShapeMath.BroadcastDims(a.Shape, b.Shape)];
        ShapeMath.Broadcast(a.Shape, b.Shape, shape);
        Span<nint> strides = stackalloc nint[2 * shape.Length];
        Span<nint> stridesA = strides[..shape.Length];
        Span<nint> stridesB = strides[shape.Length..];
        ShapeMath.BroadcastStrides(a.Shape, a.Strides, shape, stridesA);
        ShapeMath.BroadcastStrides(b.Shape, b.Strides, shape, stridesB);
        var plan = new LoopPlan(shape, stridesA, stridesB, stridesB);
        if (plan.Run == 0)
        {
            return true;
        }

        do
        {
            for (nint i = 0; i < plan.Run; i++)
            {
                double x = double.CreateTruncating(a.Data[plan.Offset0 + (i * plan.Inner0)]);
                double y = double.CreateTruncating(b.Data[plan.Offset1 + (i * plan.Inner1)]);
                bool close = x == y
                    || (double.IsFinite(x) && double.IsFinite(y) && Math.Abs(x - y) <= atol + (rtol * Math.Abs(y)))
                    || (equalNaN && double.IsNaN(x) && double.IsNaN(y));
                if (!close)
                {
                    return false;
                }
            }
        }
        while (plan.Next());
        return true;
    }
}
