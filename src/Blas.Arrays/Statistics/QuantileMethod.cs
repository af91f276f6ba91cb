namespace Blas.Arrays;

/// <summary>How a quantile is found between neighbours in order (<c>method</c> of <c>numpy.quantile</c>; Hyndman and Fan, 1996).</summary>
public enum QuantileMethod
{
    /// <summary>Linear between neighbours, at (n - 1) q: Hyndman and Fan's 7th, NumPy's own.</summary>
    Linear,

    /// <summary>The element at the floor of (n - 1) q.</summary>
    Lower,

    /// <summary>The element at the ceiling of (n - 1) q.</summary>
    Higher,

    /// <summary>The mean of the two.</summary>
    Midpoint,

    /// <summary>The nearer of the two; the even place of two as near.</summary>
    Nearest,

    /// <summary>The first element at which the distribution function reaches q: the 1st.</summary>
    InvertedCdf,

    /// <summary>The same, and the mean of two where it is flat: the 2nd.</summary>
    AveragedInvertedCdf,

    /// <summary>The element whose place is nearest to n q: the 3rd.</summary>
    ClosestObservation,

    /// <summary>Linear between the steps of the distribution function: the 4th.</summary>
    InterpolatedInvertedCdf,

    /// <summary>Linear between the middles of the steps: the 5th.</summary>
    Hazen,

    /// <summary>At (n + 1) q: the 6th.</summary>
    Weibull,

    /// <summary>At (n + 1/3) q + 1/3, unbiased in the median whatever the distribution: the 8th.</summary>
    MedianUnbiased,

    /// <summary>At (n + 1/4) q + 3/8, unbiased for normal distributions: the 9th.</summary>
    NormalUnbiased,
}
