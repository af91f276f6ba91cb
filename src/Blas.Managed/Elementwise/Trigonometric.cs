using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Angles less a multiple of pi or pi / 2, which is taken off in three parts (W. J. Cody, W. Waite, "Software Manual for the
/// Elementary Functions", 1980): the first difference is exact.
/// </summary>
internal static class Angle<L, V, T>
    where L : struct, ILanes<V, T>
    where V : unmanaged
    where T : unmanaged
{
    /// <summary>Angles that <see cref="Subtract"/> is exact enough for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary(V x) => L.LessOrEqual(Format<L, V, T>.Abs(x), Limit);

    /// <summary>The greatest angle that three parts are enough for; those above are rare and go one by one.</summary>
    public static V Limit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Constant(typeof(T) == typeof(float) ? 1e5 : 1e6);
    }

    /// <summary>r + low = a + n (part1 + part2 + part3), where the parts are those of a negative number; the rounding of r is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract(V a, V n, V part1, V part2, V part3, out V r, out V low)
    {
        V first = L.Fused(n, part1, a);
        V second = L.Multiply(n, part2);
        V secondRest = L.MultiplyAdd(n, part3, L.Fused(n, part2, Format<L, V, T>.Negate(second)));
        Format<L, V, T>.Sum(first, second, out r, out low);
        low = L.Add(low, secondRest);
    }

    /// <summary>a - n pi as one number, rounded twice; the first difference is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SubtractPi(V a, V n)
    {
        V r = L.Fused(n, Polynomials<L, V, T>.MinusPiPart1, a);
        r = L.Fused(n, Polynomials<L, V, T>.MinusPiPart2, r);
        return L.Fused(n, Polynomials<L, V, T>.MinusPiPart3, r);
    }

    /// <summary>sin r for |r| up to pi / 2 and a little.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sine(V r)
    {
        V square = L.Multiply(r, r);
        V y = L.MultiplyAdd(L.Multiply(r, square), Polynomials<L, V, T>.SinTail(square), r);

        // Rounding may carry it beyond 1, where units are twice as large.
        return L.AtLeast(L.AtMost(y, Format<L, V, T>.One), L.Constant(-1));
    }

    /// <summary>Replaces the results at angles beyond the limit, NaN and infinity by a scalar function's.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe V WithHuge<TFunction>(V x, V y)
        where TFunction : struct, IScalarFunction
    {
        T* angles = stackalloc T[L.Count];
        T* results = stackalloc T[L.Count];
        L.Store(x, angles);
        L.Store(y, results);
        for (int i = 0; i < L.Count; i++)
        {
            if (typeof(T) == typeof(float))
            {
                float angle = ((float*)angles)[i];
                if (!(Math.Abs(angle) <= 1e5f))
                {
                    ((float*)results)[i] = (float)TFunction.Invoke(angle);
                }
            }
            else
            {
                double angle = ((double*)angles)[i];
                if (!(Math.Abs(angle) <= 1e6))
                {
                    ((double*)results)[i] = TFunction.Invoke(angle);
                }
            }
        }

        return L.Load(results);
    }
}

/// <summary>A function of one number at a time.</summary>
internal interface IScalarFunction
{
    static abstract double Invoke(double x);
}

/// <summary>sin x = ±sin r, r = |x| less the nearest multiple of pi.</summary>
internal readonly struct SinFunction : IUnaryFunction, IScalarFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.IsOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V a = Format<L, V, T>.Abs(x);
        V turns = L.MultiplyAdd(a, Polynomials<L, V, T>.InversePi, Format<L, V, T>.Magic);
        V n = L.Subtract(turns, Format<L, V, T>.Magic);
        V sign = L.Xor(Format<L, V, T>.LowestAsSign(turns), Format<L, V, T>.Sign(x));
        return L.Xor(Angle<L, V, T>.Sine(Angle<L, V, T>.SubtractPi(a, n)), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.WithHuge<SinFunction>(x, Invoke<L, V, T>(x));

    public static double Invoke(double x) => LargeAngle.Sin(x);
}

/// <summary>cos x = ±sin r, r = |x| less the nearest odd multiple of pi / 2.</summary>
internal readonly struct CosFunction : IUnaryFunction, IScalarFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.IsOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V a = Format<L, V, T>.Abs(x);
        V turns = L.Add(L.MultiplyAdd(a, Polynomials<L, V, T>.InversePi, L.Constant(0.5)), Format<L, V, T>.Magic);
        V n = L.Subtract(L.Subtract(turns, Format<L, V, T>.Magic), L.Constant(0.5));
        return L.Xor(Angle<L, V, T>.Sine(Angle<L, V, T>.SubtractPi(a, n)), Format<L, V, T>.LowestAsSign(turns));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.WithHuge<CosFunction>(x, Invoke<L, V, T>(x));

    public static double Invoke(double x) => LargeAngle.Cos(x);
}

/// <summary>tan x = tan r or -1 / tan r, r = |x| less the nearest multiple of pi / 2.</summary>
internal readonly struct TanFunction : IUnaryFunction, IScalarFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IsOrdinary<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.IsOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Invoke<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged
    {
        V a = Format<L, V, T>.Abs(x);
        V one = Format<L, V, T>.One;
        V turns = L.MultiplyAdd(a, Polynomials<L, V, T>.TwoOverPi, Format<L, V, T>.Magic);
        V n = L.Subtract(turns, Format<L, V, T>.Magic);
        Angle<L, V, T>.Subtract(
            a, n, Polynomials<L, V, T>.MinusHalfPiPart1, Polynomials<L, V, T>.MinusHalfPiPart2, Polynomials<L, V, T>.MinusHalfPiPart3, out V r, out V low);
        V square = L.Multiply(r, r);
        V rest = L.Multiply(L.Multiply(r, square), Polynomials<L, V, T>.TanTail(square));
        rest = L.MultiplyAdd(low, L.Add(one, square), rest);
        V tangent = L.Add(r, rest);

        // One step of refinement, in which the tangent's own rounding is known.
        V left = L.Add(L.Subtract(r, tangent), rest);
        V q = L.Divide(L.Constant(-1), tangent);
        V error = L.MultiplyAdd(q, left, L.Fused(q, tangent, one));
        V inverse = L.MultiplyAdd(q, error, q);
        V isOdd = Format<L, V, T>.SignAsMask(Format<L, V, T>.LowestAsSign(turns));
        return L.Xor(L.Select(isOdd, inverse, tangent), Format<L, V, T>.Sign(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InvokeAny<L, V, T>(V x)
        where L : struct, ILanes<V, T>
        where V : unmanaged
        where T : unmanaged =>
        Angle<L, V, T>.WithHuge<TanFunction>(x, Invoke<L, V, T>(x));

    public static double Invoke(double x) => LargeAngle.Tan(x);
}
