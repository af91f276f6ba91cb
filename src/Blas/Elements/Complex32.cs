using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas;

/// <summary>
/// A complex number of two <see cref="float"/>s, real part first: the layout of Fortran's <c>COMPLEX</c>, C's
/// <c>float _Complex</c> and NumPy's <c>complex64</c>. The double-precision one is <see cref="Complex"/>.
/// </summary>
/// <param name="real">The real part.</param>
/// <param name="imaginary">The imaginary part.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly partial struct Complex32(float real, float imaginary)
{
    /// <summary>The real part.</summary>
    public float Real { get; } = real;

    /// <summary>The imaginary part.</summary>
    public float Imaginary { get; } = imaginary;

    /// <summary>0.</summary>
    public static Complex32 Zero => default;

    /// <summary>1.</summary>
    public static Complex32 One => new(1f, 0f);

    /// <summary>The imaginary unit, i.</summary>
    public static Complex32 ImaginaryOne => new(0f, 1f);

    /// <summary>The absolute value, without overflow of the squares: sqrt(re² + im²).</summary>
    public float Magnitude => (float)Math.Sqrt(((double)Real * Real) + ((double)Imaginary * Imaginary));

    /// <summary>The angle in radians, in (-π, π].</summary>
    public float Phase => MathF.Atan2(Imaginary, Real);

    // The operators are inlined by force: a call would bring both parts into one register by way of memory, and wait for that.

    /// <summary>re - i im.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The complex conjugate.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 Conjugate(Complex32 value) => new(value.Real, -value.Imaginary);

    /// <summary>Whether both parts are equal as IEEE 754 has it: NaN to nothing, 0 to -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator ==(Complex32 left, Complex32 right) => left.Real == right.Real && left.Imaginary == right.Imaginary;

    /// <summary>Whether a part differs, as IEEE 754 has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator !=(Complex32 left, Complex32 right) => !(left == right);

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator +(Complex32 left, Complex32 right) =>
        new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator -(Complex32 left, Complex32 right) =>
        new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <summary>The negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator -(Complex32 value) => new(-value.Real, -value.Imaginary);

    /// <summary>The number itself.</summary>
    public static Complex32 operator +(Complex32 value) => value;

    /// <summary>The product, by the four-multiplication formula.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator *(Complex32 left, Complex32 right) =>
        new(
            (left.Real * right.Real) - (left.Imaginary * right.Imaginary),
            (left.Real * right.Imaginary) + (left.Imaginary * right.Real));

    /// <summary>The product with a real number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator *(Complex32 left, float right) => new(left.Real * right, left.Imaginary * right);

    /// <summary>The product with a real number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator *(float left, Complex32 right) => right * left;

    /// <summary>The quotient, computed in double precision, where no intermediate result can overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex32 operator /(Complex32 left, Complex32 right)
    {
        // In double precision the products of parts are exact, and a square neither overflows nor vanishes.
        double real = right.Real, imaginary = right.Imaginary, square = (real * real) + (imaginary * imaginary);
        return double.IsFinite(square)
            ? new(
                (float)(((left.Real * real) + (left.Imaginary * imaginary)) / square),
                (float)(((left.Imaginary * real) - (left.Real * imaginary)) / square))
            : DivideByInfinity(left, right);
    }

    /// <summary>A real number as a complex one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Complex32(float value) => new(value, 0f);

    /// <summary>The same number in double precision.</summary>
    public static implicit operator Complex(Complex32 value) => new(value.Real, value.Imaginary);

    /// <summary>The nearest number in single precision.</summary>
    public static explicit operator Complex32(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>Takes the number apart.</summary>
    /// <param name="real">The real part.</param>
    /// <param name="imaginary">The imaginary part.</param>
    public void Deconstruct(out float real, out float imaginary) => (real, imaginary) = (Real, Imaginary);

    /// <summary>Whether both parts are equal; a NaN equals a NaN here, as everywhere in .NET's <c>Equals</c>.</summary>
    /// <param name="other">The other number.</param>
    /// <returns>True if both parts are equal.</returns>
    public bool Equals(Complex32 other) => Real.Equals(other.Real) && Imaginary.Equals(other.Imaginary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Complex32 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Real, Imaginary);

    private static Complex32 DivideByInfinity(Complex32 left, Complex32 right) => (Complex32)((Complex)left / (Complex)right);

    /// <inheritdoc/>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
}
