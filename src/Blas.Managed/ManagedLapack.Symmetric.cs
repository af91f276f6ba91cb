namespace Blas.Managed;

// LAPACK: symmetric and Hermitian eigenproblems.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint SyevCore(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w) =>
        _engine.Syev(jobz, uplo, n, a, lda, w);

    /// <inheritdoc/>
    protected override nint SyevdCore(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w) =>
        _engine.Syevd(jobz, uplo, n, a, lda, w);

    /// <inheritdoc/>
    protected override nint SygvdCore(nint itype, Job jobz, UpLo uplo, nint n, T* a, nint lda, T* b, nint ldb, TReal* w) =>
        _engine.Sygvd(itype, jobz, uplo, n, a, lda, b, ldb, w);

    /// <inheritdoc/>
    protected override nint SytrdCore(UpLo uplo, nint n, T* a, nint lda, TReal* d, TReal* e, T* tau)
    {
        _engine.Sytrd(uplo, n, a, lda, d, e, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrgtrCore(UpLo uplo, nint n, T* a, nint lda, T* tau)
    {
        _engine.Orgtr(uplo, n, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrmtrCore(Side side, UpLo uplo, Transpose trans, nint m, nint n, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        _engine.Ormtr(side, uplo, trans, m, n, a, lda, tau, c, ldc);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint SteqrCore(Accumulate compz, nint n, TReal* d, TReal* e, T* z, nint ldz) =>
        _engine.Steqr(compz, n, d, e, z, ldz);

    /// <inheritdoc/>
    protected override nint SterfCore(nint n, TReal* d, TReal* e) =>
        Engine<T, TReal>.Sterf(n, d, e);

    /// <inheritdoc/>
    protected override nint StedcCore(Accumulate compz, nint n, TReal* d, TReal* e, T* z, nint ldz) =>
        _engine.Stedc(compz, n, d, e, z, ldz);

    /// <inheritdoc/>
    protected override nint SyevrCore(
        Job jobz, EigenRange range, UpLo uplo, nint n, T* a, nint lda, TReal vl, TReal vu, nint il, nint iu, TReal abstol,
        nint* m, TReal* w, T* z, nint ldz)
    {
        using var support = new Scratch<int>(2 * n);
        return _engine.Syevr(jobz, range, uplo, n, a, lda, vl, vu, il, iu, abstol, out *m, w, z, ldz, support.Pointer);
    }
}
