using System.Numerics;

namespace Blas.Arrays;

/// <summary>The Mersenne Twister, which older programs' seeds mean: 19937 bits of state, 32 at a time.</summary>
/// <remarks>M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998; seeding of 2002.</remarks>
public sealed class Mt19937 : BitGenerator
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _key = new uint[Length];
    private int _position;

    /// <summary>Starts from the system's entropy.</summary>
    public Mt19937()
        : this(new SeedSequence())
    {
    }

    /// <summary>Starts the stream of a seed, as NumPy's <c>MT19937(seed)</c>.</summary>
    /// <param name="seed">Any integer from 0 up.</param>
    public Mt19937(BigInteger seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>Starts the stream of a sequence of seeds.</summary>
    /// <param name="seed">The sequence.</param>
    public Mt19937(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        seed.GenerateState(Length).CopyTo(_key, 0);

        // Not all of the bits that count may be 0: the first word has only one that does.
        _key[0] = 0x80000000;
        _position = Length - 1;
    }

    private Mt19937(uint seed) => SeedLegacy(seed);

    /// <summary>The stream that <c>RandomState(seed)</c> and <c>numpy.random.seed(seed)</c> start.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>A generator at its beginning.</returns>
    public static Mt19937 FromLegacySeed(uint seed) => new(seed);

    /// <inheritdoc/>
    public override uint NextUInt32()
    {
        if (_position == Length)
        {
            Twist();
        }

        uint y = _key[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        ulong high = NextUInt32();
        return (high << 32) | NextUInt32();
    }

    /// <inheritdoc/>
    public override double NextDouble()
    {
        uint high = NextUInt32() >> 5;
        uint low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    internal void SeedLegacy(uint seed)
    {
        for (int i = 0; i < Length; i++)
        {
            _key[i] = seed;
            seed = (1812433253 * (seed ^ (seed >> 30))) + (uint)(i + 1);
        }

        _position = Length;
    }

    private void Twist()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (_key[i] & 0x80000000) | (_key[(i + 1) % Length] & 0x7FFFFFFF);
            _key[i] = _key[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }

        _position = 0;
    }
}
