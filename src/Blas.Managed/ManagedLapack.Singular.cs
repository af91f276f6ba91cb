namespace Blas.Managed;

// LAPACK: singular values.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint GebrdCore(nint m, nint n, T* a, nint lda, TReal* d, TReal* e, T* tauq, T* taup)
    {
        _engine.Gebrd(m, n, a, lda, d, e, tauq, taup);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrgbrCore(BidiagonalVector vect, nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        _engine.Orgbr(vect, m, n, k, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrmbrCore(
        BidiagonalVector vect, Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c,
        nint ldc)
    {
        _engine.Ormbr(vect, side, trans, m, n, k, a, lda, tau, c, ldc);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint BdsqrCore(
        UpLo uplo, nint n, nint ncvt, nint nru, nint ncc, TReal* d, TReal* e, T* vt, nint ldvt, T* u, nint ldu, T* c,
        nint ldc) =>
        _engine.Bdsqr(uplo, n, ncvt, nru, ncc, d, e, vt, ldvt, u, ldu, c, ldc);

    /// <inheritdoc/>
    protected override nint BdsdcCore(UpLo uplo, Accumulate compq, nint n, TReal* d, TReal* e, TReal* u, nint ldu, TReal* vt, nint ldvt) =>
        _engine.Bdsdc(uplo, compq, n, d, e, u, ldu, vt, ldvt);

    /// <inheritdoc/>
    protected override nint GesvdCore(SvdJob jobu, SvdJob jobvt, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt) =>
        _engine.Gesvd(jobu, jobvt, m, n, a, lda, s, u, ldu, vt, ldvt);

    /// <inheritdoc/>
    protected override nint GesddCore(SvdJob jobz, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt) =>
        _engine.Gesdd(jobz, m, n, a, lda, s, u, ldu, vt, ldvt);
}
