using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The memory that a packed left operand takes.</summary>
    public nint PackedLength(nint m, nint k)
    {
        nint panel = 2 * kernels.Count / Parts;
        return checked((m + panel - 1) / panel * panel * k);
    }

    /// <summary>Packs op(A), m by k, whole: block of k after block of k, in each panel after panel.</summary>
    public void Pack(Transpose trans, nint m, nint k, T* a, nint lda, T* target)
    {
        GemmJob<T, TReal> job = new(kernels, trans, Transpose.None, m, 1, k, T.One, a, lda, null, 0, T.Zero, null, 0);
        job.PackWhole(target);
    }

    /// <summary>C = epilogue(alpha op(A) op(B) + beta C); A as it is, or packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void GemmFused<TEpilogue>(ref GemmJob<T, TReal> job, Transpose transA, Transpose transB, ref FusedContext<TEpilogue> context)
        where TEpilogue : struct, IGemmEpilogue<T>
    {
        bool hasEpilogue = typeof(TEpilogue) != typeof(NoEpilogue<T>);
#pragma warning disable CS8500 // The context lies on the caller's stack until all pieces are done.
        fixed (FusedContext<TEpilogue>* pinned = &context)
        {
            if (job.K == 0 || Scalars<T, TReal>.IsZero(job.Alpha))
            {
                ScaleMatrix(job.M, job.N, job.Beta, job.C, job.Ldc);
            }
            else if (job.PackedA == null && (job.M == 1 || job.N == 1))
            {
                Gemm(transA, transB, job.M, job.N, job.K, job.Alpha, job.A, job.Lda, job.B, job.Ldb, job.Beta, job.C, job.Ldc);
            }
            else
            {
                job.Epilogue = hasEpilogue ? &Apply<TEpilogue> : null;
                job.EpilogueContext = pinned;
                if (pool.Threads == 1 || (double)job.M * job.N * job.K * (Parts * Parts) < 2 * WorkPerThread)
                {
                    job.Block(0, job.M, 0, job.N);
                }
                else
                {
                    pool.Run(ref job, job.Share(pool.Threads));
                }

                return;
            }

            for (nint j = 0; hasEpilogue && j < job.N; j++)
            {
                Apply<TEpilogue>(pinned, job.C + (j * job.Ldc), job.M, 0, j);
            }
        }
#pragma warning restore CS8500
    }

    private static void Apply<TEpilogue>(void* context, T* values, nint count, nint row, nint column)
        where TEpilogue : struct, IGemmEpilogue<T>
    {
#pragma warning disable CS8500
        FusedContext<TEpilogue>* fused = (FusedContext<TEpilogue>*)context;
#pragma warning restore CS8500
        while (count > 0)
        {
            int length = (int)Math.Min(count, 1 << 20);
            fused->Epilogue.Apply(new Span<T>(values, length), fused->IsRowMajor ? column : row, fused->IsRowMajor ? row : column);
            values += length;
            row += length;
            count -= length;
        }
    }
}

/// <summary>An epilogue, and the order in which it sees the result.</summary>
/// <typeparam name="TEpilogue">The epilogue.</typeparam>
internal struct FusedContext<TEpilogue>
{
    public TEpilogue Epilogue;

    /// <summary>Rows and columns of the column-major product are the caller's columns and rows.</summary>
    public bool IsRowMajor;
}

/// <summary>Nothing more to do.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct NoEpilogue<T> : IGemmEpilogue<T>
    where T : unmanaged
{
    public void Apply(Span<T> values, nint row, nint column)
    {
    }
}
