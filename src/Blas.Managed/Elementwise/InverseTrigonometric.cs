using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>arctan x = ±arctan |x|, beyond 1 as pi / 2 + arctan(-1 / |x|), by one polynomial up to 1.</summary>
internal readonly struct ArctanFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Equal(x, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V a = Format<L, V, T>.Abs(x);
        V one = Format<L, V, T>.One;
        V isLarge = L.Less(one, a);
        V t = L.Divide(L.Select(isLarge, L.Constant(-1), a), L.Select(isLarge, a, one));
        V square = L.Multiply(t, t);

        // The second part of pi / 2 is added where it costs no rounding of its own.
        V rest = L.MultiplyAdd(L.Multiply(t, square), Polynomials<L, V, T>.ArctanTail(square), L.And(isLarge, Polynomials<L, V, T>.HalfPiPart2));
        V y = L.Add(L.And(isLarge, Polynomials<L, V, T>.HalfPiPart1), L.Add(t, rest));
        return L.Or(y, Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Select(L.Equal(x, x), Invoke<L, V, T>(x), x);
}

/// <summary>
/// The parts of arcsin and arccos: up to 1/2 arcsin |x| itself, beyond it half of arccos |x| = 2 arcsin sqrt((1 - |x|) / 2), as s + rest,
/// by one polynomial in s².
/// </summary>
internal static class HalfArc<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(V x, out V isLarge, out V s, out V rest)
    {
        V a = Format<L, V, T>.Abs(x);
        V half = L.Constant(0.5);
        isLarge = L.Less(half, a);
        V square = L.Select(isLarge, L.FusedNegated(a, half, half), L.Multiply(a, a));
        V root = L.Sqrt(square);
        s = L.Select(isLarge, root, a);

        // What the root's rounding left; it is 0 at 1, where there is nothing to divide by.
        V left = L.Divide(L.FusedNegated(root, root, square), L.AtLeast(L.Add(root, root), L.Constant(1e-30)));
        rest = L.MultiplyAdd(L.Multiply(s, square), Polynomials<L, V, T>.ArcsinTail(square), L.And(isLarge, left));
    }
}

/// <summary>arcsin x, NaN beyond 1: above 1/2 pi / 2 - arccos x.</summary>
internal readonly struct ArcsinFunction : IUnaryFunction
{
    public static bool TakesAny<L, V, T>()
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Equal(x, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        HalfArc<L, V, T>.Split(x, out V isLarge, out V s, out V rest);
        V high = L.Subtract(Polynomials<L, V, T>.HalfPiPart1, L.Add(s, s));
        V large = L.Add(high, L.Subtract(Polynomials<L, V, T>.HalfPiPart2, L.Add(rest, rest)));
        return L.Or(L.Select(isLarge, large, L.Add(s, rest)), Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Invoke<L, V, T>(x);
}

/// <summary>arccos x, NaN beyond 1: up to 1/2 pi / 2 - arcsin x, below -1/2 pi - arccos |x|.</summary>
internal readonly struct ArccosFunction : IUnaryFunction
{
    public static bool TakesAny<L, V, T>()
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Equal(x, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        HalfArc<L, V, T>.Split(x, out V isLarge, out V s, out V rest);
        V sign = Format<L, V, T>.Sign(x);
        V isNegative = L.Less(x, Format<L, V, T>.Zero);

        // Half of pi - arccos |x|, or pi / 2 - arcsin x: both pi / 2 less a number that is smaller, whose rounding is kept.
        V signed = L.Select(isLarge, s, L.Xor(s, sign));
        V signedRest = L.Select(isLarge, rest, L.Xor(rest, sign));
        V sum = L.Subtract(Polynomials<L, V, T>.HalfPiPart1, signed);
        V sumRest = L.Add(L.Subtract(L.Subtract(Polynomials<L, V, T>.HalfPiPart1, sum), signed), L.Subtract(Polynomials<L, V, T>.HalfPiPart2, signedRest));
        V middle = L.Add(sum, sumRest);
        V outer = L.Select(isNegative, middle, L.Add(s, rest));
        return L.Select(isLarge, L.Add(outer, outer), middle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Invoke<L, V, T>(x);
}
