namespace Blas;

/// <summary>
/// Which form of a matrix takes part in a product: op(A). The values of the first three are the letters of the
/// reference BLAS (<c>TRANS</c>); the fourth is the form that a transposed view of a conjugate transpose needs.
/// </summary>
public enum Transpose : byte
{
    /// <summary>op(A) = A.</summary>
    None = (byte)'N',

    /// <summary>op(A) = Aᵀ.</summary>
    Transpose = (byte)'T',

    /// <summary>op(A) = Aᴴ; the same as <see cref="Transpose"/> for real elements.</summary>
    ConjugateTranspose = (byte)'C',

    /// <summary>op(A) = conj(A); the same as <see cref="None"/> for real elements.</summary>
    Conjugate = (byte)'R',
}
