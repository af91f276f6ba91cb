using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>How much of a square product is wanted.</summary>
internal enum TrianglePart
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What is on and below the diagonal.</summary>
    Lower,

    /// <summary>What is on and above the diagonal.</summary>
    Upper,
}

// One triangle of C: strips end where it ends, and tiles that cross the diagonal are computed beside C.
internal unsafe partial struct GemmJob<T, TReal>
{
    /// <summary>Cuts the triangle into pieces of whole columns, of about the same area each.</summary>
    /// <param name="threads">For how many threads.</param>
    /// <returns>The number of pieces.</returns>
    public nint ShareTriangle(int threads)
    {
        double work = (double)N * N * K * (Parts * Parts) / 2;
        _piecesDown = work < threads * WorkPerThread
            ? (nint)Math.Max(1, work / WorkPerThread)
            : threads * (nint)Math.Clamp(work / (threads * WorkPerPiece), 1, MorePieces);
        return _piecesDown;
    }

    private readonly void RunTriangle(nint piece)
    {
        nint first = TriangleBound(piece), end = TriangleBound(piece + 1);
        if (Part == TrianglePart.Lower)
        {
            Block(first, N - first, first, end - first);
        }
        else
        {
            Block(0, end, first, end - first);
        }
    }

    /// <summary>The first column of a piece.</summary>
    /// <remarks>To the left of column x lie x (2 n - x) / 2 elements of a lower triangle, and x x / 2 of an upper one.</remarks>
    public readonly nint TriangleBound(nint piece)
    {
        if (piece == _piecesDown)
        {
            return N;
        }

        double share = (double)piece / _piecesDown;
        double bound = N * (Part == TrianglePart.Lower ? 1 - Math.Sqrt(1 - share) : Math.Sqrt(share));
        nint unit = 2 * Kernels.Count / Parts;
        return Math.Min(N, (nint)Math.Round(bound / unit) * unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsBeside(nint row, nint rows, nint column, nint columns) => Part switch
    {
        TrianglePart.Lower => row + rows <= column,
        TrianglePart.Upper => row >= column + columns,
        _ => false,
    };

    // The diagonal is the row of the first column's diagonal element, seen from the first row of the block.
    private readonly void TriangleColumn(ref GemmTiles<T, TReal> tiles, T* c, nint rows, nint columns, nint diagonal, nint panelRows)
    {
        if (Part == TrianglePart.Lower)
        {
            nint begin = Math.Max(0, diagonal) / panelRows * panelRows;
            nint whole = Math.Min(rows, RoundUp(Math.Max(0, diagonal + columns - 1), panelRows));
            tiles.CrossingColumn(c, begin, whole, columns, diagonal, isLower: true);
            tiles.Column(c, whole, rows, columns);
        }
        else
        {
            nint whole = diagonal + 1 >= rows ? rows : Math.Max(0, diagonal + 1) / panelRows * panelRows;
            tiles.Column(c, 0, whole, columns);
            tiles.CrossingColumn(c, whole, Math.Min(rows, diagonal + columns), columns, diagonal, isLower: false);
        }
    }
}
