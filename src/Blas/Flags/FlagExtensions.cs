namespace Blas;

/// <summary>What the flags say of shapes, and what becomes of them when storage is read the other way round.</summary>
public static class FlagExtensions
{
    /// <summary>Whether op(A) has the rows of A as its columns.</summary>
    /// <param name="trans">The flag.</param>
    /// <returns>True for the transpose and the conjugate transpose.</returns>
    public static bool IsTransposed(this Transpose trans) => trans is Transpose.Transpose or Transpose.ConjugateTranspose;

    /// <summary>Whether op(A) has the conjugates of the elements of A.</summary>
    /// <param name="trans">The flag.</param>
    /// <returns>True for the conjugate and the conjugate transpose.</returns>
    public static bool IsConjugated(this Transpose trans) => trans is Transpose.Conjugate or Transpose.ConjugateTranspose;

    /// <summary>The flag that gives the same op(A) where the stored matrix is Aᵀ.</summary>
    /// <param name="trans">The flag.</param>
    /// <returns>None and Transpose exchanged, Conjugate and ConjugateTranspose exchanged.</returns>
    public static Transpose Flip(this Transpose trans) => trans switch
    {
        Transpose.None => Transpose.Transpose,
        Transpose.Transpose => Transpose.None,
        Transpose.ConjugateTranspose => Transpose.Conjugate,
        _ => Transpose.ConjugateTranspose,
    };

    /// <summary>The triangle that the stored one is in the transpose.</summary>
    /// <param name="uplo">The flag.</param>
    /// <returns>The other triangle.</returns>
    public static UpLo Flip(this UpLo uplo) => uplo == UpLo.Upper ? UpLo.Lower : UpLo.Upper;

    /// <summary>The side on which a factor stands in the transposed product.</summary>
    /// <param name="side">The flag.</param>
    /// <returns>The other side.</returns>
    public static Side Flip(this Side side) => side == Side.Left ? Side.Right : Side.Left;

    /// <summary>The norm of the transpose that is this norm of the matrix.</summary>
    /// <param name="norm">The flag.</param>
    /// <returns>One and Infinity exchanged, others as they are.</returns>
    public static Norm Flip(this Norm norm) => norm switch
    {
        Norm.One => Norm.Infinity,
        Norm.Infinity => Norm.One,
        _ => norm,
    };

    /// <summary>The part that the stored one is in the transpose.</summary>
    /// <param name="part">The flag.</param>
    /// <returns>The other triangle; the whole matrix stays whole.</returns>
    public static MatrixPart Flip(this MatrixPart part) => part switch
    {
        MatrixPart.Upper => MatrixPart.Lower,
        MatrixPart.Lower => MatrixPart.Upper,
        _ => part,
    };
}
