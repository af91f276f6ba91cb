using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Philox 4x64 with 10 rounds: a counter of 256 bits, encrypted with a key of 128, so that any part of a stream can be reached at once.
/// </summary>
/// <remarks>J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.</remarks>
public sealed class Philox : BitGenerator
{
    private const int Rounds = 10;

    private readonly ulong _key0;
    private readonly ulong _key1;
    private readonly ulong[] _counter = new ulong[4];
    private readonly ulong[] _block = new ulong[4];
    private int _used = 4;

    /// <summary>Starts from the system's entropy.</summary>
    public Philox()
        : this(new SeedSequence())
    {
    }

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">Any integer from 0 up.</param>
    public Philox(BigInteger seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>Starts the stream of a sequence of seeds.</summary>
    /// <param name="seed">The sequence.</param>
    public Philox(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ulong[] key = seed.GenerateState64(2);
        (_key0, _key1) = (key[0], key[1]);
    }

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        if (_used == 4)
        {
            for (int i = 0; i < 4 && ++_counter[i] == 0; i++)
            {
            }

            Encrypt();
            _used = 0;
        }

        return _block[_used++];
    }

    private void Encrypt()
    {
        ulong c0 = _counter[0], c1 = _counter[1], c2 = _counter[2], c3 = _counter[3];
        ulong k0 = _key0, k1 = _key1;
        for (int round = 0; round < Rounds; round++)
        {
            ulong high0 = Math.BigMul(0xD2E7470EE14C6C93, c0, out ulong low0);
            ulong high1 = Math.BigMul(0xCA5A826395121157, c2, out ulong low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);

            // The golden ratio and the square root of 3, less 1, as 64-bit fractions.
            k0 += 0x9E3779B97F4A7C15;
            k1 += 0xBB67AE8584CAA73B;
        }

        (_block[0], _block[1], _block[2], _block[3]) = (c0, c1, c2, c3);
    }
}
