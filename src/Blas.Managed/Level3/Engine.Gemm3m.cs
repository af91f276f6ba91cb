using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // Below this the three matrices of sums cost more than the fourth product.
    private const nint Least3m = 192;

    // The parts of a block of A, of one of B and of their product together stay below some tens of megabytes.
    private const nint Rows3m = 1024;
    private const nint Columns3m = 512;
    private const nint Depth3m = 512;

    /// <summary>C = alpha op(A) op(B) + beta C with three real products instead of four.</summary>
    /// <remarks>
    /// (a + ib)(c + id) = (ac - bd) + i((a + b)(c + d) - ac - bd). The imaginary part is small beside |A| |B| in error, not beside itself:
    /// N. J. Higham, "Stability of a Method for Multiplying Complex Matrices with Three Real Matrix Multiplications", SIAM J. Matrix Anal.
    /// Appl. 13(3), 1992.
    /// </remarks>
    public void Gemm3m(
        Transpose transA, Transpose transB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (!IsComplex || Math.Min(Math.Min(m, n), k) < Least3m || Scalars<T, TReal>.IsZero(alpha))
        {
            Gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }

        ScaleMatrix(m, n, beta, c, ldc);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint rows = Math.Min(m, Rows3m), columns = Math.Min(n, Columns3m), depth = Math.Min(k, Depth3m);
        TReal* left = arena.Take<TReal>(3 * rows * depth), right = arena.Take<TReal>(3 * depth * columns);
        TReal* product = arena.Take<TReal>(3 * rows * columns);
        for (nint j = 0; j < n; j += columns)
        {
            nint width = Math.Min(columns, n - j);
            for (nint p = 0; p < k; p += depth)
            {
                nint length = Math.Min(depth, k - p);
                Split(transB, length, width, b, ldb, p, j, right);
                for (nint i = 0; i < m; i += rows)
                {
                    nint height = Math.Min(rows, m - i);
                    Split(transA, height, length, a, lda, i, p, left);
                    for (nint part = 0; part < 3; part++)
                    {
                        Reals.Gemm(
                            Transpose.None, Transpose.None, height, width, length,
                            TReal.One, left + (part * height * length), height, right + (part * length * width), length,
                            TReal.Zero, product + (part * height * width), height);
                    }

                    PartsJob<T, TReal> job = default;
                    job.Parts = product;
                    job.Rows = height;
                    job.Columns = width;
                    job.Alpha = alpha;
                    job.Matrix = c + i + (j * ldc);
                    job.Ld = ldc;
                    job.Joins = true;
                    RunParts(ref job);
                }
            }
        }
    }

    // The real parts, the imaginary parts, and their sums, of a block of op(A) whose first element is (row, column).
    private void Split(Transpose trans, nint rows, nint columns, T* a, nint lda, nint row, nint column, TReal* parts)
    {
        PartsJob<T, TReal> job = default;
        job.Parts = parts;
        job.Rows = rows;
        job.Columns = columns;
        job.IsTransposed = trans.IsTransposed();
        job.IsConjugated = trans.IsConjugated();
        job.Matrix = job.IsTransposed ? a + column + (row * lda) : a + row + (column * lda);
        job.Ld = lda;
        RunParts(ref job);
    }

    private void RunParts(ref PartsJob<T, TReal> job)
    {
        nint pieces = (nint)Math.Clamp((double)job.Rows * job.Columns * Parts / VectorWorkPerThread, 1, pool.Threads);
        job.PieceLength = (job.Columns + pieces - 1) / pieces;
        pool.Run(ref job, (job.Columns + job.PieceLength - 1) / job.PieceLength);
    }
}

/// <summary>A complex matrix taken apart into three real ones, or three products put together, cut along the columns.</summary>
internal unsafe struct PartsJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Rows of a transposed matrix that are read together.
    private const nint Strip = 16;

    public T* Matrix;
    public TReal* Parts;
    public nint Ld, Rows, Columns, PieceLength;
    public T Alpha;
    public bool IsTransposed, IsConjugated, Joins;

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength, end = Math.Min(Columns, first + PieceLength);
        if (Joins)
        {
            Join(first, end);
        }
        else if (IsTransposed)
        {
            for (nint i = 0; i < Rows; i += Strip)
            {
                Split(first, end, i, Math.Min(Strip, Rows - i));
            }
        }
        else
        {
            Split(first, end, 0, Rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Split(nint first, nint end, nint row, nint rows)
    {
        TReal* re = Parts, im = re + (Rows * Columns), sum = im + (Rows * Columns);
        TReal* matrix = (TReal*)Matrix;
        nint step = IsTransposed ? 2 * Ld : 2, across = IsTransposed ? 2 : 2 * Ld;
        for (nint j = first; j < end; j++)
        {
            TReal* from = matrix + (j * across) + (row * step);
            nint to = (j * Rows) + row;
            for (nint i = 0; i < rows; i++)
            {
                TReal x = from[0], y = IsConjugated ? -from[1] : from[1];
                re[to] = x;
                im[to] = y;
                sum[to] = x + y;
                from += step;
                to++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Join(nint first, nint end)
    {
        TReal alphaRe = Scalars<T, TReal>.Real(Alpha), alphaIm = Scalars<T, TReal>.Imaginary(Alpha);
        TReal* re = Parts, im = re + (Rows * Columns), sum = im + (Rows * Columns);
        for (nint j = first; j < end; j++)
        {
            TReal* target = (TReal*)(Matrix + (j * Ld));
            nint from = j * Rows;
            for (nint i = 0; i < Rows; i++)
            {
                TReal p = re[from], q = im[from];
                TReal x = p - q, y = sum[from] - p - q;
                target[0] += (alphaRe * x) - (alphaIm * y);
                target[1] += (alphaRe * y) + (alphaIm * x);
                target += 2;
                from++;
            }
        }
    }
}
