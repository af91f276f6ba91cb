using System.Numerics;
using System.Numerics.Tensors;

namespace Blas.Arrays;

// Kernels of one operand: of float and double on VectorMath where it has them, otherwise on TensorPrimitives.

internal readonly struct ExpKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IExponentialFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, ExpOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Exp(a, result);
        }
    }
}

internal readonly struct Exp2Kernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IExponentialFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, Exp2OfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Exp2(a, result);
        }
    }
}

internal readonly struct LogKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ILogarithmicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, LogOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Log(a, result);
        }
    }
}

internal readonly struct Log2Kernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ILogarithmicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, Log2OfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Log2(a, result);
        }
    }
}

internal readonly struct Log10Kernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ILogarithmicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, Log10OfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Log10(a, result);
        }
    }
}

internal readonly struct CbrtKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IRootFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Cbrt(a, result);
}

internal readonly struct SinKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, SinOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Sin(a, result);
        }
    }
}

internal readonly struct CosKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, CosOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Cos(a, result);
        }
    }
}

internal readonly struct TanKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, TanOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Tan(a, result);
        }
    }
}

internal readonly struct ArcsinKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, ArcsinOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Asin(a, result);
        }
    }
}

internal readonly struct ArccosKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, ArccosOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Acos(a, result);
        }
    }
}

internal readonly struct ArctanKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ITrigonometricFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, ArctanOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Atan(a, result);
        }
    }
}

internal readonly struct CoshKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IHyperbolicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, CoshOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Cosh(a, result);
        }
    }
}

internal readonly struct SquareKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(ReadOnlySpan<T> a, Span<T> result) => VectorBinary<T, MultiplyOperator<T>>.Run(a, a, result);
}

internal readonly struct Expm1Kernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IExponentialFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, Expm1OfFloats>.TryRun(a, result))
        {
            TensorPrimitives.ExpM1(a, result);
        }
    }
}

internal readonly struct Log1pKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, ILogarithmicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, Log1pOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.LogP1(a, result);
        }
    }
}

internal readonly struct SinhKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IHyperbolicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, SinhOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Sinh(a, result);
        }
    }
}

internal readonly struct TanhKernel<T> : IUnaryKernel<T, T>
    where T : unmanaged, IHyperbolicFunctions<T>
{
    public static nint Grain => Parallel.CostlyGrain;

    public static void Run(ReadOnlySpan<T> a, Span<T> result)
    {
        if (!FloatFunction<T, TanhOfFloats>.TryRun(a, result))
        {
            TensorPrimitives.Tanh(a, result);
        }
    }
}
