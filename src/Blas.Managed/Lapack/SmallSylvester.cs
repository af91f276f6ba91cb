using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>A X + sign X B = scale C for blocks of one or two rows, as at most four linear equations (<c>lasy2</c>).</summary>
/// <typeparam name="TReal">The element type.</typeparam>
internal static unsafe class SmallSylvester<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int Most = 4;

    /// <summary>Solves for X, n1 by n2, which takes the place of C.</summary>
    /// <param name="a">A, n1 by n1.</param>
    /// <param name="lda">A's leading dimension.</param>
    /// <param name="n1">1 or 2.</param>
    /// <param name="b">B, n2 by n2.</param>
    /// <param name="ldb">B's leading dimension.</param>
    /// <param name="n2">1 or 2.</param>
    /// <param name="sign">1 or -1.</param>
    /// <param name="c">C, and then X; n1 by n2.</param>
    /// <param name="ldc">C's leading dimension.</param>
    /// <param name="floor">The least that a pivot may be; less is replaced by it.</param>
    /// <param name="scale">At most 1, chosen so that X does not overflow.</param>
    /// <returns>Whether a pivot was replaced: A and -sign B have almost a common eigenvalue.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Solve(
        TReal* a, nint lda, int n1, TReal* b, nint ldb, int n2, TReal sign, TReal* c, nint ldc, TReal floor, out TReal scale)
    {
        // Element (i, j) of X is unknown i + j n1.
        int n = n1 * n2;
        TReal* m = stackalloc TReal[Most * Most];
        TReal* x = stackalloc TReal[Most];
        int* order = stackalloc int[Most];
        TReal max = TReal.Zero;
        for (int column = 0; column < n; column++)
        {
            int p = column % n1, q = column / n1;
            order[column] = column;
            x[column] = c[p + (q * ldc)];
            for (int row = 0; row < n; row++)
            {
                int i = row % n1, j = row / n1;
                TReal element = (j == q ? a[i + (p * lda)] : TReal.Zero) + (i == p ? sign * b[q + (j * ldb)] : TReal.Zero);
                m[row + (column * Most)] = element;
                max = TReal.Abs(element) > max ? TReal.Abs(element) : max;
            }
        }

        TReal least = Machine<TReal>.Precision * max;
        least = least > floor ? least : floor;
        bool isPerturbed = Eliminate(n, m, x, order, least);
        SolveTriangle(n, n1, m, x, order, c, ldc, out scale);
        return isPerturbed;
    }

    // Gaussian elimination with complete pivoting, of the right-hand side too; order has the unknowns' places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Eliminate(int n, TReal* m, TReal* x, int* order, TReal least)
    {
        bool isPerturbed = false;
        for (int k = 0; k < n; k++)
        {
            int row = k, column = k;
            for (int j = k; j < n; j++)
            {
                for (int i = k; i < n; i++)
                {
                    if (TReal.Abs(m[i + (j * Most)]) > TReal.Abs(m[row + (column * Most)]))
                    {
                        (row, column) = (i, j);
                    }
                }
            }

            for (int j = 0; j < n && row != k; j++)
            {
                (m[k + (j * Most)], m[row + (j * Most)]) = (m[row + (j * Most)], m[k + (j * Most)]);
            }

            (x[k], x[row]) = (x[row], x[k]);
            for (int i = 0; i < n && column != k; i++)
            {
                (m[i + (k * Most)], m[i + (column * Most)]) = (m[i + (column * Most)], m[i + (k * Most)]);
            }

            (order[k], order[column]) = (order[column], order[k]);
            if (TReal.Abs(m[k + (k * Most)]) < least)
            {
                m[k + (k * Most)] = least;
                isPerturbed = true;
            }

            for (int i = k + 1; i < n; i++)
            {
                TReal factor = m[i + (k * Most)] / m[k + (k * Most)];
                x[i] -= factor * x[k];
                for (int j = k + 1; j < n; j++)
                {
                    m[i + (j * Most)] -= factor * m[k + (j * Most)];
                }
            }
        }

        return isPerturbed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveTriangle(
        int n, int n1, TReal* m, TReal* x, int* order, TReal* c, nint ldc, out TReal scale)
    {
        // Complete pivoting lets no unknown grow by more than 8 times the quotient of a right-hand side and its pivot.
        TReal eight = TReal.CreateTruncating(8), max = TReal.Zero;
        TReal small = Machine<TReal>.SafeMinimum / Machine<TReal>.Precision;
        bool isLarge = false;
        for (int i = 0; i < n; i++)
        {
            TReal size = TReal.Abs(x[i]);
            max = size > max ? size : max;
            isLarge |= eight * small * size > TReal.Abs(m[i + (i * Most)]);
        }

        scale = isLarge ? TReal.One / eight / max : TReal.One;
        for (int i = n - 1; i >= 0; i--)
        {
            TReal sum = scale * x[i];
            for (int j = i + 1; j < n; j++)
            {
                sum -= m[i + (j * Most)] * x[j];
            }

            x[i] = sum / m[i + (i * Most)];
        }

        for (int i = 0; i < n; i++)
        {
            c[(order[i] % n1) + (order[i] / n1 * ldc)] = x[i];
        }
    }
}
