using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>C = alpha op(A) op(B) + beta C, with op(A) m by k, op(B) k by n, C m by n.</summary>
    /// <remarks>
    /// beta = 0 does not read C; alpha = 0 or k = 0 only scales it, and reads neither A nor B. The number of threads has
    /// no influence on the result: C is shared out, never the sums, and these are cut at the same places.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gemm(
        Transpose transA, Transpose transB, nint m, nint n, nint k,
        T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        if (m == 0 || n == 0)
        {
            return;
        }

        if (k == 0 || Scalars<T, TReal>.IsZero(alpha))
        {
            ScaleMatrix(m, n, beta, c, ldc);
            return;
        }

        // One column or row is a product of a matrix and a vector, limited by memory and not by arithmetic.
        bool conjugatesA = IsComplex && transA is (Transpose.Conjugate or Transpose.ConjugateTranspose);
        bool conjugatesB = IsComplex && transB is (Transpose.Conjugate or Transpose.ConjugateTranspose);
        bool transposesA = transA is Transpose.Transpose or Transpose.ConjugateTranspose;
        bool transposesB = transB is Transpose.Transpose or Transpose.ConjugateTranspose;
        if (n == 1 && !conjugatesB)
        {
            Gemv(transA, transposesA ? k : m, transposesA ? m : k, alpha, a, lda, b, transposesB ? ldb : 1, beta, c, 1);
            return;
        }

        if (m == 1 && !conjugatesA)
        {
            Transpose form = transposesB
                ? (conjugatesB ? Transpose.Conjugate : Transpose.None)
                : (conjugatesB ? Transpose.ConjugateTranspose : Transpose.Transpose);
            Gemv(form, transposesB ? n : k, transposesB ? k : n, alpha, b, ldb, a, transposesA ? 1 : lda, beta, c, ldc);
            return;
        }

        int threads = pool.Threads;
        bool isAlone = threads == 1 || (double)m * n * k * (Parts * Parts) < 2 * WorkPerThread;
        if (isAlone && GemmJob<T, TReal>.IsSmall(transposesA, m, n, k, lda))
        {
            GemmSmall(transposesB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }

        GemmJob<T, TReal> job = default;
        job.Kernels = kernels;
        job.A = a;
        job.B = b;
        job.C = c;
        job.Lda = lda;
        job.Ldb = ldb;
        job.Ldc = ldc;
        job.M = m;
        job.N = n;
        job.K = k;
        job.Alpha = alpha;
        job.Beta = beta;
        job.IsTransposedA = transposesA;
        job.IsTransposedB = transposesB;
        job.IsConjugatedA = conjugatesA;
        job.IsConjugatedB = conjugatesB;
        if (isAlone)
        {
            job.Block(0, m, 0, n);
        }
        else
        {
            pool.Run(ref job, job.Share(threads));
        }
    }

    // What Block does with operands that are read where they lie, without its preparations: they would take
    // longer than the smallest products.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GemmSmall(
        bool transposesB, nint m, nint n, nint k, T alpha, T* a, nint lda, T* b, nint ldb, T beta, T* c, nint ldc)
    {
        GemmTile<TReal> tile;
        tile.K = k;
        tile.StepA = lda;
        tile.StepB = transposesB ? ldb : 1;
        tile.ColumnB = transposesB ? 1 : ldb;
        tile.Ldc = ldc;
        tile.Alpha = Scalars<T, TReal>.Real(alpha);
        tile.Beta = Scalars<T, TReal>.Real(beta);
        nint vector = kernels.Count;
        nint height = 2 * vector;
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

    /// <summary>C = beta C; zeros for beta = 0, whatever C holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScaleMatrix(nint m, nint n, T beta, T* c, nint ldc)
    {
        if (Scalars<T, TReal>.IsOne(beta))
        {
            return;
        }

        bool clear = Scalars<T, TReal>.IsZero(beta);
        for (nint j = 0; j < n; j++, c += ldc)
        {
            for (nint i = 0; i < m; i++)
            {
                c[i] = clear ? T.Zero : Scalars<T, TReal>.Multiply(beta, c[i]);
            }
        }
    }
}

