using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>
/// A product of which all threads pack A together, block by block, and share out the columns of C. The next block is packed before the
/// present one is used up, so that nobody stands waiting between the two.
/// </summary>
/// <remarks>
/// Pieces are claimed in their order, and a piece waits only for pieces before it: those are in the hands of running threads.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct SharedGemmJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int Buffers = 2;

    private readonly GemmJob<T, TReal> _product;
    private readonly nint _stages, _packPieces, _tilePieces;
    private readonly int* _packed; // of a block, the pieces that are packed
    private readonly int* _passed; // of a piece of C's columns, the blocks that it has had
    private readonly T* _panels;
    private readonly nint _bufferLength;

    /// <summary>Prepares the product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="threads">For how many threads.</param>
    /// <param name="arena">Memory until the product is done.</param>
    public SharedGemmJob(in GemmJob<T, TReal> product, int threads, Arena arena)
    {
        _product = product;
        _stages = product.Blocks;
        _packPieces = product.PackPieces(threads);
        _tilePieces = product.StripPieces(threads);
        _bufferLength = product.BlockLength;
        _panels = arena.Take<T>(Math.Min(Buffers, _stages) * _bufferLength);
        _packed = arena.Take<int>(_stages + _tilePieces);
        _passed = _packed + _stages;
        NativeMemory.Clear(_packed, (nuint)(_stages + _tilePieces) * sizeof(int));
    }

    /// <summary>How many pieces there are.</summary>
    public readonly nint Pieces => _stages * (_packPieces + _tilePieces);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(nint piece)
    {
        if (piece < _packPieces)
        {
            Pack(0, piece);
            return;
        }

        // Block after block: half of the tiles, the panels of the next block, the other half.
        nint round = _packPieces + _tilePieces;
        nint stage = (piece - _packPieces) / round;
        nint rest = (piece - _packPieces) % round;
        nint half = stage + 1 < _stages ? _tilePieces / 2 : _tilePieces;
        if (rest < half)
        {
            Multiply(stage, rest);
        }
        else if (rest < half + _packPieces)
        {
            Pack(stage + 1, rest - half);
        }
        else
        {
            Multiply(stage, rest - _packPieces);
        }
    }

    private readonly void Pack(nint stage, nint piece)
    {
        for (nint i = 0; stage >= Buffers && i < _tilePieces; i++)
        {
            Wait(_passed + i, stage - Buffers + 1);
        }

        // Whatever happens here, others wait for this piece.
        try
        {
            _product.PackPiece(stage, piece, _packPieces, _panels + (stage % Buffers * _bufferLength));
        }
        finally
        {
            Interlocked.Increment(ref _packed[stage]);
        }
    }

    private readonly void Multiply(nint stage, nint piece)
    {
        // Sums are added up in one order, the same for every number of threads.
        Wait(_packed + stage, _packPieces);
        Wait(_passed + piece, stage);
        try
        {
            _product.MultiplyPiece(stage, piece, _tilePieces, _panels + (stage % Buffers * _bufferLength));
        }
        finally
        {
            Volatile.Write(ref _passed[piece], (int)stage + 1);
        }
    }

    private static void Wait(int* counter, nint value)
    {
        for (int looks = 0; Volatile.Read(ref *counter) < value; looks++)
        {
            if (looks < 500)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}

// The pieces of a product whose packed A is shared.
internal unsafe partial struct GemmJob<T, TReal>
{
    // Of smaller products each thread packs what it needs: that is then in its own cache, and nobody waits.
    private const double SharedWork = 3e7;

    /// <summary>Whether threads should pack A together.</summary>
    public readonly bool IsShared(int threads) =>
        PackedA == null && (double)M * N * K * (Parts * Parts) >= SharedWork && N >= 2 * threads * TileColumns && MustPackA(M, N);

    /// <summary>The blocks of A, which are packed one after the other.</summary>
    public readonly nint Blocks => DivideUp(K, BlockK) * DivideUp(M, SharedBlockRows);

    /// <summary>Elements of a packed block.</summary>
    public readonly nint BlockLength => RoundUp(Math.Min(M, SharedBlockRows), PanelRows) * BlockK;

    private static nint SharedBlockRows => BlockRows / Parts;

    /// <summary>Into how many pieces the packing of a block is cut.</summary>
    public readonly nint PackPieces(int threads)
    {
        nint panels = DivideUp(Math.Min(M, SharedBlockRows), PanelRows);
        return RoundUp(DivideUp(panels, 4), threads);
    }

    /// <summary>Into how many pieces the columns of C are cut.</summary>
    public readonly nint StripPieces(int threads) => RoundUp(DivideUp(N, TileColumns * (IsTransposedB ? StripsAtOnce : 1)), threads);

    /// <summary>Packs a part of a block.</summary>
    public readonly void PackPiece(nint block, nint piece, nint pieces, T* target)
    {
        (nint row, nint rows, nint p, nint k) = BlockAt(block);
        nint panels = DivideUp(rows, PanelRows);
        nint first = panels * piece / pieces * PanelRows, end = Math.Min(rows, panels * (piece + 1) / pieces * PanelRows);
        if (first < end)
        {
            PackPanels(row + first, end - first, p, k, target + (first * k));
        }
    }

    /// <summary>Computes what a packed block adds to a part of C's columns.</summary>
    public readonly void MultiplyPiece(nint block, nint piece, nint pieces, T* panels)
    {
        (nint row, nint rows, nint p, nint k) = BlockAt(block);

        // The longest columns of a triangle come first: what is left at the end is short.
        piece = Part == TrianglePart.Upper ? pieces - 1 - piece : piece;
        nint first = N * piece / pieces, end = N * (piece + 1) / pieces;
        if (first == end)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* packedB = MustPackB(rows) ? arena.Take<T>(StripsAtOnce * TileColumns * k) : null;
        TReal* scratch = Parts == 2 || Part != TrianglePart.All ? arena.Take<TReal>(GemmTiles<T, TReal>.ScratchLength(Kernels)) : null;
        GemmTiles<T, TReal> tiles = new(Kernels, Ldc, k, Alpha, p == 0 ? Beta : T.One, IsConjugatedA, IsConjugatedB, scratch);
        tiles.SetA(panels, PanelRows, PanelRows * k);
        Strips(ref tiles, row, rows, first, end - first, p, k, packedB);
    }

    private readonly (nint Row, nint Rows, nint P, nint K) BlockAt(nint block)
    {
        nint down = DivideUp(M, SharedBlockRows);
        nint row = block % down * SharedBlockRows, p = block / down * BlockK;
        return (row, Math.Min(SharedBlockRows, M - row), p, Math.Min(BlockK, K - p));
    }
}
