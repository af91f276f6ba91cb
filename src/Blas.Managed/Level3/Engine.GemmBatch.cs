using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>C[i] = alpha op(A[i]) op(B[i]) + beta C[i], matrices at equal distances.</summary>
    public void GemmBatchStrided(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, nint stridea,
        T* b, nint ldb, nint strideb, T beta, T* c, nint ldc, nint stridec, nint batch)
    {
        BatchJob<T, TReal> job = new()
        {
            Engine = this,
            A = a,
            B = b,
            C = c,
            StrideA = stridea,
            StrideB = strideb,
            StrideC = stridec,
        };
        job.Set(transA, transB, m, n, k, alpha, lda, ldb, beta, ldc, batch);
        RunBatch(ref job);
    }

    /// <summary>The same, matrices by their pointers.</summary>
    public void GemmBatch(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T** a, nint lda,
        T** b, nint ldb, T beta, T** c, nint ldc, nint batch)
    {
        BatchJob<T, TReal> job = new() { Engine = this, Pa = a, Pb = b, Pc = c };
        job.Set(transA, transB, m, n, k, alpha, lda, ldb, beta, ldc, batch);
        RunBatch(ref job);
    }

    // Whole products to a thread, unless they are few: then each product is shared out.
    private void RunBatch(ref BatchJob<T, TReal> job)
    {
        double work = (double)job.M * job.N * Math.Max(1, job.K) * (Parts * Parts);
        nint threads = pool.Threads;
        if (job.Batch < threads)
        {
            job.PieceLength = job.Batch;
            job.Run(0);
            return;
        }

        nint pieces = (nint)Math.Clamp(job.Batch * work / WorkPerThread, 1, Math.Min(job.Batch, 4 * threads));
        job.PieceLength = (job.Batch + pieces - 1) / pieces;
        pool.Run(ref job, (job.Batch + job.PieceLength - 1) / job.PieceLength);
    }
}

/// <summary>Products of one shape.</summary>
internal unsafe struct BatchJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public T* A, B, C;
    public T** Pa, Pb, Pc;
    public nint StrideA, StrideB, StrideC, M, N, K, Batch, PieceLength;
    private Transpose _transA, _transB;
    private T _alpha, _beta;
    private nint _lda, _ldb, _ldc;

    public void Set(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, nint lda, nint ldb, T beta, nint ldc, nint batch)
    {
        (_transA, _transB, M, N, K, Batch) = (transA, transB, m, n, k, batch);
        (_alpha, _beta, _lda, _ldb, _ldc) = (alpha, beta, lda, ldb, ldc);
    }

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint end = Math.Min(Batch, (piece + 1) * PieceLength);
        for (nint i = piece * PieceLength; i < end; i++)
        {
            T* a = Pa != null ? Pa[i] : A + (i * StrideA);
            T* b = Pb != null ? Pb[i] : B + (i * StrideB);
            T* c = Pc != null ? Pc[i] : C + (i * StrideC);
            Engine.Gemm(_transA, _transB, M, N, K, _alpha, a, _lda, b, _ldb, _beta, c, _ldc);
        }
    }
}
