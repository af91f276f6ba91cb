namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Below this the reduction goes by two solves, or products, with a whole matrix.
    private const int GeneralizedBase = 32;

    /// <summary>
    /// Generalized eigenproblems with a symmetric (Hermitian) A and a positive definite B: A x = w B x (itype 1), A B x = w x (2),
    /// B A x = w x (3). B receives its Cholesky factor, A with Vectors the eigenvectors, x^H B x = 1 (itype 3:
    /// x^H B^-1 x = 1) (sygvd, hegvd). Returns 0, what <see cref="Syevd"/> returns, or n + i where the leading minor of
    /// order i of B is not positive.
    /// </summary>
    public nint Sygvd(nint itype, Job jobz, UpLo uplo, nint n, T* a, nint lda, T* b, nint ldb, TReal* w)
    {
        nint info = Potrf(uplo, n, b, ldb);
        if (info != 0)
        {
            return n + info;
        }

        Sygst(itype, uplo, n, a, lda, b, ldb);
        info = Syevd(jobz, uplo, n, a, lda, w);
        if (jobz == Job.Vectors && info == 0)
        {
            // itype 1, 2: x = L^-H y = U^-1 y; itype 3: x = L y = U^H y.
            bool lower = uplo == UpLo.Lower;
            Transpose trans = lower == (itype == 3) ? Transpose.None : Transpose.ConjugateTranspose;
            if (itype == 3)
            {
                Trmm(Side.Left, uplo, trans, Diag.NonUnit, n, n, T.One, b, ldb, a, lda);
            }
            else
            {
                Trsm(Side.Left, uplo, trans, Diag.NonUnit, n, n, T.One, b, ldb, a, lda);
            }
        }

        return info;
    }

    /// <summary>
    /// A = L^-1 A L^-H or U^-H A U^-1 (itype 1), L^H A L or U A U^H (2 and 3), in one triangle, with the factor of
    /// <see cref="Potrf"/> in B (sygst, hegst).
    /// </summary>
    /// <remarks>
    /// Recursive by halves. What the block beside the diagonal gives to a diagonal block is symmetric: half of the product
    /// that is to be taken away is taken before, and half after it.
    /// </remarks>
    public void Sygst(nint itype, UpLo uplo, nint n, T* a, nint lda, T* b, nint ldb)
    {
        if (n <= GeneralizedBase)
        {
            ReduceSmall(itype, uplo, n, a, lda, b, ldb);
            return;
        }

        nint n1 = n / 2, n2 = n - n1;
        bool lower = uplo == UpLo.Lower, hermitian = IsComplex;
        T* a22 = a + n1 + (n1 * lda), b22 = b + n1 + (n1 * ldb);
        T* beside = lower ? a + n1 : a + (n1 * lda), factor = lower ? b + n1 : b + (n1 * ldb);
        nint rows = lower ? n2 : n1, columns = lower ? n1 : n2;
        T half = Scalars<T, TReal>.Create(Machine<TReal>.PowerOfTwo(-1), TReal.Zero);
        Transpose turned = Transpose.ConjugateTranspose, none = Transpose.None;

        // The first block stands on the side of the columns below the diagonal, and of the rows above it.
        Side first = lower ? Side.Right : Side.Left, second = lower ? Side.Left : Side.Right;
        if (itype == 1)
        {
            Sygst(itype, uplo, n1, a, lda, b, ldb);
            Trsm(first, uplo, turned, Diag.NonUnit, rows, columns, T.One, b, ldb, beside, lda);
            Symm(hermitian, first, uplo, rows, columns, -half, a, lda, factor, ldb, T.One, beside, lda);
            Syr2k(hermitian, uplo, lower ? none : turned, n2, n1, -T.One, beside, lda, factor, ldb, T.One, a22, lda);
            Symm(hermitian, first, uplo, rows, columns, -half, a, lda, factor, ldb, T.One, beside, lda);
            Trsm(second, uplo, none, Diag.NonUnit, rows, columns, T.One, b22, ldb, beside, lda);
            Sygst(itype, uplo, n2, a22, lda, b22, ldb);
            return;
        }

        Sygst(itype, uplo, n1, a, lda, b, ldb);
        Trmm(first, uplo, none, Diag.NonUnit, rows, columns, T.One, b, ldb, beside, lda);
        Symm(hermitian, second, uplo, rows, columns, half, a22, lda, factor, ldb, T.One, beside, lda);
        Syr2k(hermitian, uplo, lower ? turned : none, n1, n2, T.One, beside, lda, factor, ldb, T.One, a, lda);
        Symm(hermitian, second, uplo, rows, columns, half, a22, lda, factor, ldb, T.One, beside, lda);
        Trmm(second, uplo, turned, Diag.NonUnit, rows, columns, T.One, b22, ldb, beside, lda);
        Sygst(itype, uplo, n2, a22, lda, b22, ldb);
    }

    private void ReduceSmall(nint itype, UpLo uplo, nint n, T* a, nint lda, T* b, nint ldb)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* whole = arena.Take<T>(n * n);
        bool lower = uplo == UpLo.Lower;
        for (nint j = 0; j < n; j++)
        {
            nint first = lower ? j + 1 : 0, end = lower ? n : j;
            whole[j + (j * n)] = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(a[j + (j * lda)]), TReal.Zero);
            for (nint i = first; i < end; i++)
            {
                whole[i + (j * n)] = a[i + (j * lda)];
                whole[j + (i * n)] = Scalars<T, TReal>.Conjugate(a[i + (j * lda)]);
            }
        }

        // op(F) A op(F)^H with F = L^-1, U^-H, L^H or U.
        Transpose left = lower == (itype == 1) ? Transpose.None : Transpose.ConjugateTranspose;
        Transpose right = left == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None;
        if (itype == 1)
        {
            Trsm(Side.Left, uplo, left, Diag.NonUnit, n, n, T.One, b, ldb, whole, n);
            Trsm(Side.Right, uplo, right, Diag.NonUnit, n, n, T.One, b, ldb, whole, n);
        }
        else
        {
            Trmm(Side.Left, uplo, left, Diag.NonUnit, n, n, T.One, b, ldb, whole, n);
            Trmm(Side.Right, uplo, right, Diag.NonUnit, n, n, T.One, b, ldb, whole, n);
        }

        for (nint j = 0; j < n; j++)
        {
            MakeReal(whole + j + (j * n));
        }

        Lacpy(PartOf(uplo), n, n, whole, n, a, lda);
    }
}
