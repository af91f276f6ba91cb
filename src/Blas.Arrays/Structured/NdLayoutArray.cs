namespace Blas.Arrays;

/// <summary>An array whose elements a file describes and no C# type does: records (<see cref="NdRecordArray"/>) or texts (<see cref="NdTextArray"/>).</summary>
public abstract unsafe class NdLayoutArray : NdArray
{
    private readonly ElementLayout _layout;

    // Of records within records these need not be multiples of the element's size, in which the strides of an array are counted.
    private readonly nint[] _byteStrides;

    /// <summary>Elements in bytes.</summary>
    /// <param name="bytes">The memory, which is taken over: the axes of the elements, and one of their bytes.</param>
    /// <param name="layout">What the bytes of an element are.</param>
    private protected NdLayoutArray(NdArray<byte> bytes, ElementLayout layout)
        : base(StorageOf(bytes), [.. bytes.Shape[..^1]], [.. bytes.StrideArray[..^1].Select(s => s / layout.Size)], bytes.IsWriteable, isFirstOwner: false)
    {
        _byteStrides = bytes.StrideArray[..^1];
        Data = bytes.Data;
        _layout = layout;
        bytes.Dispose();
    }

    /// <summary>The type as NumPy prints it.</summary>
    public abstract string DType { get; }

    /// <inheritdoc/>
    public override int ItemSize => _layout.Size;

    /// <inheritdoc/>
    public override nint[] ByteStrides => [.. _byteStrides];

    private protected byte* Data { get; }

    /// <summary>How far apart neighbours along each axis lie, in bytes.</summary>
    private protected ReadOnlySpan<nint> BytesBetween => _byteStrides;

    /// <summary>The elements as NumPy's <c>str</c> prints them.</summary>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public override string ToString()
    {
        if (IsDisposed)
        {
            return "<disposed array>";
        }

        using NdArray<long> places = Places();
        return ArrayPrinter.Str(places, PrintOptions.Current, Texts);
    }

    /// <inheritdoc/>
    public override string ToRepr()
    {
        if (IsDisposed)
        {
            return "<disposed array>";
        }

        using NdArray<long> places = Places();
        return ArrayPrinter.Repr(places, PrintOptions.Current, Texts, DType);
    }

    /// <summary>The bytes of an element of contiguous ones.</summary>
    private protected ReadOnlySpan<byte> Element(NdArray<byte> elements, nint i) => new(elements.Data + (i * _layout.Size), _layout.Size);

    /// <summary>The bytes of the elements, as one more axis: a view.</summary>
    private protected NdArray<byte> Bytes() =>
        new(Storage, Data, [.. Shape, _layout.Size], [.. _byteStrides, 1], IsWriteable);

    /// <summary>The bytes of some of the elements: a view, or a copy where there are arrays among the indices.</summary>
    private protected NdArray<byte> Part(ReadOnlySpan<Slice> slices)
    {
        // The axis of the bytes stays whole: it is no axis of the elements.
        bool hasEllipsis = slices.ToArray().Any(s => s.Form == Slice.Kind.Ellipsis);
        Slice[] all = hasEllipsis ? [.. slices, Slice.All] : [.. slices, Slice.Ellipsis, Slice.All];
        using NdArray<byte> bytes = Bytes();
        return bytes[all.AsSpan()];
    }

    // What is printed are the elements of these places.
    private NdArray<long> Places()
    {
        using NdArray<long> row = Arange((long)Size);
        return row.Reshape(Shape);
    }

    private Func<long, string> Texts(List<long> shown, PrintOptions options)
    {
        using NdArray<byte> bytes = Bytes(), elements = bytes.Copy();
        byte[] block = new byte[shown.Count * _layout.Size];
        var texts = new Dictionary<long, string>();
        for (int i = 0; i < shown.Count; i++)
        {
            Element(elements, (nint)shown[i]).CopyTo(block.AsSpan(i * _layout.Size));
        }

        ElementLayout.Formatter format = _layout.FormatterFor(block, _layout.Size, options);
        for (int i = 0; i < shown.Count; i++)
        {
            texts[shown[i]] = format(block.AsSpan(i * _layout.Size, _layout.Size));
        }

        return place => texts[place];
    }
}
