namespace Blas.Managed;

// Level 3 beyond gemm and trsm, and its extensions.
public sealed unsafe partial class ManagedBlas<T, TReal>
{
    /// <inheritdoc/>
    protected override void HemmCore(
        Side side, UpLo uplo, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Symm(hermitian: true, side, uplo, m, n, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void SymmCore(
        Side side, UpLo uplo, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Symm(hermitian: false, side, uplo, m, n, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void HerkCore(
        UpLo uplo, Transpose trans, nint n, nint k, TReal alpha, T* a, nint lda, TReal beta, T* c, nint ldc)
    {
        MakeDiagonalReal(n, c, ldc, TReal.IsZero(beta) || ((k == 0 || TReal.IsZero(alpha)) && beta == TReal.One));
        _engine.Syrk(hermitian: true, uplo, trans, n, k, Real(alpha), a, lda, Real(beta), c, ldc);
    }

    /// <inheritdoc/>
    protected override void SyrkCore(
        UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T beta, T* c, nint ldc) =>
        _engine.Syrk(hermitian: false, uplo, trans, n, k, alpha, a, lda, beta, c, ldc);

    /// <inheritdoc/>
    protected override void Her2kCore(
        UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, TReal beta, T* c, nint ldc)
    {
        MakeDiagonalReal(n, c, ldc, TReal.IsZero(beta) || ((k == 0 || T.IsZero(alpha)) && beta == TReal.One));
        _engine.Syr2k(hermitian: true, uplo, trans, n, k, alpha, a, lda, b, ldb, Real(beta), c, ldc);
    }

    /// <inheritdoc/>
    protected override void Syr2kCore(
        UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Syr2k(hermitian: false, uplo, trans, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void TrmmCore(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb) =>
        _engine.Trmm(side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override void GemmtCore(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Gemmt(uplo, transA, transB, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void Gemm3mCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Gemm3m(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void GemmBatchStridedCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, nint stridea, T* b, nint ldb, nint strideb, T beta, T* c, nint ldc, nint stridec, nint batch) =>
        _engine.GemmBatchStrided(transA, transB, m, n, k, alpha, a, lda, stridea, b, ldb, strideb, beta, c, ldc, stridec, batch);

    /// <inheritdoc/>
    protected override void GemmBatchCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T** a, nint lda, T** b, nint ldb, T beta, T** c, nint ldc, nint batch) =>
        _engine.GemmBatch(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, batch);

    /// <inheritdoc/>
    protected override void OmatcopyCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb) =>
        _engine.Omatcopy(trans, m, n, alpha, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override void ImatcopyCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, nint ldb) =>
        _engine.Imatcopy(trans, m, n, alpha, a, lda, ldb);
}
