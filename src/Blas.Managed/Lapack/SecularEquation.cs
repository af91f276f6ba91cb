using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>How far apart two poles of a secular equation are, without cancellation.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IPoles<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    static abstract TReal Difference(TReal x, TReal y);

    static abstract Vector<TReal> Difference(Vector<TReal> x, Vector<TReal> y);
}

/// <summary>The poles are the numbers themselves: an eigenvalue problem.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct PlainPoles<TReal> : IPoles<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Difference(TReal x, TReal y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<TReal> Difference(Vector<TReal> x, Vector<TReal> y) => x - y;
}

/// <summary>The poles are the numbers' squares: a singular value problem.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct SquaredPoles<TReal> : IPoles<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Difference(TReal x, TReal y) => (x - y) * (x + y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<TReal> Difference(Vector<TReal> x, Vector<TReal> y) => (x - y) * (x + y);
}

/// <summary>
/// The roots of 1/rho + Σ z[i]² / (D[i] - λ) = 0, for rho &gt; 0 and ascending D, one behind each D[i]: the eigenvalues of
/// diag(D) + rho z z^T.
/// </summary>
/// <remarks>
/// A root is kept as its distance from the nearer of its two poles. Each step takes the root of a rational function of
/// two poles that agrees with the equation here, and is held inside the bracket of the signs seen so far: R.-C. Li,
/// "Solving Secular Equations Stably and Efficiently", LAPACK Working Note 89, 1993 (reference routines <c>laed4</c>,
/// <c>lasd4</c>). The weights are then corrected so that the computed roots are exact ones, which makes the vectors
/// orthogonal: M. Gu and S. Eisenstat, "A Stable and Efficient Algorithm for the Rank-One Modification of the Symmetric
/// Eigenproblem", 1994.
/// </remarks>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TPoles">What D is to the numbers d.</typeparam>
internal static unsafe class SecularEquation<TReal, TPoles>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    where TPoles : struct, IPoles<TReal>
{
    // Some five are used; bisection alone would end within these.
    private const int MaxSteps = 400;

    private static TReal Half => Machine<TReal>.PowerOfTwo(-1);

    private static TReal Two => TReal.One + TReal.One;

    /// <summary>Root j of k: λ = D[origin] + shift, and delta[i] = D[i] - λ for all i.</summary>
    /// <param name="k">Poles.</param>
    /// <param name="j">Which root.</param>
    /// <param name="d">The numbers of which the poles are made, ascending.</param>
    /// <param name="squares">z[i]², positive.</param>
    /// <param name="constant">1/rho.</param>
    /// <param name="delta">The distances.</param>
    /// <param name="origin">The pole next to the root.</param>
    /// <returns>The shift.</returns>
    public static TReal Solve(nint k, nint j, TReal* d, TReal* squares, TReal constant, TReal* delta, out nint origin)
    {
        if (k == 1)
        {
            origin = 0;
            delta[0] = -squares[0] / constant;
            return -delta[0];
        }

        bool isLast = j == k - 1;
        nint left = isLast ? j - 1 : j, right = left + 1;
        TReal low, high, middle;
        origin = j;
        Distances(k, d, d[j], delta);
        if (isLast)
        {
            TReal sum = TReal.Zero;
            for (nint i = 0; i < k; i++)
            {
                sum += squares[i];
            }

            // λ - D[last] <= rho z'z.
            low = TReal.Zero;
            high = sum / constant * (TReal.One + (Two * Two * Machine<TReal>.Precision));
            middle = high * Half;
        }
        else
        {
            low = TReal.Zero;
            high = delta[right];
            middle = high * Half;
        }

        Sums at = Evaluate(k, left, squares, constant, delta, middle);
        TReal rest = at.Value - (squares[left] / (delta[left] - middle)) - (squares[right] / (delta[right] - middle));
        if (!isLast && at.Value < TReal.Zero)
        {
            // The root lies in the right half: count from its pole.
            origin = right;
            low = -middle;
            high = TReal.Zero;
            Distances(k, d, d[right], delta);
        }
        else if (at.Value < TReal.Zero)
        {
            low = middle;
        }
        else
        {
            high = middle;
        }

        TReal shift = isLast && at.Value < TReal.Zero && !(rest > (squares[left] / (high - delta[left])) + (squares[right] / high))
            ? high
            : Guess(rest, squares[left], squares[right], delta[left], delta[right], isLast);
        if (!(shift > low && shift < high))
        {
            shift = low + ((high - low) * Half);
        }

        shift = Iterate(k, left, isLast, squares, constant, delta, shift, low, high, origin == left);
        Shift(k, delta, shift);
        return shift;
    }

