using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// tanh x. Double: u / (u + 1) or 1 - 1 / (u + 1) with u = (e^(2|x|) - 1) / 2, which loses no digits near 0. Float: a polynomial about the middle of each of
/// fifteen intervals, the quarters of the powers of two that |x| + 3/4 lies between.
/// </summary>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Piecewise<L, V, T>(V a)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V interval = L.ShiftRight(L.Add(a, L.Constant(0.75)), 21);
        V d = L.Subtract(a, Coefficient<L, V, T>(0, interval));
        V p = Coefficient<L, V, T>(7, interval);
        p = L.MultiplyAdd(p, d, Coefficient<L, V, T>(6, interval));
        p = L.MultiplyAdd(p, d, Coefficient<L, V, T>(5, interval));
        p = L.MultiplyAdd(p, d, Coefficient<L, V, T>(4, interval));
        p = L.MultiplyAdd(p, d, Coefficient<L, V, T>(3, interval));
        p = L.MultiplyAdd(p, d, Coefficient<L, V, T>(2, interval));
        return L.MultiplyAdd(p, d, Coefficient<L, V, T>(1, interval));
    }

    // The middle, then the coefficients from the constant one on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Coefficient<L, V, T>(int row, V interval)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Lookup(Format<L, V, T>.Choose(Tables.TanhSingle.Slice(16 * row, 16), []), interval);

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
