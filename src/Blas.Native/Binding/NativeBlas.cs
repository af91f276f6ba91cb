using System.Numerics;

namespace Blas.Native;

/// <summary>The BLAS of a native library for one element type; the calls themselves are generated.</summary>
/// <param name="table">The library's routines.</param>
/// <param name="fallback">Stands in for what the library lacks or can't take, or null.</param>
internal sealed unsafe partial class NativeBlas<T, TReal>(RoutineTable table, IBlas<T, TReal>? fallback)
    : BlasBase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    // conj(A) x = conj(A conj(x)): y := conj(conj(alpha) A conj(x) + conj(beta) conj(y)). A is not copied.
    private void GemvConjugated(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        using var scratch = new Scratch<T>(n);
        T* first = incx < 0 ? x + ((1 - n) * incx) : x;
        for (nint i = 0; i < n; i++)
            scratch.Pointer[i] = Element<T>.Conjugate(first[i * incx]);
        // Where beta is zero y is not read, and may hold anything.
        if (!T.IsZero(beta))
            Conjugation.Vector(m, y, incy);
        GemvCore(Transpose.None, m, n, Element<T>.Conjugate(alpha), a, lda, scratch.Pointer, 1, Element<T>.Conjugate(beta), y, incy);
        Conjugation.Vector(m, y, incy);
    }

    private void GemmConjugated(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (transA == Transpose.Conjugate)
        {
            using var copy = new Scratch<T>(checked(m * k));
            Conjugation.Copy(m, k, a, lda, copy.Pointer);
            GemmCore(Transpose.None, transB, m, n, k, alpha, copy.Pointer, m, b, ldb, beta, c, ldc);
            return;
        }

        using var copyB = new Scratch<T>(checked(k * n));
        Conjugation.Copy(k, n, b, ldb, copyB.Pointer);
        GemmCore(transA, Transpose.None, m, n, k, alpha, a, lda, copyB.Pointer, Math.Max(k, 1), beta, c, ldc);
    }

    // conj(A) X = alpha B is A conj(X) = conj(alpha) conj(B), and so from the right. A is not copied.
    private void TrsmConjugated(
        Side side, UpLo uplo, Transpose trans, Diag diag, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        Conjugation.Matrix(m, n, b, ldb);
        TrsmCore(side, uplo, Transpose.None, diag, m, n, Element<T>.Conjugate(alpha), a, lda, b, ldb);
        Conjugation.Matrix(m, n, b, ldb);
    }
}
