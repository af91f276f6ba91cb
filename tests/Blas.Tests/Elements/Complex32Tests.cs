using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;

namespace Blas.Tests;

/// <summary>Complex32 does what <see cref="Complex"/> does, with single-precision parts.</summary>
public sealed class Complex32Tests
{
    private static readonly float[] s_parts =
        [0f, -0f, 1f, -1f, 0.5f, 2f, -3f, 1e20f, -1e-20f, float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    private static IEnumerable<Complex32> All => from re in s_parts from im in s_parts select new Complex32(re, im);

    [Fact]
    public void It_is_two_floats_real_first()
    {
        Assert.Equal(8, Unsafe.SizeOf<Complex32>());
        Assert.Equal(8, Marshal.SizeOf<Complex32>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<Complex32>());
        Complex32[] z = [new(1, 2), new(3, 4)];
        Assert.Equal([1f, 2f, 3f, 4f], MemoryMarshal.Cast<Complex32, float>(z).ToArray());
        (float re, float im) = z[1];
        Assert.Equal((3f, 4f), (re, im));
    }

    [Fact]
    public void Arithmetic_is_that_of_Complex_to_a_rounding()
    {
        Gen<Complex32> number =
            from re in Gen.Choose(-1000, 1000)
            from im in Gen.Choose(-1000, 1000)
            from scale in Gen.Choose(-30, 30)
            select new Complex32(MathF.ScaleB(re, scale), MathF.ScaleB(im, scale));
        Prop.ForAll(number.Two().ToArbitrary(), pair =>
        {
            (Complex32 a, Complex32 b) = pair;
            Complex x = a, y = b;
            Assert.True(Near(a + b, x + y, Complex.Abs(x) + Complex.Abs(y)));
            Assert.True(Near(a - b, x - y, Complex.Abs(x) + Complex.Abs(y)));
            Assert.True(Near(a * b, x * y, Complex.Abs(x) * Complex.Abs(y)));
            if (b != Complex32.Zero)
                Assert.True(Near(a / b, x / y, Complex.Abs(x / y)));
            Assert.Equal((Complex32)(-x), -a);
            Assert.Equal((Complex32)Complex.Conjugate(x), Complex32.Conjugate(a));
            Assert.True(Near(Complex32.Abs(a), Complex.Abs(x), Complex.Abs(x)));
            Assert.Equal((float)x.Phase, a.Phase, 2e-6f);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240604, 3).WithQuietOnSuccess(true));
    }

    [Fact]
    public void Nothing_overflows_in_between()
    {
        Assert.Equal(5e30f, new Complex32(3e30f, 4e30f).Magnitude, 1e24f);
        Assert.Equal(5e-30f, new Complex32(3e-30f, 4e-30f).Magnitude, 1e-36f);
        Assert.Equal(Complex32.One, new Complex32(3e30f, 4e30f) / new Complex32(3e30f, 4e30f));
        Assert.Equal(float.PositiveInfinity, new Complex32(float.MaxValue, float.MaxValue).Magnitude);
    }

    [Fact]
    public void Predicates_are_those_of_Complex()
    {
        foreach (Complex32 z in All)
            Assert.Equal(Predicates<Complex>(z), Predicates(z));

        // Widening makes a subnormal float a normal double: these two are told from the parts themselves.
        Assert.True(Of<Complex32>.IsSubnormal(new(float.Epsilon, 1)));
        Assert.False(Of<Complex32>.IsNormal(new(float.Epsilon, 1)));
        Assert.True(Of<Complex32>.IsNormal(new(1, 0)));
        Assert.False(Of<Complex32>.IsNormal(Complex32.Zero));
        Assert.Equal((2, Complex32.One, Complex32.Zero), (Of<Complex32>.Radix, Of<Complex32>.One, Of<Complex32>.Zero));
    }

    [Fact]
    public void Equality_is_IEEE_for_operators_and_NETs_for_Equals()
    {
        foreach (Complex32 a in All)
        {
            foreach (Complex32 b in All)
            {
                Complex x = a, y = b;
                Assert.Equal(x == y, a == b);
                Assert.Equal(x != y, a != b);
                Assert.Equal(x.Equals(y), a.Equals(b));
                Assert.Equal(x.Equals((object)y), a.Equals((object)b));
                if (a.Equals(b))
                    Assert.Equal(a.GetHashCode(), b.GetHashCode());
            }
        }

        Assert.False(Complex32.One.Equals((object)1f));
    }

    [Fact]
    public void Conversions()
    {
        Assert.Equal(new Complex32(2, 0), Of<Complex32>.CreateChecked(2));
        Assert.Equal(new Complex32(2.5f, 0), Of<Complex32>.CreateSaturating(2.5m));
        Assert.Equal(new Complex32(1, -2), Of<Complex32>.CreateTruncating(new Complex(1, -2)));
        Assert.Equal(new Complex(1, -2), Complex.CreateChecked(new Complex32(1, -2)));
        Assert.Equal(3f, float.CreateChecked(new Complex32(3, 0)));
        Assert.Equal(3, int.CreateTruncating(new Complex32(3.7f, 0)));
        Assert.Equal(255, byte.CreateSaturating(new Complex32(300, 0)));
        Assert.Throws<OverflowException>(() => byte.CreateChecked(new Complex32(300, 0)));
        Assert.Equal(float.PositiveInfinity, ((Complex32)new Complex(1e300, 0)).Real);
        Complex32 implied = 4f;
        Assert.Equal(new Complex32(4, 0), implied);
        Assert.Equal(new Complex32(2, 4), new Complex32(1, 2) * 2f);
        Assert.Equal(new Complex32(2, 4), 2f * new Complex32(1, 2));
    }

    [Fact]
    public void Text_goes_both_ways()
    {
        var z = new Complex32(1.5f, -2.25f);
        Assert.Equal(((Complex)z).ToString(null, CultureInfo.InvariantCulture), z.ToString());
        Assert.Equal("<1.500; -2.250>", z.ToString("F3", CultureInfo.InvariantCulture));
        Assert.Equal(z, Complex32.Parse(z.ToString(), CultureInfo.InvariantCulture));
        Assert.Equal(z, Complex32.Parse(z.ToString().AsSpan(), NumberStyles.Float, CultureInfo.InvariantCulture));
        Assert.True(Complex32.TryParse("<1; 2>", CultureInfo.InvariantCulture, out Complex32 parsed));
        Assert.Equal(new Complex32(1, 2), parsed);
        Assert.False(Complex32.TryParse("one and two", CultureInfo.InvariantCulture, out _));
        Assert.Contains("'one'", Assert.Throws<FormatException>(() => Complex32.Parse("one", CultureInfo.InvariantCulture)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Complex32.Parse(null!, CultureInfo.InvariantCulture));
        Span<char> text = stackalloc char[40];
        Assert.True(z.TryFormat(text, out int written, "F2", CultureInfo.InvariantCulture));
        Assert.Equal("<1.50; -2.25>", text[..written].ToString());
        Assert.False(z.TryFormat(text[..3], out written, "F1", CultureInfo.InvariantCulture));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Steps_and_magnitudes()
    {
        var z = new Complex32(1, 2);
        z++;
        Assert.Equal(new Complex32(2, 2), z);
        z--;
        Assert.Equal(new Complex32(1, 2), +z);
        Assert.Equal(new Complex32(0, 3), Of<Complex32>.MaxMagnitude(new(1, 2), new(0, 3)));
        Assert.Equal(new Complex32(1, 2), Of<Complex32>.MinMagnitude(new(1, 2), new(0, 3)));
        Assert.Equal(Complex32.ImaginaryOne * Complex32.ImaginaryOne, -Complex32.One);
    }

    // Two roundings of single precision; a product or quotient has some more.
    private static bool Near(Complex32 got, Complex expected, double magnitude) =>
        Math.Abs(got.Real - expected.Real) <= (4 * magnitude * MathF.ScaleB(1, -24)) + float.Epsilon
        && Math.Abs(got.Imaginary - expected.Imaginary) <= (4 * magnitude * MathF.ScaleB(1, -24)) + float.Epsilon;

    private static string Predicates<T>(T z)
        where T : INumberBase<T> => string.Join(
            ' ', T.IsZero(z), T.IsNaN(z), T.IsInfinity(z), T.IsFinite(z), T.IsRealNumber(z), T.IsComplexNumber(z), T.IsImaginaryNumber(z),
            T.IsInteger(z), T.IsEvenInteger(z), T.IsOddInteger(z), T.IsNegative(z), T.IsPositive(z), T.IsNegativeInfinity(z),
            T.IsPositiveInfinity(z), T.IsCanonical(z));

    private static class Of<T>
        where T : INumberBase<T>
    {
        public static int Radix => T.Radix;

        public static T One => T.MultiplicativeIdentity;

        public static T Zero => T.AdditiveIdentity;

        public static T CreateChecked<TOther>(TOther value)
            where TOther : INumberBase<TOther> => T.CreateChecked(value);

        public static T CreateSaturating<TOther>(TOther value)
            where TOther : INumberBase<TOther> => T.CreateSaturating(value);

        public static T CreateTruncating<TOther>(TOther value)
            where TOther : INumberBase<TOther> => T.CreateTruncating(value);

        public static bool IsNormal(T value) => T.IsNormal(value);

        public static bool IsSubnormal(T value) => T.IsSubnormal(value);

        public static T MaxMagnitude(T a, T b) => T.MaxMagnitude(a, b);

        public static T MinMagnitude(T a, T b) => T.MinMagnitude(a, b);
    }
}
