namespace Blas.Arrays;

/// <summary>Uniform integers in [0, range], each width as NumPy draws it.</summary>
/// <remarks>D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019.</remarks>
/// <param name="bits">The source.</param>
internal struct BoundedIntegers(BitGenerator bits)
{
    private uint _buffer;
    private int _left;

    /// <summary>For 64-bit elements.</summary>
    public readonly ulong Next64(ulong range)
    {
        if (range <= uint.MaxValue)
        {
            return Next32((uint)range);
        }

        if (range == ulong.MaxValue)
        {
            return bits.NextUInt64();
        }

        ulong count = range + 1;
        ulong result = Math.BigMul(bits.NextUInt64(), count, out ulong low);
        if (low < count)
        {
            ulong threshold = (ulong.MaxValue - range) % count;
            while (low < threshold)
            {
                result = Math.BigMul(bits.NextUInt64(), count, out low);
            }
        }

        return result;
    }

    /// <summary>For 32-bit elements.</summary>
    public readonly uint Next32(uint range)
    {
        if (range == 0)
        {
            return 0;
        }

        if (range == uint.MaxValue)
        {
            return bits.NextUInt32();
        }

        uint count = range + 1;
        ulong product = (ulong)bits.NextUInt32() * count;
        if ((uint)product < count)
        {
            uint threshold = (uint.MaxValue - range) % count;
            while ((uint)product < threshold)
            {
                product = (ulong)bits.NextUInt32() * count;
            }
        }

        return (uint)(product >> 32);
    }

    /// <summary>For elements of 8 or 16 bits, which share the 32 that are drawn.</summary>
    public uint NextSmall(uint range, int width)
    {
        if (range == 0)
        {
            return 0;
        }

        uint mask = (1u << width) - 1;
        if (range == mask)
        {
            return Part(width) & mask;
        }

        uint count = range + 1;
        uint product = (Part(width) & mask) * count;
        if ((product & mask) < count)
        {
            uint threshold = (mask - range) % count;
            while ((product & mask) < threshold)
            {
                product = (Part(width) & mask) * count;
            }
        }

        return product >> width;
    }

    /// <summary>A bit, of which 32 are drawn at once.</summary>
    public uint NextBit() => Part(1) & 1;

    private uint Part(int width)
    {
        if (_left == 0)
        {
            _buffer = bits.NextUInt32();
            _left = (32 / width) - 1;
        }
        else
        {
            _buffer >>= width;
            _left--;
        }

        return _buffer;
    }
}
