namespace Blas.Arrays;

/// <summary>Which part of a convolution is wanted (<c>mode</c> of <c>numpy.convolve</c>).</summary>
public enum ConvolveMode
{
    /// <summary>All of it: m + n - 1 terms.</summary>
    Full,

    /// <summary>The middle, as long as the longer sequence.</summary>
    Same,

    /// <summary>Where the sequences overlap completely: max(m, n) - min(m, n) + 1 terms.</summary>
    Valid,
}
