using System.Numerics;
using System.Runtime.CompilerServices;
using Blas;

namespace Conformance;

/// <summary>An element type as the suite sees it: two doubles, a unit roundoff and NaNs that can be told apart.</summary>
internal static class Scalar<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool IsComplex => Element<T>.IsComplex;

    public static bool IsSingle => typeof(TReal) == typeof(float);

    /// <summary>The unit roundoff: half the distance from 1 to the next number.</summary>
    public static double Roundoff => IsSingle ? 1.0 / (1L << 24) : 1.0 / (1L << 53);

    /// <summary>The smallest positive number: what an underflow can cost.</summary>
    public static double Tiny => IsSingle ? float.Epsilon : double.Epsilon;

    /// <summary>
    /// What one complex operation costs more than a real one: Higham, Accuracy and Stability of Numerical Algorithms,
    /// 2nd ed., lemma 3.5: the product's error is within sqrt(2) * gamma_2, that is 2 * sqrt(2) units.
    /// </summary>
    public static double ComplexFactor => IsComplex ? 2 * Math.Sqrt(2) : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Re(T value)
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<T, float>(value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<T, double>(value);
        if (typeof(T) == typeof(Complex32))
            return Unsafe.BitCast<T, Complex32>(value).Real;
        return Unsafe.BitCast<T, Complex>(value).Real;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Im(T value)
    {
        if (typeof(T) == typeof(Complex32))
            return Unsafe.BitCast<T, Complex32>(value).Imaginary;
        if (typeof(T) == typeof(Complex))
            return Unsafe.BitCast<T, Complex>(value).Imaginary;
        return 0;
    }

    /// <summary>The element nearest to re + i im; a real type has no use for the second.</summary>
    public static T Make(double re, double im = 0)
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>((float)re);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(re);
        if (typeof(T) == typeof(Complex32))
            return Unsafe.BitCast<Complex32, T>(new Complex32((float)re, (float)im));
        return Unsafe.BitCast<Complex, T>(new Complex(re, im));
    }

    /// <summary>|value| in double precision.</summary>
    public static double Abs(T value) => IsComplex ? Math.Sqrt((Re(value) * Re(value)) + (Im(value) * Im(value))) : Math.Abs(Re(value));

    /// <summary>A quiet NaN whose bits tell where it was put.</summary>
    public static T Marker(int position)
    {
        uint mark = ((uint)position * 2654435761u) >> 10;
        float single = BitConverter.UInt32BitsToSingle(0x7FC00000u | mark);
        double twice = BitConverter.UInt64BitsToDouble(0x7FF8000000000000ul | mark);
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(single);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(twice);
        if (typeof(T) == typeof(Complex32))
            return Unsafe.BitCast<Complex32, T>(new Complex32(single, single));
        return Unsafe.BitCast<Complex, T>(new Complex(twice, twice));
    }

    /// <summary>Both parts uniform in [-1, 1).</summary>
    public static T Random(Random random) =>
        Make((2 * random.NextDouble()) - 1, IsComplex ? (2 * random.NextDouble()) - 1 : 0);

    public static double ToDouble(TReal value) => double.CreateChecked(value);
}
