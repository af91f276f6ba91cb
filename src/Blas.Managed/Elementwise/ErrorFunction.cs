using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>erf x = x + x R(x^2) up to 1, and 1 - e^Q(x) above, where e^Q is the small complement.</summary>
internal readonly struct ErfFunction : IUnaryFunction
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
        V small = L.MultiplyAdd(a, Polynomials<L, V, T>.ErfRatio(L.Multiply(a, a)), a);
        V bounded = L.AtLeast(L.AtMost(a, L.Constant(typeof(T) == typeof(float) ? 4 : 6)), one);
        V complement = Exponential<L, V, T>.Exp(Polynomials<L, V, T>.LogErfc(L.Subtract(bounded, one)));
        V y = L.Select(L.Less(a, one), small, L.Subtract(one, complement));
        return L.Or(y, Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Select(L.Equal(x, x), Invoke<L, V, T>(x), x);
}
