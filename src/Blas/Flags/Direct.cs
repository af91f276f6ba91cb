namespace Blas;

/// <summary>In which order the reflectors of a block are multiplied (<c>DIRECT</c>).</summary>
public enum Direct : byte
{
    /// <summary>H = H(0) H(1) ... H(k-1).</summary>
    Forward = (byte)'F',

    /// <summary>H = H(k-1) ... H(1) H(0).</summary>
    Backward = (byte)'B',
}
