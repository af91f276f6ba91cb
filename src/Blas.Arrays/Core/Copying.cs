using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>Copies and fills of strided memory, for every element type.</summary>
internal static unsafe class Copying
{
    /// <summary>The longest run handed to a span at once.</summary>
    public const nint MaxRun = 1 << 30;

    /// <summary>Copies; the two must not overlap. Strides are for the shape, in elements.</summary>
    public static void Strided<T>(
        T* source, ReadOnlySpan<nint> sourceStrides, T* destination, ReadOnlySpan<nint> destinationStrides, ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        var plan = new LoopPlan(shape, destinationStrides, sourceStrides, sourceStrides);
        if (plan.Run == 0)
        {
            return;
        }

        do
        {
            Run(source + plan.Offset1, plan.Inner1, destination + plan.Offset0, plan.Inner0, plan.Run);
        }
        while (plan.Next());
    }

    /// <summary>Copies one run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T>(T* source, nint sourceStride, T* destination, nint destinationStride, nint count)
        where T : unmanaged
    {
        if (sourceStride == 1 && destinationStride == 1)
        {
            Buffer.MemoryCopy(source, destination, count * sizeof(T), count * sizeof(T));
        }
        else if (sourceStride == 0)
        {
            FillRun(destination, destinationStride, count, *source);
        }
        else
        {
            for (nint i = 0; i < count; i++)
            {
                *destination = *source;
                destination += destinationStride;
                source += sourceStride;
            }
        }
    }

    /// <summary>Sets every element.</summary>
    public static void Fill<T>(T* destination, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> strides, T value)
        where T : unmanaged
    {
        var plan = new LoopPlan(shape, strides, strides, strides);
        if (plan.Run == 0)
        {
            return;
        }

        do
        {
            FillRun(destination + plan.Offset0, plan.Inner0, plan.Run, value);
        }
        while (plan.Next());
    }

    private static void FillRun<T>(T* destination, nint stride, nint count, T value)
        where T : unmanaged
    {
        if (stride == 1)
        {
            for (; count > 0; count -= MaxRun, destination += MaxRun)
            {
                new Span<T>(destination, (int)Math.Min(count, MaxRun)).Fill(value);
            }

            return;
        }

        for (nint i = 0; i < count; i++, destination += stride)
        {
            *destination = value;
        }
    }
}
