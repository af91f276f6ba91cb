namespace Blas;

/// <summary>Which norm of a matrix (<c>NORM</c>).</summary>
public enum Norm : byte
{
    /// <summary>The largest absolute value of an element; not a matrix norm.</summary>
    Max = (byte)'M',

    /// <summary>The largest sum of absolute values of a column.</summary>
    One = (byte)'1',

    /// <summary>The largest sum of absolute values of a row.</summary>
    Infinity = (byte)'I',

    /// <summary>The square root of the sum of the squares.</summary>
    Frobenius = (byte)'F',
}
