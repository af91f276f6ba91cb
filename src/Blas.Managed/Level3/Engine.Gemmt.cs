using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>One triangle of C = alpha op(A) op(B) + beta C.</summary>
    public void Gemmt(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc) =>
        MultiplyIntoTriangle(uplo, transA, transB, n, k, alpha, a, lda, b, ldb, beta, c, ldc, hermitian: false);

    /// <summary>One triangle of C = alpha A A^T + beta C (or of A^T A), or with H for T; alpha and beta are real then.</summary>
    public void Syrk(bool hermitian, UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T beta, T* c, nint ldc)
    {
        Transpose other = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        bool plain = trans == Transpose.None;
        TriangleProductJob<T, TReal> job = default;
        job.First = TriangleOf(
            uplo, plain ? Transpose.None : other, plain ? other : Transpose.None, n, k, alpha, a, lda, a, lda, beta, c, ldc);
        job.IsHermitian = hermitian && IsComplex;
        MultiplyIntoTriangle(ref job);
    }

    /// <summary>One triangle of C = alpha A B^T + alpha B A^T + beta C (or with A^T B), or with H for T and conj(alpha) in the second.</summary>
    public void Syr2k(
        bool hermitian, UpLo uplo, Transpose trans, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        Transpose other = hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose;
        Transpose left = trans == Transpose.None ? Transpose.None : other, right = trans == Transpose.None ? other : Transpose.None;
        T conjugate = hermitian ? Scalars<T, TReal>.Conjugate(alpha) : alpha;
        TriangleProductJob<T, TReal> job = default;
        job.First = TriangleOf(uplo, left, right, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        job.Second = TriangleOf(uplo, left, right, n, k, conjugate, b, ldb, a, lda, T.One, c, ldc);
        job.IsDouble = true;
        job.IsHermitian = hermitian && IsComplex;
        MultiplyIntoTriangle(ref job);
    }

    /// <summary>The same of a product that is known to be symmetric or Hermitian; then the diagonal is made real.</summary>
    private void MultiplyIntoTriangle(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc, bool hermitian)
    {
        TriangleProductJob<T, TReal> job = default;
        job.First = TriangleOf(uplo, transA, transB, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        job.IsHermitian = hermitian && IsComplex;
        MultiplyIntoTriangle(ref job);
    }

    private GemmJob<T, TReal> TriangleOf(
        UpLo uplo, Transpose transA, Transpose transB, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        GemmJob<T, TReal> job = new(kernels, transA, transB, n, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
        {
            Part = uplo == UpLo.Upper ? TrianglePart.Upper : TrianglePart.Lower,
        };
        return job;
    }

    private void MultiplyIntoTriangle(ref TriangleProductJob<T, TReal> job)
    {
        ref readonly GemmJob<T, TReal> product = ref job.First;
        bool nothing = product.K == 0 || Scalars<T, TReal>.IsZero(product.Alpha);
        if (product.N == 0 || (nothing && Scalars<T, TReal>.IsOne(product.Beta)))
        {
            return;
        }

        if (nothing)
        {
            ScaleTriangle(product.Part, product.N, product.Beta, product.C, product.Ldc, job.IsHermitian);
            return;
        }

        int threads = pool.Threads;
        if (threads > 1 && product.IsShared(threads))
        {
            MultiplyShared(job.First, threads);
            if (job.IsDouble)
            {
                MultiplyShared(job.Second, threads);
            }

            job.MakeDiagonalReal(0, product.N);
            return;
        }

        pool.Run(ref job, job.Share(threads));
    }

    private static void ScaleTriangle(TrianglePart part, nint n, T beta, T* c, nint ldc, bool hermitian)
    {
        for (nint j = 0; j < n; j++)
        {
            nint first = part == TrianglePart.Upper ? 0 : j, end = part == TrianglePart.Upper ? j + 1 : n;
            if (hermitian && !Scalars<T, TReal>.IsZero(beta))
            {
                MakeReal(c + j + (j * ldc));
            }

            ScaleMatrix(end - first, 1, beta, c + first + (j * ldc), ldc);
        }
    }

    internal static void MakeReal(T* element) => *element = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(*element), TReal.Zero);
}

/// <summary>One triangle of a product, or of the sum of two.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct TriangleProductJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public GemmJob<T, TReal> First, Second;

    /// <summary>There is a second product.</summary>
    public bool IsDouble;

    /// <summary>The diagonal of the result is real, and that of C is taken for real.</summary>
    public bool IsHermitian;

    /// <summary>Cuts the triangle into pieces.</summary>
    /// <param name="threads">For how many threads.</param>
    /// <returns>The number of pieces.</returns>
    public nint Share(int threads)
    {
        Second.ShareTriangle(threads);
        return First.ShareTriangle(threads);
    }

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        First.Run(piece);
        if (IsDouble)
        {
            Second.Run(piece);
        }

        MakeDiagonalReal(First.TriangleBound(piece), First.TriangleBound(piece + 1));
    }

    /// <summary>Makes the diagonal of a Hermitian result real.</summary>
    public readonly void MakeDiagonalReal(nint first, nint end)
    {
        for (nint j = first; IsHermitian && j < end; j++)
        {
            Engine<T, TReal>.MakeReal(First.C + j + (j * First.Ldc));
        }
    }
}
