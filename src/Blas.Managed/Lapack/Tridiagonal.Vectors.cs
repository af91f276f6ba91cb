using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Tridiagonal<TReal>
{
    /// <summary>
    /// Eigenvalues, ascending, in place of d, by implicit QL, with all rotations applied to the columns of Z, which has
    /// n of them; e is destroyed. Returns how many elements of e did not converge.
    /// </summary>
    /// <remarks>
    /// Reference LAPACK's <c>steqr</c>. A block is taken from the end where its elements are small; read against the
    /// order, QL is QR.
    /// </remarks>
    public nint Iterate(nint n, TReal* d, TReal* e, nint rows, TReal* z, nint ldz)
    {
        if (IsRefused(n, d, e, rows, z, ldz))
        {
            return n - 1;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        RotationQueue<TReal> queue = new(engine.Kernels, engine.Pool, arena, rows, n, z, ldz);
        long left = (long)MaxSweeps * n;
        nint failed = 0;
        for (nint first = 0; first < n;)
        {
            nint last = EndOfBlock(n, d, e, first);
            nint size = last - first + 1;
            if (size > 1)
            {
                int exponent = ScaleOf(size, d + first, e + first);
                Scale(size, d + first, -exponent);
                Scale(size - 1, e + first, -exponent);
                bool down = TReal.Abs(d[last]) >= TReal.Abs(d[first]);
                if (down)
                {
                    SolveVectors(size, d + first, e + first, 1, first, ref queue, ref left);
                }
                else
                {
                    SolveVectors(size, d + last, e + last - 1, -1, last, ref queue, ref left);
                }

                failed += CountNonzero(size - 1, e + first);
                Scale(size, d + first, exponent);
            }

            first = last + 1;
        }

        queue.Flush();
        SortColumns(n, d, rows, z, ldz, descending: false);
        return failed;
    }

    // Columns of Z are counted from origin, upwards or downwards as d and e are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveVectors(
        nint n, TReal* d, TReal* e, nint inc, nint origin, ref RotationQueue<TReal> queue, ref long left)
    {
        TReal eps = Machine<TReal>.Epsilon, eps2 = eps * eps, tiny = Machine<TReal>.SafeMinimum;
        bool isActive = queue.IsActive;
        for (nint l = 0; l < n;)
        {
            nint m = l;
            while (m < n - 1 && e[m * inc] * e[m * inc] > (eps2 * TReal.Abs(d[m * inc]) * TReal.Abs(d[(m + 1) * inc])) + tiny)
            {
                m++;
            }

            if (m < n - 1)
            {
                e[m * inc] = TReal.Zero;
            }

            if (m == l)
            {
                l++;
                continue;
            }

            TReal p = d[l * inc], c, s;
            if (m == l + 1)
            {
                PlaneRotation<TReal>.SymmetricEigen(p, e[l * inc], d[m * inc], out d[l * inc], out d[m * inc], out c, out s);
                e[l * inc] = TReal.Zero;
                if (isActive)
                {
                    queue.Begin(origin, inc, l, 1, forward: true);
                    queue.Set(l, c, s);
                }

                l += 2;
                continue;
            }

            if (left-- == 0)
            {
                left = 0;
                return;
            }

            if (isActive)
            {
                queue.Begin(origin, inc, l, m - l, forward: false);
            }

            TReal g = (d[(l + 1) * inc] - p) / (Two * e[l * inc]);
            g = d[m * inc] - p + (e[l * inc] / (g + TReal.CopySign(PlaneRotation<TReal>.Length(g, TReal.One), g)));
            c = TReal.One;
            s = TReal.One;
            p = TReal.Zero;
            for (nint i = m - 1; i >= l; i--)
            {
                TReal f = s * e[i * inc], b = c * e[i * inc];
                TReal r = PlaneRotation<TReal>.Make(g, f, out c, out s);
                if (i != m - 1)
                {
                    e[(i + 1) * inc] = r;
                }

                g = d[(i + 1) * inc] - p;
                r = ((d[i * inc] - g) * s) + (Two * c * b);
                p = s * r;
                d[(i + 1) * inc] = g + p;
                g = (c * r) - b;
                if (isActive)
                {
                    queue.Set(i, c, -s);
                }
            }

            d[l * inc] -= p;
            e[l * inc] = g;
        }
    }

    /// <summary>Sorts d, and columns with it, with the fewest exchanges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortColumns(nint n, TReal* d, nint rows, TReal* z, nint ldz, bool descending)
    {
        for (nint i = 0; i < n - 1; i++)
        {
            nint best = i;
            for (nint j = i + 1; j < n; j++)
            {
                best = descending ? (d[j] > d[best] ? j : best) : (d[j] < d[best] ? j : best);
            }

            if (best != i)
            {
                (d[i], d[best]) = (d[best], d[i]);
                if (rows > 0)
                {
                    engine.Swap(rows, z + (i * ldz), 1, z + (best * ldz), 1);
                }
            }
        }
    }
}
