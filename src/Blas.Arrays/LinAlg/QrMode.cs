namespace Blas.Arrays;

/// <summary>Which factors of a QR factorization are computed.</summary>
public enum QrMode
{
    /// <summary>As many columns of Q as are needed: min(m, n).</summary>
    Reduced,

    /// <summary>All m columns of Q.</summary>
    Complete,

    /// <summary>R alone.</summary>
    R,
}
