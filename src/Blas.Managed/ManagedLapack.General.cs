namespace Blas.Managed;

// LAPACK: general eigenproblems.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint GebalCore(BalanceJob job, nint n, T* a, nint lda, nint* ilo, nint* ihi, TReal* scale)
    {
        _engine.Gebal(job, n, a, lda, out *ilo, out *ihi, scale);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GebakCore(BalanceJob job, Side side, nint n, nint ilo, nint ihi, TReal* scale, nint m, T* v, nint ldv)
    {
        _engine.Gebak(job, side, n, ilo, ihi, scale, m, v, ldv);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GehrdCore(nint n, nint ilo, nint ihi, T* a, nint lda, T* tau)
    {
        _engine.Gehrd(n, ilo, ihi, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrghrCore(nint n, nint ilo, nint ihi, T* a, nint lda, T* tau)
    {
        _engine.Orghr(n, ilo, ihi, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint HseqrCore(
        SchurJob job, Accumulate compz, nint n, nint ilo, nint ihi, T* h, nint ldh, TReal* wr, TReal* wi, T* z,
        nint ldz) =>
        _engine.Hseqr(job, compz, n, ilo, ihi, h, ldh, wr, wi, z, ldz);

    /// <inheritdoc/>
    protected override nint TrevcCore(
        EigenvectorSide side, EigenvectorJob howmny, nint n, T* t, nint ldt, T* vl, nint ldvl, T* vr, nint ldvr)
    {
        _engine.Trevc(side, howmny, n, t, ldt, vl, ldvl, vr, ldvr);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GeevCore(Job jobvl, Job jobvr, nint n, T* a, nint lda, TReal* wr, TReal* wi, T* vl, nint ldvl, T* vr, nint ldvr) =>
        _engine.Geev(jobvl, jobvr, n, a, lda, wr, wi, vl, ldvl, vr, ldvr);

    /// <inheritdoc/>
    protected override nint GeesCore(
        Job jobvs, Func<TReal, TReal, bool>? select, nint n, T* a, nint lda, nint* sdim, TReal* wr, TReal* wi, T* vs, nint ldvs) =>
        _engine.Gees(jobvs, select is not null, select, n, a, lda, out *sdim, wr, wi, vs, ldvs);

    /// <inheritdoc/>
    protected override nint TrsylCore(
        Transpose transA, Transpose transB, nint isgn, nint m, nint n, T* a, nint lda, T* b, nint ldb, T* c, nint ldc,
        TReal* scale) =>
        _engine.Trsyl(transA, transB, (int)isgn, m, n, a, lda, b, ldb, c, ldc, out *scale);
}
