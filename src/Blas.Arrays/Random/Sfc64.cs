using System.Numerics;

namespace Blas.Arrays;

/// <summary>Small Fast Chaotic, 64 bits: 256 bits of state, one word of which counts. The fastest of the generators here.</summary>
/// <remarks>C. Doty-Humphrey, PractRand, 2010-2018.</remarks>
public sealed class Sfc64 : BitGenerator
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _counter = 1;

    /// <summary>Starts from the system's entropy.</summary>
    public Sfc64()
        : this(new SeedSequence())
    {
    }

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">Any integer from 0 up.</param>
    public Sfc64(BigInteger seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>Starts the stream of a sequence of seeds.</summary>
    /// <param name="seed">The sequence.</param>
    public Sfc64(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ulong[] words = seed.GenerateState64(3);
        (_a, _b, _c) = (words[0], words[1], words[2]);
        for (int i = 0; i < 12; i++)
        {
            NextUInt64();
        }
    }

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        ulong result = _a + _b + _counter++;
        _a = _b ^ (_b >> 11);
        _b = _c + (_c << 3);
        _c = BitOperations.RotateLeft(_c, 24) + result;
        return result;
    }
}
