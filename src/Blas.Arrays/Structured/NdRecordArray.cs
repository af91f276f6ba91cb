using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>
/// Records whose fields a file names and no C# struct describes: what <see cref="NdArray.Load(string)"/> gives for a structured dtype.
/// Fields are views of the same memory; <see cref="AsType{TTo}"/> makes an array of a struct with the same fields.
/// </summary>
/// <remarks>
/// In memory the fields are in this machine's byte order and aligned, so that each of them can be a view; the type that is printed and
/// written is the file's, gaps included.
/// </remarks>
public sealed unsafe class NdRecordArray : NdLayoutArray
{
    private readonly RecordLayout _layout;
    private readonly RecordLayout _written;

    /// <summary>Records in bytes.</summary>
    /// <param name="bytes">The memory, which is taken over: the axes of the records, and one of their bytes.</param>
    /// <param name="layout">Where the fields are in memory.</param>
    /// <param name="written">Where they are in files.</param>
    internal NdRecordArray(NdArray<byte> bytes, RecordLayout layout, RecordLayout written)
        : base(bytes, layout)
    {
        _layout = layout;
        _written = written;
    }

    /// <summary>The fields as they are in files.</summary>
    public IReadOnlyList<StructuredField> Fields =>
        [.. _written.Fields.ToArray().Select(f => new StructuredField(f.Name, f.Offset, f.Layout.Size, f.Layout.Short.Trim('\'') + f.Layout.SubShape, f.Type))];

    /// <summary>The names of the fields.</summary>
    public IReadOnlyList<string> Names => [.. _written.Fields.ToArray().Select(f => f.Name)];

    /// <summary>The type as NumPy prints it: a list of fields.</summary>
    public override string DType => _written.Short;

    /// <summary>No C# type describes the records.</summary>
    public override Type ElementType => typeof(void);

    /// <inheritdoc/>
    public override string DTypeName => ShapeMath.Text($"void{8 * _written.Size}");

    /// <summary>A view of some of the records; see <see cref="NdArray{T}"/>'s indexer for the notation. Arrays of indices and masks select a copy.</summary>
    /// <param name="slices">Indices, ranges, arrays of indices, masks.</param>
    /// <returns>The records: of no axis for one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds, or there are more indices than axes.</exception>
    [IndexerName("At")]
    public NdRecordArray this[params ReadOnlySpan<Slice> slices] => new(Part(slices), _layout, _written);

    /// <summary>The same, in NumPy's notation.</summary>
    /// <param name="slices">What stands between the brackets in Python.</param>
    /// <returns>The view.</returns>
    /// <exception cref="FormatException">That is no index.</exception>
    [IndexerName("At")]
    public NdRecordArray this[string slices] => this[Slice.Parse(slices).AsSpan()];

    /// <summary>A field of every record, as a view of whatever type it has.</summary>
    /// <param name="name">The field's name; the case matters only where two names differ in nothing else.</param>
    /// <returns>
    /// An <see cref="NdArray{T}"/> of numbers (of a sub-array with its axes after those of the records), or an <see cref="NdRecordArray"/>
    /// of the records within the records.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    /// <exception cref="NotSupportedException">It is a text: use <see cref="Strings"/>.</exception>
    public NdArray Field(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        FieldLayout field = _layout.Require(name, nameof(name));
        SubArrayLayout? several = field.Layout as SubArrayLayout;
        ElementLayout item = several?.Item ?? field.Layout;
        if (item is RecordLayout record && several is null)
        {
            return new NdRecordArray(Part(field), record, (RecordLayout)_written.Require(name, nameof(name)).Layout);
        }

        return item.Descriptor is ['\'', _, .. var letters, '\''] && item is not TextLayout and not RecordLayout
            ? NpyElement.Visit(letters, new FieldVisitor(this, field.Offset, several?.Shape.ToArray() ?? []))
            : throw new NotSupportedException($"the field '{field.Name}' is of type {field.Layout.Short}{field.Layout.SubShape}: use Strings for a text, AsType for anything else");
    }

    /// <inheritdoc/>
    public override NdArray<TField> Field<TField>(string name)
    {
        NdArray field = Field(name);
        if (field is NdArray<TField> typed)
        {
            return typed;
        }

        string found = field.DTypeName;
        field.Dispose();
        throw new ArgumentException($"the field '{name}' is of type {found}, not {Arrays.DType.Name<TField>()}", nameof(name));
    }

    /// <inheritdoc/>
    public override NdArray<TField> CopyField<TField>(string name)
    {
        using NdArray<TField> view = Field<TField>(name);
        return view.Copy();
    }

