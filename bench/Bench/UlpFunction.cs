using Blas.Managed;
using Nn.Cli.Compare.Measuring;

namespace Bench;

internal delegate void Elementwise<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z);

/// <summary>A function of <see cref="VectorMath"/> with what it should give.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OfSingles">The function of floats.</param>
/// <param name="OfDoubles">The function of doubles.</param>
/// <param name="Reference">The same in double precision, against which floats are measured.</param>
/// <param name="Exact">The same in twice that, as a value times a power of two, against which doubles are measured.</param>
internal sealed record UlpFunction(
    string Name, Elementwise<float> OfSingles, Elementwise<double> OfDoubles, Func<double, double, double> Reference, Func<double, double, (DoubleDouble Value, int Exponent)> Exact)
{
    public static readonly UlpFunction[] All =
    [
        Unary("exp", VectorMath.Exp, VectorMath.Exp, Math.Exp, ExpOf),
        Unary("exp2", VectorMath.Exp2, VectorMath.Exp2, x => Math.Pow(2, x), x => Exp2Of(x)),
        Unary("expm1", VectorMath.Expm1, VectorMath.Expm1, Expm1, x => x > 700 ? ExpOf(x) : (DoubleDouble.Expm1(x), 0)),
        Unary("log", VectorMath.Log, VectorMath.Log, Math.Log, x => (DoubleDouble.Log(x), 0)),
        Unary("log2", VectorMath.Log2, VectorMath.Log2, Math.Log2, x => (DoubleDouble.Log(x) / DoubleDouble.Log(2), 0)),
        Unary("log10", VectorMath.Log10, VectorMath.Log10, Math.Log10, x => (DoubleDouble.Log(x) / DoubleDouble.Log(10), 0)),
        Unary("log1p", VectorMath.Log1p, VectorMath.Log1p, Log1p, x => (x > 1e40 ? DoubleDouble.Log(x) : DoubleDouble.Log1p(x), 0)),
        Unary("sin", VectorMath.Sin, VectorMath.Sin, Math.Sin, x => (DoubleDouble.SinCos(x).Sin, 0)),
        Unary("cos", VectorMath.Cos, VectorMath.Cos, Math.Cos, x => (DoubleDouble.SinCos(x).Cos, 0)),
        Unary("tan", VectorMath.Tan, VectorMath.Tan, Math.Tan, x => (Tan(x), 0)),
        Unary("arctan", VectorMath.Arctan, VectorMath.Arctan, Math.Atan, x => (Arctan(x), 0)),
        Unary("arcsin", VectorMath.Arcsin, VectorMath.Arcsin, Math.Asin, x => (Arcsin(x), 0)),
        Unary("arccos", VectorMath.Arccos, VectorMath.Arccos, Math.Acos, x => (s_halfPi - Arcsin(x), 0)),
        Unary("sinh", VectorMath.Sinh, VectorMath.Sinh, Math.Sinh, Sinh),
        Unary("cosh", VectorMath.Cosh, VectorMath.Cosh, Math.Cosh, Cosh),
        Unary("tanh", VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, x => (Tanh(x), 0)),
        Unary("sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), Sigmoid),
        Unary("silu", VectorMath.Silu, VectorMath.Silu, x => x < -80 ? Math.Max(x, -1e4) * Math.Exp(x) : double.IsPositiveInfinity(x) ? x : x / (1 + Math.Exp(-x)), Silu),
        Unary("softplus", VectorMath.Softplus, VectorMath.Softplus, x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), Softplus),
        Unary("erf", VectorMath.Erf, VectorMath.Erf, Erf, x => (Math.Abs(x) > 6 ? Math.Sign(x) : Math.Abs(x) < 1e-20 ? DoubleDouble.TwoOverRootPi * x : DoubleDouble.Erf(x), 0)),
        new("pow", (x, y, z) => VectorMath.Pow<float>(x, y, z), (x, y, z) => VectorMath.Pow<double>(x, y, z), Math.Pow, Pow),
    ];

    private static readonly DoubleDouble s_halfPi = new(1.5707963267948966, 6.123233995736766e-17);

    public bool IsBinary => Name == "pow";

    private static UlpFunction Unary(
        string name, UnaryFunction<float> singles, UnaryFunction<double> doubles, Func<double, double> reference, Func<double, (DoubleDouble Value, int Exponent)> exact) =>
        new(name, (x, _, z) => singles(x, z), (x, _, z) => doubles(x, z), (x, _) => reference(x), (x, _) => exact(x));

    private static (DoubleDouble Value, int Exponent) ExpOf(double x)
    {
        DoubleDouble value = DoubleDouble.Exp(x, out int exponent);
        return (value, exponent);
    }

    private static (DoubleDouble Value, int Exponent) Exp2Of(double x)
    {
        int whole = (int)Math.Round(x);
        DoubleDouble value = DoubleDouble.Exp(DoubleDouble.Log(2) * (x - whole), out int exponent);
        return (value, exponent + whole);
    }

    private static DoubleDouble Tan(double x)
    {
        (DoubleDouble sin, DoubleDouble cos) = DoubleDouble.SinCos(x);
        return sin / cos;
    }

    // One step of Newton's from the double: arctan x = y + arctan((x - tan y) / (1 + x tan y)).
    private static DoubleDouble Arctan(double x)
    {
        double y = Math.Atan(x);
        (DoubleDouble sin, DoubleDouble cos) = DoubleDouble.SinCos(y);
        DoubleDouble error = Math.Abs(x) > 1 ? (cos - (sin / x)) / (sin + (cos / x)) : ((cos * x) - sin) / (cos + (sin * x));
        return y + error;
    }

    // One step of Newton's likewise: arcsin x = y + (x - sin y) / cos y, which at the ends would be 0 / 0.
    private static DoubleDouble Arcsin(double x)
    {
        if (Math.Abs(x) == 1)
            return x < 0 ? -s_halfPi : s_halfPi;
        double y = Math.Asin(x);
        (DoubleDouble sin, DoubleDouble cos) = DoubleDouble.SinCos(y);
        return y + ((x - sin) / cos);
    }

    // (t + t / (t + 1)) / 2 with t = e^|x| - 1.
    private static (DoubleDouble Value, int Exponent) Sinh(double x)
    {
        double a = Math.Abs(x);
        if (a > 300)
        {
            DoubleDouble e = DoubleDouble.Exp(a, out int exponent);
            return (x < 0 ? -e : e, exponent - 1);
        }

        DoubleDouble t = DoubleDouble.Expm1(a);
        DoubleDouble y = (t + (t / (t + 1))) * 0.5;
        return (x < 0 ? -y : y, 0);
    }

    private static (DoubleDouble Value, int Exponent) Cosh(double x)
    {
        DoubleDouble e = DoubleDouble.Exp(Math.Abs(x), out int exponent);
        return Math.Abs(x) > 300 ? (e, exponent - 1) : ((e.Scaled(exponent) + (1 / e.Scaled(exponent))) * 0.5, 0);
    }

    private static DoubleDouble Tanh(double x)
    {
        if (Math.Abs(x) > 40)
            return Math.Sign(x);
        DoubleDouble t = DoubleDouble.Expm1(2 * Math.Abs(x));
        DoubleDouble y = t / (t + 2);
        return x < 0 ? -y : y;
    }

    private static (DoubleDouble Value, int Exponent) Sigmoid(double x)
    {
        if (x < -300)
            return ExpOf(x);
        DoubleDouble e = DoubleDouble.Exp(Math.Max(x, -300) > 80 ? -80 : -Math.Abs(x), out int exponent);
        e = e.Scaled(exponent);
        return (x < 0 ? e / (e + 1) : 1 / (e + 1), 0);
    }

    private static (DoubleDouble Value, int Exponent) Silu(double x)
    {
        (DoubleDouble value, int exponent) = Sigmoid(x);
        return (value * x, exponent);
    }

    private static (DoubleDouble Value, int Exponent) Softplus(double x)
    {
        if (x < -100)
            return ExpOf(x);
        if (x > 100)
            return (x, 0);
        DoubleDouble e = DoubleDouble.Exp(-Math.Abs(x), out int exponent);
        return (DoubleDouble.Log1p(e.Scaled(exponent)) + Math.Max(x, 0), 0);
    }

    private static (DoubleDouble Value, int Exponent) Pow(double x, double y)
    {
        DoubleDouble value = DoubleDouble.Exp(DoubleDouble.Log(Math.Abs(x)) * y, out int exponent);
        return (x < 0 && Math.Abs(y % 2) == 1 ? -value : value, exponent);
    }

    private static double Expm1(double x) =>
        Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Abs(x) > 50 ? Math.Exp(x) - 1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return x < -1 ? double.NaN : u == 1 || double.IsInfinity(u) ? x : u == 0 ? double.NegativeInfinity : Math.Log(u) + ((x - (u - 1)) / u);
    }

    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x;
        double total = x;
        for (int k = 1; Math.Abs(term) > Math.Abs(total) * 1e-17; k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            total += term;
        }

        return x == 0 || double.IsNaN(x) ? x : 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * total;
    }
}

internal delegate void UnaryFunction<T>(ReadOnlySpan<T> x, Span<T> y);
