using System.Numerics;

namespace Blas.Arrays;

// Functions of integers: bits, shifts, divisors, powers.

internal readonly struct BitwiseAndFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b) => a & b;
}

internal readonly struct BitwiseOrFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b) => a | b;
}

internal readonly struct BitwiseXorFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b) => a ^ b;
}

internal readonly struct InvertFunction<T> : IFunction1<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a) => ~a;
}

/// <summary>C# takes the distance of a shift modulo the width; NumPy shifts everything out.</summary>
internal readonly unsafe struct LeftShiftFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b)
    {
        ulong distance = ulong.CreateTruncating(b);
        return distance < (ulong)sizeof(T) * 8 ? a << (int)distance : T.Zero;
    }
}

/// <summary>Keeps the sign: what is shifted out of a negative number leaves -1.</summary>
internal readonly unsafe struct RightShiftFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b)
    {
        ulong distance = ulong.CreateTruncating(b);
        return distance < (ulong)sizeof(T) * 8 ? a >> (int)distance : T.IsNegative(a) ? ~T.Zero : T.Zero;
    }
}

/// <summary>The greatest common divisor, by Euclid's algorithm; never negative (but where the least integer has no positive counterpart).</summary>
internal readonly struct GcdFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b)
    {
        while (!T.IsZero(a))
        {
            // MinValue % -1 traps.
            T rest = a == ~T.Zero && T.IsNegative(a) ? T.Zero : b % a;
            (a, b) = (rest, a);
        }

        return T.IsNegative(b) ? unchecked(T.Zero - b) : b;
    }
}

internal readonly struct LcmFunction<T> : IFunction<T, T>
    where T : unmanaged, IBinaryInteger<T>
{
    public static T Invoke(T a, T b)
    {
        T divisor = GcdFunction<T>.Invoke(a, b);
        if (T.IsZero(divisor))
        {
            return T.Zero;
        }

        T multiple = unchecked((a / divisor) * b);
        return T.IsNegative(multiple) ? unchecked(T.Zero - multiple) : multiple;
    }
}

/// <summary>a to the power of b ≥ 0 by squaring, modulo the width.</summary>
internal readonly struct IntegerPowerFunction<T> : IFunction<T, T>
    where T : unmanaged, INumberBase<T>
{
    public static T Invoke(T a, T b)
    {
        T result = T.One;
        for (ulong exponent = ulong.CreateTruncating(b); exponent != 0; exponent >>= 1)
        {
            result = (exponent & 1) == 0 ? result : unchecked(result * a);
            a = unchecked(a * a);
        }

        return result;
    }
}
