namespace Blas;

/// <summary>What a transformation's product is multiplied into (<c>COMPZ</c>, <c>COMPQ</c>).</summary>
public enum Accumulate : byte
{
    /// <summary>Nothing: it is not formed.</summary>
    None = (byte)'N',

    /// <summary>The identity: the product itself is returned.</summary>
    Identity = (byte)'I',

    /// <summary>The matrix that the caller passes, from the right.</summary>
    Vectors = (byte)'V',
}
