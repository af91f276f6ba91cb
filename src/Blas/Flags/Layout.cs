namespace Blas;

/// <summary>How a matrix lies in memory. The value is an ASCII letter; <c>default</c> is no valid layout and is refused.</summary>
public enum Layout : byte
{
    /// <summary>Not a layout: what an unset variable holds.</summary>
    None = 0,

    /// <summary>Element (i, j) is at <c>i + j * ld</c> (Fortran, LAPACK).</summary>
    ColumnMajor = (byte)'C',

    /// <summary>Element (i, j) is at <c>i * ld + j</c> (C, NumPy).</summary>
    RowMajor = (byte)'R',
}
