using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves A X = B with the factors of <see cref="Sytrf"/>; X takes the place of B.</summary>
    public void Sytrs(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        SolveSymmetric(hermitian: false, uplo, n, nrhs, a, lda, ipiv, b, ldb);

    /// <summary>Solves A X = B with the factors of <see cref="Hetrf"/>; X takes the place of B.</summary>
    public void Hetrs(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        SolveSymmetric(hermitian: IsComplex, uplo, n, nrhs, a, lda, ipiv, b, ldb);

    /// <summary>Solves A X = B, A symmetric; returns the info of <see cref="Sytrf"/>, and leaves B alone where that is not 0.</summary>
    public nint Sysv(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = Sytrf(uplo, n, a, lda, ipiv);
        if (info == 0)
        {
            Sytrs(uplo, n, nrhs, a, lda, ipiv, b, ldb);
        }

        return info;
    }

    /// <summary>Solves A X = B, A Hermitian; returns the info of <see cref="Hetrf"/>, and leaves B alone where that is not 0.</summary>
    public nint Hesv(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = Hetrf(uplo, n, a, lda, ipiv);
        if (info == 0)
        {
            Hetrs(uplo, n, nrhs, a, lda, ipiv, b, ldb);
        }

        return info;
    }

    /// <remarks>
    /// The triangle is copied with all exchanges done and ones on its diagonal, so that P A P^T = L D L^T and both solves are Level 3.
    /// </remarks>
    private void SolveSymmetric(bool hermitian, UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        if (n == 0 || nrhs == 0)
        {
            return;
        }

        bool upper = uplo == UpLo.Upper;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* factor = arena.Take<T>(n * n);
        Lacpy(PartOf(uplo), n, n, a, lda, factor, n);
        for (nint count = 0; count < n; count++)
        {
            // An upper triangle is factored from its end, a lower one from its beginning.
            nint k = upper ? n - 1 - count : count, next = upper ? k - 1 : k + 1;
            nint row = k, pivot = Math.Abs(ipiv[k]) - 1;
            nint columns = upper ? n - 1 - k : k;
            if (ipiv[k] < 0)
            {
                // The block's own element off the diagonal belongs to D.
                factor[next + (k * n)] = T.Zero;
                row = next;
                count++;
            }

            if (pivot != row)
            {
                SwapRows(columns, upper ? factor + ((k + 1) * n) : factor, n, row, pivot);
                SwapRows(nrhs, b, ldb, row, pivot);
            }
        }

        Transpose turned = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        Trsm(Side.Left, uplo, Transpose.None, Diag.Unit, n, nrhs, T.One, factor, n, b, ldb);
        DivideByBlocks(hermitian, upper, n, nrhs, a, lda, ipiv, b, ldb);
        Trsm(Side.Left, uplo, turned, Diag.Unit, n, nrhs, T.One, factor, n, b, ldb);
        for (nint count = 0; count < n; count++)
        {
            // The exchanges backwards.
            nint k = upper ? count : n - 1 - count, row = k;
            if (ipiv[k] < 0)
            {
                // Of a block's two rows this is the one that was exchanged: the upper triangle's first, the lower one's second.
                count++;
            }

            nint pivot = Math.Abs(ipiv[k]) - 1;
            if (pivot != row)
            {
                SwapRows(nrhs, b, ldb, row, pivot);
            }
        }
    }

    private static void DivideByBlocks(bool hermitian, bool upper, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        for (nint k = 0; k < n; k++)
        {
            T* corner = a + k + (k * lda);
            if (ipiv[k] > 0)
            {
                T divisor = hermitian ? Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(*corner), TReal.Zero) : *corner;
                for (nint j = 0; j < nrhs; j++)
                {
                    b[k + (j * ldb)] /= divisor;
                }

                continue;
            }

            // (p, conj(q); q, r) with q below the diagonal, divided by q as in the factorization.
            T q = upper ? Element(corner[lda], hermitian) : corner[1], mirrored = Element(q, hermitian);
            T p = corner[0] / mirrored, r = corner[1 + lda] / q;
            T determinant = Scalars<T, TReal>.Multiply(p, r) - T.One;
            for (nint j = 0; j < nrhs; j++)
            {
                T* pair = b + k + (j * ldb);
                T x = pair[0] / mirrored, y = pair[1] / q;
                pair[0] = (Scalars<T, TReal>.Multiply(r, x) - y) / determinant;
                pair[1] = (Scalars<T, TReal>.Multiply(p, y) - x) / determinant;
            }

            k++;
        }
    }
}
