using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Uniform numbers and integers.
public sealed partial class Generator
{
    /// <summary>A uniform number in [0, 1), a multiple of 2^-53.</summary>
    /// <returns>The number.</returns>
    public double Random() => BitGenerator.NextDouble();

    /// <summary>Uniform numbers in [0, 1).</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public NdArray<double> Random(params ReadOnlySpan<nint> size) => Fill(size, static bits => bits.NextDouble());

    /// <summary>Uniform numbers in [0, 1) of a type, as <c>random(size, dtype)</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> (multiples of 2^-24) or <see cref="double"/>.</typeparam>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">Another type.</exception>
    public NdArray<T> Random<T>(params ReadOnlySpan<nint> size)
        where T : unmanaged, IFloatingPoint<T> =>
        typeof(T) == typeof(float) ? (NdArray<T>)(object)Fill(size, static bits => bits.NextSingle())
        : typeof(T) == typeof(double) ? (NdArray<T>)(object)Random(size)
        : throw Unsupported<T>("random");

    /// <summary>A uniform number in [low, high).</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, which rounding may reach.</param>
    /// <returns>low + (high - low)·u.</returns>
    /// <exception cref="ArgumentOutOfRangeException">high - low is not finite, or negative.</exception>
    public double Uniform(double low = 0.0, double high = 1.0)
    {
        double range = UniformRange(low, high);
        return low + (range * BitGenerator.NextDouble());
    }

    /// <summary>Uniform numbers in [low, high).</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, which rounding may reach.</param>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">high - low is not finite, or negative.</exception>
    public NdArray<double> Uniform(double low, double high, params ReadOnlySpan<nint> size)
    {
        double range = UniformRange(low, high);
        return Fill(size, bits => low + (range * bits.NextDouble()));
    }

    /// <summary>A uniform number for each pair of ends, which are broadcast.</summary>
    /// <param name="low">The lower ends.</param>
    /// <param name="high">The upper ends.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A high - low is not finite, or negative.</exception>
    public NdArray<double> Uniform(NdArray<double> low, NdArray<double> high) =>
        Fill(low, high, static (bits, a, b) => a + (UniformRange(a, b, "low", "high") * bits.NextDouble()));

    /// <summary>A uniform integer from 0 to high - 1.</summary>
    /// <param name="high">The end, which is not included.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">high is below 1.</exception>
    public long Integers(long high) => Integers(0, high);

    /// <summary>A uniform integer from low to high - 1, or to high.</summary>
    /// <param name="low">The first integer.</param>
    /// <param name="high">The end.</param>
    /// <param name="endpoint">Whether the end is included.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no integer between the two.</exception>
    public long Integers(long low, long high, bool endpoint = false)
    {
        ulong range = IntegerRange<long>(low, high, endpoint);
        return low + (long)new BoundedIntegers(BitGenerator).Next64(range);
    }

    /// <summary>Uniform integers from low to high - 1, or to high.</summary>
    /// <param name="low">The first integer.</param>
    /// <param name="high">The end.</param>
    /// <param name="size">The extents.</param>
    /// <param name="endpoint">Whether the end is included.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no integer between the two.</exception>
    public NdArray<long> Integers(long low, long high, ReadOnlySpan<nint> size, bool endpoint = false) =>
        Integers<long>(low, high, size, endpoint);

    /// <summary>Uniform integers of a type, as <c>integers(low, high, size, dtype)</c>.</summary>
    /// <remarks>As in NumPy, each type has its own stream: small integers share the 32 bits that are drawn.</remarks>
    /// <typeparam name="T">An integer type of 8 to 64 bits.</typeparam>
    /// <param name="low">The first integer.</param>
    /// <param name="high">The end, one beyond the type's largest value at most.</param>
    /// <param name="size">The extents.</param>
    /// <param name="endpoint">Whether the end is included.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no integer between the two, or the type does not hold one of them.</exception>
    public unsafe NdArray<T> Integers<T>(Int128 low, Int128 high, ReadOnlySpan<nint> size, bool endpoint = false)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (sizeof(T) > sizeof(ulong))
        {
            throw Unsupported<T>("integers");
        }

        ulong range = IntegerRange<T>(low, high, endpoint);
        T first = T.CreateChecked(low);
        NdArray<T> result = NdArray.Empty<T>(size);
        using NdArray.Lease lease = result.Hold();
        T* data = result.Data;
        var bounded = new BoundedIntegers(BitGenerator);
        for (nint i = 0; i < result.Size; i++)
        {
            ulong offset = sizeof(T) switch
            {
                8 => bounded.Next64(range),
                4 => bounded.Next32((uint)range),
                _ => bounded.NextSmall((uint)range, 8 * sizeof(T)),
            };
            data[i] = unchecked(first + T.CreateTruncating(offset));
        }

        return result;
    }

    /// <summary>Random truth values, as <c>integers(0, 2, size, dtype=bool)</c>.</summary>
    /// <param name="size">The extents.</param>
    /// <returns>A new array.</returns>
    public unsafe NdArray<bool> Booleans(params ReadOnlySpan<nint> size)
    {
        NdArray<bool> result = NdArray.Empty<bool>(size);
        using NdArray.Lease lease = result.Hold();
        var bounded = new BoundedIntegers(BitGenerator);
        for (nint i = 0; i < result.Size; i++)
        {
            result.Data[i] = bounded.NextBit() != 0;
        }

        return result;
    }

    /// <summary>Random bytes.</summary>
    /// <param name="length">How many.</param>
    /// <returns>The bytes.</returns>
    public byte[] Bytes(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        byte[] result = new byte[length];
        for (int i = 0; i < length; i += sizeof(uint))
        {
            uint word = BitGenerator.NextUInt32();
            for (int j = i; j < Math.Min(i + sizeof(uint), length); j++, word >>= 8)
            {
                result[j] = (byte)word;
            }
        }

        return result;
    }

    private static double UniformRange(
        double low,
        double high,
        [CallerArgumentExpression(nameof(low))] string lowName = "",
        [CallerArgumentExpression(nameof(high))] string highName = "")
    {
        double range = high - low;
        Require(double.IsFinite(range), high, FormattableString.Invariant($"{highName} - {lowName} range exceeds valid bounds: {high} - {low}"), highName);
        Require(range >= 0, high, FormattableString.Invariant($"{highName} - {lowName} < 0: {high} - {low}"), highName);
        return range;
    }

    private static ulong IntegerRange<T>(Int128 low, Int128 high, bool endpoint)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Int128 last = endpoint ? high : high - 1;
        Require(low >= Int128.CreateTruncating(T.MinValue), low, $"low is out of bounds for {DType.Name<T>()}", nameof(low));
        Require(last <= Int128.CreateTruncating(T.MaxValue), high, $"high is out of bounds for {DType.Name<T>()}", nameof(high));
        Require(low <= last, high, FormattableString.Invariant($"low {(endpoint ? ">" : ">=")} high: low is {low}, high is {high}"), nameof(high));
        return (ulong)(last - low);
    }

    private static NotSupportedException Unsupported<T>(string method)
        where T : unmanaged => new($"Unsupported dtype {DType.Name<T>()} for {method}");
}
