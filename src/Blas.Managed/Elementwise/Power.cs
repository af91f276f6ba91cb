using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// x^y = e^(y log x). The logarithm is a pair of numbers, since its relative error is multiplied by y log x, up to 745:
/// with r = z / c - 1 as in <see cref="Logarithm{L, V, T}"/>, r and -r²/2 are pairs, and only the terms from r³ on are rounded.
/// </summary>
internal readonly struct PowFunction : IBinaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        L.And(Logarithm<L, V, T>.IsNormal(x), L.Less(Format<L, V, T>.Abs(y), Format<L, V, T>.Infinity));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Pow<L, V, T>(x, y, Format<L, V, T>.Zero);

    // x is positive, finite and of full precision, y finite; offset is taken off the exponent of x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pow<L, V, T>(V x, V y, V offset)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        // Beyond, the result is 0, 1 or infinite: |log x| is 0 or at least 2^-53 (float: 2^-24).
        V limit = L.Constant(typeof(T) == typeof(float) ? 1e12 : 1e21);
        y = L.AtLeast(L.AtMost(y, limit), Format<L, V, T>.Negate(limit));
        Log<L, V, T>(x, offset, out V high, out V low);
        V e = L.Multiply(y, high);
        V rest = L.MultiplyAdd(y, low, L.Fused(y, high, Format<L, V, T>.Negate(e)));
        rest = L.And(rest, L.Less(Format<L, V, T>.Abs(e), L.Constant(1000)));
        V mantissa = Exponential<L, V, T>.Split(Exponential<L, V, T>.Clamp(e), rest, out _, out V power);
        return L.Scale(mantissa, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Log<L, V, T>(V x, V offset, out V high, out V low)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        Logarithm<L, V, T>.Split(x, out V k, out V z, out V part);
        V steps = Format<L, V, T>.ToNumber(L.SubtractBits(k, offset));
        V inverse = Logarithm<L, V, T>.Inverse(part);
        V product = L.Multiply(z, inverse);
        V productRest = L.Fused(z, inverse, Format<L, V, T>.Negate(product));
        V difference = L.Subtract(product, Format<L, V, T>.One);
        V r = L.Add(difference, productRest);
        V rRest = L.Add(L.Subtract(difference, r), productRest);

        V centre = L.Lookup(Format<L, V, T>.Choose(Tables.LogCentreSingle, Tables.LogCentreDouble), part);
        V centreRest = L.Lookup(Format<L, V, T>.Choose(Tables.LogCentreRestSingle, Tables.LogCentreRestDouble), part);
        V whole = L.MultiplyAdd(steps, Polynomials<L, V, T>.Ln2High, centre);
        V sum = L.Add(whole, r);
        V rest = L.Add(L.Subtract(whole, sum), r);
        rest = L.Add(rest, L.Add(L.MultiplyAdd(steps, Polynomials<L, V, T>.Ln2Rest, centreRest), rRest));

        V square = L.Multiply(r, r);
        V squareRest = L.MultiplyAdd(L.Add(r, r), rRest, L.Fused(r, r, Format<L, V, T>.Negate(square)));
        V half = L.Multiply(square, L.Constant(-0.5));
        V next = L.Add(sum, half);
        rest = L.Add(rest, L.Add(L.Subtract(sum, next), half));
        rest = L.MultiplyAdd(squareRest, L.Constant(-0.5), rest);
        rest = L.MultiplyAdd(L.Multiply(square, r), Polynomials<L, V, T>.LongLogTail(r), rest);
        high = L.Add(next, rest);
        low = L.Add(L.Subtract(next, high), rest);
    }

    // Negative bases and those of less precision, by vectors; zeros, infinities and NaN one by one.
    public static unsafe V InvokeAny<L, V, T>(V x, V y)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V a = Format<L, V, T>.Abs(x);
        V result = Pow<L, V, T>(Logarithm<L, V, T>.Normalize(a, out V offset), y, offset);
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
