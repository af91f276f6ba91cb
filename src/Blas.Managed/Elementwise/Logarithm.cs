using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// log x = k log 2 + log c + log(1 + r): x = 2^k z with z in [1, 2), c the middle of z's sixteenth part of that, and r = z / c - 1. The outer
/// parts have c = 1 and c = 2, so that nothing cancels near 1. 1 / c and log c come from tables.
/// </summary>
/// <remarks>P.-T. P. Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16 (1990).</remarks>
internal static class Logarithm<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>Positive, finite and of full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsNormal(V x) =>
        L.Equal(x, L.AtMost(L.AtLeast(x, Format<L, V, T>.Normal), L.Constant(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue)));

    /// <summary>The part that z lies in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Part(V z) => L.ShiftRight(z, typeof(T) == typeof(float) ? 19 : 48);

    /// <summary>log(1 + r) for the r of the parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OnePlus(V r) =>
        L.MultiplyAdd(L.Multiply(r, r), L.MultiplyAdd(r, Polynomials<L, V, T>.LogTail(r), L.Constant(-0.5)), r);

    /// <summary>Brings numbers of less than full precision up, by the power of two in offset; the others stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Normalize(V x, out V offset)
    {
        V isSmall = L.Less(x, Format<L, V, T>.Normal);
        offset = L.And(isSmall, L.Bits(64));
        return L.Select(isSmall, L.Multiply(x, L.Constant(18446744073709551616.0)), x);
    }

    /// <summary>The logarithm's values at zero, infinity, NaN and negative numbers in place of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V WithSpecialValues(V x, V y)
    {
        y = L.Select(L.Less(x, Format<L, V, T>.Infinity), y, L.Add(x, x));
        y = L.Select(L.Equal(x, Format<L, V, T>.Zero), L.Constant(double.NegativeInfinity), y);
        return L.Select(L.Less(x, Format<L, V, T>.Zero), Format<L, V, T>.NaN, y);
    }
}

/// <summary>A base of logarithms.</summary>
internal interface ILogarithmBase
{
    /// <summary>1 / c.</summary>
    static abstract V Inverse<L, V, T>(V part)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;

    /// <summary>The logarithm of 2^k c (1 + r) from the natural one of 1 + r.</summary>
    static abstract V Sum<L, V, T>(V k, V part, V onePlusR)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged;
}

/// <summary>log x to some base.</summary>
/// <typeparam name="TBase">The base.</typeparam>
internal readonly struct LogFunction<TBase> : IUnaryFunction
    where TBase : struct, ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakesAny<L, V, T>()
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.SplitsAny;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Logarithm<L, V, T>.IsNormal(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Log<L, V, T>(L.Exponent(x), L.Mantissa(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        if (L.SplitsAny)
        {
            return Invoke<L, V, T>(x);
        }

        V normal = Logarithm<L, V, T>.Normalize(x, out V offset);
        V exponent = L.Subtract(L.Exponent(normal), Format<L, V, T>.ToNumber(offset));
        return Logarithm<L, V, T>.WithSpecialValues(x, Log<L, V, T>(exponent, L.Mantissa(normal)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log<L, V, T>(V k, V z)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V part = Logarithm<L, V, T>.Part(z);
        V r = L.Fused(z, TBase.Inverse<L, V, T>(part), L.Constant(-1));
        return TBase.Sum<L, V, T>(k, part, Logarithm<L, V, T>.OnePlus(r));
    }
}

/// <summary>Base e.</summary>
internal readonly struct BaseE : ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Inverse<L, V, T>(V part)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Lookup(Format<L, V, T>.Choose(Tables.OctaveInverseSingle, Tables.OctaveInverseDouble), part);

    // The table's logarithms are nearly exact, so that the sum with an exponent of 0 or -1 is rounded once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V, T>(V k, V part, V onePlusR)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Add(L.Fused(k, Polynomials<L, V, T>.Ln2, L.Lookup(Format<L, V, T>.Choose(Tables.OctaveLogSingle, Tables.OctaveLogDouble), part)), onePlusR);
}

/// <summary>Base 2: exact for powers of two.</summary>
internal readonly struct Base2 : ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Inverse<L, V, T>(V part)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Lookup(Format<L, V, T>.Choose(Tables.OctaveInverse2Single, Tables.OctaveInverse2Double), part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V, T>(V k, V part, V onePlusR)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.MultiplyAdd(
            onePlusR, Polynomials<L, V, T>.Log2E, L.Add(k, L.Lookup(Format<L, V, T>.Choose(Tables.OctaveLog2Single, Tables.OctaveLog2Double), part)));
}

/// <summary>Base 10, where k log 2 + log c is a pair of numbers, so that powers of ten come out whole.</summary>
internal readonly struct Base10 : ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Inverse<L, V, T>(V part)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        BaseE.Inverse<L, V, T>(part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V, T>(V k, V part, V onePlusR)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V centre = L.Lookup(Format<L, V, T>.Choose(Tables.OctaveLog10Single, Tables.OctaveLog10Double), part);
        V centreRest = L.Lookup(Format<L, V, T>.Choose(Tables.OctaveLog10RestSingle, Tables.OctaveLog10RestDouble), part);
        V whole = L.MultiplyAdd(k, Polynomials<L, V, T>.Log10Of2, centre);
        V rest = L.MultiplyAdd(k, Polynomials<L, V, T>.Log10Of2Rest, centreRest);
        return L.Add(whole, L.MultiplyAdd(onePlusR, Polynomials<L, V, T>.Log10E, rest));
    }
}

/// <summary>log(1 + x): the logarithm of the rounded sum, with what the rounding left added to r.</summary>
internal readonly struct Log1pFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.And(L.Less(L.Constant(-1), x), L.Less(x, Format<L, V, T>.Infinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        Format<L, V, T>.Sum(x, Format<L, V, T>.One, out V sum, out V left);
        V k = L.Exponent(sum);
        V z = L.Mantissa(sum);
        V part = Logarithm<L, V, T>.Part(z);
        V inverse = BaseE.Inverse<L, V, T>(part);
        V r = L.MultiplyAdd(L.Scale(left, Format<L, V, T>.Negate(k)), inverse, L.Fused(z, inverse, L.Constant(-1)));
        return L.Or(BaseE.Sum<L, V, T>(k, part, Logarithm<L, V, T>.OnePlus(r)), Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V y = L.Select(L.Less(x, Format<L, V, T>.Infinity), Invoke<L, V, T>(x), L.Add(x, x));
        y = L.Select(L.Equal(x, L.Constant(-1)), L.Constant(double.NegativeInfinity), y);
        return L.Select(L.Less(x, L.Constant(-1)), Format<L, V, T>.NaN, y);
    }
}
