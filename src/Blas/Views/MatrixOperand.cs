using System.Numerics;

namespace Blas;

/// <summary>
/// A view as a routine takes it in row-major storage: as it lies (op None), as its transpose, or, where neither stride
/// is 1, as a dense copy in scratch. Written operands that were copied are copied back.
/// </summary>
internal unsafe ref struct MatrixOperand<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T* _original;
    private readonly nint _rows;
    private readonly nint _columns;
    private readonly nint _rowStride;
    private readonly nint _columnStride;
    private Scratch<T> _copy;

    public MatrixOperand(T* origin, nint rows, nint columns, nint rowStride, nint columnStride, bool read)
    {
        _original = origin;
        (_rows, _columns, _rowStride, _columnStride) = (rows, columns, rowStride, columnStride);
        _copy = default;

        // Along a side of length 1 any stride says the same.
        if ((columnStride == 1 || columns <= 1) && (rowStride >= Math.Max(1, columns) || rows <= 1))
        {
            Pointer = origin;
            Ld = Math.Max(rows <= 1 ? 1 : rowStride, Math.Max(1, columns));
        }
        else if ((rowStride == 1 || rows <= 1) && (columnStride >= Math.Max(1, rows) || columns <= 1))
        {
            Pointer = origin;
            Ld = Math.Max(columns <= 1 ? 1 : columnStride, Math.Max(1, rows));
            IsTransposed = true;
        }
        else
        {
            _copy = new Scratch<T>(checked(rows * columns));
            Pointer = _copy.Pointer;
            Ld = Math.Max(1, columns);
            IsCopy = true;
            if (read)
            {
                for (nint i = 0; i < rows; i++)
                {
                    for (nint j = 0; j < columns; j++)
                        Pointer[(i * columns) + j] = origin[(i * rowStride) + (j * columnStride)];
                }
            }
        }
    }

    public T* Pointer { get; }

    public nint Ld { get; }

    public bool IsTransposed { get; }

    public bool IsCopy { get; }

    /// <summary>op(A) for the stored matrix, where the view was to be taken as it is or transposed.</summary>
    public readonly Transpose Flag(Transpose trans) => IsTransposed ? trans.Flip() : trans;

    public readonly void WriteBack()
    {
        if (!IsCopy)
            return;
        for (nint i = 0; i < _rows; i++)
        {
            for (nint j = 0; j < _columns; j++)
                _original[(i * _rowStride) + (j * _columnStride)] = Pointer[(i * _columns) + j];
        }
    }

    public void Dispose() => _copy.Dispose();
}