    /// <summary>
    /// The weights z for which the roots found are exact: z[i]² = Π (λ[j] - D[i]) / Π (D[j] - D[i]), j ≠ i below; rows
    /// first to end - 1. Column j of delta is what <see cref="Solve"/> gave for root j; signs stay.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CorrectWeights(nint k, nint first, nint end, TReal* d, TReal* delta, nint ldd, TReal* product, TReal* z)
    {
        for (nint i = first; i < end; i++)
        {
            product[i] = TReal.One;
        }

        for (nint j = 0; j < k; j++)
        {
            TReal* column = delta + (j * ldd);
            MultiplyRatios(first, Math.Min(end, j), d, d[j], column, product);
            if (j >= first && j < end)
            {
                product[j] *= column[j];
            }

            MultiplyRatios(Math.Max(first, j + 1), end, d, d[j], column, product);
        }

        for (nint i = first; i < end; i++)
        {
            z[i] = TReal.CopySign(TReal.Sqrt(TReal.Abs(product[i])), z[i]);
        }
    }

    /// <summary>v[i] = z[i] / delta[i]; returns Σ v[i]².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TReal Divide(nint k, TReal* z, TReal* delta, TReal* v)
    {
        nint i = 0, count = Vector<TReal>.Count;
        Vector<TReal> sums = Vector<TReal>.Zero;
        for (; i + count <= k; i += count)
        {
            Vector<TReal> x = Vector.Load(z + i) / Vector.Load(delta + i);
            x.Store(v + i);
            sums += x * x;
        }

        TReal sum = Vector.Sum(sums);
        for (; i < k; i++)
        {
            v[i] = z[i] / delta[i];
            sum += v[i] * v[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRatios(nint first, nint end, TReal* d, TReal pole, TReal* delta, TReal* product)
    {
        nint i = first, count = Vector<TReal>.Count;
        Vector<TReal> poles = new(pole);
        for (; i + count <= end; i += count)
        {
            (Vector.Load(product + i) * (Vector.Load(delta + i) / TPoles.Difference(Vector.Load(d + i), poles))).Store(product + i);
        }

        for (; i < end; i++)
        {
            product[i] *= delta[i] / TPoles.Difference(d[i], pole);
        }
    }

    // The root of rest + s / (x - t) + S / (y - t), between x and y or, for the last, to the right of both.
    private static TReal Guess(TReal rest, TReal s, TReal big, TReal x, TReal y, bool isLast)
    {
        TReal a = (rest * (x + y)) + s + big;
        TReal b = (rest * x * y) + (s * y) + (big * x);
        return isLast ? LargerRoot(rest, a, b) : SmallerRoot(rest, a, b);
    }

    // c t² - a t + b = 0: the roots are (a -+ sqrt(a² - 4 b c)) / 2c.
    private static TReal SmallerRoot(TReal c, TReal a, TReal b)
    {
        TReal root = TReal.Sqrt(TReal.Abs((a * a) - (Two * Two * b * c)));
        return c == TReal.Zero ? b / a : a <= TReal.Zero ? (a - root) / (Two * c) : Two * b / (a + root);
    }

    private static TReal LargerRoot(TReal c, TReal a, TReal b)
    {
        TReal root = TReal.Sqrt(TReal.Abs((a * a) - (Two * Two * b * c)));
        return a >= TReal.Zero ? (a + root) / (Two * c) : Two * b / (a - root);
    }

    private static TReal Iterate(
        nint k, nint left, bool isLast, TReal* squares, TReal constant, TReal* delta,
        TReal shift, TReal low, TReal high, bool fromLeft)
    {
        TReal eps = Machine<TReal>.Epsilon, tenth = TReal.One / TReal.CreateTruncating(10);
        TReal before = TReal.PositiveInfinity;
        TReal gap = delta[left + 1] - delta[left];
        int stalls = 0;
        bool isMiddle = isLast;
        for (int step = 0; step < MaxSteps; step++)
        {
            Sums at = Evaluate(k, left, squares, constant, delta, shift);
            TReal w = at.Value, slope = at.LeftSlope + at.RightSlope;
            TReal error = eps * ((Two * Two * at.Magnitude) + (TReal.Abs(shift) * slope));
            if (!(TReal.Abs(w) > error))
            {
                break;
            }

            if (w < TReal.Zero)
            {
                low = shift;
            }
            else
            {
                high = shift;
            }

            // Slow: try the other interpolation, and if that is no better, halve the bracket.
            bool isSlow = TReal.Abs(w) > tenth * before;
            stalls = isSlow ? stalls + 1 : 0;
            isMiddle = isLast || (isSlow ? !isMiddle : isMiddle);
            before = TReal.Abs(w);
            TReal next;
            if (stalls >= 3)
            {
                stalls = 0;
                next = low + ((high - low) * Half);
            }
            else
            {
                TReal x = delta[left] - shift, y = delta[left + 1] - shift;
                TReal a = ((x + y) * w) - (x * y * slope), b = x * y * w;
                TReal c = isMiddle ? w - (x * at.LeftSlope) - (y * at.RightSlope)
                    : fromLeft ? w - (y * slope) + (gap * (squares[left] / x / x))
                    : w - (x * slope) - (gap * (squares[left + 1] / y / y));
                TReal eta = isLast ? LargerRoot(TReal.Abs(c), a, b) : SmallerRoot(c, a, b);

                // f rises: the step goes against the sign of w.
                if (!(w * eta < TReal.Zero))
                {
                    eta = -w / slope;
                }

                next = shift + eta;
                if (!(next > low && next < high))
                {
                    next = low + ((high - low) * Half);
                }
            }

            if (next == shift || next == low || next == high)
            {
                break;
            }

            shift = next;
        }

        return shift;
    }

    // The terms up to the left pole and those from the right one, with their derivatives.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Sums Evaluate(nint k, nint left, TReal* squares, TReal constant, TReal* delta, TReal shift)
    {
        TReal psi = Sum(0, left + 1, squares, delta, shift, out TReal leftSlope);
        TReal phi = Sum(left + 1, k, squares, delta, shift, out TReal rightSlope);
        return new Sums
        {
            Value = constant + psi + phi,
            Magnitude = constant + TReal.Abs(psi) + TReal.Abs(phi),
            LeftSlope = leftSlope,
            RightSlope = rightSlope,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TReal Sum(nint first, nint end, TReal* squares, TReal* delta, TReal shift, out TReal slope)
    {
        nint i = first, count = Vector<TReal>.Count;
        Vector<TReal> s0 = Vector<TReal>.Zero, s1 = s0, t0 = s0, t1 = s0, one = Vector<TReal>.One, shifts = new(shift);
        for (; i + (2 * count) <= end; i += 2 * count)
        {
            Vector<TReal> r0 = one / (Vector.Load(delta + i) - shifts), r1 = one / (Vector.Load(delta + i + count) - shifts);
            Vector<TReal> x0 = Vector.Load(squares + i) * r0, x1 = Vector.Load(squares + i + count) * r1;
            s0 += x0;
            s1 += x1;
            t0 += x0 * r0;
            t1 += x1 * r1;
        }

        TReal sum = Vector.Sum(s0 + s1);
        slope = Vector.Sum(t0 + t1);
        for (; i < end; i++)
        {
            TReal r = TReal.One / (delta[i] - shift), x = squares[i] * r;
            sum += x;
            slope += x * r;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distances(nint k, TReal* d, TReal pole, TReal* delta)
    {
        nint i = 0, count = Vector<TReal>.Count;
        Vector<TReal> poles = new(pole);
        for (; i + count <= k; i += count)
        {
            TPoles.Difference(Vector.Load(d + i), poles).Store(delta + i);
        }

        for (; i < k; i++)
        {
            delta[i] = TPoles.Difference(d[i], pole);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shift(nint k, TReal* delta, TReal shift)
    {
        for (nint i = 0; i < k; i++)
        {
            delta[i] -= shift;
        }
    }

    private struct Sums
    {
        public TReal Value, Magnitude, LeftSlope, RightSlope;
    }
}
