using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Operations of one operand.

/// <summary>-a.</summary>
internal readonly struct NegativeOperator<T> : IVectorOperator1<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => unchecked(-a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Negate(a, result);
}

/// <summary>The square root.</summary>
internal readonly struct SqrtOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IRootFunctions<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        Vector.SquareRoot(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.Sqrt(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Sqrt(a, result);
}

/// <summary>Rounded down.</summary>
internal readonly struct FloorOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IFloatingPoint<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        typeof(T) == typeof(float)
            ? (Vector<T>)(object)Vector.Floor((Vector<float>)(object)a)
            : (Vector<T>)(object)Vector.Floor((Vector<double>)(object)a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.Floor(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Floor(a, result);
}

/// <summary>Rounded up.</summary>
internal readonly struct CeilingOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IFloatingPoint<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        typeof(T) == typeof(float)
            ? (Vector<T>)(object)Vector.Ceiling((Vector<float>)(object)a)
            : (Vector<T>)(object)Vector.Ceiling((Vector<double>)(object)a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.Ceiling(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Ceiling(a, result);
}

/// <summary>Rounded to the nearest, ties to even.</summary>
internal readonly struct RintOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IFloatingPoint<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        typeof(T) == typeof(float)
            ? (Vector<T>)(object)Vector.Round((Vector<float>)(object)a)
            : (Vector<T>)(object)Vector.Round((Vector<double>)(object)a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.Round(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Round(a, result);
}

/// <summary>Rounded towards zero.</summary>
internal readonly struct TruncOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IFloatingPoint<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        typeof(T) == typeof(float)
            ? (Vector<T>)(object)Vector.Truncate((Vector<float>)(object)a)
            : (Vector<T>)(object)Vector.Truncate((Vector<double>)(object)a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.Truncate(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Truncate(a, result);
}

/// <summary>1 / a.</summary>
internal readonly struct ReciprocalOperator<T> : IVectorOperator1<T>
    where T : unmanaged, IFloatingPoint<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        Vector<T>.One / a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => T.One / a;

    public static void Other(ReadOnlySpan<T> a, Span<T> result) => TensorPrimitives.Reciprocal(a, result);
}

/// <summary>|a|; the least integer, which has no positive counterpart, stays.</summary>
internal readonly struct AbsOperator<T> : IVectorOperator1<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        Vector.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => DType.IsInteger<T>() ? T.IsNegative(a) ? unchecked(T.Zero - a) : a : T.Abs(a);

    public static void Other(ReadOnlySpan<T> a, Span<T> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Invoke(a[i]);
        }
    }
}

/// <summary>-1, 0 or 1; NaN stays.</summary>
internal readonly struct SignOperator<T> : IVectorOperator1<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a) =>
        Vector.ConditionalSelect(
            Vector.GreaterThan(a, Vector<T>.Zero),
            Vector<T>.One,
            Vector.ConditionalSelect(
                Vector.LessThan(a, Vector<T>.Zero), -Vector<T>.One, Vector.ConditionalSelect(Vector.Equals(a, Vector<T>.Zero), Vector<T>.Zero, a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a) => a > T.Zero ? T.One : a < T.Zero ? unchecked(T.Zero - T.One) : T.IsNaN(a) ? a : T.Zero;

    public static void Other(ReadOnlySpan<T> a, Span<T> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Invoke(a[i]);
        }
    }
}
