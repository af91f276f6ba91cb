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
        Quotient<L, V, T>(Exponential<L, V, T>.Exp(L.Or(x, Format<L, V, T>.SignBit)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Quotient<L, V, T>(Exponential<L, V, T>.ExpAny(L.Or(x, Format<L, V, T>.SignBit)), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient<L, V, T>(V e, V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V one = Format<L, V, T>.One;
        V isNegative = L.Less(x, Format<L, V, T>.Zero);
        V numerator = L.Select(isNegative, e, one);
        V d = L.Add(one, e);
        V q = L.Divide(numerator, d);

        // One step of refinement, with the rounding of 1 + e: 1 / (1 + e) is q or 1 - q.
        V rest = L.Subtract(L.Fused(q, Format<L, V, T>.Negate(d), numerator), L.Multiply(q, L.Subtract(e, L.Subtract(d, one))));
        return L.MultiplyAdd(rest, L.Select(isNegative, L.Subtract(one, q), q), q);
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
        L.Add(L.AtLeast(x, Format<L, V, T>.Zero), Log1pFunction.Invoke<L, V, T>(Exponential<L, V, T>.Exp(L.Or(x, Format<L, V, T>.SignBit))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Add(L.AtLeast(x, Format<L, V, T>.Zero), Log1pFunction.Invoke<L, V, T>(Exponential<L, V, T>.ExpAny(L.Or(x, Format<L, V, T>.SignBit))));
}
