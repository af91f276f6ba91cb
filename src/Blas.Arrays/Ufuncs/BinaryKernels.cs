using System.Numerics;
using System.Numerics.Tensors;

namespace Blas.Arrays;

// Kernels of two operands, on TensorPrimitives where it has them.

internal readonly struct AddKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Add(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Add(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Add(b, a, result);
}

internal readonly struct SubtractKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);
}

internal readonly struct MultiplyKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Multiply(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Multiply(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Multiply(b, a, result);
}

internal readonly struct DivideKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Divide(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Divide(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Divide(a, b, result);
}

internal readonly struct PowerKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, IPowerFunctions<T>, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Pow(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Pow(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Pow(a, b, result);
}

internal readonly struct MaximumKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumber<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Max(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Max(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Max(b, a, result);
}

internal readonly struct MinimumKernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, INumber<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Min(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Min(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Min(b, a, result);
}

internal readonly struct Arctan2Kernel<T> : IBinaryKernel<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);

    public static void Run(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);

    public static void Run(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Atan2(a, b, result);
}
