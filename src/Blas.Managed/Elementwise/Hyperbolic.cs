using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// tanh x. Double: u / (u + 1) or 1 - 1 / (u + 1) with u = (e^(2|x|) - 1) / 2, which loses no digits near 0. Float: a polynomial for each of
/// thirty intervals, the eighths of the powers of two that |x| + 3/4 lies between.
/// </summary>
internal readonly struct TanhFunction : IUnaryFunction
{
    public static bool TakesAny<L, V, T>()
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        typeof(T) == typeof(float);

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
        V a = L.AtMost(Format<L, V, T>.Abs(x), L.Constant(typeof(T) == typeof(float) ? 9.015625 : 20));
        V y = typeof(T) == typeof(float) ? Piecewise<L, V, T>(a) : Quotient<L, V, T>(a);
        return L.Or(y, Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Select(L.Equal(x, x), Invoke<L, V, T>(x), x);

    // From where the interval begins, which the upper bits of |x| + 3/4 tell: the first one is x itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Piecewise<L, V, T>(V a)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V offset = L.Constant(0.75);
        V shifted = L.Add(a, offset);
        V interval = L.ShiftRight(shifted, 20);
        V d = L.Subtract(a, L.Subtract(L.AndNot(shifted, L.Bits(0xFFFFF)), offset));
        V p = L.LookupOf32(Tables.Tanh4Low, Tables.Tanh4High, interval);
        p = L.MultiplyAdd(p, d, L.LookupOf32(Tables.Tanh3Low, Tables.Tanh3High, interval));
        p = L.MultiplyAdd(p, d, L.LookupOf32(Tables.Tanh2Low, Tables.Tanh2High, interval));
        p = L.MultiplyAdd(p, d, L.LookupOf32(Tables.Tanh1Low, Tables.Tanh1High, interval));
        return L.MultiplyAdd(p, d, L.LookupOf32(Tables.Tanh0Low, Tables.Tanh0High, interval));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient<L, V, T>(V a)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V u = Exponential<L, V, T>.HalfExpm1(L.Add(a, a), out V uRest);
        V one = Format<L, V, T>.One;
        V isSmall = L.Less(u, one);
        V numerator = L.Select(isSmall, u, L.Constant(-1));
        V q = L.Divide(numerator, L.Add(u, one));

        // One step of refinement takes away the errors of the quotient, of u + 1 and of u.
        V inverse = L.Subtract(L.And(isSmall, one), q);
        V rest = L.MultiplyAdd(uRest, inverse, L.FusedNegated(q, u, L.Subtract(numerator, q)));
        return L.MultiplyAdd(rest, inverse, L.Add(q, L.AndNot(one, isSmall)));
    }
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
