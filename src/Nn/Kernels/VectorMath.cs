using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Kernels;

/// <summary>exp, log, sigmoid and tanh of a whole vector, for float and double. Errors are a few units in the last place.</summary>
internal static class VectorMath
{
    /// <summary>
    /// exp(x). A float result saturates at some 6e37 and 1.2e-38: neither it nor its inverse leaves the normal numbers, beyond which
    /// arithmetic takes a hundred times as long. What is built on it here (sigmoid, tanh, softmax of differences to the maximum) has
    /// reached its limit long before. NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return (Vector<T>)(object)ExpSingle((Vector<float>)(object)x);
        if (typeof(T) == typeof(double))
            return (Vector<T>)(object)Vector.Exp((Vector<double>)(object)x);
        throw new NotSupportedException();
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Log<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return (Vector<T>)(object)Vector.Log((Vector<float>)(object)x);
        if (typeof(T) == typeof(double))
            return (Vector<T>)(object)Vector.Log((Vector<double>)(object)x);
        throw new NotSupportedException();
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector<T>.One / (Vector<T>.One + Exp(-x));

    /// <summary>
    /// tanh(x) = 1 - 2 / (exp(2|x|) + 1) with the sign of x; below 0.625, where that would cancel, x + x^3 R(x^2).
    /// </summary>
    /// <remarks>R has the coefficients of Cephes, tanhf.c and tanh.c (S. Moshier, 1984-1992).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var magnitude = Vector.Abs(x);
        var two = Vector.Create(T.CreateTruncating(2));
        // From 20 on the result is 1 in both precisions, and a larger exponential would leave the normal numbers below.
        var most = Vector.Create(T.CreateTruncating(20));
        var bounded = Vector.ConditionalSelect(Vector.GreaterThan(magnitude, most), most, magnitude);
        var large = Vector<T>.One - two / (Exp(bounded * two) + Vector<T>.One);
        large = Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), -large, large);
        var z = x * x;
        var small = x + x * z * TanhRational(z);
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, Vector.Create(T.CreateTruncating(0.625))), small, large);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> TanhRational<T>(Vector<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var p = Constant<T>(-5.70498872745E-3);
            p = p * z + Constant<T>(2.06390887954E-2);
            p = p * z + Constant<T>(-5.37397155531E-2);
            p = p * z + Constant<T>(1.33314422036E-1);
            return p * z + Constant<T>(-3.33332819422E-1);
        }
        var numerator = Constant<T>(-9.64399179425052238628E-1);
        numerator = numerator * z + Constant<T>(-9.92877231001918586564E1);
        numerator = numerator * z + Constant<T>(-1.61468768441708447952E3);
        var denominator = z + Constant<T>(1.12811678491632931402E2);
        denominator = denominator * z + Constant<T>(2.23548839060100448583E3);
        denominator = denominator * z + Constant<T>(4.84406305325125486048E3);
        return numerator / denominator;
    }

    // exp(x) = 2^n exp(r), n = round(x / ln 2), |r| <= ln 2 / 2: Taylor's series to r^7 / 7! is within 5e-9. ln 2 is subtracted in two
    // parts (the first has few bits, so that n times it is exact): W. J. Cody, W. Waite, "Software Manual for the Elementary Functions".
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpSingle(Vector<float> x)
    {
        const float Round = 12582912f;
        // Comparisons that are false for a NaN leave it as it is.
        x = Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(-87.33654f)), Vector.Create(-87.33654f), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, Vector.Create(87f)), Vector.Create(87f), x);
        var n = Vector.FusedMultiplyAdd(x, Vector.Create(1.442695041f), Vector.Create(Round)) - Vector.Create(Round);
        var r = Vector.FusedMultiplyAdd(n, Vector.Create(-0.693359375f), x);
        r = Vector.FusedMultiplyAdd(n, Vector.Create(2.12194440e-4f), r);
        var p = Vector.Create(1f / 5040);
        p = Vector.FusedMultiplyAdd(p, r, Vector.Create(1f / 720));
        p = Vector.FusedMultiplyAdd(p, r, Vector.Create(1f / 120));
        p = Vector.FusedMultiplyAdd(p, r, Vector.Create(1f / 24));
        p = Vector.FusedMultiplyAdd(p, r, Vector.Create(1f / 6));
        p = Vector.FusedMultiplyAdd(p, r, Vector.Create(0.5f));
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);
        var power = Vector.ShiftLeft(Vector.ConvertToInt32(n) + Vector.Create(127), 23);
        return p * Vector.AsVectorSingle(power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Constant<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector.Create(T.CreateTruncating(value));
}
