using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>C = alpha A B + beta C, or alpha B A + beta C for the right side; A symmetric or Hermitian, one triangle read.</summary>
    /// <remarks>A is written out whole as it is packed; the rest is a plain product.</remarks>
    public void Symm(
        bool hermitian, Side side, UpLo uplo, nint m, nint n,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, beta, c, ldc);
            return;
        }

        TrianglePart stored = uplo == UpLo.Upper ? TrianglePart.Upper : TrianglePart.Lower;
        GemmJob<T, TReal> job;
        if (side == Side.Left)
        {
            job = new(kernels, Transpose.None, Transpose.None, m, n, m, alpha, a, lda, b, ldb, beta, c, ldc);
            job.StoredA = stored;
        }
        else
        {
            job = new(kernels, Transpose.None, Transpose.None, m, n, n, alpha, b, ldb, a, lda, beta, c, ldc);
            job.StoredB = stored;
            job.IsConjugatedB = hermitian && IsComplex;
        }

        job.IsHermitian = hermitian && IsComplex;
        Multiply(ref job, ThreadsFor(m, n, job.K));
    }
}
