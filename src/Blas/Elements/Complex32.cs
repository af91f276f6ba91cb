using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas;

/// <summary>
/// A complex number of two <see cref="float"/>s, real part first: the layout of Fortran's <c>COMPLEX</c>, C's
/// <c>float _Complex</c> and NumPy's <c>complex64</c>. The double-precision one is <see cref="Complex"/>.
/// </summary>
/// <param name="Real">The real part.</param>
/// <param name="Imaginary">The imaginary part.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly partial record struct Complex32(float Real, float Imaginary)
{
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

    /// <summary>re - i im.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The complex conjugate.</returns>
    public static Complex32 Conjugate(Complex32 value) => new(value.Real, -value.Imaginary);

    /// <summary>The sum.</summary>
    public static Complex32 operator +(Complex32 left, Complex32 right) =>
        new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    /// <summary>The difference.</summary>
    public static Complex32 operator -(Complex32 left, Complex32 right) =>
        new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <summary>The negative.</summary>
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
    public static Complex32 operator *(Complex32 left, float right) => new(left.Real * right, left.Imaginary * right);

    /// <summary>The product with a real number.</summary>
    public static Complex32 operator *(float left, Complex32 right) => right * left;

    /// <summary>The quotient, computed in double precision, where no intermediate result can overflow.</summary>
    public static Complex32 operator /(Complex32 left, Complex32 right) => (Complex32)((Complex)left / (Complex)right);

    /// <summary>A real number as a complex one.</summary>
    public static implicit operator Complex32(float value) => new(value, 0f);

    /// <summary>The same number in double precision.</summary>
    public static implicit operator Complex(Complex32 value) => new(value.Real, value.Imaginary);

    /// <summary>The nearest number in single precision.</summary>
    public static explicit operator Complex32(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <inheritdoc/>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
}
