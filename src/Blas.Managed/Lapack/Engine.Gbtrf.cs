using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Element (i, j) of a band matrix lies at ab[kl + ku + i - j + j ldab]: in memory, a matrix with the leading dimension ldab - 1, of
// which only the band exists. The kl rows above the band take what fills in.
internal sealed unsafe partial class Engine<T, TReal>
{
    // Columns of a panel; narrower bands than that are eliminated column by column.
    private const int BandBlock = 32;

    /// <summary>
    /// A = P L U with partial pivoting, A m by n with kl diagonals below and ku above the main one; U gets kl + ku of them. Pivots
    /// are 1-based. Returns the 1-based position of the first zero on U's diagonal, or 0; the factorization is completed all the same.
    /// </summary>
    public nint Gbtrf(nint m, nint n, nint kl, nint ku, T* ab, nint ldab, int* ipiv)
    {
        nint reach = kl + ku;

        // What fills in begins as zero, whatever was there.
        for (nint j = 0; j < n; j++)
        {
            nint first = Math.Max(0, reach - j);
            for (nint i = first; i < kl; i++)
            {
                ab[i + (j * ldab)] = T.Zero;
            }
        }

        return kl < BandBlock || ku < BandBlock
            ? FactorBandColumns(m, n, kl, ku, ab, ldab, ipiv)
            : FactorBandBlocks(m, n, kl, ku, ab, ldab, ipiv);
    }

    /// <summary>Solves op(A) X = B with the factors of <see cref="Gbtrf"/>; X takes the place of B.</summary>
    public void Gbtrs(Transpose trans, nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        bool transposed = trans.IsTransposed(), conjugated = trans.IsConjugated();
        if (!transposed)
        {
            for (nint j = 0; j < n - 1 && kl > 0; j++)
            {
                nint pivot = ipiv[j] - 1, rows = Math.Min(kl, n - 1 - j);
                T* column = ab + kl + ku + 1 + (j * ldab);
                for (nint k = 0; k < nrhs; k++)
                {
                    T* x = b + (k * ldb);
                    (x[j], x[pivot]) = (x[pivot], x[j]);
                    AddScaled(rows, -x[j], conjugated, column, x + j + 1);
                }
            }
        }

        for (nint k = 0; k < nrhs; k++)
        {
            Tbsv(UpLo.Upper, trans, Diag.NonUnit, n, kl + ku, ab, ldab, b + (k * ldb), 1);
        }

        if (transposed)
        {
            for (nint j = n - 2; j >= 0 && kl > 0; j--)
            {
                nint pivot = ipiv[j] - 1, rows = Math.Min(kl, n - 1 - j);
                T* column = ab + kl + ku + 1 + (j * ldab);
                for (nint k = 0; k < nrhs; k++)
                {
                    T* x = b + (k * ldb);
                    x[j] -= Dot(rows, column, 1, x + j + 1, 1, conjugated);
                    (x[j], x[pivot]) = (x[pivot], x[j]);
                }
            }
        }
    }

    /// <summary>Solves A X = B, A banded; returns the info of <see cref="Gbtrf"/>, and leaves B alone where that is not 0.</summary>
    public nint Gbsv(nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        nint info = Gbtrf(n, n, kl, ku, ab, ldab, ipiv);
        if (info == 0)
        {
            Gbtrs(Transpose.None, n, kl, ku, nrhs, ab, ldab, ipiv, b, ldb);
        }

        return info;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorBandColumns(nint m, nint n, nint kl, nint ku, T* ab, nint ldab, int* ipiv)
    {
        nint info = 0, last = 0, step = ldab - 1;
        for (nint j = 0; j < Math.Min(m, n); j++)
        {
            T* diagonal = ab + kl + ku + (j * ldab);
            nint rows = Math.Min(kl, m - 1 - j);
            nint pivot = Iamax(rows + 1, diagonal, 1);
            ipiv[j] = (int)(j + pivot) + 1;
            if (Scalars<T, TReal>.IsZero(diagonal[pivot]))
            {
                info = info == 0 ? j + 1 : info;
                continue;
            }

            // The last column that any row so far reaches.
            last = Math.Max(last, Math.Min(j + ku + pivot, n - 1));
            if (pivot != 0)
            {
                Swap(last - j + 1, diagonal, step, diagonal + pivot, step);
            }

            if (rows > 0)
            {
                DivideColumn(rows, *diagonal, diagonal + 1);
                for (nint k = 1; k <= last - j; k++)
                {
                    T* column = diagonal + (k * step);
                    AddScaled(rows, -*column, conjugate: false, diagonal + 1, column + 1);
                }
            }
        }

        return info;
    }

    /// <remarks>
    /// The part of the band that a panel acts on is copied into a full matrix, with zeros outside the band; they stay zeros. The reference's
    /// <c>gbtrf</c> keeps to the band but for its two corners.
    /// </remarks>
    private nint FactorBandBlocks(nint m, nint n, nint kl, nint ku, T* ab, nint ldab, int* ipiv)
    {
        nint info = 0, reach = kl + ku, steps = Math.Min(m, n);
        nint mostRows = Math.Min(m, BandBlock + kl), mostColumns = Math.Min(n, BandBlock + reach);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* full = arena.Take<T>(mostRows * mostColumns);
        for (nint j = 0; j < steps; j += BandBlock)
        {
            nint width = Math.Min(BandBlock, steps - j), rows = Math.Min(m - j, width + kl), columns = Math.Min(n - j, width + reach);
            CopyBand(toFull: true, rows, columns, kl, reach, ab, ldab, j, full);

            // Rows that do not reach into a column have zeros there, and are no pivots.
            nint zero = FactorPanel(rows, width, full, rows, ipiv + j);
            info = info == 0 && zero != 0 ? zero + j : info;
            nint rest = columns - width;
            if (rest > 0)
            {
                T* right = full + (width * rows);
                Laswp(rest, right, rows, 0, width, ipiv + j, forward: true);
                Trsm(Side.Left, UpLo.Lower, Transpose.None, Diag.Unit, width, rest, T.One, full, rows, right, rows);
                Gemm(
                    Transpose.None, Transpose.None, rows - width, rest, width, -T.One, full + width, rows, right, rows, T.One, right + width, rows);
            }

            // The columns of L are stored as they were before later exchanges, which would take them out of the band.
            for (nint k = width - 1; k > 0; k--)
            {
                nint pivot = ipiv[j + k] - 1;
                if (pivot != k)
                {
                    SwapRows(k, full, rows, k, pivot);
                }
            }

            CopyBand(toFull: false, rows, columns, kl, reach, ab, ldab, j, full);
            for (nint k = j; k < j + width; k++)
            {
                ipiv[k] += (int)j;
            }
        }

        return info;
    }

    // The rows and columns from the given one on; what lies above the fill-in or below the band is zero in the full matrix.
    private static void CopyBand(bool toFull, nint rows, nint columns, nint kl, nint reach, T* ab, nint ldab, nint corner, T* full)
    {
        for (nint j = 0; j < columns; j++)
        {
            nint first = Math.Max(0, j - reach), end = Math.Min(rows, j + kl + 1);
            T* band = ab + reach + first - j + ((corner + j) * ldab), column = full + (j * rows);
            if (!toFull)
            {
                Copy(end - first, column + first, 1, band, 1);
                continue;
            }

            ScaleMatrix(first, 1, T.Zero, column, rows);
            Copy(end - first, band, 1, column + first, 1);
            ScaleMatrix(rows - end, 1, T.Zero, column + end, rows);
        }
    }
}
