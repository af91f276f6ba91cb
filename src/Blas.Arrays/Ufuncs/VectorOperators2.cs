using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Operations of two operands.

/// <summary>a + b.</summary>
internal readonly struct AddOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => unchecked(a + b);

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Add(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Add(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Add(b, a, result);
}

/// <summary>a - b.</summary>
internal readonly struct SubtractOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => unchecked(a - b);

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Subtract(a, b, result);
}

/// <summary>a b.</summary>
internal readonly struct MultiplyOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => unchecked(a * b);

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Multiply(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Multiply(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Multiply(b, a, result);
}

/// <summary>a / b.</summary>
internal readonly struct DivideOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumberBase<T>
{
    public static bool IsVectorised => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => a / b;

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Divide(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Divide(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Divide(a, b, result);
}

/// <summary>The greater one; NaN where there is one.</summary>
internal readonly struct MaximumOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => Vector.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => T.Max(a, b);

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Max(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Max(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Max(b, a, result);
}

/// <summary>The lesser one; NaN where there is one.</summary>
internal readonly struct MinimumOperator<T> : IVectorOperator2<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => Vector.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Invoke(T a, T b) => T.Min(a, b);

    public static void Other(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Min(a, b, result);

    public static void Other(ReadOnlySpan<T> a, T b, Span<T> result) => TensorPrimitives.Min(a, b, result);

    public static void Other(T a, ReadOnlySpan<T> b, Span<T> result) => TensorPrimitives.Min(b, a, result);
}
