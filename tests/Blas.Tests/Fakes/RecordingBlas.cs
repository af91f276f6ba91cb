using System.Numerics;

namespace Blas.Tests;

/// <summary>Computes nothing: writes down what reaches the Cores. Pointers are named by the operands they were given as.</summary>
internal sealed unsafe class RecordingBlas<T, TReal> : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public List<string> Calls { get; } = [];

    /// <summary>Names for addresses.</summary>
    public Dictionary<nint, string> Names { get; } = [];

    protected override T DotCore(nint n, T* x, nint incx, T* y, nint incy) => Note(T.Zero, "dot", n, P(x), incx, P(y), incy);

    protected override T DotcCore(nint n, T* x, nint incx, T* y, nint incy) => Note(T.Zero, "dotc", n, P(x), incx, P(y), incy);

    protected override void AxpyCore(nint n, T alpha, T* x, nint incx, T* y, nint incy) => Note(0, "axpy", n, alpha, P(x), incx, P(y), incy);

    protected override void ScalCore(nint n, T alpha, T* x, nint incx) => Note(0, "scal", n, alpha, P(x), incx);

    protected override void CopyCore(nint n, T* x, nint incx, T* y, nint incy) => Note(0, "copy", n, P(x), incx, P(y), incy);

    protected override void SwapCore(nint n, T* x, nint incx, T* y, nint incy) => Note(0, "swap", n, P(x), incx, P(y), incy);

    protected override TReal Nrm2Core(nint n, T* x, nint incx) => Note(TReal.Zero, "nrm2", n, P(x), incx);

    protected override TReal AsumCore(nint n, T* x, nint incx) => Note(TReal.Zero, "asum", n, P(x), incx);

    protected override nint IamaxCore(nint n, T* x, nint incx) => Note<nint>(0, "iamax", n, P(x), incx);

    protected override void GemvCore(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy) =>
        Note(0, "gemv", trans, m, n, alpha, P(a), lda, P(x), incx, beta, P(y), incy);

    protected override void GerCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Note(0, "ger", m, n, alpha, P(x), incx, P(y), incy, P(a), lda);

    protected override void GercCore(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda) =>
        Note(0, "gerc", m, n, alpha, P(x), incx, P(y), incy, P(a), lda);

    protected override void GemmCore(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        Note(0, "gemm", transA, transB, m, n, k, alpha, P(a), lda, P(b), ldb, beta, P(c), ldc);

    protected override void TrsmCore(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb) =>
        Note(0, "trsm", side, uplo, trans, diag, m, n, alpha, P(a), lda, P(b), ldb);

    private string P(void* pointer) => pointer == null ? "null" : Names.GetValueOrDefault((nint)pointer, "?");

    private TResult Note<TResult>(TResult result, params object[] parts)
    {
        Calls.Add(string.Join(' ', parts));
        return result;
    }
}

/// <summary>The same for LAPACK; every Core returns <see cref="Info"/>.</summary>
internal sealed unsafe class RecordingLapack<T, TReal>(RecordingBlas<T, TReal> blas) : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public List<string> Calls => blas.Calls;

    public nint Info { get; set; }

    // Row-major solves go on with the pivots.
    protected override nint GetrfCore(nint m, nint n, T* a, nint lda, int* ipiv)
    {
        for (int i = 0; i < Math.Min(m, n); i++)
            ipiv[i] = i + 1;
        return Note("getrf", m, n, lda);
    }

    protected override nint GetrsCore(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) =>
        Note("getrs", trans, n, nrhs, lda, ldb);

    protected override nint GesvCore(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb) => Note("gesv", n, nrhs, lda, ldb);

    protected override nint PotrfCore(UpLo uplo, nint n, T* a, nint lda) => Note("potrf", uplo, n, lda);

    private nint Note(params object[] parts)
    {
        Calls.Add(string.Join(' ', parts));
        return Info;
    }
}
