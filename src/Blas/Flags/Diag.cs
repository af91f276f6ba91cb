namespace Blas;

/// <summary>Whether the diagonal of a triangular matrix is stored or taken as ones (<c>DIAG</c>).</summary>
public enum Diag : byte
{
    /// <summary>The diagonal is stored.</summary>
    NonUnit = (byte)'N',

    /// <summary>The diagonal is all ones, and what is stored there is not read.</summary>
    Unit = (byte)'U',
}
