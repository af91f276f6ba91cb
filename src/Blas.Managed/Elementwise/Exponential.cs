using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// e^x = 2^k 2^(i/16) e^r with k + i/16 = x / ln 2 rounded to sixteenths and |r| at most ln 2 / 32: the root 2^(i/16) comes from a table,
/// e^r - 1 from a polynomial, and k is added to the exponent.
/// </summary>
/// <remarks>P.-T. P. Tang, "Table-driven implementation of the exponential function", ACM TOMS 15 (1989).</remarks>
internal static class Exponential<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    // Adding it rounds to sixteenths, whose number is then in the lowest bits.
    private static V Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(typeof(T) == typeof(float) ? 786432 : 422212465065984);
    }

    /// <summary>Whether neither e^x nor e^-x leaves the numbers of full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary(V x) => L.LessOrEqual(Format<L, V, T>.Abs(x), L.Constant(typeof(T) == typeof(float) ? 87 : 708));

    /// <summary>x between the arguments at which e^x has long become 0 and infinite; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Clamp(V x) =>
        L.AtLeast(L.AtMost(x, L.Constant(typeof(T) == typeof(float) ? 89.45 : 710.5)), L.Constant(typeof(T) == typeof(float) ? -105 : -746));

    /// <summary>e^(x + low) = 2^floor(power) m, with m between 0.9 and 2.1; x as <see cref="Clamp"/> leaves it, low small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Split(V x, V low, out V steps, out V power)
    {
        Reduce(x, out steps, out power, out _, out V r);
        return Mantissa(steps, L.Add(r, low));
    }

    /// <summary>e^x for ordinary x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        Reduce(x, out V steps, out _, out _, out V r);
        return Scaled(steps, r);
    }

    /// <summary>e^x for any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpAny(V x)
    {
        Reduce(Clamp(x), out V steps, out V power, out _, out V r);
        return L.Scale(Mantissa(steps, r), power);
    }

    /// <summary>e^x for ordinary x, with the root's rounding taken away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CloseExp(V x)
    {
        Reduce(x, out V steps, out _, out _, out V r);
        return L.AddBits(CloseProduct(steps, r), Exponent(steps));
    }

    /// <summary>The same for any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V CloseExpAny(V x)
    {
        Reduce(Clamp(x), out V steps, out V power, out _, out V r);
        return L.Scale(CloseProduct(steps, r), power);
    }

    /// <summary>e^x / 2 for any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HalfExpAny(V x)
    {
        Reduce(Clamp(x), out V steps, out V power, out _, out V r);
        return L.Scale(Mantissa(steps, r), L.Subtract(power, Format<L, V, T>.One));
    }

    /// <summary>2^x, |x| within the exponent's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2(V x)
    {
        V steps = L.Add(x, Magic);
        return Product2(ScaledRoot(steps), L.Subtract(x, L.Subtract(steps, Magic)));
    }

    /// <summary>2^(x - excess), likewise; the excess is less than 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2(V x, V excess)
    {
        ReduceBase2(x, excess, out V steps, out _, out V r);
        return Product2(ScaledRoot(steps), r);
    }

    /// <summary>2^(x - excess) for any x; the excess is less than 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2Any(V x, V excess)
    {
        x = L.AtMost(x, L.Constant(typeof(T) == typeof(float) ? 130 : 1026));
        x = L.AtLeast(x, L.Constant(typeof(T) == typeof(float) ? -152 : -1078));
        ReduceBase2(x, excess, out V steps, out V power, out V r);
        return L.Scale(Product2(Root(steps), r), power);
    }

    /// <summary>e^x - 1 to the last digits for ordinary x, and what rounding left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1(V x, out V low)
    {
        Reduce(x, out V steps, out V power, out V first, out V r);
        return Expm1(steps, power, L.AddBits(Exponent(steps), Format<L, V, T>.One), L.Constant(-1), first, r, out low);
    }

    /// <summary>Half of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HalfExpm1(V x, out V low)
    {
        Reduce(x, out V steps, out V power, out V first, out V r);
        return Expm1(steps, power, L.AddBits(Exponent(steps), L.Constant(0.5)), L.Constant(-0.5), first, r, out low);
    }

    /// <summary>A quarter of it for any x, finite where the whole would just not be any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V QuarterExpm1Any(V x)
    {
        Reduce(Clamp(x), out V steps, out V power, out V first, out V r);
        return Expm1(steps, power, L.Scale(Format<L, V, T>.One, L.Subtract(power, L.Constant(2))), L.Constant(-0.25), first, r, out _);
    }

    /// <summary>k, where the exponent of a number has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponent(V steps)
    {
        V whole = L.AndNot(steps, L.Bits(15));
        return typeof(T) == typeof(float) ? L.ShiftLeft(whole, 19) : L.ShiftLeft(whole, 48);
    }

    // The differences: first is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce(V x, out V steps, out V power, out V first, out V r)
    {
        steps = L.MultiplyAdd(x, Polynomials<L, V, T>.Log2E, Magic);
        power = L.Subtract(steps, Magic);
        first = L.MultiplyAdd(power, Polynomials<L, V, T>.MinusLn2Part1, x);
        r = L.MultiplyAdd(power, Polynomials<L, V, T>.MinusLn2Part2, first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReduceBase2(V x, V excess, out V steps, out V power, out V r)
    {
        steps = L.Add(L.Subtract(x, excess), Magic);
        power = L.Subtract(steps, Magic);
        r = L.Subtract(L.Subtract(x, power), excess);
    }

    // The root's rounding and the last one are all that counts: about a unit in the last place together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mantissa(V steps, V r) => Product(Root(steps), r);

    // The same with the root times 2^k. What i adds to the exponent is taken off in the table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scaled(V steps, V r) => Product(ScaledRoot(steps), r);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaledRoot(V steps)
    {
        V root = L.Lookup(Format<L, V, T>.Choose(Tables.RootBitsSingle, Tables.RootBitsDouble), steps);
        return L.AddBits(root, typeof(T) == typeof(float) ? L.ShiftLeft(steps, 19) : L.ShiftLeft(steps, 48));
    }

    // root 2^r
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Product2(V root, V r) => L.MultiplyAdd(root, L.Multiply(r, Polynomials<L, V, T>.Exp2Tail(r)), root);

    // root e^r
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Product(V root, V r)
    {
        V p = L.MultiplyAdd(L.Multiply(r, r), Polynomials<L, V, T>.ExpTail(r), r);
        return L.MultiplyAdd(root, p, root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CloseProduct(V steps, V r)
    {
        V p = L.MultiplyAdd(L.Multiply(r, r), Polynomials<L, V, T>.ExpTail(r), r);
        V root = Root(steps);
        return L.Add(root, L.MultiplyAdd(root, p, RootRest(steps)));
    }

    // scale (e^(x) / 2^k) + minus, where minus is -scale for k = 0. Where a root and 1 cancel, r counts as much as they do: so its
    // rounding is kept as well.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1(V steps, V power, V scale, V minus, V first, V r, out V low)
    {
        V rRest = L.MultiplyAdd(power, Polynomials<L, V, T>.MinusLn2Part2, L.Subtract(first, r));
        V p = L.MultiplyAdd(L.Multiply(r, r), Polynomials<L, V, T>.Expm1Tail(r), rRest);
        V root = L.Multiply(scale, Root(steps));
        V rest = L.MultiplyAdd(root, p, L.Multiply(scale, RootRest(steps)));
        V high = L.MultiplyAdd(root, r, L.Add(root, minus));
        V sum = L.Add(high, rest);
        low = L.Add(L.Subtract(high, sum), rest);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Root(V steps) => L.Lookup(Format<L, V, T>.Choose(Tables.RootSingle, Tables.RootDouble), steps);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V RootRest(V steps) => L.Lookup(Format<L, V, T>.Choose(Tables.RootRestSingle, Tables.RootRestDouble), steps);
}

/// <summary>e^x.</summary>
internal readonly struct ExpFunction : IUnaryFunction
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
        Exponential<L, V, T>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Exponential<L, V, T>.ExpAny(x);
}

/// <summary>2^x.</summary>
internal readonly struct Exp2Function : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.LessOrEqual(Format<L, V, T>.Abs(x), L.Constant(typeof(T) == typeof(float) ? 125 : 1021));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Exponential<L, V, T>.Exp2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Exponential<L, V, T>.Exp2Any(x, Format<L, V, T>.Zero);
}

/// <summary>e^x - 1; the sign is that of x, which only at -0 is not there yet.</summary>
internal readonly struct Expm1Function : IUnaryFunction
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
        L.Or(Exponential<L, V, T>.Expm1(x, out _), Format<L, V, T>.Sign(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.Select(IsOrdinary<L, V, T>(x), Invoke<L, V, T>(x), L.Multiply(Exponential<L, V, T>.QuarterExpm1Any(x), L.Constant(4)));
}
