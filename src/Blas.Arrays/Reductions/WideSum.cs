using System.Numerics;
using System.Numerics.Tensors;

namespace Blas.Arrays;

/// <summary>Sums of small integers in 64 bits, without a wide copy of the array.</summary>
internal static unsafe class WideSum
{
    private const int BufferLength = 1024;

    /// <summary>The sum of all elements, or of those that a mask chooses.</summary>
    public static TWide All<T, TWide>(NdArray<T> array, NdArray<bool>? where)
        where T : unmanaged
        where TWide : unmanaged, INumberBase<TWide>
    {
        ArgumentNullException.ThrowIfNull(array);
        if (where is not null)
        {
            using NdArray<TWide> wide = array.AsType<TWide>();
            return wide.Sum(where);
        }

        using NdArray.Lease lease = array.Hold();
        TWide* buffer = stackalloc TWide[BufferLength];
        TWide sum = TWide.Zero;
        var plan = new LoopPlan(array.Shape, array.Strides, array.Strides, array.Strides);
        if (plan.Run == 0)
        {
            return sum;
        }

        do
        {
            T* run = array.Data + plan.Offset0;
            for (nint done = 0; done < plan.Run; done += BufferLength)
            {
                int count = (int)Math.Min(plan.Run - done, BufferLength);
                ElementCast.Run(run + (done * plan.Inner0), plan.Inner0, buffer, 1, count);
                sum = unchecked(sum + TensorPrimitives.Sum(new ReadOnlySpan<TWide>(buffer, count)));
            }
        }
        while (plan.Next());
        return sum;
    }
}
