namespace Blas;

/// <summary>Which eigenvalues are computed (<c>RANGE</c>).</summary>
public enum EigenRange : byte
{
    /// <summary>All of them.</summary>
    All = (byte)'A',

    /// <summary>Those in the half-open interval (vl, vu].</summary>
    Values = (byte)'V',

    /// <summary>The il-th to the iu-th, in ascending order.</summary>
    Indices = (byte)'I',
}
