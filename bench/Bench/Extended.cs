using System.Numerics;

namespace Bench;

/// <summary>
/// A number of about 106 binary digits, the unevaluated sum of two doubles, with the elementary functions that doubles are measured
/// against. Errors are some units of 2^-100, relative.
/// </summary>
/// <remarks>Sums: D. Knuth, TAOCP 2, 4.2.2; products by one fused multiply-add; functions by their series after a reduction.</remarks>
internal readonly record struct Extended(double High, double Low)
{
    // 2 / pi and its like must survive a reduction of 2^1024.
    private const int Digits = 2300;

    private static readonly Extended s_ln2 = new(0.6931471805599453, 2.319046813846299558e-17);
    private static readonly BigInteger s_halfPi = HalfPi();

    /// <summary>2 / sqrt(pi).</summary>
    public static readonly Extended TwoOverRootPi = new(1.1283791670955126, 1.533545961316588e-17);

    public static implicit operator Extended(double value) => new(value, 0);

    public static Extended operator +(Extended a, Extended b)
    {
        double s = a.High + b.High;
        double t = s - a.High;
        double e = a.High - (s - t) + (b.High - t);
        double u = a.Low + b.Low;
        double v = u - a.Low;
        double f = a.Low - (u - v) + (b.Low - v);
        Extended sum = Normalized(s, e + u);
        return Normalized(sum.High, sum.Low + f);
    }

    public static Extended operator -(Extended a) => new(-a.High, -a.Low);

    public static Extended operator -(Extended a, Extended b) => a + -b;

    public static Extended operator *(Extended a, Extended b)
    {
        double p = a.High * b.High;
        return Normalized(p, Math.FusedMultiplyAdd(a.High, b.High, -p) + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static Extended operator /(Extended a, Extended b)
    {
        double q = a.High / b.High;
        Extended rest = a - (b * q);
        double r = rest.High / b.High;
        rest -= b * r;
        return Normalized(q, r) + (rest.High / b.High);
    }

    /// <summary>This times 2^exponent, for results that stay normal.</summary>
    public Extended Scaled(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    /// <summary>e^x = value 2^exponent, with a value near 1, so that neither end of the range is met.</summary>
    public static Extended Exp(Extended x, out int exponent)
    {
        exponent = (int)Math.Round(x.High / s_ln2.High);
        return 1 + SmallExpm1(x - (s_ln2 * exponent));
    }

    /// <summary>e^x - 1 for x of at most some 700.</summary>
    public static Extended Expm1(Extended x)
    {
        if (Math.Abs(x.High) < 0.35)
            return SmallExpm1(x);
        Extended y = Exp(x, out int exponent);
        return exponent < -200 ? -1 : y.Scaled(exponent) - 1;
    }

    /// <summary>log(1 + x) for x above -1: one step of Newton's from the double.</summary>
    public static Extended Log1p(Extended x)
    {
        double u = 1 + x.High;
        double y = u == 1 ? x.High : Math.Log(u) + ((x.High - (u - 1)) / u);
        if (y == 0 || Math.Abs(y) < 1e-300)
            return x;
        Extended t = Expm1(-y);
        Extended e = x + t + (x * t);
        return y + (e - (e * e * 0.5));
    }

    /// <summary>log x for positive x, also those of less than full precision.</summary>
    public static Extended Log(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4)
        {
            mantissa /= 2;
            exponent++;
        }

        return Log1p(new Extended(mantissa, 0) - 1) + (s_ln2 * exponent);
    }

    /// <summary>sin and cos of a finite x of any size.</summary>
    public static (Extended Sin, Extended Cos) SinCos(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = Math.Max((int)(bits >> 52), 1) - 1075;
        BigInteger fraction = (bits & 0xFFFFFFFFFFFFF) | (bits >> 52 == 0 ? 0 : 1L << 52);
        BigInteger scaled = exponent + Digits >= 0 ? fraction << (exponent + Digits) : 0;
        BigInteger quarter = BigInteger.DivRem(scaled + (s_halfPi >> 1), s_halfPi, out BigInteger rest);
        rest -= s_halfPi >> 1;
        Extended r = quarter.IsZero ? Math.Abs(x) : FromBig(rest);
        Extended sin = Series(r, r, 2), cos = Series(1, r, 1);
        (sin, cos) = (int)(quarter & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
        return (double.IsNegative(x) ? -sin : sin, cos);
    }

    /// <summary>erf x for |x| up to 6, by the series whose terms are all of one sign.</summary>
    public static Extended Erf(double x)
    {
        Extended square = new Extended(x, 0) * x, term = x, total = x;
        for (int k = 1; Math.Abs(term.High) > Math.Abs(total.High) * 1e-33; k++)
        {
            term = term * square * 2 / ((2 * k) + 1);
            total += term;
        }

        return TwoOverRootPi * Exp(-square, out int exponent).Scaled(exponent) * total;
    }

    private static Extended SmallExpm1(Extended x)
    {
        // The series of x / 512, then nine times (1 + t)^2 - 1 = 2 t + t^2.
        Extended r = x.Scaled(-9), term = r, total = r;
        if (Math.Abs(r.High) < 1e-290)
            return x;
        for (int k = 2; k < 14; k++)
        {
            term = term * r / k;
            total += term;
        }

        for (int i = 0; i < 9; i++)
            total = (total * 2) + (total * total);
        return total;
    }

    // first - first r^2 / (n (n + 1)) + ...
    private static Extended Series(Extended first, Extended r, int n)
    {
        Extended square = r * r, term = first, total = first;
        for (int k = n; k < 40; k += 2)
        {
            term = -(term * square) / (k * (k + 1));
            total += term;
        }

        return total;
    }

    private static Extended Normalized(double high, double low)
    {
        double s = high + low;
        return new(s, low - (s - high));
    }

    private static Extended FromBig(BigInteger value)
    {
        int drop = Math.Max((int)BigInteger.Abs(value).GetBitLength() - 130, 0);
        BigInteger kept = value >> drop;
        double high = (double)kept;
        double low = (double)(kept - new BigInteger(high));
        return new Extended(high, low).Scaled(drop - Digits);
    }

    // pi / 2 = 8 arctan(1/5) - 2 arctan(1/239) (J. Machin, 1706).
    private static BigInteger HalfPi()
    {
        return (8 * Arctan(5)) - (2 * Arctan(239)) >> 64;

        static BigInteger Arctan(int n)
        {
            BigInteger power = (BigInteger.One << (Digits + 64)) / n, total = power;
            for (int k = 3; !power.IsZero; k += 2)
            {
                power = -power / (n * n);
                total += power / k;
            }

            return total;
        }
    }
}
