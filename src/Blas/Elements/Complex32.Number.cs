using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Blas;

// Generic mathematics: what a routine that is written once for all four element types asks of its type.
public readonly partial struct Complex32 : INumberBase<Complex32>
{
    static int INumberBase<Complex32>.Radix => 2;

    static Complex32 IAdditiveIdentity<Complex32, Complex32>.AdditiveIdentity => default;

    static Complex32 IMultiplicativeIdentity<Complex32, Complex32>.MultiplicativeIdentity => One;

    /// <summary>The number plus 1.</summary>
    public static Complex32 operator ++(Complex32 value) => value + One;

    /// <summary>The number minus 1.</summary>
    public static Complex32 operator --(Complex32 value) => value - One;

    /// <summary>The absolute value, as a complex number with imaginary part 0.</summary>
    /// <param name="value">The number.</param>
    /// <returns>|value|.</returns>
    public static Complex32 Abs(Complex32 value) => new(value.Magnitude, 0f);

    /// <summary>Whether the imaginary part is 0.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for a real number.</returns>
    public static bool IsRealNumber(Complex32 value) => value.Imaginary == 0f && !float.IsNaN(value.Real);

    /// <summary>Whether either part is NaN and none is infinite.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for NaN.</returns>
    public static bool IsNaN(Complex32 value) => !IsInfinity(value) && !IsFinite(value);

    /// <summary>Whether either part is infinite.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for an infinity.</returns>
    public static bool IsInfinity(Complex32 value) => float.IsInfinity(value.Real) || float.IsInfinity(value.Imaginary);

    /// <summary>Whether both parts are finite.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for a finite number.</returns>
    public static bool IsFinite(Complex32 value) => float.IsFinite(value.Real) && float.IsFinite(value.Imaginary);

    static bool INumberBase<Complex32>.IsZero(Complex32 value) => value.Real == 0f && value.Imaginary == 0f;

    static bool INumberBase<Complex32>.IsCanonical(Complex32 value) => Of<Complex>.IsCanonical(value);

    static bool INumberBase<Complex32>.IsComplexNumber(Complex32 value) => Of<Complex>.IsComplexNumber(value);

    static bool INumberBase<Complex32>.IsEvenInteger(Complex32 value) => Of<Complex>.IsEvenInteger(value);

    static bool INumberBase<Complex32>.IsImaginaryNumber(Complex32 value) => Of<Complex>.IsImaginaryNumber(value);

    static bool INumberBase<Complex32>.IsInteger(Complex32 value) => Of<Complex>.IsInteger(value);

    static bool INumberBase<Complex32>.IsNegative(Complex32 value) => Of<Complex>.IsNegative(value);

    static bool INumberBase<Complex32>.IsNegativeInfinity(Complex32 value) => Of<Complex>.IsNegativeInfinity(value);

    static bool INumberBase<Complex32>.IsNormal(Complex32 value) =>
        float.IsNormal(value.Real) && (value.Imaginary == 0f || float.IsNormal(value.Imaginary));

    static bool INumberBase<Complex32>.IsOddInteger(Complex32 value) => Of<Complex>.IsOddInteger(value);

    static bool INumberBase<Complex32>.IsPositive(Complex32 value) => Of<Complex>.IsPositive(value);

    static bool INumberBase<Complex32>.IsPositiveInfinity(Complex32 value) => Of<Complex>.IsPositiveInfinity(value);

    static bool INumberBase<Complex32>.IsSubnormal(Complex32 value) =>
        float.IsSubnormal(value.Real) || float.IsSubnormal(value.Imaginary);

    static Complex32 INumberBase<Complex32>.MaxMagnitude(Complex32 x, Complex32 y) => (Complex32)Of<Complex>.MaxMagnitude(x, y);

    static Complex32 INumberBase<Complex32>.MaxMagnitudeNumber(Complex32 x, Complex32 y) => (Complex32)Of<Complex>.MaxMagnitudeNumber(x, y);

    static Complex32 INumberBase<Complex32>.MinMagnitude(Complex32 x, Complex32 y) => (Complex32)Of<Complex>.MinMagnitude(x, y);

    static Complex32 INumberBase<Complex32>.MinMagnitudeNumber(Complex32 x, Complex32 y) => (Complex32)Of<Complex>.MinMagnitudeNumber(x, y);

    /// <inheritdoc/>
    public static Complex32 Parse(string s, IFormatProvider? provider) => Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);

    /// <inheritdoc/>
    public static Complex32 Parse(string s, NumberStyles style, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), style, provider);
    }

    /// <inheritdoc/>
    public static Complex32 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);

    /// <inheritdoc/>
    public static Complex32 Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        TryParse(s, style, provider, out Complex32 result)
            ? result
            : throw new FormatException($"'{s}' is no complex number; it is written <real; imaginary>.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Complex32 result) =>
        Narrow(Complex.TryParse(s, provider, out Complex wide), wide, out result);

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Complex32 result) =>
        Narrow(Complex.TryParse(s, style, provider, out Complex wide), wide, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Complex32 result) =>
        Narrow(Complex.TryParse(s, provider, out Complex wide), wide, out result);

    /// <inheritdoc/>
    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Complex32 result) =>
        Narrow(Complex.TryParse(s, style, provider, out Complex wide), wide, out result);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.Create(formatProvider, $"<{Real.ToString(format, formatProvider)}; {Imaginary.ToString(format, formatProvider)}>");

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    static bool INumberBase<Complex32>.TryConvertFromChecked<TOther>(TOther value, out Complex32 result) =>
        Narrow(Of<Complex>.TryFrom(value, out Complex wide), wide, out result);

    static bool INumberBase<Complex32>.TryConvertFromSaturating<TOther>(TOther value, out Complex32 result) =>
        Narrow(Of<Complex>.TryFrom(value, out Complex wide), wide, out result);

    static bool INumberBase<Complex32>.TryConvertFromTruncating<TOther>(TOther value, out Complex32 result) =>
        Narrow(Of<Complex>.TryFrom(value, out Complex wide), wide, out result);

    static bool INumberBase<Complex32>.TryConvertToChecked<TOther>(Complex32 value, [MaybeNullWhen(false)] out TOther result) =>
        Of<Complex>.TryToChecked(value, out result);

    static bool INumberBase<Complex32>.TryConvertToSaturating<TOther>(Complex32 value, [MaybeNullWhen(false)] out TOther result) =>
        Of<Complex>.TryToSaturating(value, out result);

    static bool INumberBase<Complex32>.TryConvertToTruncating<TOther>(Complex32 value, [MaybeNullWhen(false)] out TOther result) =>
        Of<Complex>.TryToTruncating(value, out result);

    private static bool Narrow(bool success, Complex wide, out Complex32 result)
    {
        result = success ? (Complex32)wide : default;
        return success;
    }

    // Complex implements these explicitly, so that only a type parameter can reach them.
    private static class Of<T>
        where T : INumberBase<T>
    {
        public static bool IsCanonical(T value) => T.IsCanonical(value);

        public static bool IsComplexNumber(T value) => T.IsComplexNumber(value);

        public static bool IsEvenInteger(T value) => T.IsEvenInteger(value);

        public static bool IsImaginaryNumber(T value) => T.IsImaginaryNumber(value);

        public static bool IsInteger(T value) => T.IsInteger(value);

        public static bool IsNegative(T value) => T.IsNegative(value);

        public static bool IsNegativeInfinity(T value) => T.IsNegativeInfinity(value);

        public static bool IsOddInteger(T value) => T.IsOddInteger(value);

        public static bool IsPositive(T value) => T.IsPositive(value);

        public static bool IsPositiveInfinity(T value) => T.IsPositiveInfinity(value);

        public static T MaxMagnitude(T x, T y) => T.MaxMagnitude(x, y);

        public static T MaxMagnitudeNumber(T x, T y) => T.MaxMagnitudeNumber(x, y);

        public static T MinMagnitude(T x, T y) => T.MinMagnitude(x, y);

        public static T MinMagnitudeNumber(T x, T y) => T.MinMagnitudeNumber(x, y);

        public static bool TryFrom<TOther>(TOther value, out T result)
            where TOther : INumberBase<TOther>
        {
            // TryConvertFromChecked is protected by the language (static abstract members of an interface are
            // reached through a constrained type parameter); a failed conversion is reported, never thrown.
            try
            {
                result = T.CreateChecked(value);
                return true;
            }
            catch (NotSupportedException)
            {
                result = T.Zero;
                return false;
            }
        }

        public static bool TryToChecked<TOther>(T value, [MaybeNullWhen(false)] out TOther result)
            where TOther : INumberBase<TOther> => Try(() => TOther.CreateChecked(value), out result);

        public static bool TryToSaturating<TOther>(T value, [MaybeNullWhen(false)] out TOther result)
            where TOther : INumberBase<TOther> => Try(() => TOther.CreateSaturating(value), out result);

        public static bool TryToTruncating<TOther>(T value, [MaybeNullWhen(false)] out TOther result)
            where TOther : INumberBase<TOther> => Try(() => TOther.CreateTruncating(value), out result);

        private static bool Try<TOther>(Func<TOther> convert, [MaybeNullWhen(false)] out TOther result)
        {
            try
            {
                result = convert();
                return true;
            }
            catch (NotSupportedException)
            {
                result = default;
                return false;
            }
        }
    }
}
