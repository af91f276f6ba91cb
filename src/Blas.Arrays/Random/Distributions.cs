using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>
/// Single draws from continuous distributions. The arithmetic follows NumPy's operation by operation, because a stream that is to be the
/// same to the bit leaves no choice of formula.
/// </summary>
internal static class Distributions
{
    private const double NormalTail = 3.6541528853610087963519472518;
    private const double NormalTailInverse = 0.27366123732975827203338247596;
    private const double ExponentialTail = 7.6971174701310497140446280481;

    /// <summary>The standard normal distribution, by the ziggurat.</summary>
    [SkipLocalsInit]
    public static double StandardNormal(BitGenerator bits)
    {
        while (true)
        {
            ulong r = bits.NextUInt64();
            int layer = (int)(r & 0xFF);
            ulong magnitude = (r >> 9) & 0x000FFFFFFFFFFFFF;
            double x = magnitude * ZigguratTables.NormalWidths[layer];
            if ((r & 0x100) != 0)
            {
                x = -x;
            }

            if (magnitude < ZigguratTables.NormalEdges[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                double beyond = NormalBeyond(bits);
                return ((magnitude >> 8) & 1) != 0 ? -beyond : beyond;
            }

            double below = ZigguratTables.NormalHeights[layer];
            double above = ZigguratTables.NormalHeights[layer - 1];
            if (((above - below) * bits.NextDouble()) + below < Math.Exp(-0.5 * x * x))
            {
                return x;
            }
        }
    }

    /// <summary>The same from 32 bits, rounded to single precision on the way, as NumPy does for <c>float32</c>.</summary>
    public static float StandardNormalSingle(BitGenerator bits)
    {
        while (true)
        {
            uint r = bits.NextUInt32();
            int layer = (int)(r & 0xFF);
            uint magnitude = (r >> 9) & 0x7FFFFF;
            float x = magnitude * (float)(ZigguratTables.NormalWidths[layer] * (1 << 29));
            if ((r & 0x100) != 0)
            {
                x = -x;
            }

            if (magnitude < (uint)Math.Round(ZigguratTables.NormalEdges[layer] / (double)(1 << 29)))
            {
                return x;
            }

            if (layer == 0)
            {
                float beyond = NormalBeyondSingle(bits);
                return ((magnitude >> 8) & 1) != 0 ? -beyond : beyond;
            }

            float below = (float)ZigguratTables.NormalHeights[layer];
            float above = (float)ZigguratTables.NormalHeights[layer - 1];
            if (((above - below) * bits.NextSingle()) + below < Math.Exp(-0.5 * x * x))
            {
                return x;
            }
        }
    }

    /// <summary>The exponential distribution of mean 1, by the ziggurat.</summary>
    public static double StandardExponential(BitGenerator bits)
    {
        while (true)
        {
            ulong r = bits.NextUInt64() >> 3;
            int layer = (int)(r & 0xFF);
            r >>= 8;
            double x = r * ZigguratTables.ExponentialWidths[layer];
            if (r < ZigguratTables.ExponentialEdges[layer])
            {
                return x;
            }

            if (layer == 0)
            {
                return ExponentialTail - LogOnePlus.Of(-bits.NextDouble());
            }

            double below = ZigguratTables.ExponentialHeights[layer];
            double above = ZigguratTables.ExponentialHeights[layer - 1];
            if (((above - below) * bits.NextDouble()) + below < Math.Exp(-x))
            {
                return x;
            }
        }
    }

    /// <summary>The gamma distribution of scale 1.</summary>
    /// <remarks>
    /// shape &gt; 1: G. Marsaglia, W. W. Tsang, ACM TOMS 26(3), 2000. Below: J. H. Ahrens, U. Dieter, Computing 12, 1974, with the
    /// exponential draw in place of a second uniform one.
    /// </remarks>
    public static double StandardGamma(BitGenerator bits, double shape)
    {
        if (shape == 1.0)
        {
            return StandardExponential(bits);
        }

        if (shape == 0.0)
        {
            return 0.0;
        }

        return shape < 1.0 ? GammaBelowOne(bits, shape) : GammaAboveOne(bits, shape);
    }

    /// <summary>The beta distribution.</summary>
    /// <remarks>a, b &lt;= 1: M. D. Jöhnk, Metrika 8, 1964. Else a ratio of gamma draws.</remarks>
    public static double Beta(BitGenerator bits, double a, double b)
    {
        if (a > 1.0 || b > 1.0)
        {
            double ga = StandardGamma(bits, a);
            double gb = StandardGamma(bits, b);
            return ga / (ga + gb);
        }

        while (true)
        {
            double u = bits.NextDouble();
            double v = bits.NextDouble();
            double x = Math.Pow(u, 1.0 / a);
            double y = Math.Pow(v, 1.0 / b);
            double sum = x + y;
            // Both powers may be too small for a double: such a pair is drawn again, as NumPy does up to 1.24.
            if (sum <= 1.0 && sum > 0.0)
            {
                return x / sum;
            }
        }
    }

    private static double NormalBeyond(BitGenerator bits)
    {
        while (true)
        {
            double x = -NormalTailInverse * LogOnePlus.Of(-bits.NextDouble());
            double y = -LogOnePlus.Of(-bits.NextDouble());
            if (y + y > x * x)
            {
                return NormalTail + x;
            }
        }
    }

    private static float NormalBeyondSingle(BitGenerator bits)
    {
        while (true)
        {
            float x = -(float)NormalTailInverse * LogOnePlus.OfSingle(-bits.NextSingle());
            float y = -LogOnePlus.OfSingle(-bits.NextSingle());
            if (y + y > x * x)
            {
                return (float)NormalTail + x;
            }
        }
    }

    private static double GammaBelowOne(BitGenerator bits, double shape)
    {
        while (true)
        {
            double u = bits.NextDouble();
            double v = StandardExponential(bits);
            if (u <= 1.0 - shape)
            {
                double x = Math.Pow(u, 1.0 / shape);
                if (x <= v)
                {
                    return x;
                }
            }
            else
            {
                double y = -Math.Log((1.0 - u) / shape);
                double x = Math.Pow(1.0 - shape + (shape * y), 1.0 / shape);
                if (x <= v + y)
                {
                    return x;
                }
            }
        }
    }

    private static double GammaAboveOne(BitGenerator bits, double shape)
    {
        double b = shape - (1.0 / 3.0);
        double c = 1.0 / Math.Sqrt(9.0 * b);
        while (true)
        {
            double x, v;
            do
            {
                x = StandardNormal(bits);
                v = 1.0 + (c * x);
            }
            while (v <= 0.0);

            v = v * v * v;
            double u = bits.NextDouble();
            if (u < 1.0 - (0.0331 * (x * x) * (x * x)) || Math.Log(u) < (0.5 * x * x) + (b * (1.0 - v + Math.Log(v))))
            {
                return b * v;
            }
        }
    }
}
