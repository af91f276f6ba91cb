using System.Numerics;

namespace Blas.Managed;

/// <summary>A chain of bulges on its way down the diagonal: two shifts to a bulge, two rows and columns between bulges.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct BulgeChain<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>The matrix.</summary>
    public SchurTask<T, TReal> Task;

    /// <summary>The active block's first and last row.</summary>
    public nint Top, Bottom;

    /// <summary>How many bulges there are.</summary>
    public nint Count;

    /// <summary>The shifts, two to a bulge.</summary>
    public TReal* Wr, Wi;

    /// <summary>The present reflection of each bulge: tau and two elements of its vector.</summary>
    public T* Reflections;

    /// <summary>The product of all reflections of a slab, Width by Width; its first row and column belong to row and column Origin + 1 of H.</summary>
    public T* Product;

    public nint Width, Origin;

    /// <summary>What subdiagonal element counts for nothing beside any diagonal.</summary>
    public TReal Small;
}
