using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>B = alpha op(A), A m by n. alpha = 0 does not read A.</summary>
    public void Omatcopy(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* b, nint ldb)
    {
        CopyJob<T, TReal> job = default;
        job.Engine = this;
        job.IsTransposed = trans.IsTransposed();
        job.IsConjugated = trans.IsConjugated() && IsComplex;
        job.Rows = job.IsTransposed ? n : m;
        job.Columns = job.IsTransposed ? m : n;
        job.Alpha = alpha;
        job.A = a;
        job.Lda = lda;
        job.B = b;
        job.Ldb = ldb;
        nint pieces = (nint)Math.Clamp((double)m * n * Parts / VectorWorkPerThread, 1, pool.Threads);
        nint blocks = (job.Columns + CopyJob<T, TReal>.Block - 1) / CopyJob<T, TReal>.Block;
        job.PieceLength = (blocks + pieces - 1) / pieces * CopyJob<T, TReal>.Block;
        pool.Run(ref job, (job.Columns + job.PieceLength - 1) / job.PieceLength);
    }

    /// <summary>A = alpha op(A), in place; the result has the leading dimension ldb.</summary>
    public void Imatcopy(Transpose trans, nint m, nint n, T alpha, T* a, nint lda, nint ldb)
    {
        bool transposed = trans.IsTransposed();
        if (!transposed && lda == ldb)
        {
            if (trans.IsConjugated() && IsComplex && !Scalars<T, TReal>.IsZero(alpha))
            {
                for (nint j = 0; j < n; j++)
                {
                    ConjugateVector(m, a + (j * lda));
                }
            }

            ScaleMatrix(m, n, alpha, a, lda);
            return;
        }

        nint rows = transposed ? n : m, columns = transposed ? m : n;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* copy = arena.Take<T>(rows * columns);
        Omatcopy(trans, m, n, alpha, a, lda, copy, rows);
        for (nint j = 0; j < columns; j++)
        {
            Copy(rows, copy + (j * rows), 1, a + (j * ldb), 1);
        }
    }

    /// <summary>The columns of B from first to end - 1.</summary>
    internal void CopyColumns(in CopyJob<T, TReal> job, nint first, nint end)
    {
        bool clear = Scalars<T, TReal>.IsZero(job.Alpha), one = Scalars<T, TReal>.IsOne(job.Alpha);
        for (nint j = first; j < end; j += CopyJob<T, TReal>.Block)
        {
            nint columns = Math.Min(CopyJob<T, TReal>.Block, end - j);
            for (nint i = 0; i < job.Rows; i += CopyJob<T, TReal>.Block)
            {
                nint rows = Math.Min(CopyJob<T, TReal>.Block, job.Rows - i);
                T* target = job.B + i + (j * job.Ldb);
                if (clear)
                {
                    ScaleMatrix(rows, columns, T.Zero, target, job.Ldb);
                    continue;
                }

                if (job.IsTransposed)
                {
                    GemmPack.Transpose(job.A + j + (i * job.Lda), job.Lda, rows, columns, target, job.Ldb);
                }
                else
                {
                    GemmPack.Copy(job.A + i + (j * job.Lda), job.Lda, rows, columns, target, job.Ldb);
                }

                for (nint k = 0; k < columns && (job.IsConjugated || !one); k++)
                {
                    if (job.IsConjugated)
                    {
                        ConjugateVector(rows, target + (k * job.Ldb));
                    }

                    if (!one)
                    {
                        ScaleVector(rows, job.Alpha, target + (k * job.Ldb));
                    }
                }
            }
        }
    }

    private static void ConjugateVector(nint n, T* x)
    {
        for (nint i = 0; i < n; i++)
        {
            // The imaginary part alone: a number that is put together of parts takes its time to be written.
            ((TReal*)(x + i))[1] = -((TReal*)(x + i))[1];
        }
    }
}

/// <summary>A scaled copy of a matrix or its transpose, cut along the columns of the result.</summary>
internal unsafe struct CopyJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>Squares that stay in the first-level cache while they are turned.</summary>
    public const int Block = 64;

    public Engine<T, TReal> Engine;
    public T* A, B;
    public nint Lda, Ldb, Rows, Columns, PieceLength;
    public T Alpha;
    public bool IsTransposed, IsConjugated;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength;
        Engine.CopyColumns(this, first, Math.Min(Columns, first + PieceLength));
    }
}
