namespace Blas;

// Row-major systems: B has few columns as a rule, so where no dual takes its rows as they are, B is transposed and A is not.
public abstract unsafe partial class LapackBase<T, TReal>
{
    // A' = Aᵀ has the conjugates of the Hermitian A: X' A' = B' with A' = L Lᴴ or Uᴴ U, solved from the right.
    private nint PotrsRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        UpLo stored = uplo.Flip();
        Transpose first = stored == UpLo.Lower ? Transpose.ConjugateTranspose : Transpose.None;
        Transpose second = stored == UpLo.Lower ? Transpose.None : Transpose.ConjugateTranspose;
        Blas.Trsm(Layout.ColumnMajor, Side.Right, stored, first, Diag.NonUnit, nrhs, n, T.One, a, lda, b, ldb);
        Blas.Trsm(Layout.ColumnMajor, Side.Right, stored, second, Diag.NonUnit, nrhs, n, T.One, a, lda, b, ldb);
        return 0;
    }

    private nint PosvRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        nint info = PotrfCore(uplo.Flip(), n, a, lda);
        return info != 0 ? info : PotrsRowMajor(uplo, n, nrhs, a, lda, b, ldb);
    }

    // A symmetric matrix is its transpose.
    private nint SytrsRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        using var columns = new TransposedCopy<T>(n, nrhs, b, ldb, read: true);
        nint info = SytrsCore(uplo.Flip(), n, nrhs, a, lda, ipiv, columns.Pointer, columns.Ld);
        columns.WriteTo(b, ldb);
        return info;
    }

    private nint SysvRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = SytrfCore(uplo.Flip(), n, a, lda, ipiv);
        if (info != 0)
            return info;
        ArgumentCheck.BlockPivots(uplo.Flip(), ipiv, n);
        return SytrsRowMajor(uplo, n, nrhs, a, lda, ipiv, b, ldb);
    }

    // The factors are those of conj(A): conj(A) conj(X) = conj(B).
    private nint HetrsRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        using var columns = new TransposedCopy<T>(n, nrhs, b, ldb, read: true, conjugated: true);
        nint info = HetrsCore(uplo.Flip(), n, nrhs, a, lda, ipiv, columns.Pointer, columns.Ld);
        columns.WriteTo(b, ldb);
        return info;
    }

    private nint HesvRowMajor(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = HetrfCore(uplo.Flip(), n, a, lda, ipiv);
        if (info != 0)
            return info;
        ArgumentCheck.BlockPivots(uplo.Flip(), ipiv, n);
        return HetrsRowMajor(uplo, n, nrhs, a, lda, ipiv, b, ldb);
    }

    private nint TrtrsRowMajor(UpLo uplo, Transpose trans, Diag diag, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        for (nint i = 0; i < n && diag == Diag.NonUnit; i++)
        {
            if (T.IsZero(a[i + (i * lda)]))
                return i + 1;
        }

        Blas.Trsm(Layout.RowMajor, Side.Left, uplo, trans, diag, n, nrhs, T.One, a, lda, b, ldb);
        return 0;
    }

    // op(A) = op'(A') with op' = Aᵀ of op: no op' is conj(A'), which conjugating both sides turns into A'.
    private nint GbtrsRowMajor(
        Transpose trans, nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        Transpose dual = trans.Flip();
        bool conjugated = dual == Transpose.Conjugate;
        using var columns = new TransposedCopy<T>(n, nrhs, b, ldb, read: true, conjugated);
        nint info = GbtrsCore(conjugated ? Transpose.None : dual, n, ku, kl, nrhs, ab, ldab, ipiv, columns.Pointer, columns.Ld);
        columns.WriteTo(b, ldb);
        return info;
    }

    private nint GbsvRowMajor(nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        nint info = GbtrfCore(n, n, ku, kl, ab, ldab, ipiv);
        if (info != 0)
            return info;
        ArgumentCheck.Pivots(ipiv, n, n);
        return GbtrsRowMajor(Transpose.None, n, kl, ku, nrhs, ab, ldab, ipiv, b, ldb);
    }

    private nint GerfsRowMajor(
        Transpose trans, nint n, nint nrhs, T* a, nint lda, T* af, nint ldaf, int* ipiv, T* b, nint ldb, T* x, nint ldx,
        TReal* ferr, TReal* berr)
    {
        Transpose dual = trans.Flip();
        bool conjugated = dual == Transpose.Conjugate;
        using var right = new TransposedCopy<T>(n, nrhs, b, ldb, read: true, conjugated);
        using var columns = new TransposedCopy<T>(n, nrhs, x, ldx, read: true, conjugated);
        nint info = GerfsCore(
            conjugated ? Transpose.None : dual, n, nrhs, a, lda, af, ldaf, ipiv, right.Pointer, right.Ld, columns.Pointer, columns.Ld, ferr, berr);
        columns.WriteTo(x, ldx);
        return info;
    }

    private void LaswpRowMajor(nint m, nint n, T* a, nint lda, nint k1, nint k2, int* ipiv, nint incx)
    {
        for (nint step = k1; step <= k2; step++)
        {
            nint i = incx > 0 ? step : k1 + k2 - step;
            T* p = a + ((i - 1) * lda), q = a + ((ipiv[i - 1] - 1) * lda);
            for (nint j = 0; j < n && p != q; j++)
                (p[j], q[j]) = (q[j], p[j]);
        }
    }

    /// <summary>What a least-squares solution without unknowns, or without equations, is.</summary>
    private static void Clear(Layout layout, nint rows, nint columns, T* b, nint ldb)
    {
        (nint length, nint count) = layout == Layout.RowMajor ? (columns, rows) : (rows, columns);
        for (nint j = 0; j < count; j++)
        {
            for (nint i = 0; i < length; i++)
                b[i + (j * ldb)] = T.Zero;
        }
    }

    /// <summary>The orthogonal factor of a matrix without elements.</summary>
    private static void Identity(Layout layout, nint rows, nint columns, T* a, nint lda)
    {
        Clear(layout, rows, columns, a, lda);
        for (nint i = 0; i < Math.Min(rows, columns); i++)
            a[i + (i * lda)] = T.One;
    }

    private static void Zeros(nint n, TReal* x, TReal* y)
    {
        for (nint i = 0; i < n; i++)
            x[i] = y[i] = TReal.Zero;
    }
}
