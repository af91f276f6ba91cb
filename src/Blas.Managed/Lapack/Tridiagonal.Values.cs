using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Tridiagonal<TReal>
{
    /// <summary>Eigenvalues, ascending, in place of d; e is destroyed. Returns how many elements of e did not converge.</summary>
    /// <remarks>
    /// The QL iteration on the squares of e, without square roots (Pal, Walker and Kahan): reference LAPACK's <c>sterf</c>,
    /// and B. Parlett, "The Symmetric Eigenvalue Problem", 1980, section 8.15.
    /// </remarks>
    public static nint Values(nint n, TReal* d, TReal* e)
    {
        if (IsRefused(n, d, e, 0, null, 0))
        {
            return n - 1;
        }

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
                for (nint i = first; i < last; i++)
                {
                    e[i] *= e[i];
                }

                // From the end where the elements are small.
                bool down = TReal.Abs(d[last]) >= TReal.Abs(d[first]);
                if (down)
                {
                    SolveValues(size, d + first, e + first, 1, ref left);
                }
                else
                {
                    SolveValues(size, d + last, e + last - 1, -1, ref left);
                }

                failed += CountNonzero(size - 1, e + first);
                Scale(size, d + first, exponent);
            }

            first = last + 1;
        }

        new Span<TReal>(d, checked((int)n)).Sort();
        return failed;
    }

    // e holds squares; both arrays are read upwards (inc = 1) or downwards (-1).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveValues(nint n, TReal* d, TReal* e, nint inc, ref long left)
    {
        TReal eps = Machine<TReal>.Epsilon, eps2 = eps * eps;
        for (nint l = 0; l < n;)
        {
            nint m = l;
            while (m < n - 1 && e[m * inc] > eps2 * TReal.Abs(d[m * inc] * d[(m + 1) * inc]))
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

            TReal p = d[l * inc];
            TReal root = TReal.Sqrt(e[l * inc]);
            if (m == l + 1)
            {
                PlaneRotation<TReal>.SymmetricEigen(p, root, d[m * inc], out d[l * inc], out d[m * inc], out _, out _);
                e[l * inc] = TReal.Zero;
                l += 2;
                continue;
            }

            if (left-- == 0)
            {
                left = 0;
                return;
            }

            TReal sigma = (d[(l + 1) * inc] - p) / (Two * root);
            sigma = p - (root / (sigma + TReal.CopySign(PlaneRotation<TReal>.Length(sigma, TReal.One), sigma)));
            TReal c = TReal.One, s = TReal.Zero, gamma = d[m * inc] - sigma;
            p = gamma * gamma;
            for (nint i = m - 1; i >= l; i--)
            {
                TReal square = e[i * inc], r = p + square;
                if (i != m - 1)
                {
                    e[(i + 1) * inc] = s * r;
                }

                TReal before = c, gammaBefore = gamma, alpha = d[i * inc];
                c = p / r;
                s = square / r;
                gamma = (c * (alpha - sigma)) - (s * gammaBefore);
                d[(i + 1) * inc] = gammaBefore + (alpha - gamma);
                p = c != TReal.Zero ? gamma * gamma / c : before * square;
            }

            e[l * inc] = s * p;
            d[l * inc] = sigma + gamma;
        }
    }
}
