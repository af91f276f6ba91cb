namespace Blas;

/// <summary>Which increments a vector of a routine may have.</summary>
public enum IncrementRule : byte
{
    /// <summary>Negative, zero or positive: the vector is only read.</summary>
    Any,

    /// <summary>Negative or positive.</summary>
    NotZero,

    /// <summary>Negative or positive, and the order of the elements does not matter: a Core gets the absolute value.</summary>
    Unordered,

    /// <summary>Positive: the result is a position, which must mean the same to every library.</summary>
    Positive,
}
