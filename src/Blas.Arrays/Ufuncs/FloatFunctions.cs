using System.Numerics;
using System.Runtime.InteropServices;
using Blas.Managed;

namespace Blas.Arrays;

/// <summary>A function that the managed library has for float and double, as a type.</summary>
internal interface IFloatFunction
{
    static abstract void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Whether the element type is one of the two is decided when the code is compiled.</summary>
internal static class FloatFunction<T, TFunction>
    where T : unmanaged
    where TFunction : struct, IFloatFunction
{
    public static bool TryRun(ReadOnlySpan<T> a, Span<T> result)
    {
        if (typeof(T) == typeof(float))
        {
            TFunction.Run(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(result));
            return true;
        }

        if (typeof(T) == typeof(double))
        {
            TFunction.Run(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(result));
            return true;
        }

        return false;
    }
}

internal readonly struct ExpOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Exp(a, result);
}

internal readonly struct Exp2OfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Exp2(a, result);
}

internal readonly struct LogOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Log(a, result);
}

internal readonly struct Log2OfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Log2(a, result);
}

internal readonly struct Log10OfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Log10(a, result);
}

internal readonly struct SinOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Sin(a, result);
}

internal readonly struct CosOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Cos(a, result);
}

internal readonly struct TanOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Tan(a, result);
}

internal readonly struct ArcsinOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Arcsin(a, result);
}

internal readonly struct ArccosOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Arccos(a, result);
}

internal readonly struct ArctanOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Arctan(a, result);
}

internal readonly struct CoshOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Cosh(a, result);
}

internal readonly struct Expm1OfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Expm1(a, result);
}

internal readonly struct Log1pOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Log1p(a, result);
}

internal readonly struct SinhOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Sinh(a, result);
}

internal readonly struct TanhOfFloats : IFloatFunction
{
    public static void Run<T>(ReadOnlySpan<T> a, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => VectorMath.Tanh(a, result);
}
