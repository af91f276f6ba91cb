namespace Blas;

/// <summary>On which side eigenvectors stand (<c>SIDE</c> of <c>trevc</c>).</summary>
public enum EigenvectorSide : byte
{
    /// <summary>Right: A x = λ x.</summary>
    Right = (byte)'R',

    /// <summary>Left: yᴴ A = λ yᴴ.</summary>
    Left = (byte)'L',

    /// <summary>Both.</summary>
    Both = (byte)'B',
}
