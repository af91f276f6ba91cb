namespace Blas.Arrays;

/// <summary>
/// A source of random bits, from which a <see cref="Generator"/> makes numbers of every distribution. The same seed gives the same
/// bits as the NumPy class of the same name. Not for secrets; an instance is not for two threads at once.
/// </summary>
public abstract class BitGenerator
{
    private uint _half;
    private bool _hasHalf;

    private protected BitGenerator()
    {
    }

    /// <summary>64 random bits.</summary>
    /// <returns>A number from 0 to 2^64 - 1, each equally likely.</returns>
    public abstract ulong NextUInt64();

    /// <summary>32 random bits: the lower half of 64, whose upper half the next call gives.</summary>
    /// <returns>A number from 0 to 2^32 - 1, each equally likely.</returns>
    public virtual uint NextUInt32()
    {
        if (_hasHalf)
        {
            _hasHalf = false;
            return _half;
        }

        ulong bits = NextUInt64();
        _half = (uint)(bits >> 32);
        _hasHalf = true;
        return (uint)bits;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2^-53.</summary>
    /// <returns>The number.</returns>
    public virtual double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [0, 1), a multiple of 2^-24.</summary>
    /// <returns>The number.</returns>
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / (1 << 24));

    private protected void ForgetHalf() => _hasHalf = false;
}
