namespace Blas;

/// <summary>On which side the special matrix of a product stands (<c>SIDE</c>).</summary>
public enum Side : byte
{
    /// <summary>op(A) * B.</summary>
    Left = (byte)'L',

    /// <summary>B * op(A).</summary>
    Right = (byte)'R',
}
