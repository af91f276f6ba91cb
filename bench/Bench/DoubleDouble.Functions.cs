using System.Numerics;

namespace Nn.Cli.Compare.Measuring;

/// <summary>The elementary functions that those of doubles are measured against: by their series after a reduction.</summary>
internal readonly partial record struct DoubleDouble
{
    // 2 / pi and its like must survive a reduction of 2^1024.
    private const int Digits = 2300;

    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.319046813846299558e-17);
    private static readonly BigInteger s_halfPi = HalfPi();

    /// <summary>2 / sqrt(pi).</summary>
    public static readonly DoubleDouble TwoOverRootPi = new(1.1283791670955126, 1.533545961316588e-17);

    /// <summary>e^x = value 2^exponent, with a value near 1, so that neither end of the range is met.</summary>
    public static DoubleDouble Exp(DoubleDouble x, out int exponent)
    {
        exponent = (int)Math.Round(x.High / s_ln2.High);
        return 1 + SmallExpm1(x - (s_ln2 * exponent));
    }

    /// <summary>e^x - 1 for x of at most some 700.</summary>
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        if (Math.Abs(x.High) < 0.35)
            return SmallExpm1(x);
        DoubleDouble y = Exp(x, out int exponent);
        return exponent < -200 ? -1 : y.Scaled(exponent) - 1;
    }

    /// <summary>log(1 + x) for x above -1: one step of Newton's from the double.</summary>
    public static DoubleDouble Log1p(DoubleDouble x)
    {
        double u = 1 + x.High;
        double y = u == 1 ? x.High : Math.Log(u) + ((x.High - (u - 1)) / u);
        if (y == 0 || Math.Abs(y) < 1e-300)
            return x;
        DoubleDouble t = Expm1(-y);
        DoubleDouble e = x + t + (x * t);
        return y + (e - (e * e * 0.5));
    }

    /// <summary>log x for positive x, also those of less than full precision.</summary>
    public static DoubleDouble Log(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4)
        {
            mantissa /= 2;
            exponent++;
        }

        return Log1p(new DoubleDouble(mantissa, 0) - 1) + (s_ln2 * exponent);
    }

    /// <summary>sin and cos of a finite x of any size.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = Math.Max((int)(bits >> 52), 1) - 1075;
        BigInteger fraction = (bits & 0xFFFFFFFFFFFFF) | (bits >> 52 == 0 ? 0 : 1L << 52);
        BigInteger scaled = exponent + Digits >= 0 ? fraction << (exponent + Digits) : 0;
        BigInteger quarter = BigInteger.DivRem(scaled + (s_halfPi >> 1), s_halfPi, out BigInteger rest);
        rest -= s_halfPi >> 1;
        DoubleDouble r = quarter.IsZero ? Math.Abs(x) : FromBig(rest);
        DoubleDouble sin = Series(r, r, 2), cos = Series(1, r, 1);
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
    public static DoubleDouble Erf(double x)
    {
        DoubleDouble square = new DoubleDouble(x, 0) * x, term = x, total = x;
        for (int k = 1; Math.Abs(term.High) > Math.Abs(total.High) * 1e-33; k++)
        {
            term = term * square * 2 / ((2 * k) + 1);
            total += term;
        }

        return TwoOverRootPi * Exp(-square, out int exponent).Scaled(exponent) * total;
    }

    private static DoubleDouble SmallExpm1(DoubleDouble x)
    {
        // The series of x / 512, then nine times (1 + t)^2 - 1 = 2 t + t^2.
        DoubleDouble r = x.Scaled(-9), term = r, total = r;
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
    private static DoubleDouble Series(DoubleDouble first, DoubleDouble r, int n)
    {
        DoubleDouble square = r * r, term = first, total = first;
        for (int k = n; k < 40; k += 2)
        {
            term = -(term * square) / (k * (k + 1));
            total += term;
        }

        return total;
    }

    private static DoubleDouble FromBig(BigInteger value)
    {
        int drop = Math.Max((int)BigInteger.Abs(value).GetBitLength() - 130, 0);
        BigInteger kept = value >> drop;
        double high = (double)kept;
        double low = (double)(kept - new BigInteger(high));
        return new DoubleDouble(high, low).Scaled(drop - Digits);
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
