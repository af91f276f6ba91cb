namespace Blas.Arrays;

// astype: between the sixteen element types that C# and NumPy share.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>
    /// The elements as another type, always a copy: cut off towards zero to integers, rounded to floating point; to
    /// <c>bool</c> as "is not 0"; from complex to real by dropping the imaginary part.
    /// </summary>
    /// <remarks>A value that an integer type cannot hold: wraps from integers, saturates from floating point (NaN: 0).</remarks>
    /// <typeparam name="TTo">The element type: a number or <c>bool</c>.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">One of the types is neither number nor bool.</exception>
    public override NdArray<TTo> AsType<TTo>()
    {
        if (typeof(T) == typeof(TTo))
        {
            return (NdArray<TTo>)(object)Copy();
        }

        using Lease lease = Hold();
        NdArray<TTo> result = Allocate<TTo>(Shape, zeroed: false);
        try
        {
            Span<nint> strides = stackalloc nint[NDim];
            ShapeMath.ContiguousStrides(Shape, strides);
            var plan = new LoopPlan(Shape, strides, Strides, Strides);
            if (plan.Run > 0)
            {
                do
                {
                    ElementCast.Run(_data + plan.Offset1, plan.Inner1, result.Data + plan.Offset0, plan.Inner0, plan.Run);
                }
                while (plan.Next());
            }
        }
        catch
        {
            result.Dispose();
            throw;
        }

        return result;
    }
}
