using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>tanh x = u / (u + 1) = 1 - 1 / (u + 1) with u = (e^(2x) - 1) / 2, which loses no digits near 0.</summary>
internal readonly struct TanhFunction : IUnaryFunction
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
        // Beyond the limit the result is 1 in the type's precision.
        V a = L.AtMost(Format<L, V, T>.Abs(x), L.Constant(typeof(T) == typeof(float) ? 10 : 20));
        V u = Exponential<L, V, T>.HalfExpm1(L.Add(a, a), out V uRest);
        V one = Format<L, V, T>.One;
        V d = L.Add(u, one);
        V isSmall = L.Less(u, one);
        V numerator = L.Select(isSmall, u, L.Constant(-1));
        V q = L.Divide(numerator, d);

        // Small results are refined by one step, which takes away the errors of the quotient, of u + 1 and of u; 1 / (u + 1) is 1 - q.
        // The others are 1 + q, where these errors count for less.
        V inverse = L.Subtract(one, q);
        V rest = L.MultiplyAdd(uRest, inverse, L.Fused(q, Format<L, V, T>.Negate(d), numerator));
        rest = L.Subtract(rest, L.Multiply(q, L.Subtract(u, L.Subtract(d, one))));
        q = L.Select(isSmall, L.MultiplyAdd(rest, inverse, q), L.Add(one, q));
        return L.Or(q, Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Select(L.Equal(x, x), Invoke<L, V, T>(x), x);
}

/// <summary>sinh x = (t + q) / 2 with t = e^x - 1 and q = t / (t + 1).</summary>
internal readonly struct SinhFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Exponential<L, V, T>.IsOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V t = Exponential<L, V, T>.Expm1(Format<L, V, T>.Abs(x), out V rest);
        V q = L.Divide(t, L.Add(t, Format<L, V, T>.One));

        // Small ones as t - t q / 2, where only t itself counts.
        V small = L.Add(t, L.MultiplyAdd(L.Multiply(t, L.Constant(-0.5)), q, rest));
        V large = L.Multiply(L.Add(t, L.Add(q, rest)), L.Constant(0.5));
        V y = L.Select(L.Less(t, Format<L, V, T>.One), small, large);
        return L.Or(y, Format<L, V, T>.Sign(x));
    }

    // Far out t / (t + 1) is 1, and lost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V quarter = Exponential<L, V, T>.QuarterExpm1Any(Format<L, V, T>.Abs(x));
        V far = L.Or(L.Add(quarter, quarter), Format<L, V, T>.Sign(x));
        return L.Select(IsOrdinary<L, V, T>(x), Invoke<L, V, T>(x), far);
    }
}

/// <summary>cosh x = h + 1 / (4h) with h = e^|x| / 2.</summary>
internal readonly struct CoshFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Exponential<L, V, T>.IsOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Sum<L, V, T>(L.Multiply(Exponential<L, V, T>.Exp(Format<L, V, T>.Abs(x)), L.Constant(0.5)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Sum<L, V, T>(Exponential<L, V, T>.HalfExpAny(Format<L, V, T>.Abs(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum<L, V, T>(V h)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Add(h, L.Divide(L.Constant(0.25), h));
}
