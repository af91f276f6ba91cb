using System.Numerics;

namespace Blas;

// Rows read as columns are the transpose, and that of a Hermitian matrix is its conjugate: A' = Aᵀ = conj(A). Products
// become conj(y) := conj(alpha) A' conj(x) + conj(beta) conj(y), updates A' := alpha conj(x) conj(x)ᴴ + A'. Vectors are
// conjugated, n elements for n * n work; the matrix never is. For real elements nothing is left of it. A provider may refuse
// sizes: y is then turned back to what it was.
public abstract unsafe partial class BlasBase<T, TReal>
{
    private void HemvRowMajor(UpLo uplo, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        if (!Element<T>.IsComplex)
        {
            HemvCore(uplo.Flip(), n, alpha, a, lda, x, incx, beta, y, incy);
            return;
        }

        using var scratch = new Scratch<T>(n);
        ConjugateCopy(n, x, incx, scratch.Pointer);
        ConjugateUnlessCleared(n, beta, y, incy);
        try
        {
            HemvCore(uplo.Flip(), n, Element<T>.Conjugate(alpha), a, lda, scratch.Pointer, 1, Element<T>.Conjugate(beta), y, incy);
        }
        catch
        {
            ConjugateUnlessCleared(n, beta, y, incy);
            throw;
        }

        Conjugate(n, y, incy);
    }

    private void HbmvRowMajor(UpLo uplo, nint n, nint k, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        if (!Element<T>.IsComplex)
        {
            HbmvCore(uplo.Flip(), n, k, alpha, a, lda, x, incx, beta, y, incy);
            return;
        }

        using var scratch = new Scratch<T>(n);
        ConjugateCopy(n, x, incx, scratch.Pointer);
        ConjugateUnlessCleared(n, beta, y, incy);
        try
        {
            HbmvCore(uplo.Flip(), n, k, Element<T>.Conjugate(alpha), a, lda, scratch.Pointer, 1, Element<T>.Conjugate(beta), y, incy);
        }
        catch
        {
            ConjugateUnlessCleared(n, beta, y, incy);
            throw;
        }

        Conjugate(n, y, incy);
    }

    private void HpmvRowMajor(UpLo uplo, nint n, T alpha, T* ap, T* x, nint incx, T beta, T* y, nint incy)
    {
        if (!Element<T>.IsComplex)
        {
            HpmvCore(uplo.Flip(), n, alpha, ap, x, incx, beta, y, incy);
            return;
        }

        using var scratch = new Scratch<T>(n);
        ConjugateCopy(n, x, incx, scratch.Pointer);
        ConjugateUnlessCleared(n, beta, y, incy);
        try
        {
            HpmvCore(uplo.Flip(), n, Element<T>.Conjugate(alpha), ap, scratch.Pointer, 1, Element<T>.Conjugate(beta), y, incy);
        }
        catch
        {
            ConjugateUnlessCleared(n, beta, y, incy);
            throw;
        }

        Conjugate(n, y, incy);
    }

    private void HerRowMajor(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* a, nint lda)
    {
        if (!Element<T>.IsComplex)
        {
            HerCore(uplo.Flip(), n, alpha, x, incx, a, lda);
            return;
        }

        using var scratch = new Scratch<T>(n);
        ConjugateCopy(n, x, incx, scratch.Pointer);
        HerCore(uplo.Flip(), n, alpha, scratch.Pointer, 1, a, lda);
    }

    private void HprRowMajor(UpLo uplo, nint n, TReal alpha, T* x, nint incx, T* ap)
    {
        if (!Element<T>.IsComplex)
        {
            HprCore(uplo.Flip(), n, alpha, x, incx, ap);
            return;
        }

        using var scratch = new Scratch<T>(n);
        ConjugateCopy(n, x, incx, scratch.Pointer);
        HprCore(uplo.Flip(), n, alpha, scratch.Pointer, 1, ap);
    }

    // (alpha x yᴴ + conj(alpha) y xᴴ)ᵀ = alpha conj(y) conj(x)ᴴ + conj(alpha) conj(x) conj(y)ᴴ.
    private void Her2RowMajor(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda)
    {
        if (!Element<T>.IsComplex)
        {
            Her2Core(uplo.Flip(), n, alpha, x, incx, y, incy, a, lda);
            return;
        }

        using var scratch = new Scratch<T>(checked(2 * n));
        ConjugateCopy(n, x, incx, scratch.Pointer);
        ConjugateCopy(n, y, incy, scratch.Pointer + n);
        Her2Core(uplo.Flip(), n, alpha, scratch.Pointer + n, 1, scratch.Pointer, 1, a, lda);
    }

    private void Hpr2RowMajor(UpLo uplo, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* ap)
    {
        if (!Element<T>.IsComplex)
        {
            Hpr2Core(uplo.Flip(), n, alpha, x, incx, y, incy, ap);
            return;
        }

        using var scratch = new Scratch<T>(checked(2 * n));
        ConjugateCopy(n, x, incx, scratch.Pointer);
        ConjugateCopy(n, y, incy, scratch.Pointer + n);
        Hpr2Core(uplo.Flip(), n, alpha, scratch.Pointer + n, 1, scratch.Pointer, 1, ap);
    }

    /// <summary>
    /// Sets the imaginary parts of a Hermitian diagonal to zero, for a Core of herk or her2k that would read them. Nothing for
    /// real elements.
    /// </summary>
    /// <param name="n">The order of C.</param>
    /// <param name="c">C, column-major.</param>
    /// <param name="ldc">Its leading dimension.</param>
    /// <param name="isLeftAlone">Whether nothing is to be done: C is not read, or stays as it is.</param>
    protected static void MakeDiagonalReal(nint n, T* c, nint ldc, bool isLeftAlone)
    {
        if (!Element<T>.IsComplex || isLeftAlone)
            return;
        for (nint i = 0; i < n; i++)
        {
            TReal* parts = (TReal*)(c + (i * (ldc + 1)));
            parts[1] = TReal.Zero;
        }
    }

    private static void ConjugateCopy(nint n, T* x, nint incx, T* to)
    {
        T* from = incx < 0 ? x + ((1 - n) * incx) : x;
        for (nint i = 0; i < n; i++)
            to[i] = Element<T>.Conjugate(from[i * incx]);
    }

    // Where beta is zero y is not read, and may hold anything.
    private static void ConjugateUnlessCleared(nint n, T beta, T* y, nint incy)
    {
        if (!T.IsZero(beta))
            Conjugate(n, y, incy);
    }

    private static void Conjugate(nint n, T* x, nint incx)
    {
        nint step = Math.Abs(incx);
        for (nint i = 0; i < n; i++)
            x[i * step] = Element<T>.Conjugate(x[i * step]);
    }
}
