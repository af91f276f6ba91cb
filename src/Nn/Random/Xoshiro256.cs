using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nn.Random;

/// <summary>
/// The xoshiro256** generator: 256 bits of state, period 2^256 - 1. The same seed gives the same numbers on every machine and in every
/// version of .NET, which <see cref="System.Random"/> does not promise. It is not for secrets, and an instance is not for two threads.
/// </summary>
/// <remarks>
/// D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47(4), 2021.
/// The state is filled from the seed by SplitMix64, as the authors advise: G. Steele, D. Lea, C. Flood, OOPSLA 2014.
/// </remarks>
public sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any number, 0 included.</param>
    public Xoshiro256(ulong seed) => Reseed(seed);

    /// <summary>
    /// Starts one of many sequences of a seed, as unrelated to each other as those of two seeds: one for the weights, one for each epoch's
    /// order, so that drawing more from one changes nothing in another.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">The number of the sequence.</param>
    public Xoshiro256(ulong seed, ulong stream) => Reseed(seed, stream);

    /// <summary>The state, from which <see cref="Restore"/> continues the sequence to the bit.</summary>
    public (ulong S0, ulong S1, ulong S2, ulong S3) State => (_s0, _s1, _s2, _s3);

    /// <summary>Starts the sequence of a seed anew.</summary>
    /// <param name="seed">Any number.</param>
    public void Reseed(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>Starts one of the many sequences of a seed anew.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">The number of the sequence.</param>
    public void Reseed(ulong seed, ulong stream) => Reseed(Mix(seed ^ Mix(stream + 0x9E3779B97F4A7C15)));

    /// <summary>Continues from a state that <see cref="State"/> gave.</summary>
    /// <param name="state">Four words, not all zero.</param>
    /// <exception cref="ArgumentException">All four words are zero: the sequence would never leave zero.</exception>
    public void Restore((ulong S0, ulong S1, ulong S2, ulong S3) state)
    {
        if ((state.S0 | state.S1 | state.S2 | state.S3) == 0)
            throw new ArgumentException("The state of xoshiro256** must not be all zero.", nameof(state));
        (_s0, _s1, _s2, _s3) = state;
    }

    /// <summary>64 random bits.</summary>
    /// <returns>A number from 0 to 2^64 - 1, each equally likely.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-53.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform integer in [0, bound), without the bias of a remainder.</summary>
    /// <param name="bound">At least 1.</param>
    /// <returns>The integer.</returns>
    /// <remarks>D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (uint)bound;
        var product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            // The values below 2^32 mod range would make some results likelier than others: they are drawn again.
            var threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Two independent standard normal numbers, by Marsaglia's polar method.</summary>
    /// <returns>Mean 0, variance 1.</returns>
    /// <remarks>G. Marsaglia, T. A. Bray, "A Convenient Method for Generating Normal Variables", SIAM Review 6(3), 1964.</remarks>
    public (double First, double Second) NextNormals()
    {
        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);
        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        return (u * factor, v * factor);
    }

    /// <summary>Puts the items into a random order, each of the n! orders equally likely, in place.</summary>
    /// <typeparam name="TItem">Anything.</typeparam>
    /// <param name="items">The items.</param>
    /// <remarks>R. Durstenfeld, "Algorithm 235: Random Permutation", Communications of the ACM 7(7), 1964 (Fisher and Yates).</remarks>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
