namespace Blas.Managed;

// LAPACK: orthogonal factors and least squares.
public sealed unsafe partial class ManagedLapack<T, TReal>
{
    /// <inheritdoc/>
    protected override nint GeqrfCore(nint m, nint n, T* a, nint lda, T* tau)
    {
        _engine.Geqrf(m, n, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GelqfCore(nint m, nint n, T* a, nint lda, T* tau)
    {
        _engine.Gelqf(m, n, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint Geqp3Core(nint m, nint n, T* a, nint lda, int* jpvt, T* tau)
    {
        _engine.Geqp3(m, n, a, lda, jpvt, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrgqrCore(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        _engine.Orgqr(m, n, k, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrglqCore(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        _engine.Orglq(m, n, k, a, lda, tau);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrmqrCore(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        _engine.Ormqr(side, trans, m, n, k, a, lda, tau, c, ldc);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint OrmlqCore(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        _engine.Ormlq(side, trans, m, n, k, a, lda, tau, c, ldc);
        return 0;
    }

    /// <inheritdoc/>
    protected override nint GelsCore(Transpose trans, nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb) =>
        _engine.Gels(trans, m, n, nrhs, a, lda, b, ldb);

    /// <inheritdoc/>
    protected override nint GelsyCore(nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb, int* jpvt, TReal rcond, nint* rank) =>
        _engine.Gelsy(m, n, nrhs, a, lda, b, ldb, jpvt, rcond, out *rank);

    /// <inheritdoc/>
    protected override nint GelsdCore(nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb, TReal* s, TReal rcond, nint* rank) =>
        _engine.Gelsd(m, n, nrhs, a, lda, b, ldb, s, rcond, out *rank);
}
