using System.Numerics;

namespace Blas.Arrays;

/// <summary>Functions of complex numbers, in double precision; those of single precision are computed there and rounded.</summary>
internal static class ComplexFunctions
{
    private static readonly double s_log2 = Math.Log(2);
    private static readonly double s_log10 = Math.Log(10);

    public static Complex Exp2(Complex z) => Complex.Exp(z * s_log2);

    /// <summary>e^z - 1 without cancellation: its real part is expm1(x) cos y - 2 sin²(y/2).</summary>
    public static Complex Expm1(Complex z)
    {
        double half = Math.Sin(z.Imaginary / 2);
        return new((Expm1(z.Real) * Math.Cos(z.Imaginary)) - (2 * half * half), Math.Exp(z.Real) * Math.Sin(z.Imaginary));
    }

    public static Complex Log2(Complex z) => Complex.Log(z) / s_log2;

    /// <summary>The framework's has a constant of 14 digits.</summary>
    public static Complex Log10(Complex z) => Complex.Log(z) / s_log10;

    public static Complex Log1p(Complex z) => new(Math.Log(double.Hypot(z.Real + 1, z.Imaginary)), Math.Atan2(z.Imaginary, z.Real + 1));

    /// <summary>asinh z = -i asin(iz).</summary>
    public static Complex Arcsinh(Complex z)
    {
        Complex w = Complex.Asin(new Complex(-z.Imaginary, z.Real));
        return new(w.Imaginary, -w.Real);
    }

    /// <summary>acosh z = ±i acos z, with the sign that makes the real part positive.</summary>
    public static Complex Arccosh(Complex z)
    {
        Complex w = Complex.Acos(z);
        return w.Imaginary <= 0 ? new(-w.Imaginary, w.Real) : new(w.Imaginary, -w.Real);
    }

    /// <summary>atanh z = -i atan(iz).</summary>
    public static Complex Arctanh(Complex z)
    {
        Complex w = Complex.Atan(new Complex(-z.Imaginary, z.Real));
        return new(w.Imaginary, -w.Real);
    }

    /// <summary>As NumPy: whole exponents below 100 by products, which is exact where the products are.</summary>
    public static Complex Power(Complex a, Complex b)
    {
        if (b == Complex.Zero)
        {
            return Complex.One;
        }

        if (a == Complex.Zero)
        {
            return b.Real > 0 && b.Imaginary == 0 ? Complex.Zero : new(double.NaN, double.NaN);
        }

        if (b.Imaginary != 0 || Math.Abs(b.Real) >= 100 || b.Real != Math.Truncate(b.Real))
        {
            return Complex.Exp(b * Complex.Log(a));
        }

        Complex result = Complex.One, factor = a;
        for (int n = (int)Math.Abs(b.Real); n != 0; n >>= 1)
        {
            result = (n & 1) == 0 ? result : result * factor;
            factor *= factor;
        }

        return b.Real < 0 ? Complex.One / result : result;
    }

    /// <summary>z / |z|; 0 for 0.</summary>
    public static Complex Sign(Complex z) => z == Complex.Zero ? z : z / Complex.Abs(z);

    /// <summary>The order of NumPy: by the real parts, then by the imaginary ones; false where there is a NaN to be looked at.</summary>
    public static bool Less(Complex a, Complex b) =>
        a.Real < b.Real ? !double.IsNaN(a.Imaginary) && !double.IsNaN(b.Imaginary) : a.Real == b.Real && a.Imaginary < b.Imaginary;

    public static bool LessEqual(Complex a, Complex b) =>
        a.Real < b.Real ? !double.IsNaN(a.Imaginary) && !double.IsNaN(b.Imaginary) : a.Real == b.Real && a.Imaginary <= b.Imaginary;

    public static bool IsNaN(Complex z) => double.IsNaN(z.Real) || double.IsNaN(z.Imaginary);

    // Math has none: by tanh where |x| is small, since (e^x - 1) = tanh(x/2) (e^x + 1).
    private static double Expm1(double x) => Math.Abs(x) < 1 ? Math.Tanh(x / 2) * (Math.Exp(x) + 1) : Math.Exp(x) - 1;
}