    /// <summary>The texts of a field, in C order.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>A text for every record.</returns>
    /// <exception cref="ArgumentException">There is no such field, or it is no text.</exception>
    public string[] Strings(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        FieldLayout field = _layout.Require(name, nameof(name));
        if (field.Layout is not TextLayout text)
        {
            throw new ArgumentException($"the field '{field.Name}' is no text, but of type {field.Layout.Short}{field.Layout.SubShape}", nameof(name));
        }

        using NdArray<byte> part = Part(field), copy = part.Copy();
        var result = new string[Size];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = text.Decode(new ReadOnlySpan<byte>(copy.Data + ((nint)i * text.Size), text.Size));
        }

        return result;
    }

    /// <summary>Records of a C# struct: its fields are found by their names, whatever their order.</summary>
    /// <typeparam name="TTo">The struct.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="NpyFormatException">The struct has not the same fields.</exception>
    /// <exception cref="NotSupportedException">NumPy has no counterpart of the struct.</exception>
    public override NdArray<TTo> AsType<TTo>()
    {
        var plan = new List<ElementCopy>();
        ElementLayout.Required<TTo>().PlanCopy(_layout, 0, 0, string.Empty, plan);
        using NdArray<byte> bytes = Bytes(), records = bytes.Copy();
        NdArray<TTo> result = Zeros<TTo>(Shape);
        ReadOnlySpan<ElementCopy> steps = [.. plan];
        for (nint i = 0; i < Size; i++)
        {
            ElementCopy.Run(steps, Element(records, i), new Span<byte>(result.Data + i, sizeof(TTo)));
        }

        return result;
    }

    /// <summary>The records in C order, in memory of their own.</summary>
    /// <returns>A new array.</returns>
    public NdRecordArray Copy()
    {
        using NdArray<byte> bytes = Bytes();
        return new NdRecordArray(bytes.Copy(), _layout, _written);
    }

    /// <summary>The places of the records in order of the fields given, the first one first; equal ones stay in the order that they have.</summary>
    /// <param name="order">The fields that are compared first; the others follow by the order in the type.</param>
    /// <returns>The places: <c>a[a.ArgSort("age")]</c> is sorted by age.</returns>
    /// <exception cref="ArgumentException">There is no such field, or the array has not one axis.</exception>
    public NdArray<long> ArgSort(params string[] order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (NDim != 1)
        {
            throw new ArgumentException(ShapeMath.Text($"records are sorted along one axis; the array has {NDim}"), nameof(order));
        }

        RecordLayout byFields = _layout.OrderedBy(order, nameof(order));
        using NdArray<byte> bytes = Bytes(), records = bytes.Copy();
        long[] places = [.. Enumerable.Range(0, checked((int)Size)).Select(i => (long)i)];
        System.Array.Sort(places, (x, y) =>
        {
            int sign = byFields.Compare(Element(records, (nint)x), Element(records, (nint)y));
            return sign != 0 ? sign : x.CompareTo(y);
        });
        return FromSpan<long>(places);
    }

    private protected override void WriteNpy(Stream stream)
    {
        stream.Write(new NpyHeader(_written.Descriptor, FortranOrder: false, Shape.ToArray()).ToBytes(_written));
        var plan = new List<ElementCopy>();
        _written.PlanCopy(_layout, 0, 0, string.Empty, plan);
        ReadOnlySpan<ElementCopy> steps = [.. plan];
        using NdArray<byte> bytes = Bytes(), records = bytes.Copy();
        byte[] record = new byte[_written.Size];
        for (nint i = 0; i < Size; i++)
        {
            ElementCopy.Run(steps, Element(records, i), record);
            stream.Write(record);
        }
    }

    // The bytes of a field, as the last axis.
    private NdArray<byte> Part(FieldLayout field)
    {
        using NdArray<byte> bytes = Bytes();
        Slice[] part = [Slice.Ellipsis, new Slice(field.Offset, field.Offset + field.Layout.Size)];
        return bytes[part.AsSpan()];
    }

    private sealed class FieldVisitor(NdRecordArray records, int offset, int[] extents) : NpyElement.IVisitor<NdArray>
    {
        public NdArray Visit<T>()
            where T : unmanaged
        {
            nint[] within = new nint[extents.Length], shape = [.. extents.Select(e => (nint)e)];
            ShapeMath.ContiguousStrides(shape, within);
            nint[] strides = [.. records.BytesBetween.ToArray().Select(s => s / sizeof(T)), .. within];
            return new NdArray<T>(records.Storage, (T*)(records.Data + offset), [.. records.Shape, .. shape], strides, records.IsWriteable);
        }
    }
}
