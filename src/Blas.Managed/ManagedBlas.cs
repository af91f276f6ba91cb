using System.Numerics;

namespace Blas.Managed;

/// <summary>The BLAS in pure C#, for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe partial class ManagedBlas<T, TReal> : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private readonly Engine<T, TReal> _engine;

    internal ManagedBlas(Engine<T, TReal> engine) => _engine = engine;

    /// <summary>The threads that it computes with.</summary>
    internal WorkerPool Workers => _engine.Pool;

    /// <inheritdoc/>
    protected override T DotCore(nint n, T* x, nint incx, T* y, nint incy) => _engine.Dot(n, x, incx, y, incy);

    /// <inheritdoc/>
    protected override T DotcCore(nint n, T* x, nint incx, T* y, nint incy) => _engine.Dotc(n, x, incx, y, incy);

    /// <inheritdoc/>
    protected override void AxpyCore(nint n, T alpha, T* x, nint incx, T* y, nint incy) =>
        _engine.Axpy(n, alpha, x, incx, y, incy);

    /// <inheritdoc/>
    protected override void ScalCore(nint n, T alpha, T* x, nint incx) => _engine.Scal(n, alpha, x, incx);

    /// <inheritdoc/>
    protected override void CopyCore(nint n, T* x, nint incx, T* y, nint incy) =>
        _engine.CopyShared(n, x, incx, y, incy);

    /// <inheritdoc/>
    protected override void SwapCore(nint n, T* x, nint incx, T* y, nint incy) => _engine.Swap(n, x, incx, y, incy);

    /// <inheritdoc/>
    protected override TReal Nrm2Core(nint n, T* x, nint incx) => _engine.Nrm2(n, x, incx);

    /// <inheritdoc/>
    protected override TReal AsumCore(nint n, T* x, nint incx) => _engine.Asum(n, x, incx);

    /// <inheritdoc/>
    protected override nint IamaxCore(nint n, T* x, nint incx) => _engine.Iamax(n, x, incx);

    /// <inheritdoc/>
    protected override void GemvCore(
        Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        _engine.Gemv(trans, m, n, alpha, a, lda, x, incx, beta, y, incy);

    /// <inheritdoc/>
    protected override void GerCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        _engine.Ger(m, n, alpha, x, incx, y, incy, a, lda);

    /// <inheritdoc/>
    protected override void GercCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        _engine.Gerc(m, n, alpha, x, incx, y, incy, a, lda);

    /// <inheritdoc/>
    protected override void GemmCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        _engine.Gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);

    /// <inheritdoc/>
    protected override void TrsmCore(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb) =>
        _engine.Trsm(side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb);

    private static T Real(TReal value) => Scalars<T, TReal>.Create(value, TReal.Zero);
}
