using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// log x = k log 2 + log c + log(1 + r): x = 2^k z with z in [0.6875, 1.375), c the middle of z's sixteenth part of that, and
/// r = z / c - 1. 1 / c and log c come from tables; the parts that touch 1 have c = 1, so that nothing cancels there.
/// </summary>
/// <remarks>P.-T. P. Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16 (1990).</remarks>
internal static class Logarithm<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>Positive, finite and of full precision: what <see cref="Split"/> asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsNormal(V x) =>
        L.Equal(x, L.AtMost(L.AtLeast(x, Format<L, V, T>.Normal), L.Constant(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue)));

    /// <summary>x = 2^k z, k as integer lanes, and the part that z lies in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(V x, out V k, out V z, out V part)
    {
        V bits = L.SubtractBits(x, L.Bits(typeof(T) == typeof(float) ? 0x3F300000 : 0x3FE6000000000000));
        if (typeof(T) == typeof(float))
        {
            k = L.ShiftRight(bits, 23);
            part = L.ShiftRight(bits, 19);
            z = L.SubtractBits(x, L.AndNot(bits, L.Bits(0x7FFFFF)));
        }
        else
        {
            k = L.ShiftRight(bits, 52);
            part = L.ShiftRight(bits, 48);
            z = L.SubtractBits(x, L.AndNot(bits, L.Bits(0xFFFFFFFFFFFFF)));
        }
    }

    /// <summary>r = z / c - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Ratio(V z, V part) => L.Fused(z, Inverse(part), L.Constant(-1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Inverse(V part) => L.Lookup(Format<L, V, T>.Choose(Tables.InverseSingle, Tables.InverseDouble), part);

    /// <summary>log x as a number and what rounding it left, from k as a number and r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(V k, V part, V r, out V high, out V low)
    {
        V centre = L.Lookup(Format<L, V, T>.Choose(Tables.LogCentreSingle, Tables.LogCentreDouble), part);
        V centreRest = L.Lookup(Format<L, V, T>.Choose(Tables.LogCentreRestSingle, Tables.LogCentreRestDouble), part);
        V whole = L.MultiplyAdd(k, Polynomials<L, V, T>.Ln2High, centre);
        high = L.Add(whole, r);
        low = L.Add(L.Subtract(whole, high), r);
        low = L.Add(low, L.MultiplyAdd(k, Polynomials<L, V, T>.Ln2Rest, centreRest));
        V p = L.MultiplyAdd(r, Polynomials<L, V, T>.LogTail(r), L.Constant(-0.5));
        low = L.MultiplyAdd(L.Multiply(r, r), p, low);
    }

    /// <summary>log x for normal numbers; offset is subtracted from the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Log(V x, V offset, out V high, out V low)
    {
        Split(x, out V k, out V z, out V part);
        Sum(Format<L, V, T>.ToNumber(L.SubtractBits(k, offset)), part, Ratio(z, part), out high, out low);
    }

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

/// <summary>
/// log x = k log 2 + log c + log(1 + r): x = 2^k z with z in [1, 2), c the middle of z's sixteenth part of that, and r = z / c - 1. The outer
/// parts have c = 1 and c = 2, so that nothing cancels near 1.
/// </summary>
internal readonly struct LogFunction : IUnaryFunction
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
        Sum<L, V, T>(L.Exponent(x), L.Mantissa(x));

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
        return Logarithm<L, V, T>.WithSpecialValues(x, Sum<L, V, T>(exponent, L.Mantissa(normal)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum<L, V, T>(V exponent, V mantissa)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V part = L.ShiftRight(mantissa, typeof(T) == typeof(float) ? 19 : 48);
        V r = L.Fused(mantissa, L.Lookup(Format<L, V, T>.Choose(Tables.OctaveInverseSingle, Tables.OctaveInverseDouble), part), L.Constant(-1));
        V centre = L.Lookup(Format<L, V, T>.Choose(Tables.OctaveLogSingle, Tables.OctaveLogDouble), part);

        // The table's logarithms are nearly exact, so that the sum with an exponent of 0 or -1 is rounded once.
        V whole = L.Fused(exponent, Polynomials<L, V, T>.Ln2, centre);
        V p = L.MultiplyAdd(r, Polynomials<L, V, T>.LogTail(r), L.Constant(-0.5));
        return L.Add(whole, L.MultiplyAdd(L.Multiply(r, r), p, r));
    }
}

/// <summary>How the natural logarithm becomes that of another base.</summary>
internal interface ILogarithmBase
{
    /// <summary>log x of normal numbers, from which offset is taken off the exponent.</summary>
    static abstract V Log<L, V, T>(V x, V offset)
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
        TBase.Log<L, V, T>(x, Format<L, V, T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V y = TBase.Log<L, V, T>(Logarithm<L, V, T>.Normalize(x, out V offset), offset);
        return Logarithm<L, V, T>.WithSpecialValues(x, y);
    }
}

/// <summary>Base 2: the exponent, plus log z / log 2. Exact for powers of two.</summary>
internal readonly struct Base2 : ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<L, V, T>(V x, V offset)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        Logarithm<L, V, T>.Split(x, out V k, out V z, out V part);
        V whole = Format<L, V, T>.ToNumber(L.SubtractBits(k, offset));
        Logarithm<L, V, T>.Sum(Format<L, V, T>.Zero, part, Logarithm<L, V, T>.Ratio(z, part), out V high, out V low);
        V product = L.Multiply(high, Polynomials<L, V, T>.Log2EPart1);
        V rest = L.Fused(high, Polynomials<L, V, T>.Log2EPart1, Format<L, V, T>.Negate(product));
        rest = L.MultiplyAdd(low, Polynomials<L, V, T>.Log2EPart1, L.MultiplyAdd(high, Polynomials<L, V, T>.Log2EPart2, rest));
        V sum = L.Add(whole, product);
        return L.Add(sum, L.Add(L.Add(L.Subtract(whole, sum), product), rest));
    }
}

/// <summary>Base 10.</summary>
internal readonly struct Base10 : ILogarithmBase
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<L, V, T>(V x, V offset)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        Logarithm<L, V, T>.Log(x, offset, out V high, out V low);
        V product = L.Multiply(high, Polynomials<L, V, T>.Log10EPart1);
        V rest = L.Fused(high, Polynomials<L, V, T>.Log10EPart1, Format<L, V, T>.Negate(product));
        rest = L.MultiplyAdd(low, Polynomials<L, V, T>.Log10EPart1, L.MultiplyAdd(high, Polynomials<L, V, T>.Log10EPart2, rest));
        return L.Add(product, rest);
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
        Logarithm<L, V, T>.Split(sum, out V k, out V z, out V part);

        left = L.Multiply(left, Format<L, V, T>.PowerOfTwo(L.SubtractBits(Format<L, V, T>.Zero, k)));

        // Of a great sum nothing that counts is left, and the reciprocal of its power of two may be none.
        left = L.And(left, L.Less(x, L.Constant(1e30)));
        V r = L.MultiplyAdd(left, Logarithm<L, V, T>.Inverse(part), Logarithm<L, V, T>.Ratio(z, part));
        Logarithm<L, V, T>.Sum(Format<L, V, T>.ToNumber(k), part, r, out V high, out V low);
        return L.Or(L.Add(high, low), Format<L, V, T>.Sign(x));
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
