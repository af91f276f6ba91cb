namespace Blas.Managed.Tests.Elementwise;

/// <summary>The functions at every width, by name, with a double-precision reference for the float ones.</summary>
internal static unsafe class Functions
{
    public static readonly SimdWidth[] Widths =
        [.. Enum.GetValues<SimdWidth>().Where(w => w <= SimdWidth.Vector128 || SimdWidths.IsHardware(w))];

    private static readonly Dictionary<string, Func<double, double>> s_references = new()
    {
        ["exp"] = Math.Exp,
        ["exp2"] = x => Math.Pow(2, x),
        ["expm1"] = Expm1,
        ["log"] = Math.Log,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["log1p"] = Log1p,
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh,
        ["sigmoid"] = x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        ["arctan"] = Math.Atan,
        ["arcsin"] = Math.Asin,
        ["arccos"] = Math.Acos,
        ["silu"] = x => x < -80 ? Math.Max(x, -1e4) * Math.Exp(x) : double.IsPositiveInfinity(x) ? x : x / (1 + Math.Exp(-x)),
        ["softplus"] = x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        ["erf"] = x => Erf(x),
    };

    public static IEnumerable<string> Names => s_references.Keys;

    public static double Reference(string name, double x) => s_references[name](x);

    public static void Run<T>(string name, SimdWidth width, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, py = y)
        {
            switch (name)
            {
                case "exp": ElementwiseLoops.Run<T, ExpFunction>(width, px, py, x.Length); break;
                case "exp2": ElementwiseLoops.Run<T, Exp2Function>(width, px, py, x.Length); break;
                case "expm1": ElementwiseLoops.Run<T, Expm1Function>(width, px, py, x.Length); break;
                case "log": ElementwiseLoops.Run<T, LogFunction<BaseE>>(width, px, py, x.Length); break;
                case "log2": ElementwiseLoops.Run<T, LogFunction<Base2>>(width, px, py, x.Length); break;
                case "log10": ElementwiseLoops.Run<T, LogFunction<Base10>>(width, px, py, x.Length); break;
                case "log1p": ElementwiseLoops.Run<T, Log1pFunction>(width, px, py, x.Length); break;
                case "sin": ElementwiseLoops.Run<T, SinFunction>(width, px, py, x.Length); break;
                case "cos": ElementwiseLoops.Run<T, CosFunction>(width, px, py, x.Length); break;
                case "tan": ElementwiseLoops.Run<T, TanFunction>(width, px, py, x.Length); break;
                case "sinh": ElementwiseLoops.Run<T, SinhFunction>(width, px, py, x.Length); break;
                case "cosh": ElementwiseLoops.Run<T, CoshFunction>(width, px, py, x.Length); break;
                case "tanh": ElementwiseLoops.Run<T, TanhFunction>(width, px, py, x.Length); break;
                case "erf": ElementwiseLoops.Run<T, ErfFunction>(width, px, py, x.Length); break;
                case "sigmoid": ElementwiseLoops.Run<T, SigmoidFunction>(width, px, py, x.Length); break;
                case "arctan": ElementwiseLoops.Run<T, ArctanFunction>(width, px, py, x.Length); break;
                case "arcsin": ElementwiseLoops.Run<T, ArcsinFunction>(width, px, py, x.Length); break;
                case "arccos": ElementwiseLoops.Run<T, ArccosFunction>(width, px, py, x.Length); break;
                case "silu": ElementwiseLoops.Run<T, SiluFunction>(width, px, py, x.Length); break;
                case "softplus": ElementwiseLoops.Run<T, SoftplusFunction>(width, px, py, x.Length); break;
                default: throw new ArgumentOutOfRangeException(nameof(name), name, "Not a function.");
            }
        }
    }

    public static void Pow<T>(SimdWidth width, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, py = y, pz = z)
        {
            ElementwiseLoops.Run<T, PowFunction>(width, px, 1, py, 1, pz, x.Length);
        }
    }

    /// <summary>The distance of a float from the exact result, in units in its last place; huge where one is special and the other not.</summary>
    public static double Ulps(float actual, double exact)
    {
        const double Overflow = 3.4028235677973366e38; // max + half a unit: from here on the nearest float is infinite
        if (double.IsNaN(exact) || double.IsNaN(actual))
        {
            return double.IsNaN(exact) == double.IsNaN(actual) ? 0 : double.MaxValue;
        }

        if (float.IsInfinity(actual) || double.IsInfinity(exact))
        {
            return actual == exact || (Math.Sign(actual) == Math.Sign(exact) && Math.Abs(exact) >= Overflow * (1 - 1e-7)) ? 0 : double.MaxValue;
        }

        if (exact == 0)
        {
            return actual == 0 && float.IsNegative(actual) == double.IsNegative(exact) ? 0 : double.MaxValue;
        }

        return Math.Abs(actual - exact) / Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
    }

    /// <summary>The distance of a double from high + low, likewise.</summary>
    public static double Ulps(double actual, double high, double low) =>
        Math.Abs(actual - high - low) / Math.ScaleB(1, Math.Max(Math.ILogB(high), -1022) - 52);

    private static double Expm1(double x) =>
        Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Abs(x) > 50 ? Math.Exp(x) - 1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) + ((x - (u - 1)) / u);
    }

    // The series with all terms positive, which loses nothing; NaN is passed on.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

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
