using System.Numerics;

namespace Blas.Managed;

/// <summary>A Hessenberg matrix H that QR iterations turn into Schur form, and what is to be kept of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal unsafe struct SchurTask<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>H, N by N, column-major.</summary>
    public T* H;

    /// <summary>The matrix that the transformations are multiplied into from the right; null for none.</summary>
    public T* Z;

    /// <summary>The eigenvalues found so far, at the places where they stand on the diagonal.</summary>
    public TReal* Wr, Wi;

    public nint N, Ldh, ZRows, Ldz;

    /// <summary>Whether all of H becomes the Schur form, or only its eigenvalues matter.</summary>
    public bool WantsForm;

    /// <summary>The columns that a transformation of the rows top to bottom (both included) has to reach.</summary>
    public readonly (nint First, nint End) Reach(nint top, nint bottom) => WantsForm ? (0, N) : (top, bottom + 1);
}
