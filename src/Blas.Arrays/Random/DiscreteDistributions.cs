namespace Blas.Arrays;

/// <summary>Single draws from discrete distributions, operation by operation as NumPy, as in <see cref="Distributions"/>.</summary>
internal static class DiscreteDistributions
{
    /// <summary>The Poisson distribution.</summary>
    /// <remarks>
    /// lam &gt;= 10: W. Hörmann, "The Transformed Rejection Method for Generating Poisson Random Variables", Insurance: Mathematics and
    /// Economics 12, 1993 (PTRS). Below: by multiplying uniform numbers.
    /// </remarks>
    public static long Poisson(BitGenerator bits, double lam)
    {
        if (lam >= 10)
        {
            return PoissonTransformed(bits, lam);
        }

        if (lam == 0)
        {
            return 0;
        }

        double limit = Math.Exp(-lam);
        long count = 0;
        for (double product = bits.NextDouble(); product > limit; product *= bits.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>The binomial distribution.</summary>
    public static long Binomial(BitGenerator bits, long n, double p)
    {
        if (n == 0 || p == 0.0)
        {
            return 0;
        }

        if (p <= 0.5)
        {
            return BinomialSmall(bits, n, p);
        }

        double q = 1.0 - p;
        return n - BinomialSmall(bits, n, q);
    }

    // p <= 0.5.
    private static long BinomialSmall(BitGenerator bits, long n, double p) =>
        p * n <= 30.0 ? BinomialInversion(bits, n, p) : new BinomialRejection(n, p).Draw(bits);

    private static long BinomialInversion(BitGenerator bits, long n, double p)
    {
        double q = 1.0 - p;
        double none = Math.Exp(n * Math.Log(q));
        double mean = n * p;
        long bound = (long)Math.Min(n, mean + (10.0 * Math.Sqrt((mean * q) + 1)));
        long x = 0;
        double px = none;
        double u = bits.NextDouble();
        while (u > px)
        {
            x++;
            if (x > bound)
            {
                x = 0;
                px = none;
                u = bits.NextDouble();
            }
            else
            {
                u -= px;
                px = (n - x + 1) * p * px / (x * q);
            }
        }

        return x;
    }

    private static long PoissonTransformed(BitGenerator bits, double lam)
    {
        double logLam = Math.Log(lam);
        double b = 0.931 + (2.53 * Math.Sqrt(lam));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double vr = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = bits.NextDouble() - 0.5;
            double v = bits.NextDouble();
            double us = 0.5 - Math.Abs(u);
            long k = (long)Math.Floor((((2 * a / us) + b) * u) + lam + 0.43);
            if (us >= 0.07 && v <= vr)
            {
                return k;
            }

            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }

            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b) <= -lam + (k * logLam) - LogGamma(k + 1))
            {
                return k;
            }
        }
    }

    /// <summary>log Γ(x): Stirling's series above 7, the recurrence below.</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> series =
        [
            8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04, 8.417508417508418e-04,
            -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02, 1.796443723688307e-01, -1.39243221690590e+00,
        ];
        if (x is 1.0 or 2.0)
        {
            return 0.0;
        }

        long steps = x < 7.0 ? (long)(7 - x) : 0;
        double shifted = x + steps;
        double inverseSquare = (1.0 / shifted) * (1.0 / shifted);
        double sum = series[9];
        for (int k = 8; k >= 0; k--)
        {
            sum *= inverseSquare;
            sum += series[k];
        }

        double result = (sum / shifted) + (0.5 * 1.8378770664093453e+00) + ((shifted - 0.5) * Math.Log(shifted)) - shifted;
        for (long k = 0; k < steps; k++)
        {
            result -= Math.Log(shifted - 1.0);
            shifted -= 1.0;
        }

        return result;
    }
}
