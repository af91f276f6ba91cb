using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int PanelBase = 8;

    // A matrix of at most so many rows stays in the first-level cache, where each step can afford to pass over all of it.
    private const int SmallRows = 64;
    private const int SmallColumns = 32;

    /// <summary>
    /// A = P L U with partial pivoting, m by n; pivots are 1-based. Returns 0, or the 1-based position of the first zero on
    /// U's diagonal; the factorization is completed all the same.
    /// </summary>
    /// <remarks>
    /// Recursive by columns: S. Toledo, "Locality of Reference in LU Decomposition with Partial Pivoting", 1997; reference
    /// LAPACK's <c>getrf2</c> is the same. Pivots are chosen by |re| + |im|.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Getrf(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        nint steps = Math.Min(m, n);
        nint info = FactorPanel(m, steps, a, lda, ipiv);
        if (n > steps)
        {
            T* rest = a + (steps * lda);
            Laswp(n - steps, rest, lda, 0, steps, ipiv, forward: true);
            Trsm(Side.Left, UpLo.Lower, Transpose.None, Diag.Unit, steps, n - steps, T.One, a, lda, rest, lda);
        }

        return info;
    }

    /// <summary>Exchanges row i with row ipiv[i] - 1, for i from first to end - 1, or backwards, in n columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Laswp(nint n, T* a, nint lda, nint first, nint end, int* ipiv, bool forward)
    {
        for (nint j = 0; j < n; j++, a += lda)
        {
            for (nint step = first; step < end; step++)
            {
                nint i = forward ? step : first + end - 1 - step;
                nint p = ipiv[i] - 1;
                (a[i], a[p]) = (a[p], a[i]);
            }
        }
    }

    // m >= n.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorPanel(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        if (m <= SmallRows && n <= SmallColumns)
        {
            return FactorSmall(m, n, a, lda, ipiv);
        }

        if (n <= PanelBase)
        {
            return FactorColumns(m, n, a, lda, ipiv);
        }

        nint n1 = (n + (2 * PanelBase) - 1) / (2 * PanelBase) * PanelBase;
        nint n2 = n - n1;
        T* a12 = a + (n1 * lda);
        T* a22 = a12 + n1;
        nint info = FactorPanel(m, n1, a, lda, ipiv);
        Laswp(n2, a12, lda, 0, n1, ipiv, forward: true);
        Trsm(Side.Left, UpLo.Lower, Transpose.None, Diag.Unit, n1, n2, T.One, a, lda, a12, lda);
        Gemm(Transpose.None, Transpose.None, m - n1, n2, n1, -T.One, a + n1, lda, a12, lda, T.One, a22, lda);
        nint info2 = FactorPanel(m - n1, n2, a22, lda, ipiv + n1);
        for (nint i = n1; i < n; i++)
        {
            ipiv[i] += (int)n1;
        }

        Laswp(n1, a, lda, n1, n, ipiv, forward: true);
        return info != 0 ? info : info2 != 0 ? info2 + n1 : 0;
    }

    // Each step passes over all that is left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorSmall(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        nint info = 0;
        for (nint j = 0; j < n; j++)
        {
            T* corner = a + j + (j * lda);
            nint rows = m - j, pivot = 0;
            if (rows > 4)
            {
                pivot = Iamax(rows, corner, 1);
            }
            else
            {
                TReal max = Scalars<T, TReal>.Abs1(*corner);
                for (nint i = 1; i < rows; i++)
                {
                    TReal size = Scalars<T, TReal>.Abs1(corner[i]);
                    if (size > max)
                    {
                        pivot = i;
                        max = size;
                    }
                }
            }

            ipiv[j] = (int)(j + pivot) + 1;
            if (Scalars<T, TReal>.IsZero(corner[pivot]))
            {
                info = info == 0 ? j + 1 : info;
                continue;
            }

            if (pivot != 0)
            {
                T* row = a + j;
                for (nint k = 0; k < n; k++)
                {
                    (*row, row[pivot]) = (row[pivot], *row);
                    row += lda;
                }
            }

            if (Scalars<T, TReal>.Abs1(*corner) < SafeReciprocal)
            {
                DivideVector(rows - 1, *corner, corner + 1);
            }
            else
            {
                T factor = Scalars<T, TReal>.Reciprocal(*corner);
                if (rows > 4)
                {
                    ScaleVector(rows - 1, factor, corner + 1);
                }
                else
                {
                    for (nint i = 1; i < rows; i++)
                    {
                        corner[i] = Scalars<T, TReal>.Multiply(factor, corner[i]);
                    }
                }
            }

            if (rows > 4)
            {
                SubtractOuter(rows - 1, n - j - 1, corner + 1, corner + lda, lda, conjugate: false, corner + lda + 1, lda);
                continue;
            }

            for (nint k = 1; k < n - j; k++)
            {
                T* column = corner + (k * lda);
                T factor = *column;
                for (nint i = 1; i < rows; i++)
                {
                    column[i] = Scalars<T, TReal>.MultiplySubtract(factor, corner[i], column[i]);
                }
            }
        }

        return info;
    }

    // Column by column: what the columns to the left contribute is taken away at once, when the column's turn comes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorColumns(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        nint info = 0;
        T* factors = stackalloc T[PanelBase];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            for (nint i = 0; i < j; i++)
            {
                nint row = ipiv[i] - 1;
                (column[i], column[row]) = (column[row], column[i]);
            }

            for (nint k = 0; k < j; k++)
            {
                factors[k] = -column[k];
                for (nint i = k + 1; i < j; i++)
                {
                    column[i] = Scalars<T, TReal>.MultiplyAdd(factors[k], a[i + (k * lda)], column[i]);
                }
            }

            AddColumns(m - j, j, a + j, lda, factors, column + j);
            nint pivot = j + Iamax(m - j, column + j, 1);
            ipiv[j] = (int)pivot + 1;
            if (Scalars<T, TReal>.IsZero(column[pivot]))
            {
                info = info == 0 ? j + 1 : info;
                continue;
            }

            if (pivot != j)
            {
                for (nint k = 0; k <= j; k++)
                {
                    T* row = a + (k * lda);
                    (row[j], row[pivot]) = (row[pivot], row[j]);
                }
            }

            if (Scalars<T, TReal>.Abs1(column[j]) >= SafeReciprocal)
            {
                ScaleVector(m - j - 1, Scalars<T, TReal>.Reciprocal(column[j]), column + j + 1);
            }
            else
            {
                DivideVector(m - j - 1, column[j], column + j + 1);
            }
        }

        return info;
    }

    // The smallest normal number: its reciprocal is finite.
    private static TReal SafeReciprocal => Machine<TReal>.SafeMinimum;
}
