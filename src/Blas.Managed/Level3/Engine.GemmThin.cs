using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // From two to so many rows are dot products: a tile of vectors would be empty for the most part, while B is read only once.
    private const int ThinRows = 4;

    private const int ThinSums = 64;

    // A real product with few rows and columns of B that lie close together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GemmThin(bool transposesA, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* rows = arena.Take<TReal>(ThinRows * k);
        for (nint i = 0; i < ThinRows; i++)
        {
            TReal* row = rows + (i * k);
            if (i >= m)
            {
                for (nint p = 0; p < k; p++)
                {
                    row[p] = TReal.Zero;
                }

                continue;
            }

            TReal* source = (TReal*)(transposesA ? a + (i * lda) : a + i);
            nint step = transposesA ? 1 : lda;
            for (nint p = 0; p < k; p++)
            {
                row[p] = source[p * step];
            }
        }

        ThinJob<TReal> job = default;
        job.Kernels = kernels;
        job.Rows = rows;
        job.B = (TReal*)b;
        job.C = (TReal*)c;
        job.M = m;
        job.N = n;
        job.K = k;
        job.Ldb = ldb;
        job.Ldc = ldc;
        job.Alpha = Scalars<T, TReal>.Real(alpha);
        job.Beta = Scalars<T, TReal>.Real(beta);
        nint pieces = Pieces((double)m * n * k);
        job.PieceLength = (((n + pieces - 1) / pieces) + ThinRows - 1) / ThinRows * ThinRows;
        pool.Run(ref job, (n + job.PieceLength - 1) / job.PieceLength);
    }
}

/// <summary>A product of few rows, cut into columns.</summary>
/// <typeparam name="TReal">The element type.</typeparam>
internal unsafe struct ThinJob<TReal> : IParallelJob
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public SimdKernels<TReal> Kernels;
    public TReal* Rows, B, C;
    public nint M, N, K, Ldb, Ldc, PieceLength;
    public TReal Alpha, Beta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        TReal* sums = stackalloc TReal[16];
        nint end = Math.Min(N, (piece + 1) * PieceLength);
        bool overwrite = Beta == TReal.Zero;
        for (nint j = piece * PieceLength; j < end; j += 4)
        {
            // Columns beyond the last are the last once more.
            nint columns = Math.Min(4, end - j);
            TReal* b = B + (j * Ldb);
            nint second = columns > 1 ? Ldb : 0, third = columns > 2 ? 2 * Ldb : 0, fourth = columns > 3 ? 3 * Ldb : 0;
            Kernels.DotFours(K, Rows, K, b, b + second, b + third, b + fourth, sums);
            for (nint y = 0; y < columns; y++)
            {
                TReal* c = C + ((j + y) * Ldc);
                for (nint x = 0; x < M; x++)
                {
                    TReal product = Alpha * sums[x + (4 * y)];
                    c[x] = overwrite ? product : (Beta * c[x]) + product;
                }
            }
        }
    }
}
