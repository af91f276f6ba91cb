using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Operations of <see cref="ILanes{V, T}"/> that not every processor has, out of the others.</summary>
/// <typeparam name="L">The operations of a vector width.</typeparam>
/// <typeparam name="V">Its vector.</typeparam>
/// <typeparam name="T">The element: float or double.</typeparam>
internal static class Emulation<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>value * 2^floor(exponent) in two factors, so that only the last product may round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale(V value, V exponent)
    {
        V whole = L.SubtractBits(L.Add(L.Floor(exponent), Format<L, V, T>.Magic), Format<L, V, T>.Magic);
        V half = L.ShiftRight(whole, 1);
        return L.Multiply(L.Multiply(value, Format<L, V, T>.PowerOfTwo(half)), Format<L, V, T>.PowerOfTwo(L.SubtractBits(whole, half)));
    }

    /// <summary>The exponent of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponent(V x) =>
        Format<L, V, T>.ToNumber(typeof(T) == typeof(float)
            ? L.SubtractBits(L.ShiftRight(x, 23), L.Bits(127))
            : L.SubtractBits(L.ShiftRight(x, 52), L.Bits(1023)));

    /// <summary>The mantissa of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mantissa(V x) =>
        L.Or(L.And(x, L.Bits(typeof(T) == typeof(float) ? 0x7FFFFF : 0xFFFFFFFFFFFFF)), Format<L, V, T>.One);

    /// <summary>x y + z: the product as an exact pair (G. Veltkamp, T. Dekker, 1971), the sum likewise (D. Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Fused(V x, V y, V z)
    {
        V p = L.Multiply(x, y);
        Halve(x, out V xh, out V xl);
        Halve(y, out V yh, out V yl);
        V rest = L.Subtract(L.Multiply(xh, yh), p);
        rest = L.Add(L.Add(rest, L.Multiply(xh, yl)), L.Multiply(xl, yh));
        rest = L.Add(rest, L.Multiply(xl, yl));
        V s = L.Add(p, z);
        V t = L.Subtract(s, p);
        V error = L.Add(L.Subtract(p, L.Subtract(s, t)), L.Subtract(z, t));
        return L.Add(s, L.Add(error, rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halve(V x, out V high, out V low)
    {
        V c = L.Multiply(x, L.Constant(typeof(T) == typeof(float) ? 4097 : 134217729));
        high = L.Subtract(c, L.Subtract(c, x));
        low = L.Subtract(x, high);
    }
}
