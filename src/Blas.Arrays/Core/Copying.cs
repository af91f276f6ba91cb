using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
            RunStrided(source, sourceStride, destination, destinationStride, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunStrided<T>(T* source, nint sourceStride, T* destination, nint destinationStride, nint count)
        where T : unmanaged
    {
        nint i = 0;
        if (sourceStride == 2 && destinationStride == 1)
        {
            i = EverySecond(source, destination, count);
        }

        source += i * sourceStride;
        destination += i * destinationStride;
        for (; i <= count - 4; i += 4)
        {
            T first = *source, second = source[sourceStride], third = source[2 * sourceStride], fourth = source[3 * sourceStride];
            *destination = first;
            destination[destinationStride] = second;
            destination[2 * destinationStride] = third;
            destination[3 * destinationStride] = fourth;
            source += 4 * sourceStride;
            destination += 4 * destinationStride;
        }

        for (; i < count; i++)
        {
            *destination = *source;
            destination += destinationStride;
            source += sourceStride;
        }
    }

    // By vectors: columns of a matrix of two, real parts, slices with a step of 2. Reads nothing after the last element. Stores are as wide as what
    // reads them next, since the processor hands on no value that it would have to put together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint EverySecond<T>(T* source, T* destination, nint count)
        where T : unmanaged
    {
        nint i = 0;
        if (Avx.IsSupported && sizeof(T) == sizeof(float))
        {
            for (; i < count - 8; i += 8)
            {
                float* from = (float*)(source + (2 * i));
                Vector128<float> low = Sse.Shuffle(Vector128.Load(from), Vector128.Load(from + 4), 0b10_00_10_00);
                Vector128<float> high = Sse.Shuffle(Vector128.Load(from + 8), Vector128.Load(from + 12), 0b10_00_10_00);
                Vector256.Create(low, high).Store((float*)(destination + i));
            }
        }
        else if (Avx.IsSupported && sizeof(T) == sizeof(double))
        {
            for (; i < count - 4; i += 4)
            {
                double* from = (double*)(source + (2 * i));
                Vector128<double> low = Sse2.UnpackLow(Vector128.Load(from), Vector128.Load(from + 2));
                Vector128<double> high = Sse2.UnpackLow(Vector128.Load(from + 4), Vector128.Load(from + 6));
                Vector256.Create(low, high).Store((double*)(destination + i));
            }
        }

        return i;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
