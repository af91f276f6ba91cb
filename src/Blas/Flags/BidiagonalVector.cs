namespace Blas;

/// <summary>Which orthogonal factor of a bidiagonal reduction (<c>VECT</c>).</summary>
public enum BidiagonalVector : byte
{
    /// <summary>Q, from the left.</summary>
    Q = (byte)'Q',

    /// <summary>Pᴴ, from the right.</summary>
    P = (byte)'P',
}
