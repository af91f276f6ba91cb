using System.Numerics;
using System.Security.Cryptography;

namespace Blas.Arrays;

/// <summary>
/// Turns any integer, however regular, into as many well-mixed words as a generator's state needs, and makes independent
/// sequences for parallel workers: NumPy's <c>SeedSequence</c>, word for word.
/// </summary>
/// <remarks>M. E. O'Neill, "Developing a seed_seq Alternative", 2015, with the pool of four words that NumPy uses.</remarks>
public sealed class SeedSequence
{
    private const int PoolSize = 4;
    private const uint InitA = 0x43B0D7E5;
    private const uint MultiplierA = 0x931E8875;
    private const uint InitB = 0x8B51F9DD;
    private const uint MultiplierB = 0x58F38DED;
    private const uint MixLeft = 0xCA01F9DD;
    private const uint MixRight = 0x4973F715;

    private readonly uint[] _pool = new uint[PoolSize];
    private readonly uint[] _spawnKey;
    private uint _children;

    /// <summary>A sequence from 128 bits of the system's entropy, different each time.</summary>
    public SeedSequence()
        : this(new BigInteger(RandomNumberGenerator.GetBytes(16), isUnsigned: true))
    {
    }

    /// <summary>The sequence of a seed.</summary>
    /// <param name="entropy">The seed: any integer from 0 up, of any length.</param>
    /// <param name="spawnKey">Which descendant of the seed's sequence this is; none for the sequence itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    public SeedSequence(BigInteger entropy, params ReadOnlySpan<uint> spawnKey)
    {
        if (entropy.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(entropy), entropy, "expected non-negative integer");
        }

        Entropy = entropy;
        _spawnKey = spawnKey.ToArray();
        MixEntropy(Words(entropy, _spawnKey));
    }

    /// <summary>The seed: kept, it makes the same sequence again.</summary>
    public BigInteger Entropy { get; }

    /// <summary>Which descendant of the seed's sequence this is; empty for the sequence itself.</summary>
    public ReadOnlySpan<uint> SpawnKey => _spawnKey;

    /// <summary>Words of a state.</summary>
    /// <param name="words">How many.</param>
    /// <returns>The first words of the sequence; the same ones at every call.</returns>
    public uint[] GenerateState(int words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        uint[] state = new uint[words];
        uint hash = InitB;
        for (int i = 0; i < words; i++)
        {
            uint value = _pool[i % PoolSize] ^ hash;
            hash *= MultiplierB;
            value *= hash;
            state[i] = value ^ (value >> 16);
        }

        return state;
    }

    /// <summary>The same words as <see cref="GenerateState"/>, in pairs, the lower half first.</summary>
    /// <param name="words">How many words of 64 bits.</param>
    /// <returns>The words.</returns>
    public ulong[] GenerateState64(int words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        uint[] halves = GenerateState(checked(2 * words));
        ulong[] state = new ulong[words];
        for (int i = 0; i < words; i++)
        {
            state[i] = halves[2 * i] | ((ulong)halves[(2 * i) + 1] << 32);
        }

        return state;
    }

    /// <summary>Independent sequences, one for each worker; every call gives new ones.</summary>
    /// <param name="children">How many.</param>
    /// <returns>The sequences.</returns>
    public SeedSequence[] Spawn(int children)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(children);
        SeedSequence[] result = new SeedSequence[children];
        for (int i = 0; i < children; i++)
        {
            result[i] = new SeedSequence(Entropy, [.. _spawnKey, checked(_children + (uint)i)]);
        }

        _children += (uint)children;
        return result;
    }

    private static uint[] Words(BigInteger entropy, uint[] spawnKey)
    {
        byte[] bytes = entropy.ToByteArray(isUnsigned: true);
        int words = Math.Max(1, (bytes.Length + 3) / 4);

        // A descendant's key must not fall into the words that a longer seed of no descendant would fill.
        int padded = spawnKey.Length > 0 ? Math.Max(words, PoolSize) : words;
        uint[] result = new uint[padded + spawnKey.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            result[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        }

        spawnKey.CopyTo(result, padded);
        return result;
    }

    private void MixEntropy(uint[] words)
    {
        uint hash = InitA;
        for (int i = 0; i < PoolSize; i++)
        {
            _pool[i] = HashMix(i < words.Length ? words[i] : 0, ref hash);
        }

        for (int source = 0; source < PoolSize; source++)
        {
            for (int target = 0; target < PoolSize; target++)
            {
                if (source != target)
                {
                    _pool[target] = Mix(_pool[target], HashMix(_pool[source], ref hash));
                }
            }
        }

        for (int source = PoolSize; source < words.Length; source++)
        {
            for (int target = 0; target < PoolSize; target++)
            {
                _pool[target] = Mix(_pool[target], HashMix(words[source], ref hash));
            }
        }
    }

    private static uint HashMix(uint value, ref uint hash)
    {
        value ^= hash;
        hash *= MultiplierA;
        value *= hash;
        return value ^ (value >> 16);
    }

    private static uint Mix(uint x, uint y)
    {
        uint result = (MixLeft * x) - (MixRight * y);
        return result ^ (result >> 16);
    }
}
