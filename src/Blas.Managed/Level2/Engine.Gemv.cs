using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Matrix elements from which sharing a product with a vector out pays: it is limited by memory.
    private const nint VectorWorkPerThread = 30_000;

    /// <summary>y = alpha op(A) x + beta y; A is m by n as stored. beta = 0 does not read y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gemv(
        Transpose trans, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy)
    {
        bool transposed = trans is Transpose.Transpose or Transpose.ConjugateTranspose;
        nint inner = transposed ? m : n;
        nint outer = transposed ? n : m;
        T* target = First(outer, y, incy);
        bool areSumsResults = transposed && incy == 1 && Scalars<T, TReal>.IsOne(alpha) && Scalars<T, TReal>.IsZero(beta);
        if (!areSumsResults)
        {
            ScaleOutput(outer, beta, target, incy);
        }

        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        GemvJob<T, TReal> job = default;
        job.Engine = this;
        job.M = m;
        job.N = n;
        job.A = a;
        job.Lda = lda;
        job.IsTransposed = transposed;
        job.IsConjugated = trans is Transpose.Conjugate or Transpose.ConjugateTranspose;

        // Vectors are gathered into contiguous ones; alpha goes with x, or with the sums.
        bool gather = incx != 1 || !transposed;
        job.X = gather ? arena.Take<T>(inner) : x;
        if (gather)
        {
            T* from = First(inner, x, incx);
            for (nint i = 0; i < inner; i++)
            {
                job.X[i] = transposed ? from[i * incx] : Scalars<T, TReal>.Multiply(alpha, from[i * incx]);
            }
        }

        bool direct = areSumsResults || (incy == 1 && !transposed);
        job.Y = direct ? y : arena.Take<T>(outer);
        if (!direct && !transposed)
        {
            NativeMemory.Clear(job.Y, (nuint)outer * (nuint)sizeof(T));
        }

        Run(ref job, outer, m * n);
        if (!direct)
        {
            T factor = transposed ? alpha : T.One;
            for (nint i = 0; i < outer; i++)
            {
                T* element = target + (i * incy);
                *element += Scalars<T, TReal>.Multiply(factor, job.Y[i]);
            }
        }
    }

    /// <summary>
    /// y += A x, or y = A^T x, for a piece of the result: rows of A, or columns of it where A is transposed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void GemvPiece(in GemvJob<T, TReal> job, nint row, nint rows)
    {
        if (!IsComplex)
        {
            if (job.IsTransposed)
            {
                kernels.DotColumns(job.M, rows, (TReal*)(job.A + (row * job.Lda)), job.Lda, (TReal*)job.X, (TReal*)(job.Y + row));
            }
            else
            {
                kernels.AddColumns(rows, job.N, (TReal*)(job.A + row), job.Lda, (TReal*)job.X, (TReal*)(job.Y + row));
            }

            return;
        }

        if (!job.IsTransposed)
        {
            kernels.AddColumnsComplex(
                rows, job.N, (TReal*)(job.A + row), job.Lda, (TReal*)job.X, job.IsConjugated, (TReal*)(job.Y + row));
            return;
        }

        const int Batch = 16;
        ComplexSums<TReal>* sums = stackalloc ComplexSums<TReal>[Batch];
        for (nint j = 0; j < rows; j += Batch)
        {
            nint count = Math.Min(Batch, rows - j);
            kernels.DotColumnsComplex(job.M, count, (TReal*)(job.A + ((row + j) * job.Lda)), job.Lda, (TReal*)job.X, sums);
            for (nint i = 0; i < count; i++)
            {
                job.Y[row + j + i] = Join(sums[i], job.IsConjugated);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(ref GemvJob<T, TReal> job, nint outer, nint work)
    {
        nint pieces = Math.Min(pool.Threads, work * Parts / VectorWorkPerThread);

        // Whole vectors and whole groups of columns to a piece.
        nint unit = 4 * kernels.Count;
        job.PieceLength = pieces <= 1 ? outer : ((((outer + pieces - 1) / pieces) + unit - 1) / unit) * unit;
        job.Length = outer;
        pieces = (outer + job.PieceLength - 1) / job.PieceLength;
        if (pieces == 1)
        {
            job.Run(0);
        }
        else
        {
            pool.Run(ref job, pieces);
        }
    }

    /// <summary>y = beta y; zeros for beta = 0, whatever y holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleOutput(nint n, T beta, T* y, nint incy)
    {
        if (Scalars<T, TReal>.IsOne(beta))
        {
            return;
        }

        bool clear = Scalars<T, TReal>.IsZero(beta);
        if (incy == 1 && !clear)
        {
            ScaleVector(n, beta, y);
            return;
        }

        for (nint i = 0; i < n; i++)
        {
            y[i * incy] = clear ? T.Zero : Scalars<T, TReal>.Multiply(beta, y[i * incy]);
        }
    }
}

/// <summary>A product of a matrix and a vector, cut along the result.</summary>
internal unsafe struct GemvJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public Engine<T, TReal> Engine;
    public T* A, X, Y;
    public nint Lda, M, N, Length, PieceLength;
    public bool IsTransposed, IsConjugated;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength;
        Engine.GemvPiece(this, first, Math.Min(PieceLength, Length - first));
    }
}
