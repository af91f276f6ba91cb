using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>The numbers that describe the element type's format, and what is read off its bits.</summary>
/// <typeparam name="L">The operations of a vector width.</typeparam>
/// <typeparam name="V">Its vector.</typeparam>
/// <typeparam name="T">The element: float or double.</typeparam>
internal static class Format<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>
    /// 1.5 times the number from which all are whole: after adding it the lowest bits are the nearest integer to what it was
    /// added to, in two's complement, and subtracting it again gives that integer as a number.
    /// </summary>
    public static V Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(typeof(T) == typeof(float) ? 12582912 : 6755399441055744);
    }

    public static V SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Bits(typeof(T) == typeof(float) ? 0x80000000L : long.MinValue);
    }

    public static V Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(0);
    }

    public static V One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(1);
    }

    public static V Infinity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(double.PositiveInfinity);
    }

    public static V NaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(double.NaN);
    }

    /// <summary>The smallest number with all digits.</summary>
    public static V Normal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Abs(V x) => L.AndNot(x, SignBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign(V x) => L.And(x, SignBit);

    /// <summary>x + y and what its rounding left (D. Knuth, TAOCP 2, 4.2.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(V x, V y, out V sum, out V rest)
    {
        sum = L.Add(x, y);
        V t = L.Subtract(sum, x);
        rest = L.Add(L.Subtract(x, L.Subtract(sum, t)), L.Subtract(y, t));
    }

    /// <summary>2^k for integer lanes k within the exponent's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V PowerOfTwo(V k) =>
        typeof(T) == typeof(float) ? L.ShiftLeft(L.AddBits(k, L.Bits(127)), 23) : L.ShiftLeft(L.AddBits(k, L.Bits(1023)), 52);

    /// <summary>The lowest bit where the sign is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LowestAsSign(V x) => typeof(T) == typeof(float) ? L.ShiftLeft(x, 31) : L.ShiftLeft(x, 63);

    /// <summary>All bits set where the sign is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SignAsMask(V x) => typeof(T) == typeof(float) ? L.ShiftRight(x, 31) : L.ShiftRight(x, 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Negate(V x) => L.Xor(x, SignBit);

    /// <summary>Integer lanes as numbers, for sizes up to 2^22.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ToNumber(V k) => L.Subtract(L.AddBits(k, Magic), Magic);

    /// <summary>The table of the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Choose(ReadOnlySpan<float> singles, ReadOnlySpan<double> doubles) =>
        typeof(T) == typeof(float)
            ? MemoryMarshal.Cast<float, T>(singles)
            : MemoryMarshal.Cast<double, T>(doubles);
}
