using System.Numerics;

namespace Blas.Managed;

// A triangle on the left that all threads have packed together.
internal unsafe partial struct TrmmJob<T, TReal>
{
    // The panels that are packed one after the other.
    private const nint PanelsAtOnce = 4;

    /// <summary>Whether A may be packed before: its blocks have all rows in one.</summary>
    public readonly bool CanPack => !IsRight && M * Parts <= BlockRows;

    /// <summary>Elements of the packed triangle, and of the room between.</summary>
    public readonly nint PackedLength => PackedRows * BlockLength(M, PanelRows) * DivideUp(M, BlockLength(M, PanelRows));

    /// <summary>Into how many pieces the packing is cut.</summary>
    public readonly nint PackPieces => DivideUp(M, BlockLength(M, PanelRows)) * DivideUp(M, PanelsAtOnce * PanelRows);

    private readonly nint PackedRows => DivideUp(M, PanelRows) * PanelRows;

    /// <summary>Packs some panels of one block of op(A)'s columns, where they are not zero.</summary>
    public readonly void Pack(nint piece)
    {
        nint height = PanelsAtOnce * PanelRows, pieces = DivideUp(M, height);
        nint block = BlockLength(M, PanelRows);
        nint p = piece / pieces * block, k = Math.Min(block, M - p);
        nint first = piece % pieces * height, end = Math.Min(M, first + height);
        T* target = PackedBlock(p);
        nint squareFirst = Math.Clamp(first, p, p + k), squareEnd = Math.Clamp(end, p, p + k);
        PackSquare(p, k, squareFirst - p, squareEnd - p, target + (p * k));
        nint restFirst = IsLower ? Math.Max(first, p + k) : first, restEnd = IsLower ? end : Math.Min(end, p);
        if (restFirst < restEnd)
        {
            GemmPack.Panels(IsTransposed, At(restFirst, p), Lda, restEnd - restFirst, k, target + (restFirst * k), PanelRows);
        }
    }

    private readonly T* PackedBlock(nint p) => PackedA + (p * PackedRows);
}

/// <summary>The packing of a triangle by all threads.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal struct TrmmPackJob<T, TReal> : IParallelJob
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public TrmmJob<T, TReal> Product;

    /// <inheritdoc/>
    public readonly void Run(nint piece) => Product.Pack(piece);
}
