using System.Numerics;
using Blas.Arrays;

namespace Nn.Models;

/// <summary>The rows of a matrix, wherever they lie, however many elements there are. Rows whose elements are not neighbours are copied once.</summary>
internal sealed unsafe class RowSource<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly NdArray<T> _array;
    private readonly nint _stride;

    public RowSource(NdArray<T> array, int columns, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        var isVector = array.NDim == 1 && columns == 1;
        if (!isVector && (array.NDim != 2 || array.Shape[1] != columns))
        {
            throw new ArgumentException(
                $"'{name}' has the shape ({string.Join(", ", array.Shape.ToArray())}), expected (samples, {columns}).", name);
        }
        if (array.Shape[0] is < 1 or > int.MaxValue)
            throw new ArgumentException($"'{name}' has {array.Shape[0]} samples, expected 1 to {int.MaxValue}.", name);
        Count = (int)array.Shape[0];
        Columns = columns;
        _array = isVector || columns == 1 || array.Strides[1] == 1 ? array : array.Copy();
        _stride = _array.Strides[0];
    }

    public int Count { get; }

    public int Columns { get; }

    /// <summary>Good while this object is reachable.</summary>
    public ReadOnlySpan<T> this[int row] => new(_array.Pointer + row * _stride, Columns);
}
