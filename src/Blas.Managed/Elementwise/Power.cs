using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>
/// x^y = 2^(y log2 x). The logarithm is a pair of numbers, since its error is multiplied by y: log2 x = k + log2 c + log2(1 + r) with x = 2^k z,
/// z in [1, 2), and r = z / c - 1, which is exact, for 1 / c has only a few bits. Of the polynomial the first two coefficients are pairs.
/// </summary>
internal readonly struct PowFunction : IBinaryFunction
{
    /// <summary>x is positive, and the result's exponent, by the greatest that log2 x may be, one of a number of full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V power = Format<L, V, T>.Abs(y);
        V most = L.MultiplyAdd(Format<L, V, T>.Abs(L.Exponent(x)), power, power);
        V isPositive = L.SplitsAny ? L.Less(Format<L, V, T>.Zero, x) : Logarithm<L, V, T>.IsNormal(x);
        return L.And(isPositive, L.LessOrEqual(most, L.Constant(typeof(T) == typeof(float) ? 125 : 1020)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        Log2<L, V, T>(L.Exponent(x), L.Mantissa(x), out V high, out V low);
        V e = L.Multiply(y, high);
        return Exponential<L, V, T>.Exp2(e, L.FusedNegated(y, low, L.FusedNegated(y, high, e)));
    }

    // high + low = log2(2^k z), z in [1, 2); low is below 2^-10 of high.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Log2<L, V, T>(V k, V z, out V high, out V low)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V part = L.ShiftRight(z, typeof(T) == typeof(float) ? 18 : 48);
        V r = L.Fused(z, Entry<L, V, T>(Tables.PowerInverseSingleLow, Tables.PowerInverseSingleHigh, Tables.PowerInverseDouble, part), L.Constant(-1));
        V whole = L.Add(k, Entry<L, V, T>(Tables.PowerLogSingleLow, Tables.PowerLogSingleHigh, Tables.PowerLogDouble, part));
        V wholeRest = Entry<L, V, T>(Tables.PowerLogRestSingleLow, Tables.PowerLogRestSingleHigh, Tables.PowerLogRestDouble, part);

        // slope + slopeRest = log2(1 + r) / r
        V first = L.Multiply(r, Polynomials<L, V, T>.PowerLog1);
        V firstExcess = L.FusedNegated(r, Polynomials<L, V, T>.PowerLog1, first);
        V slope = L.Add(Polynomials<L, V, T>.PowerLog0, first);
        V slopeRest = L.Add(L.Subtract(Polynomials<L, V, T>.PowerLog0, slope), first);
        V tail = L.MultiplyAdd(Polynomials<L, V, T>.PowerLogTail(r), r, Polynomials<L, V, T>.PowerLog1Rest);
        tail = L.MultiplyAdd(tail, r, L.Subtract(Polynomials<L, V, T>.PowerLog0Rest, firstExcess));
        slopeRest = L.Add(slopeRest, tail);

        V change = L.Multiply(r, slope);
        V changeExcess = L.FusedNegated(r, slopeRest, L.FusedNegated(r, slope, change));
        high = L.Add(whole, change);
        low = L.Add(L.Add(L.Subtract(whole, high), change), L.Subtract(wholeRest, changeExcess));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Entry<L, V, T>(ReadOnlySpan<float> low, ReadOnlySpan<float> high, ReadOnlySpan<double> doubles, V part)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        typeof(T) == typeof(float) ? L.LookupOf32(low, high, part) : L.Lookup(MemoryMarshal.Cast<double, T>(doubles), part);

    // Negative bases, those of less precision, and results beyond the range by vectors; zeros, infinities and NaN one by one.
    public static unsafe V InvokeAny<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V normal = Logarithm<L, V, T>.Normalize(Format<L, V, T>.Abs(x), out V offset);
        Log2<L, V, T>(L.Subtract(L.Exponent(normal), Format<L, V, T>.ToNumber(offset)), L.Mantissa(normal), out V high, out V low);

        // Beyond, the result is 0, 1 or infinite: |log2 x| is 0 or at least 2^-54 (float: 2^-25).
        V limit = L.Constant(typeof(T) == typeof(float) ? 1e12 : 1e21);
        V bounded = L.AtLeast(L.AtMost(y, limit), Format<L, V, T>.Negate(limit));
        V power = L.Multiply(bounded, high);
        V excess = L.FusedNegated(bounded, low, L.FusedNegated(bounded, high, power));
        excess = L.And(excess, L.Less(Format<L, V, T>.Abs(power), L.Constant(1100)));
        V result = Exponential<L, V, T>.Exp2Any(power, excess);
        V isNegative = L.Less(x, Format<L, V, T>.Zero);
        V halfY = L.Multiply(y, L.Constant(0.5));
        V isWhole = L.Equal(L.Floor(y), y);
        V isEven = L.Equal(L.Floor(halfY), halfY);
        V sign = L.AndNot(L.And(isNegative, Format<L, V, T>.SignBit), isEven);
        result = L.Select(L.AndNot(isNegative, isWhole), Format<L, V, T>.NaN, L.Xor(result, sign));

        T* bases = stackalloc T[L.Count];
        T* exponents = stackalloc T[L.Count];
        T* results = stackalloc T[L.Count];
        L.Store(x, bases);
        L.Store(y, exponents);
        L.Store(result, results);
        for (int i = 0; i < L.Count; i++)
        {
            if (typeof(T) == typeof(float))
            {
                (float b, float e) = (((float*)bases)[i], ((float*)exponents)[i]);
                if (b == 0 || !float.IsFinite(b) || !float.IsFinite(e))
                {
                    ((float*)results)[i] = MathF.Pow(b, e);
                }
            }
            else
            {
                (double b, double e) = (((double*)bases)[i], ((double*)exponents)[i]);
                if (b == 0 || !double.IsFinite(b) || !double.IsFinite(e))
                {
                    ((double*)results)[i] = Math.Pow(b, e);
                }
            }
        }

        return L.Load(results);
    }
}
