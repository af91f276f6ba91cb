namespace Blas.Arrays;

/// <summary>
/// NumPy's older generator, for programs whose results depend on <c>numpy.random.seed</c>: the Mersenne Twister and the distributions as
/// they were. New code takes <see cref="NdArray.Random.DefaultRng()"/>.
/// </summary>
public sealed class RandomState
{
    private readonly Mt19937 _bits;
    private double _second;
    private bool _hasSecond;

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">The seed, 0 to 2^32 - 1.</param>
    public RandomState(uint seed) => _bits = Mt19937.FromLegacySeed(seed);

    /// <summary>Starts the stream of a seed anew, as <c>seed(seed)</c>.</summary>
    /// <param name="seed">The seed, 0 to 2^32 - 1.</param>
    public void Seed(uint seed)
    {
        _bits.SeedLegacy(seed);
        _hasSecond = false;
    }

    /// <summary>A uniform number in [0, 1).</summary>
    /// <returns>The number.</returns>
    public double Rand() => _bits.NextDouble();

    /// <summary>Uniform numbers in [0, 1).</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public NdArray<double> Rand(params ReadOnlySpan<nint> size) => Fill(size, Rand);

    /// <summary>A number of the normal distribution of mean 0 and standard deviation 1, by Marsaglia's polar method.</summary>
    /// <remarks>G. Marsaglia, T. A. Bray, "A Convenient Method for Generating Normal Variables", SIAM Review 6(3), 1964.</remarks>
    /// <returns>The number.</returns>
    public double Randn()
    {
        if (_hasSecond)
        {
            _hasSecond = false;
            return _second;
        }

        double x, y, square;
        do
        {
            x = (2.0 * _bits.NextDouble()) - 1.0;
            y = (2.0 * _bits.NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square >= 1.0 || square == 0.0);

        double factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        _second = factor * x;
        _hasSecond = true;
        return factor * y;
    }

    /// <summary>Numbers of the normal distribution of mean 0 and standard deviation 1.</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public NdArray<double> Randn(params ReadOnlySpan<nint> size) => Fill(size, Randn);

    private static unsafe NdArray<double> Fill(ReadOnlySpan<nint> size, Func<double> draw)
    {
        NdArray<double> result = NdArray.Empty<double>(size);
        using NdArray.Lease lease = result.Hold();
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = draw();
        }

        return result;
    }
}
