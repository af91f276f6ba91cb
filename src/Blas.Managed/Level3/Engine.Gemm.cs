using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Sums of so many products, squared, need twice the work for a second thread to pay.
    private const double ShortSums = 200;

    /// <summary>C = alpha op(A) op(B) + beta C, with op(A) m by k, op(B) k by n, C m by n.</summary>
    /// <remarks>
    /// beta = 0 does not read C; alpha = 0 or k = 0 only scales it, and reads neither A nor B. The number of threads has
    /// no influence on the result: C is shared out, never the sums, and these are cut at the same places.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gemm(
        Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (k == 0 || Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, beta, c, ldc);
            return;
        }

        // One column or row is a product of a matrix and a vector, limited by memory and not by arithmetic.
        bool conjugatesA = IsComplex && transA is (Transpose.Conjugate or Transpose.ConjugateTranspose);
        bool conjugatesB = IsComplex && transB is (Transpose.Conjugate or Transpose.ConjugateTranspose);
        bool transposesA = transA is Transpose.Transpose or Transpose.ConjugateTranspose;
        bool transposesB = transB is Transpose.Transpose or Transpose.ConjugateTranspose;
        if (n == 1 && !conjugatesB)
        {
            Gemv(transA, transposesA ? k : m, transposesA ? m : k, alpha, a, lda, b, transposesB ? ldb : 1, beta, c, 1);
            return;
        }

        if (m == 1 && !conjugatesA)
        {
            Transpose form = transposesB
                ? (conjugatesB ? Transpose.Conjugate : Transpose.None)
                : (conjugatesB ? Transpose.ConjugateTranspose : Transpose.Transpose);
            Gemv(form, transposesB ? n : k, transposesB ? k : n, alpha, b, ldb, a, transposesA ? 1 : lda, beta, c, ldc);
            return;
        }

        if (!IsComplex && (m <= MostThin || (transposesA && n <= MostDotted))
            && TryGemmThin(transposesA, transposesB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc))
        {
            return;
        }

        int threads = ThreadsFor(m, n, k);
        if (threads == 1 && GemmJob<T, TReal>.IsSmall(transposesA, m, n, k, lda))
        {
            GemmJob<T, TReal>.Small(kernels, transposesB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }

        GemmBlocked(threads, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ThreadsFor(nint m, nint n, nint k)
    {
        // Where sums are short, what is shared out is C for the most part, whose lines wander between the processors' caches.
        int threads = pool.Threads;
        double square = (double)k * k;
        return threads == 1 || (double)m * n * k * (Parts * Parts) * square < 2 * WorkPerThread * (square + ShortSums) ? 1 : threads;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GemmBlocked(
        int threads, Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        GemmJob<T, TReal> job = new(kernels, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        Multiply(ref job, threads);
    }

    private void Multiply(ref GemmJob<T, TReal> job, int threads)
    {
        if (threads == 1)
        {
            job.Block(0, job.M, 0, job.N);
        }
        else if (job.IsShared(threads))
        {
            MultiplyShared(job, threads);
        }
        else
        {
            pool.Run(ref job, job.Share(threads));
        }
    }

    private void MultiplyShared(in GemmJob<T, TReal> product, int threads)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        SharedGemmJob<T, TReal> job = new(product, threads, arena);
        pool.Run(ref job, job.Pieces);
    }

    /// <summary>C = beta C; zeros for beta = 0, whatever C holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScaleMatrix(nint m, nint n, T beta, T* c, nint ldc)
    {
        if (Scalars<T, TReal>.IsOne(beta))
        {
            return;
        }

        bool clear = Scalars<T, TReal>.IsZero(beta);
        for (nint j = 0; j < n; j++, c += ldc)
        {
            for (nint i = 0; i < m; i++)
            {
                c[i] = clear ? T.Zero : Scalars<T, TReal>.Multiply(beta, c[i]);
            }
        }
    }
}
