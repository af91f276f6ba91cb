namespace Blas.Arrays;

/// <summary>
/// How BLAS, told that matrices lie row by row, can be shown the last two axes of a view: as they lie, as a transpose,
/// or not at all.
/// </summary>
internal readonly struct MatrixForm
{
    private MatrixForm(Transpose transpose, nint leading)
    {
        Transpose = transpose;
        Leading = leading;
    }

    public Transpose Transpose { get; }

    public nint Leading { get; }

    /// <summary>Finds the form of a matrix with these extents and strides.</summary>
    /// <returns>False where both strides are other than 1, or one is negative or stretched: then it must be copied.</returns>
    public static bool TryFind(nint rows, nint columns, nint rowStride, nint columnStride, out MatrixForm form)
    {
        // The stride of an axis of extent 1 is never used, and may be anything.
        if ((columnStride == 1 || columns <= 1) && (rows <= 1 || rowStride >= Math.Max(columns, 1)))
        {
            form = new MatrixForm(Transpose.None, Math.Max(rows <= 1 ? columns : rowStride, 1));
            return true;
        }

        if ((rowStride == 1 || rows <= 1) && (columns <= 1 || columnStride >= Math.Max(rows, 1)))
        {
            form = new MatrixForm(Transpose.Transpose, Math.Max(columns <= 1 ? rows : columnStride, 1));
            return true;
        }

        form = default;
        return false;
    }
}
