namespace Blas.Managed;

// LAPACK: linear systems.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint GetriCore(nint n, T* a, nint lda, int* ipiv) =>
        _engine.Getri(n, a, lda, ipiv);

    /// <inheritdoc/>
    protected override nint GeconCore(Norm norm, nint n, T* a, nint lda, TReal anorm, TReal* rcond) =>
        _engine.Gecon(norm, n, a, lda, anorm, rcond);

    /// <inheritdoc/>
    protected override nint GerfsCore(
        Transpose trans, nint n, nint nrhs, T* a, nint lda, T* af, nint ldaf, int* ipiv, T* b, nint ldb, T* x,
        nint ldx, TReal* ferr, TReal* berr) =>
        _engine.Gerfs(trans, n, nrhs, a, lda, af, ldaf, ipiv, b, ldb, x, ldx, ferr, berr);

    /// <inheritdoc/>
    protected override nint PotrsCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        _engine.Potrs(uplo, n, nrhs, a, lda, b, ldb);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint PotriCore(UpLo uplo, nint n, T* a, nint lda) =>
        _engine.Potri(uplo, n, a, lda);

    /// <inheritdoc/>
    protected override nint PosvCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb) =>
        _engine.Posv(uplo, n, nrhs, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override nint PoconCore(UpLo uplo, nint n, T* a, nint lda, TReal anorm, TReal* rcond) =>
        _engine.Pocon(uplo, n, a, lda, anorm, rcond);

    /// <inheritdoc/>
    protected override nint SytrfCore(UpLo uplo, nint n, T* a, nint lda, int* ipiv) =>
        _engine.Sytrf(uplo, n, a, lda, ipiv);

    /// <inheritdoc/>
    protected override nint SytrsCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        _engine.Sytrs(uplo, n, nrhs, a, lda, ipiv, b, ldb);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint SysvCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        _engine.Sysv(uplo, n, nrhs, a, lda, ipiv, b, ldb);

    /// <inheritdoc/>
    protected override nint HetrfCore(UpLo uplo, nint n, T* a, nint lda, int* ipiv) =>
        _engine.Hetrf(uplo, n, a, lda, ipiv);

    /// <inheritdoc/>
    protected override nint HetrsCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        _engine.Hetrs(uplo, n, nrhs, a, lda, ipiv, b, ldb);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint HesvCore(UpLo uplo, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        _engine.Hesv(uplo, n, nrhs, a, lda, ipiv, b, ldb);

    /// <inheritdoc/>
    protected override nint TrtriCore(UpLo uplo, Diag diag, nint n, T* a, nint lda) =>
        _engine.Trtri(uplo, diag, n, a, lda);

    /// <inheritdoc/>
    protected override nint TrtrsCore(UpLo uplo, Transpose trans, Diag diag, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb) =>
        _engine.Trtrs(uplo, trans, diag, n, nrhs, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override nint TrconCore(Norm norm, UpLo uplo, Diag diag, nint n, T* a, nint lda, TReal* rcond) =>
        _engine.Trcon(norm, uplo, diag, n, a, lda, rcond);

    /// <inheritdoc/>
    protected override nint GtsvCore(nint n, nint nrhs, T* dl, T* d, T* du, T* b, nint ldb) =>
        _engine.Gtsv(n, nrhs, dl, d, du, b, ldb);

    /// <inheritdoc/>
    protected override nint PtsvCore(nint n, nint nrhs, TReal* d, T* e, T* b, nint ldb) =>
        _engine.Ptsv(n, nrhs, d, e, b, ldb);

    /// <inheritdoc/>
    protected override nint GbtrfCore(nint m, nint n, nint kl, nint ku, T* ab, nint ldab, int* ipiv) =>
        _engine.Gbtrf(m, n, kl, ku, ab, ldab, ipiv);

    /// <inheritdoc/>
    protected override nint GbtrsCore(Transpose trans, nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        _engine.Gbtrs(trans, n, kl, ku, nrhs, ab, ldab, ipiv, b, ldb);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GbsvCore(nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb) =>
        _engine.Gbsv(n, kl, ku, nrhs, ab, ldab, ipiv, b, ldb);
}