/// <summary>One product, and how it is shared out.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct GemmJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    // Blocks, in reals. A strip of B (12 columns) stays in the first-level cache while A's panels stream by.
    private const int BlockRows = 2048;
    private const int BlockColumns = 240;
    private const int BlockBytesK = 2048;

    // Below this many rows, B is read where it lies: copying it is paid back by its use in every panel of A.
    private const int PackRows = 640;
    private const double PackWork = 2e6;

    public SimdKernels<TReal> Kernels;
    public T* A, B, C;
    public nint Lda, Ldb, Ldc, M, N, K;
    public T Alpha, Beta;
    public bool IsTransposedA, IsTransposedB, IsConjugatedA, IsConjugatedB;
    private nint _pieceRows, _pieceColumns, _piecesDown;

    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    /// <summary>Whether a product is so small that its real operands are best read where they lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSmall(bool isTransposedA, nint m, nint n, nint k, nint lda) =>
        Parts == 1 && !isTransposedA && k <= BlockBytesK / sizeof(TReal) && m <= PackRows
        && (double)m * n * k <= PackWork && lda * sizeof(T) % 4096 != 0;

    /// <summary>Cuts C into a grid of pieces, at the edges of tiles.</summary>
    /// <param name="threads">For how many threads.</param>
    /// <returns>The number of pieces.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Share(int threads)
    {
        double work = (double)M * N * K * (Parts * Parts);
        nint pieces = (nint)Math.Clamp(work / 50_000, 1, threads);
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
        nint blocksK = DivideUp(K, BlockBytesK / sizeof(TReal));
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

    /// <summary>The tiles of one strip of B, from panel to panel of A.</summary>
    private ref struct Tiles
    {
        private readonly SimdKernels<TReal> _kernels;
        private readonly TReal* _join;
        private readonly nint _ldc;
        private ComplexFactors<TReal> _factors;
        private GemmTile<TReal> _tile;
        private TReal* _a;
        private TReal* _b;
        private nint _panelA;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Tiles(in GemmJob<T, TReal> job, nint k, T beta, TReal* join)
        {
            _kernels = job.Kernels;
            _join = join;
            _ldc = job.Ldc * Parts;
            _tile.K = k;
            if (Parts == 1)
            {
                _tile.Ldc = job.Ldc;
                _tile.Alpha = Scalars<T, TReal>.Real(job.Alpha);
                _tile.Beta = Scalars<T, TReal>.Real(beta);
                _factors = default;
            }
            else
            {
                _tile.Ldc = 2 * job.Kernels.Count;
                _tile.Alpha = TReal.One;
                _tile.Beta = TReal.Zero;
                _factors.SignA = job.IsConjugatedA ? -TReal.One : TReal.One;
                _factors.SignB = job.IsConjugatedB ? -TReal.One : TReal.One;
                _factors.AlphaReal = Scalars<T, TReal>.Real(job.Alpha);
                _factors.AlphaImaginary = Scalars<T, TReal>.Imaginary(job.Alpha);
                _factors.BetaReal = Scalars<T, TReal>.Real(beta);
                _factors.BetaImaginary = Scalars<T, TReal>.Imaginary(beta);
            }
        }

        /// <summary>Elements from one step of k to the next, and from one panel to the next.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void SetA(T* a, nint step, nint panel)
        {
            _a = (TReal*)a;
            _tile.StepA = step * Parts;
            _panelA = panel * Parts;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void SetB(T* b, nint step, nint column)
        {
            _b = (TReal*)b;
            _tile.StepB = step * Parts;
            _tile.ColumnB = column;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Column(T* target, nint rows, nint columns)
        {
            nint vector = _kernels.Count;
            nint height = 2 * vector;
            TReal* a = _a;
            TReal* c = (TReal*)target;
            nint left = rows * Parts;
            GemmTile<TReal> tile = _tile;
            if (left >= height)
            {
                delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel = _kernels.Tile(columns * Parts, height);
                for (; left >= height; left -= height)
                {
                    Run(kernel, &tile, a, c, vector, height, columns);
                    a += _panelA;
                    c += height;
                }
            }

            if (left > 0)
            {
                Run(_kernels.Tile(columns * Parts, left), &tile, a, c, left > vector ? left - vector : left, left, columns);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Run(
            delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel,
            GemmTile<TReal>* tile, TReal* a, TReal* c, nint tail, nint rows, nint columns)
        {
            if (Parts == 1)
            {
                kernel(tile, a, _b, c, tail);
            }
            else
            {
                kernel(tile, a, _b, _join, tail);
                ComplexFactors<TReal> factors = _factors;
                _kernels.JoinComplex(&factors, _join, tile->Ldc, c, _ldc, rows, columns);
            }
        }
    }
}
