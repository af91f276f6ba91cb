using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>One product, and how it is shared out.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe partial struct GemmJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Blocks, in reals. A strip of B (12 columns) stays in the first-level cache while A's panels stream by.
    private const int BlockRows = 2048;
    private const int BlockColumns = 240;

    // Below this many rows, B is read where it lies: copying it is paid back by its use in every panel of A.
    private const int PackRows = 640;
    private const double PackWork = 2e6;

    private const double WorkPerThread = 50_000;
    private const double WorkPerPiece = 1 << 28;
    private const double MorePieces = 4;

    public SimdKernels<TReal> Kernels;
    public T* A, B, C;
    public nint Lda, Ldb, Ldc, M, N, K;
    public T Alpha, Beta;
    public bool IsTransposedA, IsTransposedB, IsConjugatedA, IsConjugatedB;
    private nint _pieceRows, _pieceColumns, _piecesDown;

    // Steps of k in a block: C is read and written once for each.
    private static int BlockSums => sizeof(TReal) == sizeof(float) ? 512 : 384;

    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    /// <summary>Whether a product is so small that its real operands are best read where they lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSmall(bool isTransposedA, nint m, nint n, nint k, nint lda) =>
        Parts == 1 && !isTransposedA && k <= BlockSums && m <= PackRows
        && (double)m * n * k <= PackWork && lda * sizeof(T) % 4096 != 0;

    /// <summary>Cuts C into a grid of pieces, at the edges of tiles.</summary>
    /// <param name="threads">For how many threads.</param>
    /// <returns>The number of pieces.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Share(int threads)
    {
        double work = (double)M * N * K * (Parts * Parts);

        // A piece a thread; large products in more, so that a core which another process holds does not keep the
        // others waiting. Each piece packs its own operands, which is why small ones are not cut further.
        nint pieces = work < threads * WorkPerThread
            ? (nint)Math.Max(1, work / WorkPerThread)
            : threads * (nint)Math.Clamp(work / (threads * WorkPerPiece), 1, MorePieces);
        nint unitRows = 2 * Kernels.Count / Parts;
        nint unitColumns = Kernels.TileColumns / Parts;
        double best = double.PositiveInfinity;
        for (nint down = 1; down <= pieces; down++)
        {
            nint across = pieces / down;
            nint rows = RoundUp(DivideUp(M, down), unitRows);
            nint columns = RoundUp(DivideUp(N, across), unitColumns);

            // The largest piece decides; among equals the one that reads least of A and B.
            double cost = ((double)Math.Min(rows, M) * Math.Min(columns, N)) + (8.0 * (rows + columns));
            if (cost < best)
            {
                best = cost;
                _pieceRows = rows;
                _pieceColumns = columns;
            }
        }

        _piecesDown = DivideUp(M, _pieceRows);
        return _piecesDown * DivideUp(N, _pieceColumns);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        nint i = piece % _piecesDown * _pieceRows;
        nint j = piece / _piecesDown * _pieceColumns;
        Block(i, Math.Min(_pieceRows, M - i), j, Math.Min(_pieceColumns, N - j));
    }

    /// <summary>Computes a rectangle of C on this thread.</summary>
    /// <param name="row">Its first row.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="columns">Its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Block(nint row, nint rows, nint column, nint columns)
    {
        int parts = Parts;
        nint panelRows = 2 * Kernels.Count / parts;
        nint tileColumns = Kernels.TileColumns / parts;
        nint blockRows = BlockRows / parts;
        nint blockColumns = BlockColumns / parts;

        bool packA = MustPackA(rows, columns, tileColumns);
        bool packB = MustPackB(rows);

        // The cuts through k depend on k alone: they decide how the sums are rounded.
        nint blocksK = DivideUp(K, BlockSums);
        nint blockK = DivideUp(K, blocksK);

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* packedA = packA ? arena.Take<T>(RoundUp(Math.Min(rows, blockRows), panelRows) * blockK) : null;
        T* packedB = packB ? arena.Take<T>(Math.Min(columns, blockColumns) * blockK) : null;
        TReal* join = parts == 2 ? arena.Take<TReal>(2 * Kernels.Count * (nint)Kernels.TileColumns) : null;

        for (nint p = 0; p < K; p += blockK)
        {
            nint k = Math.Min(blockK, K - p);
            Tiles tiles = new(this, k, p == 0 ? Beta : T.One, join);
            for (nint i = 0; i < rows; i += blockRows)
            {
                nint blockM = Math.Min(blockRows, rows - i);
                T* a = AtA(row + i, p);
                if (packA)
                {
                    PackA(a, blockM, k, packedA, panelRows);
                    tiles.SetA(packedA, panelRows, panelRows * k);
                }
                else
                {
                    tiles.SetA(a, Lda, panelRows);
                }

                for (nint j = 0; j < columns; j += blockColumns)
                {
                    nint blockN = Math.Min(blockColumns, columns - j);
                    T* b = AtB(p, column + j);
                    nint strips = DivideUp(blockN, tileColumns);
                    T* c = C + row + i + ((column + j) * Ldc);
                    T* packed = packedB;

                    // Strips of about equal width: eleven columns six times rather than twelve five times and four.
                    for (nint s = 0, first = 0; s < strips; s++)
                    {
                        nint width = (blockN - first) / (strips - s);
                        T* strip = b + (IsTransposedB ? first : first * Ldb);
                        if (packB)
                        {
                            PackB(strip, width, k, packed);
                            tiles.SetB(packed, width, 1);
                            packed += width * k;
                        }
                        else if (IsTransposedB)
                        {
                            tiles.SetB(strip, Ldb, 1);
                        }
                        else
                        {
                            tiles.SetB(strip, 1, Ldb);
                        }

                        tiles.Column(c + (first * Ldc), blockM, width);
                        first += width;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint DivideUp(nint x, nint y) => (x + y - 1) / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint RoundUp(nint x, nint y) => DivideUp(x, y) * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool MustPackA(nint rows, nint columns, nint tileColumns)
    {
        if (IsTransposedA)
        {
            return true;
        }

        // Columns a multiple of a page apart fall into the same few sets of the caches and evict each other.
        bool evicts = Lda * sizeof(T) % 4096 == 0;
        return columns > (evicts ? 2 : 4) * tileColumns && (evicts || (double)rows * columns * K * (Parts * Parts) > PackWork);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool MustPackB(nint rows)
    {
        if (Parts == 2 && !IsTransposedB)
        {
            return true; // The tile wants real and imaginary parts as neighbouring columns.
        }

        return rows * Parts > PackRows || (Ldb * sizeof(T) % 4096 == 0 && rows * Parts >= 384);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T* AtA(nint i, nint p) => IsTransposedA ? A + p + (i * Lda) : A + i + (p * Lda);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T* AtB(nint p, nint j) => IsTransposedB ? B + j + (p * Ldb) : B + p + (j * Ldb);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackA(T* a, nint rows, nint k, T* target, nint panelRows)
    {
        for (nint i = 0; i < rows; i += panelRows)
        {
            nint height = Math.Min(panelRows, rows - i);
            if (IsTransposedA)
            {
                GemmPack.Transpose(a + (i * Lda), Lda, height, k, target, panelRows);
            }
            else
            {
                GemmPack.Copy(a + i, Lda, height, k, target, panelRows);
            }

            target += panelRows * k;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackB(T* b, nint columns, nint k, T* target)
    {
        if (IsTransposedB)
        {
            GemmPack.Copy(b, Ldb, columns, k, target, columns);
        }
        else
        {
            GemmPack.Transpose(b, Ldb, columns, k, target, columns);
        }
    }
}
