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
