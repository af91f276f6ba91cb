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
    // Rows of a block, in reals. A strip of B (12 columns) stays in the first-level cache while A's panels stream by.
    private const int BlockRows = 2048;

    // Steps of k in a block: C is read and written once for each.
    private const int BlockSums = 512;

    private const int StripsAtOnce = 4;

    private const int FewStrips = 16;
    private const int NearBytes = 1 << 19;

    // For so few columns as many lines of A are wanted as the last cache gives; there, calling them takes longer than waiting for them.
    private const int FewColumns = 4;
    private const double CachedBytes = 6 << 20;

    // Below this many rows, B is read where it lies: copying it is paid back by its use in every panel of A.
    private const int PackRows = 640;

    // Or so many panels of A where a strip of B lies across: each step of k there has lines of its own.
    private const int TransposedPanels = 20;
    private const double PackWork = 2e6;

    private const double WorkPerThread = 50_000;
    private const double WorkPerPiece = 1 << 28;
    private const double MorePieces = 4;

    public SimdKernels<TReal> Kernels;
    public T* A, B, C;
    public nint Lda, Ldb, Ldc, M, N, K;
    public T Alpha, Beta;
    public bool IsTransposedA, IsTransposedB, IsConjugatedA, IsConjugatedB;
    public TrianglePart Part;

    /// <summary>What is stored of A and of B where these are symmetric or, if so they are said to be, Hermitian.</summary>
    public TrianglePart StoredA, StoredB;

    public bool IsHermitian;

    /// <summary>A, packed before by <see cref="PackWhole"/>; null where it is not.</summary>
    public T* PackedA;

    /// <summary>What is done to finished elements: context, elements that are neighbours in a column, how many, row and column of the first.</summary>
    public delegate*<void*, T*, nint, nint, nint, void> Epilogue;

    public void* EpilogueContext;
    private nint _pieceRows, _pieceColumns, _piecesDown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GemmJob(
        SimdKernels<TReal> kernels, Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        Kernels = kernels;
        A = a;
        B = b;
        C = c;
        (Lda, Ldb, Ldc, M, N, K) = (lda, ldb, ldc, m, n, k);
        (Alpha, Beta) = (alpha, beta);
        IsTransposedA = transA is Transpose.Transpose or Transpose.ConjugateTranspose;
        IsTransposedB = transB is Transpose.Transpose or Transpose.ConjugateTranspose;
        IsConjugatedA = Parts == 2 && transA is Transpose.Conjugate or Transpose.ConjugateTranspose;
        IsConjugatedB = Parts == 2 && transB is Transpose.Conjugate or Transpose.ConjugateTranspose;
    }

    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    private readonly nint PanelRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * Kernels.Count / Parts;
    }

    private readonly nint TileColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Kernels.TileColumns / Parts;
    }

    // The cuts through k depend on k alone: they decide how the sums are rounded.
    private readonly nint BlockK
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => DivideUp(K, DivideUp(K, BlockSums));
    }

    private readonly bool IsPlain
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Part == TrianglePart.All && StoredA == TrianglePart.All && StoredB == TrianglePart.All && PackedA == null && Epilogue == null;
    }

    /// <summary>Whether a product is so small that its real operands are best read where they lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSmall(bool isTransposedA, nint m, nint n, nint k, nint lda) =>
        Parts == 1 && !isTransposedA && k <= BlockSums && m <= PackRows
        && (double)m * n * k <= PackWork && lda * sizeof(T) % 4096 != 0;

    /// <summary>Cuts C into a grid of pieces: its rows at the edges of tiles, its columns evenly, since strips may be of any width.</summary>
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
        nint unitRows = PanelRows;
        double best = double.PositiveInfinity;
        for (nint down = 1; down <= pieces; down++)
        {
            nint across = pieces / down;
            nint rows = RoundUp(DivideUp(M, down), unitRows);
            nint columns = DivideUp(N, across);

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
        if (Part != TrianglePart.All)
        {
            RunTriangle(piece);
            return;
        }

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
        if (IsPlain && IsSmall(IsTransposedA, rows, columns, K, Lda))
        {
            Small(Kernels, IsTransposedB, rows, columns, K, Alpha, AtA(row, 0), Lda, AtB(0, column), Ldb, Beta, C + row + (column * Ldc), Ldc);
            return;
        }

        nint panelRows = PanelRows, tileColumns = TileColumns;
        nint blockRows = BlockRows / Parts;

        bool packA = PackedA == null && MustPackA(rows, columns);
        nint blockK = BlockK;
        if (packA && columns <= FewStrips * tileColumns)
        {
            // Panels that few strips use are used at once, while they are near.
            blockRows = Math.Min(blockRows, RoundUp(DivideUp(NearBytes, blockK * sizeof(T)), panelRows));
        }

        bool packB = MustPackB(Math.Min(rows, blockRows));

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* packedA = packA ? arena.Take<T>(RoundUp(Math.Min(rows, blockRows), panelRows) * blockK) : null;
        T* packedB = packB ? arena.Take<T>(StripsAtOnce * tileColumns * blockK) : null;
        TReal* scratch = Parts == 2 || Part != TrianglePart.All ? arena.Take<TReal>(GemmTiles<T, TReal>.ScratchLength(Kernels)) : null;

        for (nint p = 0; p < K; p += blockK)
        {
            nint k = Math.Min(blockK, K - p);
            GemmTiles<T, TReal> tiles = new(Kernels, Ldc, k, Alpha, p == 0 ? Beta : T.One, IsConjugatedA, IsConjugatedB, scratch);
            for (nint i = 0; i < rows; i += blockRows)
            {
                nint blockM = Math.Min(blockRows, rows - i);
                if (PackedA != null)
                {
                    tiles.SetA(PackedA + (p * RoundUp(M, panelRows)) + ((row + i) * k), panelRows, panelRows * k);
                }
                else if (packA)
                {
                    PackPanels(row + i, blockM, p, k, packedA);
                    tiles.SetA(packedA, panelRows, panelRows * k);
                }
                else
                {
                    tiles.SetA(AtA(row + i, p), Lda, panelRows);
                    if (columns * Parts <= FewColumns && (double)rows * K * sizeof(T) <= CachedBytes)
                    {
                        tiles.CallNothing();
                    }
                }

                Strips(ref tiles, row + i, blockM, column, columns, p, k, packedB);
            }
        }
    }

    /// <summary>Computes what a block of A, which <paramref name="tiles"/> has, adds to a rectangle of C: one strip of columns after the other.</summary>
    /// <param name="tiles">The tiles, with A from the first row.</param>
    /// <param name="row">The first row of C.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="p">The first product of the sums.</param>
    /// <param name="k">Products in each sum.</param>
    /// <param name="packedB">Memory for <see cref="StripsAtOnce"/> strips; null where B is read in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Strips(
        ref GemmTiles<T, TReal> tiles, nint row, nint rows, nint column, nint columns, nint p, nint k, T* packedB)
    {
        nint panelRows = PanelRows, tileColumns = TileColumns;
        T* b = AtB(p, column);
        T* c = C + row + (column * Ldc);

        // Strips of about equal width: eleven columns six times rather than twelve five times and four.
        nint width, packed = 0;
        T* next = packedB;
        for (nint first = 0, strips = DivideUp(columns, tileColumns); strips > 0; first += width, strips--)
        {
            width = (columns - first) / strips;
            if (IsBeside(row, rows, column + first, width))
            {
                continue;
            }

            T* strip = b + (IsTransposedB ? first : first * Ldb);
            if (packedB != null)
            {
                if (packed == 0)
                {
                    next = packedB;
                    packed = PackStrips(p, column + first, columns - first, strips, k, packedB);
                }

                tiles.SetB(next, width, 1);
                next += width * k;
                packed--;
            }
            else if (IsTransposedB)
            {
                tiles.SetB(strip, Ldb, 1);
            }
            else
            {
                tiles.SetB(strip, 1, Ldb);
            }

            if (Part == TrianglePart.All)
            {
                tiles.Column(c + (first * Ldc), 0, rows, width);
            }
            else
            {
                TriangleColumn(ref tiles, c + (first * Ldc), rows, width, column + first - row, panelRows);
            }

            if (Epilogue != null && p + k == K)
            {
                for (nint j = first; j < first + width; j++)
                {
                    Epilogue(EpilogueContext, c + (j * Ldc), rows, row, column + j);
                }
            }
        }
    }

    /// <summary>Packs all of A: block of k after block of k, in each panel after panel.</summary>
    /// <param name="target">M, rounded up to whole panels, times K elements.</param>
    public readonly void PackWhole(T* target)
    {
        if (K == 0)
        {
            return;
        }

        nint panelRows = PanelRows, blockK = BlockK;
        for (nint p = 0; p < K; p += blockK)
        {
            PackPanels(0, M, p, Math.Min(blockK, K - p), target + (p * RoundUp(M, panelRows)));
        }
    }

    // A block of A's rows and columns, as panels.
    private readonly void PackPanels(nint row, nint rows, nint p, nint k, T* target)
    {
        if (StoredA != TrianglePart.All)
        {
            nint panelRows = PanelRows;
            for (nint i = 0; i < rows; i += panelRows)
            {
                PackSymmetric(StoredA, A, Lda, row + i, Math.Min(panelRows, rows - i), p, k, target + (i * k), panelRows);
            }

            return;
        }

        GemmPack.Panels(IsTransposedA, AtA(row, p), Lda, rows, k, target, PanelRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint DivideUp(nint x, nint y) => (x + y - 1) / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint RoundUp(nint x, nint y) => DivideUp(x, y) * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool MustPackA(nint rows, nint columns)
    {
        if (IsTransposedA || StoredA != TrianglePart.All)
        {
            return true;
        }

        // Columns a multiple of a page apart fall into the same few sets of the caches and evict each other.
        bool evicts = Lda * sizeof(T) % 4096 == 0;
        return columns > (evicts ? 2 : 4) * TileColumns && (evicts || (double)rows * columns * K * (Parts * Parts) > PackWork);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool MustPackB(nint rows)
    {
        if ((Parts == 2 && !IsTransposedB) || StoredB != TrianglePart.All)
        {
            return true; // The tile wants real and imaginary parts as neighbouring columns.
        }

        nint most = IsTransposedB ? Math.Min(PackRows, TransposedPanels * 2 * Kernels.Count) : PackRows;
        return rows * Parts > most || (Ldb * sizeof(T) % 4096 == 0 && rows * Parts >= 384);
    }

    // Returns how many: four that lie across, else one, which so stays in the first-level cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly nint PackStrips(nint p, nint column, nint columns, nint strips, nint k, T* target)
    {
        nint w0 = columns / strips;
        if (StoredB != TrianglePart.All)
        {
            PackSymmetric(StoredB, B, Ldb, column, w0, p, k, target, w0);
            return 1;
        }

        T* b = AtB(p, column);
        if (!IsTransposedB || strips < StripsAtOnce)
        {
            GemmPack.Strip(IsTransposedB, b, Ldb, w0, k, target);
            return 1;
        }

        nint w1 = (columns - w0) / (strips - 1);
        nint w2 = (columns - w0 - w1) / (strips - 2);
        nint w3 = (columns - w0 - w1 - w2) / (strips - 3);
        GemmPack.FourStrips(b, Ldb, w0, w1, w2, w3, k, target);
        return StripsAtOnce;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T* AtA(nint i, nint p) => IsTransposedA ? A + p + (i * Lda) : A + i + (p * Lda);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T* AtB(nint p, nint j) => IsTransposedB ? B + j + (p * Ldb) : B + p + (j * Ldb);
}
