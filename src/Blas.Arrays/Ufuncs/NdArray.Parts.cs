using System.Numerics;

namespace Blas.Arrays;

// Numbers taken apart: numpy.divmod, modf, frexp, round, nan_to_num, isclose.
public abstract unsafe partial class NdArray
{
    /// <summary>The quotients rounded down and the remainders, with the sign of the divisor: <c>FloorDivide</c> and <c>Remainder</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The dividend.</param>
    /// <param name="b">The divisor; the two are stretched to one shape.</param>
    /// <returns>Two new arrays.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    public static (NdArray<T> Quotient, NdArray<T> Remainder) DivMod<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, INumber<T> => (FloorDivide(a, b), Remainder(a, b));

    /// <summary>The fractional and the whole parts, both with the sign of x; of an infinity, 0 and itself.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <returns>Two new arrays.</returns>
    public static (NdArray<T> Fractional, NdArray<T> Whole) Modf<T>(NdArray<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (Elementwise.Unary<T, T, ScalarUnary<T, T, FractionFunction<T>>>(a, null), Trunc(a));

    /// <summary>x = mantissa · 2^exponent with ½ ≤ |mantissa| &lt; 1; of 0, infinities and NaN, themselves and 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <returns>Two new arrays.</returns>
    public static (NdArray<T> Mantissa, NdArray<int> Exponent) Frexp<T>(NdArray<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (Elementwise.Unary<T, T, ScalarUnary<T, T, MantissaFunction<T>>>(a, null),
            Elementwise.Unary<T, int, ScalarUnary<T, int, ExponentFunction<T>>>(a, null));

    /// <summary>Rounded to a number of decimals: x · 10^d, to the nearest whole number (halves to the even one), / 10^d.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <param name="decimals">Digits after the point; negative ones before it.</param>
    /// <param name="out">Where the result goes, if not to a new array; may be the operand itself.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The shape of <paramref name="out"/> does not fit, or it is read-only.</exception>
    public static NdArray<T> Round<T>(NdArray<T> a, int decimals = 0, NdArray<T>? @out = null)
        where T : unmanaged, INumber<T>
    {
        if (DType.IsInteger<T>())
        {
            return RoundIntegers(a, decimals, @out);
        }

        if (decimals == 0)
        {
            return Elementwise.Unary<T, T, ScalarUnary<T, T, NearestFunction<T>>>(a, @out, null);
        }

        T factor = T.CreateTruncating(Math.Pow(10, Math.Abs(decimals)));
        NdArray<T> scaled = decimals > 0 ? Multiply(a, factor, @out) : Divide(a, factor, @out);
        Elementwise.Unary<T, T, ScalarUnary<T, T, NearestFunction<T>>>(scaled, scaled, null);
        return decimals > 0 ? Divide(scaled, factor, scaled) : Multiply(scaled, factor, scaled);
    }

    /// <inheritdoc cref="Round{T}"/>
    public static NdArray<T> Around<T>(NdArray<T> a, int decimals = 0, NdArray<T>? @out = null)
        where T : unmanaged, INumber<T> => Round(a, decimals, @out);

    /// <summary>NaN and the infinities replaced by numbers.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The operand.</param>
    /// <param name="nan">What stands for NaN.</param>
    /// <param name="posInf">What stands for +∞; the greatest number if null.</param>
    /// <param name="negInf">What stands for -∞; the least number if null.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> NanToNum<T>(NdArray<T> a, double nan = 0.0, double? posInf = null, double? negInf = null)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        T zero = T.CreateTruncating(nan);
        T high = posInf is double p ? T.CreateTruncating(p) : T.MaxValue;
        T low = negInf is double n ? T.CreateTruncating(n) : T.MinValue;
        NdArray<T> result = a.Copy();
        for (nint i = 0; i < result.Size; i++)
        {
            T value = result.Data[i];
            result.Data[i] = T.IsNaN(value) ? zero : T.IsPositiveInfinity(value) ? high : T.IsNegativeInfinity(value) ? low : value;
        }

        return result;
    }

    /// <summary>Where elements are close: |a - b| ≤ atol + rtol · |b|; infinities must be equal.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">The reference; the two are stretched to one shape.</param>
    /// <param name="rtol">The relative tolerance.</param>
    /// <param name="atol">The absolute one.</param>
    /// <param name="equalNaN">Whether NaN is close to NaN.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The shapes cannot be stretched to one.</exception>
    public static NdArray<bool> IsClose<T>(NdArray<T> a, NdArray<T> b, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        nint[] shape = new nint[ShapeMath.BroadcastDims(a.Shape, b.Shape)];
        ShapeMath.Broadcast(a.Shape, b.Shape, shape);
        using NdArray<double> x = Doubles(a, shape), y = Doubles(b, shape);
        NdArray<bool> result = Empty<bool>(shape);
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = x.Data[i] == y.Data[i]
                || (double.IsFinite(x.Data[i]) && double.IsFinite(y.Data[i]) && Math.Abs(x.Data[i] - y.Data[i]) <= atol + (rtol * Math.Abs(y.Data[i])))
                || (equalNaN && double.IsNaN(x.Data[i]) && double.IsNaN(y.Data[i]));
        }

        return result;
    }

    // A contiguous copy of the shape.
    private static NdArray<double> Doubles<T>(NdArray<T> a, nint[] shape)
        where T : unmanaged
    {
        using NdArray<T> stretched = a.BroadcastTo(shape);
        using NdArray<double> converted = stretched.AsType<double>();
        return converted.Copy();
    }

    private static NdArray<T> RoundIntegers<T>(NdArray<T> a, int decimals, NdArray<T>? @out)
        where T : unmanaged, INumber<T>
    {
        if (decimals >= 0)
        {
            return Elementwise.Unary<T, T, ScalarUnary<T, T, IdentityFunction<T>>>(a, @out, null);
        }

        // In double precision, as NumPy.
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<double> real = a.AsType<double>();
        using NdArray<double> rounded = Round(real, decimals);
        using NdArray<T> result = rounded.AsType<T>();
        return Elementwise.Unary<T, T, ScalarUnary<T, T, IdentityFunction<T>>>(result, @out, null);
    }

    private readonly struct NearestFunction<T> : IFunction1<T, T>
        where T : unmanaged, INumber<T>
    {
        public static T Invoke(T a)
        {
            if (typeof(T) == typeof(float))
            {
                return (T)(object)MathF.Round((float)(object)a);
            }

            return typeof(T) == typeof(double)
                ? (T)(object)Math.Round((double)(object)a)
                : T.CopySign(T.CreateTruncating(Math.Round(double.CreateTruncating(a))), a);
        }
    }

    private readonly struct FractionFunction<T> : IFunction1<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Invoke(T a) => T.CopySign(T.IsInfinity(a) ? T.Zero : a - T.Truncate(a), a);
    }

    private readonly struct MantissaFunction<T> : IFunction1<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static T Invoke(T a) => T.IsZero(a) || !T.IsFinite(a) ? a : T.ScaleB(a, -ExponentFunction<T>.Invoke(a));
    }

    private readonly struct ExponentFunction<T> : IFunction1<T, int>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Invoke(T a) => T.IsZero(a) || !T.IsFinite(a) ? 0 : T.ILogB(a) + 1;
    }
}
