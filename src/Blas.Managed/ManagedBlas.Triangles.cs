namespace Blas.Managed;

// Level 2 on band matrices and on stored triangles.
public sealed unsafe partial class ManagedBlas<T, TReal>
{
    /// <inheritdoc/>
    protected override void GbmvCore(
        Transpose trans, nint m, nint n, nint kl, nint ku, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Gbmv(trans, m, n, kl, ku, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void HemvCore(UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hemv(hermitian: true, uplo, n, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void SymvCore(UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hemv(hermitian: false, uplo, n, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void HbmvCore(
        UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hbmv(hermitian: true, uplo, n, k, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void SbmvCore(
        UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hbmv(hermitian: false, uplo, n, k, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void HpmvCore(UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hpmv(hermitian: true, uplo, n, alpha, ap, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void SpmvCore(UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Hpmv(hermitian: false, uplo, n, alpha, ap, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void TrmvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) =>
        _engine.Trmv(uplo, trans, diag, n, a, lda, x, incx);

    /// <inheritdoc/>
    protected override void TbmvCore(
        UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        _engine.Tbmv(uplo, trans, diag, n, k, a, lda, x, incx);

    /// <inheritdoc/>
    protected override void TpmvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        _engine.Tpmv(uplo, trans, diag, n, ap, x, incx);

    /// <inheritdoc/>
    protected override void TrsvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx) =>
        _engine.Trsv(uplo, trans, diag, n, a, lda, x, incx);

    /// <inheritdoc/>
    protected override void TbsvCore(
        UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx) =>
        _engine.Tbsv(uplo, trans, diag, n, k, a, lda, x, incx);

    /// <inheritdoc/>
    protected override void TpsvCore(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx) =>
        _engine.Tpsv(uplo, trans, diag, n, ap, x, incx);

    /// <inheritdoc/>
    protected override void HerCore(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* a, nint lda) =>
        _engine.Her(hermitian: true, uplo, n, Real(alpha), x, incx, a, lda);

    /// <inheritdoc/>
    protected override void SyrCore(UpLo uplo, nint n, T alpha, T* x, nint incx, T* a, nint lda) =>
        _engine.Her(hermitian: false, uplo, n, alpha, x, incx, a, lda);

    /// <inheritdoc/>
    protected override void HprCore(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* ap) =>
        _engine.Hpr(hermitian: true, uplo, n, Real(alpha), x, incx, ap);

    /// <inheritdoc/>
    protected override void SprCore(UpLo uplo, nint n, T alpha, T* x, nint incx, T* ap) =>
        _engine.Hpr(hermitian: false, uplo, n, alpha, x, incx, ap);

    /// <inheritdoc/>
    protected override void Her2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        _engine.Her2(hermitian: true, uplo, n, alpha, x, incx, y, incy, a, lda);

    /// <inheritdoc/>
    protected override void Syr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        _engine.Her2(hermitian: false, uplo, n, alpha, x, incx, y, incy, a, lda);

    /// <inheritdoc/>
    protected override void Hpr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap) =>
        _engine.Hpr2(hermitian: true, uplo, n, alpha, x, incx, y, incy, ap);

    /// <inheritdoc/>
    protected override void Spr2Core(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap) =>
        _engine.Hpr2(hermitian: false, uplo, n, alpha, x, incx, y, incy, ap);
}
