using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Products so small that nothing is prepared for them.
internal unsafe partial struct GemmJob<T, TReal>
{
    /// <summary>
    /// What <see cref="Block"/> does with real operands that are read where they lie, without its preparations: they would take longer than
    /// the smallest products.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Small(
        SimdKernels<TReal> kernels, bool transposesB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        nint vector = kernels.Count;
        nint height = 2 * vector;
        GemmTile<TReal> tile;
        tile.K = k;
        tile.StepA = lda;
        tile.NextA = height;
        tile.StepB = transposesB ? ldb : 1;
        tile.ColumnB = transposesB ? 1 : ldb;
        tile.Ldc = ldc;
        tile.Alpha = Scalars<T, TReal>.Real(alpha);
        tile.Beta = Scalars<T, TReal>.Real(beta);
        uint left = (uint)n;
        for (uint strips = (left + (uint)kernels.TileColumns - 1) / (uint)kernels.TileColumns; strips > 0; strips--)
        {
            nint width = (nint)(left / strips);
            nint i = 0;
            if (m >= height)
            {
                delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel = kernels.Tile(width, height);
                for (; i + height <= m; i += height)
                {
                    kernel(&tile, (TReal*)(a + i), (TReal*)b, (TReal*)(c + i), vector);
                }
            }

            if (i < m)
            {
                nint rows = m - i;
                kernels.Tile(width, rows)(&tile, (TReal*)(a + i), (TReal*)b, (TReal*)(c + i), rows > vector ? rows - vector : rows);
            }

            left -= (uint)width;
            b += width * tile.ColumnB;
            c += width * ldc;
        }
    }
}
