using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>B = A, or one triangle (trapezoid) of it; m by n.</summary>
    public static void Lacpy(MatrixPart part, nint m, nint n, T* a, nint lda, T* b, nint ldb)
    {
        for (nint j = 0; j < n; j++)
        {
            (nint first, nint end) = RowsOf(part, m, j);
            Copy(end - first, a + first + (j * lda), 1, b + first + (j * ldb), 1);
        }
    }

    /// <summary>beta on the diagonal of A, m by n, and alpha in the part beside it.</summary>
    public static void Laset(MatrixPart part, nint m, nint n, T alpha, T beta, T* a, nint lda)
    {
        for (nint j = 0; j < n; j++)
        {
            (nint first, nint end) = RowsOf(part, m, j);
            for (nint i = first; i < end; i++)
            {
                a[i + (j * lda)] = alpha;
            }

            if (j < m)
            {
                a[j + (j * lda)] = beta;
            }
        }
    }

    /// <summary>
    /// Exchanges row k with row ipiv[k1 + (k - k1) |incx|], for k from k1 to k2 or, where incx is negative, backwards; all
    /// 1-based, in n columns.
    /// </summary>
    public static void Laswp(nint n, T* a, nint lda, nint k1, nint k2, int* ipiv, nint incx)
    {
        nint step = nint.Abs(incx);
        for (nint j = 0; j < n && incx != 0; j++, a += lda)
        {
            for (nint count = 0; count <= k2 - k1; count++)
            {
                nint row = incx > 0 ? k1 + count : k2 - count;
                nint other = ipiv[k1 - 1 + ((row - k1) * step)];
                (a[row - 1], a[other - 1]) = (a[other - 1], a[row - 1]);
            }
        }
    }

    /// <summary>A = (cto / cfrom) A, or one triangle of it, without overflow or underflow where the result has none; m by n.</summary>
    /// <remarks>Reference LAPACK's <c>lascl</c>: the factor is taken in steps.</remarks>
    public void Lascl(MatrixPart part, TReal cfrom, TReal cto, nint m, nint n, T* a, nint lda)
    {
        TReal small = Machine<TReal>.SafeMinimum, big = TReal.One / small;
        bool done;
        do
        {
            TReal smaller = cfrom * small, reduced = cto / big, factor;
            done = false;
            if (smaller == cfrom)
            {
                // cfrom is infinite, and the quotient a signed zero or NaN.
                factor = cto / cfrom;
                done = true;
            }
            else if (reduced == cto)
            {
                // cto is zero or infinite.
                factor = cto;
                done = true;
            }
            else if (TReal.Abs(smaller) > TReal.Abs(cto) && cto != TReal.Zero)
            {
                factor = small;
                cfrom = smaller;
            }
            else if (TReal.Abs(reduced) > TReal.Abs(cfrom))
            {
                factor = big;
                cto = reduced;
            }
            else
            {
                factor = cto / cfrom;
                done = true;
                if (factor == TReal.One)
                {
                    return;
                }
            }

            for (nint j = 0; j < n; j++)
            {
                (nint first, nint end) = RowsOf(part, m, j);
                ScalReal(end - first, factor, a + first + (j * lda), 1);
            }
        }
        while (!done);
    }

    /// <summary>The rows of column j that belong to a part of a matrix of m rows.</summary>
    private static (nint First, nint End) RowsOf(MatrixPart part, nint m, nint j) => part switch
    {
        MatrixPart.Upper => (0, Math.Min(m, j + 1)),
        MatrixPart.Lower => (Math.Min(m, j), m),
        _ => (0, m),
    };
}
