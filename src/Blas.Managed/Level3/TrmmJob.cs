using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// B = alpha op(A) B or alpha B op(A), A triangular, in place, as a product whose sums leave the zeros of A out. A block of B
/// is packed before its place is written to, and blocks are taken in the order in which nobody needs them any more.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe partial struct TrmmJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int BlockRows = 2048;
    private const int BlockSums = 512;

    public SimdKernels<TReal> Kernels;
    public T* A, B;
    public nint Lda, Ldb, M, N, PieceLength;
    public T Alpha;

    /// <summary>op(A) is lower triangular.</summary>
    public bool IsLower;

    public bool IsTransposed, IsConjugated, IsUnit, IsRight;

    /// <summary>op(A), packed before by all pieces of <see cref="TrmmPackJob{T, TReal}"/>; null where each piece packs it for itself.</summary>
    public T* PackedA;

    private static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.SizeOf<T>() / Unsafe.SizeOf<TReal>();
    }

    private readonly nint PanelRows => 2 * Kernels.Count / Parts;

    private readonly nint TileColumns => Kernels.TileColumns / Parts;

    /// <summary>Cuts B into pieces of whole columns (on the right: rows), which don't depend on each other.</summary>
    /// <param name="pieces">How many at most.</param>
    /// <returns>How many.</returns>
    public nint Share(nint pieces)
    {
        nint length = IsRight ? M : N;
        nint unit = IsRight ? PanelRows : 1;
        PieceLength = DivideUp(DivideUp(length, pieces), unit) * unit;
        return DivideUp(length, PieceLength);
    }

    /// <inheritdoc/>
    public readonly void Run(nint piece)
    {
        nint first = piece * PieceLength;
        if (!IsRight)
        {
            MultiplyLeft(B + (first * Ldb), Math.Min(PieceLength, N - first));
            return;
        }

        // All rows of a block wait, packed, while the columns are written.
        nint end = Math.Min(M, first + PieceLength);
        for (nint i = first; i < end; i += BlockRows / Parts)
        {
            MultiplyRight(B + i, Math.Min(BlockRows / Parts, end - i));
        }
    }

    private static nint DivideUp(nint x, nint y) => (x + y - 1) / y;

    // Blocks of op(A)'s columns begin where a panel of its rows does.
    private static nint BlockLength(nint order, nint unit) => DivideUp(DivideUp(order, DivideUp(order, BlockSums)), unit) * unit;

    // A lower triangle takes rows of B to later rows: the last block of rows first.
    private readonly void MultiplyLeft(T* b, nint columns)
    {
        nint block = BlockLength(M, PanelRows);
        nint blocks = DivideUp(M, block);
        nint blockRows = BlockRows / Parts;
        bool isPacked = PackedA != null;
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* square = isPacked ? null : arena.Take<T>(block * block);
        T* panels = isPacked ? null : arena.Take<T>(Math.Min(DivideUp(M, PanelRows) * PanelRows, blockRows) * block);
        T* strip = arena.Take<T>(TileColumns * block);
        TReal* scratch = arena.Take<TReal>(GemmTiles<T, TReal>.ScratchLength(Kernels));
        for (nint step = 0; step < blocks; step++)
        {
            nint p = (IsLower ? blocks - 1 - step : step) * block;
            nint k = Math.Min(block, M - p);
            GemmTiles<T, TReal> add = new(Kernels, Ldb, k, Alpha, T.One, IsConjugated, false, scratch);
            GemmTiles<T, TReal> set = new(Kernels, Ldb, k, Alpha, T.Zero, IsConjugated, false, scratch);
            if (isPacked)
            {
                square = PackedBlock(p) + (p * k);
            }
            else
            {
                PackSquare(p, k, 0, k, square);
            }

            set.SetA(square, PanelRows, PanelRows * k);

            // The square comes last, because it writes over the rows that the others read.
            nint end = IsLower ? M : p;
            nint i = IsLower ? p + k : 0;
            do
            {
                nint rows = Math.Min(blockRows, end - i);
                if (rows > 0)
                {
                    if (isPacked)
                    {
                        panels = PackedBlock(p) + (i * k);
                    }
                    else
                    {
                        GemmPack.Panels(IsTransposed, At(i, p), Lda, rows, k, panels, PanelRows);
                    }

                    add.SetA(panels, PanelRows, PanelRows * k);
                }

                nint width;
                for (nint j = 0, strips = DivideUp(columns, TileColumns); strips > 0; j += width, strips--)
                {
                    width = (columns - j) / strips;
                    GemmPack.Strip(false, b + p + (j * Ldb), Ldb, width, k, strip);
                    if (rows > 0)
                    {
                        add.SetB(strip, width, 1);
                        add.Column(b + i + (j * Ldb), 0, rows, width);
                    }

                    if (i + rows == end)
                    {
                        set.SetB(strip, width, 1);
                        set.TriangularColumn(b + p + (j * Ldb), k, width, IsLower);
                    }
                }

                i += rows;
            }
            while (i < end);
        }
    }

    // A lower triangle takes columns of B to earlier columns: the first block of columns first.
    private readonly void MultiplyRight(T* b, nint rows)
    {
        nint block = BlockLength(N, TileColumns);
        nint blocks = DivideUp(N, block);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* panels = arena.Take<T>(DivideUp(rows, PanelRows) * PanelRows * block);
        T* strip = arena.Take<T>(TileColumns * block);
        TReal* scratch = arena.Take<TReal>(GemmTiles<T, TReal>.ScratchLength(Kernels));
        for (nint step = 0; step < blocks; step++)
        {
            nint p = (IsLower ? step : blocks - 1 - step) * block;
            nint k = Math.Min(block, N - p);
            GemmTiles<T, TReal> add = new(Kernels, Ldb, k, Alpha, T.One, false, IsConjugated, scratch);
            GemmTiles<T, TReal> set = new(Kernels, Ldb, k, Alpha, T.Zero, false, IsConjugated, scratch);
            GemmPack.Panels(false, b + (p * Ldb), Ldb, rows, k, panels, PanelRows);
            add.SetA(panels, PanelRows, PanelRows * k);

            nint width;
            nint j = IsLower ? 0 : p + k, end = IsLower ? p : N;
            for (nint strips = DivideUp(end - j, TileColumns); strips > 0; j += width, strips--)
            {
                width = (end - j) / strips;
                GemmPack.Strip(IsTransposed, At(p, j), Lda, width, k, strip);
                add.SetB(strip, width, 1);
                add.Column(b + (j * Ldb), 0, rows, width);
            }

            j = 0;
            for (nint strips = DivideUp(k, TileColumns); strips > 0; j += width, strips--)
            {
                width = (k - j) / strips;
                nint skipped = IsLower ? j : 0;
                nint sums = IsLower ? k - j : j + width;
                GemmPack.Strip(IsTransposed, At(p + skipped, p + j), Lda, width, sums, strip);
                T* corner = strip + ((j - skipped) * width);
                for (nint x = 0; x < width; x++)
                {
                    for (nint y = 0; y < width; y++)
                    {
                        Clear(corner + x + (y * width), y, x);
                    }
                }

                set.SetA(panels + (skipped * PanelRows), PanelRows, PanelRows * k);
                set.SetB(strip, width, 1);
                set.SetK(sums);
                set.Column(b + ((p + j) * Ldb), 0, rows, width);
            }
        }
    }

    // The triangle of a square on the diagonal, as panels: only the corner that the diagonal runs through has zeros to be filled in.
    private readonly void PackSquare(nint p, nint k, nint first, nint end, T* target)
    {
        nint panel = PanelRows;
        for (nint i = first; i < end; i += panel)
        {
            nint rows = Math.Min(panel, k - i);
            nint skipped = IsLower ? 0 : i, sums = IsLower ? i + rows : k - i;
            T* source = At(p + i, p + skipped), to = target + (i * k) + (skipped * panel);
            if (IsTransposed)
            {
                GemmPack.Transpose(source, Lda, rows, sums, to, panel);
            }
            else
            {
                GemmPack.Copy(source, Lda, rows, sums, to, panel);
            }

            T* corner = target + (i * k) + (i * panel);
            for (nint y = 0; y < rows; y++)
            {
                for (nint x = 0; x < rows; x++)
                {
                    Clear(corner + x + (y * panel), x, y);
                }
            }
        }
    }

    // Elements of the other triangle are not read by anybody: they may be anything, NaN too.
    private readonly void Clear(T* element, nint row, nint column)
    {
        if (IsLower ? row < column : row > column)
        {
            *element = T.Zero;
        }
        else if (row == column && IsUnit)
        {
            *element = T.One;
        }
    }

    private readonly T* At(nint row, nint column) => IsTransposed ? A + column + (row * Lda) : A + row + (column * Lda);
}
