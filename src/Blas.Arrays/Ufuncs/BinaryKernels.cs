using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Blas.Managed;

namespace Blas.Arrays;

// Functions of two operands: of float and double on VectorMath where it has them, otherwise on TensorPrimitives.

internal readonly struct PowerKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, IPowerFunctions<T>, INumberBase<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            VectorMath.Pow<float>(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b), MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            VectorMath.Pow<double>(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            TensorPrimitives.Pow(a, b, result);
        }
    }

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result)
    {
        // Exactly what the function would give.
        if ((typeof(T) == typeof(float) || typeof(T) == typeof(double)) && b == T.One + T.One)
        {
            VectorBinary<T, MultiplyOperator<T>>.Run(a, a, result);
        }
        else if (typeof(T) == typeof(float))
        {
            VectorMath.Pow(MemoryMarshal.Cast<T, float>(a), (float)(object)b, MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            VectorMath.Pow(MemoryMarshal.Cast<T, double>(a), (double)(object)b, MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            TensorPrimitives.Pow(a, b, result);
        }
    }

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            VectorMath.Pow((float)(object)a, MemoryMarshal.Cast<T, float>(b), MemoryMarshal.Cast<T, float>(result));
        }
        else if (typeof(T) == typeof(double))
        {
            VectorMath.Pow((double)(object)a, MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(result));
        }
        else
        {
            TensorPrimitives.Pow(a, b, result);
        }
    }
}

internal readonly struct Arctan2Kernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);
}
