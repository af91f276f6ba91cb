using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Fields of records, as views.
public sealed unsafe partial class NdArray<T>
{
    /// <inheritdoc/>
    public override NdArray<TField> Field<TField>(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        RecordLayout record = RequireRecord();
        FieldLayout field = record.Require(name, nameof(name));
        ElementLayout item = field.Layout is SubArrayLayout array && field.Type != typeof(TField) ? array.Item : field.Layout;
        if (field.Type != typeof(TField) && ElementLayout.Of<TField>() is var wanted && (wanted is null || wanted.Descriptor != item.Descriptor || wanted.Size != item.Size))
        {
            throw new ArgumentException(
                $"the field '{field.Name}' is of type {field.Type?.Name} ({field.Layout.Short}{field.Layout.SubShape}), not {typeof(TField).Name}", nameof(name));
        }

        // A view counts its strides in elements: a record must be a whole number of fields long.
        if (sizeof(T) % sizeof(TField) != 0)
        {
            throw new NotSupportedException(ShapeMath.Text(
                $"The field '{field.Name}' has {sizeof(TField)} bytes, of which the {sizeof(T)} bytes of {typeof(T).Name} are no multiple: no view can step from one to the next. Use CopyField, or give the struct [StructLayout(LayoutKind.Sequential, Size = {(sizeof(T) + sizeof(TField) - 1) / sizeof(TField) * sizeof(TField)})]."));
        }

        nint step = sizeof(T) / sizeof(TField);
        int count = item == field.Layout ? 0 : ((SubArrayLayout)field.Layout).Count;
        nint[] shape = count == 0 ? ShapeArray : [.. ShapeArray, count];
        nint[] strides = [.. StrideArray.Select(s => s * step), .. count == 0 ? (nint[])[] : [1]];
        return new NdArray<TField>(Storage, (TField*)((byte*)_data + field.Offset), shape, strides, IsWriteable);
    }

    /// <inheritdoc/>
    public override NdArray<TField> CopyField<TField>(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        FieldLayout field = RequireRecord().Require(name, nameof(name));
        if (field.Type != typeof(TField))
        {
            throw new ArgumentException($"the field '{field.Name}' is of type {field.Type?.Name} ({field.Layout.Short}{field.Layout.SubShape}), not {typeof(TField).Name}", nameof(name));
        }

        using NdArray<T> records = Copy();
        NdArray<TField> result = Allocate<TField>(Shape, zeroed: false);
        for (nint i = 0; i < Size; i++)
        {
            result.Data[i] = Unsafe.ReadUnaligned<TField>((byte*)(records._data + i) + field.Offset);
        }

        return result;
    }

    private static RecordLayout RequireRecord() =>
        ElementLayout.Required<T>() as RecordLayout
        ?? throw new NotSupportedException($"elements of type {DType.Name<T>()} have no fields");
}
