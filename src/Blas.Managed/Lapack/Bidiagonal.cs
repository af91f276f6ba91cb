using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Singular value decompositions B = U S V^T of real upper bidiagonal matrices: d on the diagonal, e above it. U and V are
/// both kept by columns.
/// </summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="engine">The real routines.</param>
internal sealed unsafe partial class Bidiagonal<TReal>(Engine<TReal, TReal> engine)
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Rotations for each pair of values: two or three sweeps are usual.
    private const int MaxSweeps = 6;

    private static TReal Two => TReal.One + TReal.One;

    private static int ScaleLimit => sizeof(TReal) == sizeof(float) ? 40 : 400;

    /// <summary>
    /// Singular values, descending, in place of d, by the implicit zero-shift QR iteration; the rotations are applied to
    /// the columns of U and V, which have n of them, or 0 rows. e is destroyed. Returns how many of its elements did not
    /// converge.
    /// </summary>
    /// <remarks>
    /// J. Demmel and W. Kahan, "Accurate Singular Values of Bidiagonal Matrices", 1990: every value has a high relative
    /// accuracy, however small it is (reference routine <c>bdsqr</c>). A block is swept from its large end to its
    /// small one; against the order of d and e, U and V exchange their roles.
    /// </remarks>
    public nint Iterate(nint n, TReal* d, TReal* e, nint rowsU, TReal* u, nint ldu, nint rowsV, TReal* v, nint ldv)
    {
        if (n == 0)
        {
            return 0;
        }

        if (IsRefused(n, d, e, rowsU, u, ldu, rowsV, v, ldv))
        {
            return n - 1;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        RotationQueue<TReal> left = new(engine.Kernels, engine.Pool, arena, rowsU, n, u, ldu);
        RotationQueue<TReal> right = new(engine.Kernels, engine.Pool, arena, rowsV, n, v, ldv);

        // What counts as negligible has a floor, far below which no matrix may lie; and sums must not overflow.
        int exponent = ExponentOf(n, d, e);
        exponent = Math.Abs(exponent) > ScaleLimit ? exponent : 0;
        Scale(n, d, e, -exponent);
        nint failed = Sweep(n, d, e, ref left, ref right) ? 0 : CountNonzero(n - 1, e);
        left.Flush();
        right.Flush();
        Scale(n, d, e, exponent);
        Finish(n, d, rowsU, u, ldu, rowsV, v, ldv);
        return failed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Sweep(nint n, TReal* d, TReal* e, ref RotationQueue<TReal> left, ref RotationQueue<TReal> right)
    {
        TReal eps = Machine<TReal>.Epsilon;
        TReal factor = TReal.CreateTruncating(Math.Clamp(Math.Pow(double.CreateTruncating(eps), -0.125), 10, 100));
        TReal tolerance = factor * eps, hundredth = TReal.One / TReal.CreateTruncating(100);
        TReal threshold = Threshold(n, d, e, tolerance);
        TReal order = TReal.CreateTruncating((double)n);
        double work = (double)MaxSweeps * n * n;
        nint last = n - 1, oldFirst = -1, oldLast = -1;
        nint direction = 1;
        while (last > 0)
        {
            if (work < 0)
            {
                return false;
            }

            // The block first..last at the end that no negligible e divides.
            TReal max = TReal.Abs(d[last]);
            nint first = last;
            while (first > 0)
            {
                TReal above = TReal.Abs(e[first - 1]);
                if (!(above > threshold))
                {
                    e[first - 1] = TReal.Zero;
                    break;
                }

                first--;
                max = TReal.Max(max, TReal.Max(TReal.Abs(d[first]), above));
            }

            if (first == last)
            {
                last--;
                continue;
            }

            if (first == last - 1)
            {
                PlaneRotation<TReal>.TriangularSvd(
                    d[first], e[first], d[last], out d[first], out d[last], out TReal cr, out TReal sr, out TReal cl, out TReal sl);
                e[first] = TReal.Zero;
                Rotate(ref left, first, cl, sl);
                Rotate(ref right, first, cr, sr);
                last -= 2;
                continue;
            }

            if (first > oldLast || last < oldFirst)
            {
                direction = TReal.Abs(d[first]) >= TReal.Abs(d[last]) ? 1 : -1;
            }

            nint size = last - first + 1;
            TReal* x = direction > 0 ? d + first : d + last, y = direction > 0 ? e + first : e + last - 1;
            if (IsSplit(size, x, y, direction, tolerance, out TReal min))
            {
                continue;
            }

            oldFirst = first;
            oldLast = last;
            work -= size - 1;
            TReal shift = Shift(size, x, y, direction, order * tolerance * (min / max) <= TReal.Max(eps, hundredth * tolerance), eps);
            nint origin = direction > 0 ? first : last;
            if (direction > 0)
            {
                Chase(size, x, y, direction, shift, origin, ref left, ref right);
            }
            else
            {
                Chase(size, x, y, direction, shift, origin, ref right, ref left);
            }

            if (!(TReal.Abs(y[(size - 2) * direction]) > threshold))
            {
                y[(size - 2) * direction] = TReal.Zero;
            }
        }

        return true;
    }

    // e below this does not change any singular value by more than the tolerance, relatively.
    private static TReal Threshold(nint n, TReal* d, TReal* e, TReal tolerance)
    {
        TReal min = TReal.Abs(d[0]), mu = min;
        for (nint i = 1; i < n && min != TReal.Zero; i++)
        {
            mu = TReal.Abs(d[i]) * (mu / (mu + TReal.Abs(e[i - 1])));
            min = TReal.Min(min, mu);
        }

        TReal order = TReal.CreateTruncating((double)n);
        return TReal.Max(tolerance * (min / TReal.Sqrt(order)), TReal.CreateTruncating(MaxSweeps) * order * order * Machine<TReal>.SafeMinimum);
    }

    // Demmel and Kahan's criteria for an e that can be neglected, and their lower bound of the smallest singular value.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsSplit(nint n, TReal* d, TReal* e, nint inc, TReal tolerance, out TReal min)
    {
        TReal mu = TReal.Abs(d[0]);
        min = mu;
        ref TReal lowest = ref e[(n - 2) * inc];
        if (TReal.Abs(lowest) <= tolerance * TReal.Abs(d[(n - 1) * inc]))
        {
            lowest = TReal.Zero;
            return true;
        }

        for (nint i = 0; i < n - 1; i++)
        {
            TReal beside = TReal.Abs(e[i * inc]);
            if (beside <= tolerance * mu)
            {
                e[i * inc] = TReal.Zero;
                return true;
            }

            mu = TReal.Abs(d[(i + 1) * inc]) * (mu / (mu + beside));
            min = TReal.Min(min, mu);
        }

        return false;
    }

    // 0 where a shift would spoil the relative accuracy, or is too small to matter.
    private static TReal Shift(nint n, TReal* d, TReal* e, nint inc, bool isZero, TReal eps)
    {
        TReal top = TReal.Abs(d[0]);
        if (isZero)
        {
            return TReal.Zero;
        }

        TReal shift = PlaneRotation<TReal>.SmallerSingularValue(d[(n - 2) * inc], e[(n - 2) * inc], d[(n - 1) * inc]);
        return top > TReal.Zero && (shift / top) * (shift / top) < eps ? TReal.Zero : shift;
    }

    private static void Rotate(ref RotationQueue<TReal> queue, nint column, TReal c, TReal s)
    {
        if (queue.IsActive)
        {
            queue.Begin(0, 1, column, 1, forward: true);
            queue.Set(column, c, s);
        }
    }

    // One sweep from d[0] down.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chase(
        nint n, TReal* d, TReal* e, nint inc, TReal shift, nint origin, ref RotationQueue<TReal> left, ref RotationQueue<TReal> right)
    {
        bool keepsLeft = left.IsActive, keepsRight = right.IsActive;
        if (keepsLeft)
        {
            left.Begin(origin, inc, 0, n - 1, forward: true);
        }

        if (keepsRight)
        {
            right.Begin(origin, inc, 0, n - 1, forward: true);
        }

        TReal c = TReal.One, s = TReal.Zero;
        if (shift == TReal.Zero)
        {
            TReal c2 = TReal.One, s2 = TReal.Zero;
            for (nint i = 0; i < n - 1; i++)
            {
                TReal r = PlaneRotation<TReal>.Make(d[i * inc] * c, e[i * inc], out c, out s);
                if (i > 0)
                {
                    e[(i - 1) * inc] = s2 * r;
                }

                d[i * inc] = PlaneRotation<TReal>.Make(c2 * r, d[(i + 1) * inc] * s, out c2, out s2);
                if (keepsRight)
                {
                    right.Set(i, c, s);
                }

                if (keepsLeft)
                {
                    left.Set(i, c2, s2);
                }
            }

            TReal h = d[(n - 1) * inc] * c;
            d[(n - 1) * inc] = h * c2;
            e[(n - 2) * inc] = h * s2;
            return;
        }

        TReal f = (TReal.Abs(d[0]) - shift) * (TReal.CopySign(TReal.One, d[0]) + (shift / d[0]));
        TReal g = e[0];
        for (nint i = 0; i < n - 1; i++)
        {
            TReal r = PlaneRotation<TReal>.Make(f, g, out c, out s);
            if (i > 0)
            {
                e[(i - 1) * inc] = r;
            }

            if (keepsRight)
            {
                right.Set(i, c, s);
            }

            TReal diagonal = d[i * inc], beside = e[i * inc], below = d[(i + 1) * inc];
            f = (c * diagonal) + (s * beside);
            beside = (c * beside) - (s * diagonal);
            g = s * below;
            below = c * below;
            d[i * inc] = PlaneRotation<TReal>.Make(f, g, out c, out s);
            f = (c * beside) + (s * below);
            d[(i + 1) * inc] = (c * below) - (s * beside);
            if (i < n - 2)
            {
                g = s * e[(i + 1) * inc];
                e[(i + 1) * inc] *= c;
            }

            if (keepsLeft)
            {
                left.Set(i, c, s);
            }
        }

        e[(n - 2) * inc] = f;
    }

    /// <summary>Makes the values positive and sorts them, descending, with their vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(nint n, TReal* d, nint rowsU, TReal* u, nint ldu, nint rowsV, TReal* v, nint ldv)
    {
        for (nint i = 0; i < n; i++)
        {
            if (TReal.IsNegative(d[i]))
            {
                d[i] = -d[i];
                if (rowsV > 0)
                {
                    engine.Scal(rowsV, -TReal.One, v + (i * ldv), 1);
                }
            }
        }

        for (nint i = 0; i < n - 1; i++)
        {
            nint best = i;
            for (nint j = i + 1; j < n; j++)
            {
                best = d[j] > d[best] ? j : best;
            }

            if (best == i)
            {
                continue;
            }

            (d[i], d[best]) = (d[best], d[i]);
            if (rowsU > 0)
            {
                engine.Swap(rowsU, u + (i * ldu), 1, u + (best * ldu), 1);
            }

            if (rowsV > 0)
            {
                engine.Swap(rowsV, v + (i * ldv), 1, v + (best * ldv), 1);
            }
        }
    }

    /// <summary>Whether there is an infinity or a NaN in a matrix, for which no iteration converges; then all results are NaN.</summary>
    private static bool IsRefused(nint n, TReal* d, TReal* e, nint rowsU, TReal* u, nint ldu, nint rowsV, TReal* v, nint ldv)
    {
        TReal sum = n > 0 ? d[n - 1] * TReal.Zero : TReal.Zero;
        for (nint i = 0; i < n - 1; i++)
        {
            sum += (d[i] * TReal.Zero) + (e[i] * TReal.Zero);
        }

        if (sum == TReal.Zero || n < 2)
        {
            return false;
        }

        Engine<TReal, TReal>.Laset(MatrixPart.All, n, 1, TReal.NaN, TReal.NaN, d, n);
        Engine<TReal, TReal>.Laset(MatrixPart.All, rowsU, rowsU > 0 ? n : 0, TReal.NaN, TReal.NaN, u, ldu);
        Engine<TReal, TReal>.Laset(MatrixPart.All, rowsV, rowsV > 0 ? n : 0, TReal.NaN, TReal.NaN, v, ldv);
        return true;
    }

    /// <summary>The power of two next to the largest element; 0 where all are 0.</summary>
    private static int ExponentOf(nint n, TReal* d, TReal* e)
    {
        TReal max = n > 0 ? TReal.Abs(d[n - 1]) : TReal.Zero;
        for (nint i = 0; i < n - 1; i++)
        {
            max = TReal.Max(max, TReal.Max(TReal.Abs(d[i]), TReal.Abs(e[i])));
        }

        return max == TReal.Zero || !TReal.IsFinite(max) ? 0 : TReal.ILogB(max);
    }

    private static void Scale(nint n, TReal* d, TReal* e, int exponent)
    {
        for (nint i = 0; i < n && exponent != 0; i++)
        {
            d[i] = TReal.ScaleB(d[i], exponent);
            if (i < n - 1)
            {
                e[i] = TReal.ScaleB(e[i], exponent);
            }
        }
    }

    private static nint CountNonzero(nint n, TReal* x)
    {
        nint count = 0;
        for (nint i = 0; i < n; i++)
        {
            count += x[i] != TReal.Zero ? 1 : 0;
        }

        return Math.Max(1, count);
    }
}
