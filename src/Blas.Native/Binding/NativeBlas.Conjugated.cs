namespace Blas.Native;

// op(A) = conj(A), which row-major calls need for Aᴴ, and the reference does not know: conj(A) x = conj(A conj(x)). The
// vectors or the right-hand sides are conjugated, never the special matrix.
internal sealed unsafe partial class NativeBlas<T, TReal>
{
    private void GbmvConjugated(
        Transpose trans, nint m, nint n, nint kl, nint ku, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        using var scratch = new Scratch<T>(n);
        T* first = incx < 0 ? x + ((1 - n) * incx) : x;
        for (nint i = 0; i < n; i++)
            scratch.Pointer[i] = Element<T>.Conjugate(first[i * incx]);
        // Where beta is zero y is not read, and may hold anything.
        if (!T.IsZero(beta))
            Conjugation.Vector(m, y, incy);
        GbmvCore(Transpose.None, m, n, kl, ku, Element<T>.Conjugate(alpha), a, lda, scratch.Pointer, 1, Element<T>.Conjugate(beta), y, incy);
        Conjugation.Vector(m, y, incy);
    }

    private void TrmvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TrmvCore(uplo, Transpose.None, diag, n, a, lda, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TbmvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TbmvCore(uplo, Transpose.None, diag, n, k, a, lda, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TpmvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TpmvCore(uplo, Transpose.None, diag, n, ap, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TrsvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, T* a, nint lda, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TrsvCore(uplo, Transpose.None, diag, n, a, lda, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TbsvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, nint k, T* a, nint lda, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TbsvCore(uplo, Transpose.None, diag, n, k, a, lda, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TpsvConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, T* ap, T* x, nint incx)
    {
        Conjugation.Vector(n, x, incx);
        TpsvCore(uplo, Transpose.None, diag, n, ap, x, incx);
        Conjugation.Vector(n, x, incx);
    }

    private void TrmmConjugated(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        if (!T.IsZero(alpha))
            Conjugation.Matrix(m, n, b, ldb);
        TrmmCore(side, uplo, Transpose.None, diag, m, n, Element<T>.Conjugate(alpha), a, lda, b, ldb);
        Conjugation.Matrix(m, n, b, ldb);
    }
}
