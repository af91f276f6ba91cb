using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Real products of which C has a few rows or columns only: a tile with vectors along them would be empty for the most part, and
// bringing the large operand into the tile's order would take longer than multiplying.
internal sealed unsafe partial class Engine<T, TReal>
{
    // Dot products of operands whose sums run along memory in both; in one of them only, the other, small one is turned first.
    private const int MostDotted = 16;
    private const int MostTurned = 4;

    private const int MostAcross = 8;

    // A product with more rows is not thin at any width: a vector and a few more.
    private const int MostThin = 20;

    // Shorter sums cost more to add up at the end than they take.
    private const int LeastDotted = 32;
    private const int LeastAcross = 8;

    // A vector of rows and a few more are computed one after the other.
    private const int LeastSplit = 64;

    /// <summary>Computes a thin product in a way of its own, if there is one.</summary>
    /// <returns>Whether C has been computed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryGemmThin(
        bool transposesA, bool transposesB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (m > kernels.Count && m <= kernels.Count + Math.Min(MostTurned, kernels.Count / 2) && k >= LeastSplit && m <= n && (transposesB || !transposesA))
        {
            nint whole = kernels.Count;
            Gemm(ToTranspose(transposesA), ToTranspose(transposesB), whole, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            Gemm(
                ToTranspose(transposesA), ToTranspose(transposesB), m - whole, n, k, alpha, transposesA ? a + (whole * lda) : a + whole, lda, b, ldb,
                beta, c + whole, ldc);
            return true;
        }

        bool fillsVectors = m % kernels.Count == 0 && kernels.TileColumns > kernels.Count;
        if (transposesB && m <= Math.Max(kernels.TileColumns, MostAcross) && !fillsVectors && n >= 2 * kernels.Count && k >= LeastAcross)
        {
            GemmAcross(transposesA, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return true;
        }

        bool areRowsFew = m <= n;
        bool isDotted = transposesA && !transposesB ? Math.Min(m, n) <= MostDotted
            : transposesA == transposesB && (transposesA ? n : m) <= MostTurned && areRowsFew != transposesA;
        if (!isDotted || k < LeastDotted)
        {
            return false;
        }

        DotsJob<TReal> job = default;
        job.Kernels = kernels;
        job.M = m;
        job.N = n;
        job.K = k;
        job.A = (TReal*)a;
        job.Lda = lda;
        job.B = (TReal*)b;
        job.Ldb = ldb;
        job.C = (TReal*)c;
        job.Ldc = ldc;
        job.Alpha = Scalars<T, TReal>.Real(alpha);
        job.Beta = Scalars<T, TReal>.Real(beta);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        if (!transposesA)
        {
            job.A = arena.Take<TReal>(m * k);
            job.Lda = k;
            GemmPack.Transpose((TReal*)a, lda, k, m, job.A, k);
        }
        else if (transposesB)
        {
            job.B = arena.Take<TReal>(n * k);
            job.Ldb = k;
            GemmPack.Transpose((TReal*)b, ldb, k, n, job.B, k);
        }

        nint length = Math.Max(m, n), pieces = Pieces((double)m * n * k), unit = DotsJob<TReal>.Unit;
        job.PieceLength = (((length + pieces - 1) / pieces) + unit - 1) / unit * unit;
        pool.Run(ref job, (length + job.PieceLength - 1) / job.PieceLength);
        return true;
    }

    private static Transpose ToTranspose(bool isTransposed) => isTransposed ? Transpose.Transpose : Transpose.None;

    // C^T = op(B)^T op(A)^T by tiles whose vectors run along the columns of C, and which are turned when they are done.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GemmAcross(bool transposesA, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        AcrossJob<TReal> job = default;
        job.Kernels = kernels;
        job.M = m;
        job.N = n;
        job.Tile.K = k;
        job.Tile.StepA = ldb;
        job.Tile.NextA = 2 * kernels.Count;
        job.Tile.StepB = transposesA ? 1 : lda;
        job.Tile.ColumnB = transposesA ? lda : 1;
        job.Tile.Ldc = 2 * kernels.Count;
        job.Tile.Alpha = Scalars<T, TReal>.Real(alpha);
        job.Tile.Beta = TReal.Zero;
        job.A = (TReal*)a;
        job.B = (TReal*)b;
        job.C = (TReal*)c;
        job.Ldc = ldc;
        job.Beta = Scalars<T, TReal>.Real(beta);
        nint pieces = Pieces((double)m * n * k), unit = 2 * kernels.Count;
        job.PieceLength = (((n + pieces - 1) / pieces) + unit - 1) / unit * unit;
        pool.Run(ref job, (n + job.PieceLength - 1) / job.PieceLength);
    }
}

/// <summary>A product by dot products, cut along the longer side of C.</summary>
/// <typeparam name="TReal">The element type.</typeparam>
internal unsafe struct DotsJob<TReal> : IParallelJob
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>The rows or columns that are computed together.</summary>
    public const int Unit = 8;

    public SimdKernels<TReal> Kernels;
    public TReal* A, B, C;
    public nint M, N, K, Lda, Ldb, Ldc, PieceLength;
    public TReal Alpha, Beta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength;
        if (M <= N)
        {
            Kernels.Dots(M, Math.Min(PieceLength, N - first), K, A, Lda, B + (first * Ldb), Ldb, Alpha, Beta, C + (first * Ldc), Ldc, alongColumns: false);
        }
        else
        {
            Kernels.Dots(Math.Min(PieceLength, M - first), N, K, A + (first * Lda), Lda, B, Ldb, Alpha, Beta, C + first, Ldc, alongColumns: true);
        }
    }
}

/// <summary>A product whose few rows are computed as columns, cut along the columns of C.</summary>
/// <typeparam name="TReal">The element type.</typeparam>
internal unsafe struct AcrossJob<TReal> : IParallelJob
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public SimdKernels<TReal> Kernels;
    public GemmTile<TReal> Tile;
    public TReal* A, B, C;
    public nint M, N, Ldc, PieceLength;
    public TReal Beta;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint vector = Kernels.Count;
        TReal* scratch = arena.Take<TReal>(2 * vector * M);
        GemmTile<TReal> tile = Tile;
        nint end = Math.Min(N, (piece + 1) * PieceLength);
        bool overwrite = Beta == TReal.Zero;
        for (nint j = piece * PieceLength; j < end; j += 2 * vector)
        {
            nint columns = Math.Min(2 * vector, end - j);
            nint tail = columns > vector ? columns - vector : columns;
            nint width;
            for (nint i = 0, strips = (M + Kernels.TileColumns - 1) / Kernels.TileColumns; strips > 0; i += width, strips--)
            {
                width = (M - i) / strips;
                Kernels.Tile(width, columns)(&tile, B + j, A + (i * tile.ColumnB), scratch + (i * tile.Ldc), tail);
            }

            if (overwrite)
            {
                GemmPack.Transpose(scratch, tile.Ldc, M, columns, C + (j * Ldc), Ldc);
                continue;
            }

            for (nint i = 0; i < M; i++)
            {
                TReal* from = scratch + (i * tile.Ldc);
                TReal* to = C + i + (j * Ldc);
                for (nint x = 0; x < columns; x++)
                {
                    *to = TReal.MultiplyAddEstimate(Beta, *to, from[x]);
                    to += Ldc;
                }
            }
        }
    }
}
