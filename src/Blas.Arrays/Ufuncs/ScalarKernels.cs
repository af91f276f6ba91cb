using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>A function of two numbers, one at a time; <see cref="ScalarBinary{T, TResult, TFunction}"/> makes a kernel of it.</summary>
internal interface IFunction<T, TResult>
{
    static abstract TResult Invoke(T a, T b);
}

/// <summary>A function of one number, one at a time.</summary>
internal interface IFunction1<T, TResult>
{
    static abstract TResult Invoke(T a);
}

internal readonly struct ScalarBinary<T, TResult, TFunction> : IBinaryKernel<T, TResult>
    where T : unmanaged
    where TResult : unmanaged
    where TFunction : IFunction<T, TResult>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<TResult> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TFunction.Invoke(a[i], b[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, T b, Span<TResult> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TFunction.Invoke(a[i], b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T a, ReadOnlySpan<T> b, Span<TResult> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TFunction.Invoke(a, b[i]);
        }
    }
}

internal readonly struct ScalarUnary<T, TResult, TFunction> : IUnaryKernel<T, TResult>
    where T : unmanaged
    where TResult : unmanaged
    where TFunction : IFunction1<T, TResult>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<T> a, Span<TResult> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TFunction.Invoke(a[i]);
        }
    }
}

internal readonly struct AndFunction : IFunction<bool, bool>
{
    public static bool Invoke(bool a, bool b) => a & b;
}

internal readonly struct OrFunction : IFunction<bool, bool>
{
    public static bool Invoke(bool a, bool b) => a | b;
}

internal readonly struct XorFunction : IFunction<bool, bool>
{
    public static bool Invoke(bool a, bool b) => a ^ b;
}

internal readonly struct NotFunction : IFunction1<bool, bool>
{
    public static bool Invoke(bool a) => !a;
}

/// <summary>Python's remainder, whose sign is the divisor's; integers: 0 for a divisor of 0, as NumPy has it.</summary>
internal readonly struct RemainderFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b)
    {
        if (DType.IsInteger<T>())
        {
            // Also keeps the processor from trapping at MinValue % -1.
            if (T.IsZero(b) || b == unchecked(T.Zero - T.One))
            {
                return IsSignedMinusOne(b) || T.IsZero(b) ? T.Zero : a % b;
            }
        }

        T rest = a % b;
        if (!T.IsZero(rest))
        {
            return T.IsNegative(rest) == T.IsNegative(b) ? rest : rest + b;
        }

        return T.IsNaN(rest) ? rest : T.CopySign(T.Zero, b);
    }

    private static bool IsSignedMinusOne(T b) => T.IsNegative(b);
}

/// <summary>The quotient rounded down; integers: 0 for a divisor of 0, and MinValue / -1 wraps, as NumPy has it.</summary>
internal readonly struct FloorDivideFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b)
    {
        if (!DType.IsInteger<T>())
        {
            return FloorOfQuotient(a, b);
        }

        if (T.IsZero(b))
        {
            return T.Zero;
        }

        if (T.IsNegative(b) && T.IsZero(unchecked(b + T.One)))
        {
            return unchecked(T.Zero - a);
        }

        T quotient = a / b;
        return T.IsNegative(a) != T.IsNegative(b) && quotient * b != a ? quotient - T.One : quotient;
    }

    // As Python's divmod: from the exact remainder, so that no rounding crosses an integer.
    private static T FloorOfQuotient(T a, T b)
    {
        if (typeof(T) == typeof(Half))
        {
            // In half precision the quotient of what is left would be rounded before it is rounded down.
            return T.CreateTruncating(FloorDivideFunction<float>.Invoke(float.CreateTruncating(a), float.CreateTruncating(b)));
        }

        if (T.IsZero(b))
        {
            return a / b;
        }

        T rest = a % b;
        T quotient = (a - rest) / b;
        if (!T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b))
        {
            quotient -= T.One;
        }

        if (T.IsZero(quotient))
        {
            return T.CopySign(T.Zero, a / b);
        }

        T floor = quotient - (quotient % T.One);
        floor = floor > quotient ? floor - T.One : floor;
        return quotient - floor > T.One / (T.One + T.One) ? floor + T.One : floor;
    }
}

internal readonly struct IsInfinityFunction<T> : IFunction1<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a) => T.IsInfinity(a);
}

internal readonly struct IsFiniteFunction<T> : IFunction1<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a) => T.IsFinite(a);
}
