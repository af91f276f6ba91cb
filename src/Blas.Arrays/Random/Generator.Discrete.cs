namespace Blas.Arrays;

// Discrete distributions.
public sealed partial class Generator
{
    // Beyond this a count might not fit 64 bits: 2^63 - 1 less ten standard deviations.
    private const double LargestLam = long.MaxValue - (3037000500.0 * 10);

    /// <summary>A number of a Poisson distribution: k with probability lam^k exp(-lam) / k!.</summary>
    /// <param name="lam">The mean, from 0 up.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, NaN, or above about 9.22e18.</exception>
    public long Poisson(double lam = 1.0)
    {
        RequireLam(lam);
        return DiscreteDistributions.Poisson(BitGenerator, lam);
    }

    /// <summary>Numbers of a Poisson distribution: k with probability lam^k exp(-lam) / k!.</summary>
    /// <param name="lam">The mean, from 0 up.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, NaN, or above about 9.22e18.</exception>
    public NdArray<long> Poisson(double lam, params ReadOnlySpan<nint> size)
    {
        RequireLam(lam);
        return Fill(size, bits => DiscreteDistributions.Poisson(bits, lam));
    }

    /// <summary>A number of a binomial distribution: how many of n trials succeed.</summary>
    /// <param name="n">Trials, from 0 up.</param>
    /// <param name="p">The probability of success, 0 to 1.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is negative, or p is no probability.</exception>
    public long Binomial(long n, double p)
    {
        RequireBinomial(n, p);
        return DiscreteDistributions.Binomial(BitGenerator, n, p);
    }

    /// <summary>Numbers of a binomial distribution: how many of n trials succeed.</summary>
    /// <param name="n">Trials, from 0 up.</param>
    /// <param name="p">The probability of success, 0 to 1.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is negative, or p is no probability.</exception>
    public NdArray<long> Binomial(long n, double p, params ReadOnlySpan<nint> size)
    {
        RequireBinomial(n, p);
        return Fill(size, bits => DiscreteDistributions.Binomial(bits, n, p));
    }

    private static void RequireLam(double lam)
    {
        Require(lam >= 0, lam, "lam < 0 or lam is NaN", nameof(lam));
        Require(lam <= LargestLam, lam, "lam value too large", nameof(lam));
    }

    private static void RequireBinomial(long n, double p)
    {
        Require(n >= 0, n, "n < 0", nameof(n));
        Require(p is >= 0 and <= 1, p, "p < 0, p > 1 or p is NaN", nameof(p));
    }
}
