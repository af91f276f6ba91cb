using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>1 / (1 + e^-x), for negative x as e^x / (1 + e^x).</summary>
internal readonly struct SigmoidFunction : IUnaryFunction
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
        Quotient<L, V, T>(Exponential<L, V, T>.CloseExp(L.Or(x, Format<L, V, T>.SignBit)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Quotient<L, V, T>(Exponential<L, V, T>.CloseExpAny(L.Or(x, Format<L, V, T>.SignBit)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient<L, V, T>(V e, V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V one = Format<L, V, T>.One;
        V isNegative = L.Less(x, Format<L, V, T>.Zero);
        V numerator = L.Select(isNegative, e, one);
        V q = L.Divide(numerator, L.Add(one, e));

        // One step of refinement takes away the roundings of the quotient and of 1 + e: what q (1 + e) lacks is exact but for one
        // rounding, since q is between half of the numerator and all of it. 1 / (1 + e) is q or 1 - q.
        V rest = L.FusedNegated(e, q, L.Subtract(numerator, q));
        return L.MultiplyAdd(rest, L.Select(isNegative, L.Subtract(one, q), q), q);
    }
}

/// <summary>x / (1 + e^-x), for negative x as x e^x / (1 + e^x).</summary>
internal readonly struct SiluFunction : IUnaryFunction
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
        V one = Format<L, V, T>.One;
        V e = Exponential<L, V, T>.CloseExp(L.Or(x, Format<L, V, T>.SignBit));
        V factor = L.Select(L.Less(x, Format<L, V, T>.Zero), e, one);
        V numerator = L.Multiply(x, factor);
        V y = L.Divide(one, L.Add(one, e));
        V q = L.Multiply(numerator, y);

        // What is missing to the numerator, and what its own rounding left.
        V rest = L.FusedNegated(e, q, L.Subtract(numerator, q));
        rest = L.Add(rest, L.Fused(x, factor, Format<L, V, T>.Negate(numerator)));
        return L.Or(L.MultiplyAdd(rest, y, q), Format<L, V, T>.Sign(x));
    }

    // Far below zero it is x e^x, scaled once, so that nothing is lost in an e^x without full precision; far above it is x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V bounded = L.AtLeast(L.AtMost(x, Format<L, V, T>.Zero), L.Constant(typeof(T) == typeof(float) ? -120 : -800));
        V mantissa = Exponential<L, V, T>.Split(bounded, Format<L, V, T>.Zero, out _, out V power);
        V far = L.Scale(L.Multiply(bounded, mantissa), power);
        far = L.Select(L.Less(Format<L, V, T>.Zero, x), x, far);
        return L.Select(IsOrdinary<L, V, T>(x), Invoke<L, V, T>(x), far);
    }
}

/// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|).</summary>
internal readonly struct SoftplusFunction : IUnaryFunction
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
        L.Add(L.AtLeast(x, Format<L, V, T>.Zero), Log1pFunction.Invoke<L, V, T>(Exponential<L, V, T>.CloseExp(L.Or(x, Format<L, V, T>.SignBit))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Add(L.AtLeast(x, Format<L, V, T>.Zero), Log1pFunction.Invoke<L, V, T>(Exponential<L, V, T>.CloseExpAny(L.Or(x, Format<L, V, T>.SignBit))));
}
