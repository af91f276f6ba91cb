using System.Numerics;

namespace Blas.Arrays;

// Complex numbers: numpy.real, imag, conj, abs, angle.
public abstract unsafe partial class NdArray
{
    /// <summary>The real parts, as a view: what is written there is seen in the complex array.</summary>
    /// <param name="a">The array.</param>
    /// <returns>The view.</returns>
    public static NdArray<double> Real(NdArray<Complex> a) => PartOf<Complex, double>(a, 0);

    /// <inheritdoc cref="Real(NdArray{Complex})"/>
    public static NdArray<float> Real(NdArray<Complex32> a) => PartOf<Complex32, float>(a, 0);

    /// <summary>The imaginary parts, as a view: what is written there is seen in the complex array.</summary>
    /// <param name="a">The array.</param>
    /// <returns>The view.</returns>
    public static NdArray<double> Imag(NdArray<Complex> a) => PartOf<Complex, double>(a, 1);

    /// <inheritdoc cref="Imag(NdArray{Complex})"/>
    public static NdArray<float> Imag(NdArray<Complex32> a) => PartOf<Complex32, float>(a, 1);

    /// <summary>The conjugates x - iy, element by element; of real numbers a copy.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<T> Conj<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Elementwise.Unary<T, T, ScalarUnary<T, T, ConjugateFunction<T>>>(a, @out, where);

    /// <inheritdoc cref="Conj{T}"/>
    public static NdArray<T> Conjugate<T>(NdArray<T> a, NdArray<T>? @out = null, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T> => Conj(a, @out, where);

    /// <summary>|z| = √(x² + y²), element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<double> Abs(NdArray<Complex> a, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Unary<Complex, double, ScalarUnary<Complex, double, ModulusFunction>>(a, @out, where);

    /// <summary>|z| = √(x² + y²), element by element.</summary>
    /// <inheritdoc cref="Exp{T}"/>
    public static NdArray<float> Abs(NdArray<Complex32> a, NdArray<float>? @out = null, NdArray<bool>? where = null) =>
        Elementwise.Unary<Complex32, float, ScalarUnary<Complex32, float, ModulusFunction>>(a, @out, where);

    /// <summary>The angle of z in radians, in [-π, π], element by element.</summary>
    /// <param name="a">The operand.</param>
    /// <returns>A new array.</returns>
    public static NdArray<double> Angle(NdArray<Complex> a)
    {
        using NdArray<double> real = Real(a), imaginary = Imag(a);
        return Arctan2(imaginary, real);
    }

    /// <inheritdoc cref="Angle(NdArray{Complex})"/>
    public static NdArray<float> Angle(NdArray<Complex32> a)
    {
        using NdArray<float> real = Real(a), imaginary = Imag(a);
        return Arctan2(imaginary, real);
    }

    private static NdArray<TReal> PartOf<T, TReal>(NdArray<T> a, int part)
        where T : unmanaged
        where TReal : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return new NdArray<TReal>(a.Storage, (TReal*)a.Data + part, a.ShapeArray, [.. a.StrideArray.Select(s => 2 * s)], a.IsWriteable);
    }

    private readonly struct ConjugateFunction<T> : IFunction1<T, T>
        where T : unmanaged, INumberBase<T>
    {
        public static T Invoke(T a) =>
            typeof(T) == typeof(Complex) ? (T)(object)Complex.Conjugate((Complex)(object)a)
            : typeof(T) == typeof(Complex32) ? (T)(object)Complex32.Conjugate((Complex32)(object)a)
            : a;
    }

    private readonly struct ModulusFunction : IFunction1<Complex, double>, IFunction1<Complex32, float>
    {
        public static double Invoke(Complex a) => double.Hypot(a.Real, a.Imaginary);

        public static float Invoke(Complex32 a) => float.Hypot(a.Real, a.Imaginary);
    }
}
