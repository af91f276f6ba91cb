namespace Nn.Cli.Compare.Measuring;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 binary digits: enough that a result computed with it can be taken as exact beside
/// float and double. Errors are some units of 2^-104, relative, also of sums of unlike signs. What measures errors shares this file: the
/// comparison, the benchmarks and the conformance suite.
/// </summary>
/// <param name="High">The nearest double.</param>
/// <param name="Low">What is left.</param>
/// <remarks>
/// Error-free sums after D. Knuth, TAOCP 2, 4.2.2, error-free products by one fused multiply-add; the operations after Y. Hida, X. S. Li,
/// D. H. Bailey, "Library for double-double and quad-double arithmetic", 2007.
/// </remarks>
internal readonly partial record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double s, double e) = TwoSum(a.High, b.High);
        (double t, double f) = TwoSum(a.Low, b.Low);
        DoubleDouble sum = Normalized(s, e + t);
        return Normalized(sum.High, sum.Low + f);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double p = a.High * b.High;
        return Normalized(p, Math.FusedMultiplyAdd(a.High, b.High, -p) + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        double p = a.High * b;
        return Normalized(p, Math.FusedMultiplyAdd(a.High, b, -p) + (a.Low * b));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double q = a.High / b.High;
        DoubleDouble rest = a - (b * q);
        double r = rest.High / b.High;
        rest -= b * r;
        return Normalized(q, r) + (rest.High / b.High);
    }

    /// <summary>This times 2^exponent, for results that stay normal.</summary>
    public DoubleDouble Scaled(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    /// <summary>a + b = Sum + Error, exactly.</summary>
    public static (double Sum, double Error) TwoSum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return (s, (a - (s - t)) + (b - t));
    }

    // For |high| of at least |low|.
    private static DoubleDouble Normalized(double high, double low)
    {
        double s = high + low;
        return new(s, low - (s - high));
    }
}
