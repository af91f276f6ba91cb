using System.Numerics;

namespace Blas.Arrays;

// Functions of floating-point numbers that neither VectorMath nor TensorPrimitives has as NumPy has them.

internal readonly struct ArcsinhFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // By asinh x = sign(x) log1p(|x| + x² / (1 + sqrt(1 + x²))), which keeps small x; log 2|x| where x² would overflow.
    public static T Invoke(T a)
    {
        double x = Math.Abs(double.CreateTruncating(a));
        double value = x > 1e8 ? Math.Log(x) + Math.Log(2) : Precise.Log1p(x + (x * x / (1 + Math.Sqrt(1 + (x * x)))));
        return T.CopySign(T.CreateTruncating(value), a);
    }
}

internal readonly struct ArccoshFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // acosh x = log1p(t + sqrt(2t + t²)) with t = x - 1.
    public static T Invoke(T a)
    {
        double x = double.CreateTruncating(a), t = x - 1;
        return T.CreateTruncating(x > 1e8 ? Math.Log(x) + Math.Log(2) : Precise.Log1p(t + Math.Sqrt((2 * t) + (t * t))));
    }
}

internal readonly struct ArctanhFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // atanh x = log1p(2x / (1 - x)) / 2.
    public static T Invoke(T a)
    {
        double x = Math.Abs(double.CreateTruncating(a));
        double value = x > 1 ? double.NaN : Precise.Log1p(2 * x / (1 - x)) / 2;
        return T.CopySign(T.CreateTruncating(value), a);
    }
}

internal readonly struct DegreesFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_factor = T.CreateTruncating(180.0) / T.CreateTruncating(Math.PI);

    // Of half precision in single, as NumPy.
    public static T Invoke(T a) => typeof(T) == typeof(Half) ? T.CreateTruncating(float.CreateTruncating(a) * (180.0f / MathF.PI)) : a * s_factor;
}

internal readonly struct RadiansFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_factor = T.CreateTruncating(Math.PI) / T.CreateTruncating(180.0);

    public static T Invoke(T a) => typeof(T) == typeof(Half) ? T.CreateTruncating(float.CreateTruncating(a) * (MathF.PI / 180.0f)) : a * s_factor;
}

internal readonly struct SignBitFunction<T> : IFunction1<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a) => T.IsNegative(a);
}

/// <summary>The distance to the next number away from zero, with the sign of the number.</summary>
internal readonly struct SpacingFunction<T> : IFunction1<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Invoke(T a) => T.IsInfinity(a) ? T.NaN
        : T.IsZero(a) ? T.Epsilon
        : (T.IsNegative(a) ? T.BitDecrement(a) : T.BitIncrement(a)) - a;
}

internal readonly struct CopySignFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b) => T.CopySign(a, b);
}

internal readonly struct NextAfterFunction<T> : IFunction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Invoke(T a, T b) => T.IsNaN(a) || T.IsNaN(b) ? T.NaN
        : a == b ? b
        : T.IsZero(a) ? T.CopySign(T.Epsilon, b)
        : a < b ? T.BitIncrement(a) : T.BitDecrement(a);
}

internal readonly struct HypotFunction<T> : IFunction<T, T>
    where T : unmanaged, IRootFunctions<T>
{
    public static T Invoke(T a, T b) => T.Hypot(a, b);
}

/// <summary>log(e^a + e^b), without overflow on the way.</summary>
internal readonly struct LogAddExpFunction<T> : IFunction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Invoke(T a, T b)
    {
        double x = double.CreateTruncating(a), y = double.CreateTruncating(b), difference = x - y;

        // Equal infinities have no difference.
        return T.CreateTruncating(
            x == y ? x + Math.Log(2)
            : difference > 0 ? x + Precise.Log1p(Math.Exp(-difference))
            : difference <= 0 ? y + Precise.Log1p(Math.Exp(difference))
            : difference);
    }
}

/// <summary>log₂(2^a + 2^b), without overflow on the way.</summary>
internal readonly struct LogAddExp2Function<T> : IFunction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Log2E = 1.4426950408889634;

    public static T Invoke(T a, T b)
    {
        double x = double.CreateTruncating(a), y = double.CreateTruncating(b), difference = x - y;
        return T.CreateTruncating(
            x == y ? x + 1
            : difference > 0 ? x + (Log2E * Precise.Log1p(double.Exp2(-difference)))
            : difference <= 0 ? y + (Log2E * Precise.Log1p(double.Exp2(difference)))
            : difference);
    }
}

internal readonly struct HeavisideFunction<T> : IFunction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Invoke(T a, T b) => T.IsNaN(a) ? T.NaN : T.IsZero(a) ? b : T.IsNegative(a) ? T.Zero : T.One;
}

/// <summary>The greater one; of a number and a NaN, the number.</summary>
internal readonly struct FMaxFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b) => a >= b || T.IsNaN(b) ? a : b;
}

/// <summary>The smaller one; of a number and a NaN, the number.</summary>
internal readonly struct FMinFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b) => a <= b || T.IsNaN(b) ? a : b;
}

/// <summary>C's remainder, whose sign is the dividend's; integers: 0 for a divisor of 0.</summary>
internal readonly struct FModFunction<T> : IFunction<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Invoke(T a, T b)
    {
        // MinValue % -1 traps.
        bool isSpecial = DType.IsInteger<T>() && (T.IsZero(b) || (T.IsNegative(b) && T.IsZero(unchecked(b + T.One))));
        return isSpecial ? T.Zero : a % b;
    }
}

/// <summary>x · 2^n.</summary>
internal readonly struct LdexpFunction<T> : IFunction<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T Invoke(T a, T b) => T.ScaleB(a, int.CreateSaturating(b));
}

/// <summary>What the framework rounds too early.</summary>
internal static class Precise
{
    /// <summary>log(1 + x): by Kahan's correction of log(1 + x) for what rounding took from 1 + x.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }
}
