using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// PCG XSL-RR 128/64, the generator behind NumPy's <c>default_rng</c>: a linear congruential generator of 128 bits whose state is
/// folded and rotated. Period 2^128, with 2^127 streams.
/// </summary>
/// <remarks>M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", 2014.</remarks>
public sealed class Pcg64 : BitGenerator
{
    private static readonly UInt128 Multiplier = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    private readonly UInt128 _increment;
    private UInt128 _state;

    /// <summary>Starts from the system's entropy.</summary>
    public Pcg64()
        : this(new SeedSequence())
    {
    }

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">Any integer from 0 up.</param>
    public Pcg64(BigInteger seed)
        : this(new SeedSequence(seed))
    {
    }

    /// <summary>Starts the stream of a sequence of seeds.</summary>
    /// <param name="seed">The sequence.</param>
    public Pcg64(SeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ulong[] words = seed.GenerateState64(4);
        _increment = (new UInt128(words[2], words[3]) << 1) | UInt128.One;
        _state = ((_increment + new UInt128(words[0], words[1])) * Multiplier) + _increment;
    }

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        UInt128 state = unchecked((_state * Multiplier) + _increment);
        _state = state;
        ulong high = (ulong)(state >> 64);
        return BitOperations.RotateRight(high ^ (ulong)state, (int)(high >> 58));
    }

    /// <summary>Moves as if that many numbers of 64 bits had been drawn, in the time of 128 of them at most.</summary>
    /// <remarks>F. Brown, "Random Number Generation with Arbitrary Stride", Transactions of the American Nuclear Society 71, 1994.</remarks>
    /// <param name="steps">The distance.</param>
    public void Advance(UInt128 steps)
    {
        UInt128 factor = UInt128.One, offset = UInt128.Zero;
        UInt128 stepFactor = Multiplier, stepOffset = _increment;
        for (; steps != UInt128.Zero; steps >>= 1)
        {
            if ((steps & UInt128.One) != UInt128.Zero)
            {
                factor *= stepFactor;
                offset = (offset * stepFactor) + stepOffset;
            }

            stepOffset *= stepFactor + UInt128.One;
            stepFactor *= stepFactor;
        }

        _state = (factor * _state) + offset;
        ForgetHalf();
    }
}
