using System.Runtime.CompilerServices;
using System.Text;

namespace Blas.Arrays;

/// <summary>
/// Texts of a fixed room that only a file knows: NumPy's <c>&lt;U5</c> (code points) and <c>|S5</c> (bytes). <see cref="Strings"/> gives
/// them as C# has them; <see cref="AsType{TTo}"/> makes an array of <see cref="Text8"/> and the like, or reads numbers from them.
/// </summary>
public sealed unsafe class NdTextArray : NdLayoutArray
{
    private readonly TextLayout _layout;

    internal NdTextArray(NdArray<byte> bytes, TextLayout layout)
        : base(bytes, layout) => _layout = layout;

    /// <summary>The type as NumPy prints it: <c>'&lt;U5'</c>, <c>'|S5'</c>.</summary>
    public override string DType => _layout.Descriptor;

    /// <summary>An element is a text.</summary>
    public override Type ElementType => typeof(string);

    /// <inheritdoc/>
    public override string DTypeName => ShapeMath.Text($"{(_layout.IsBytes ? "bytes" : "str")}{8 * _layout.Size}");

    /// <summary>The text at an index.</summary>
    /// <param name="index">One number for each axis; negative ones count from the end.</param>
    /// <returns>The text, without the zeros that fill the room.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is out of bounds, or has not one number for each axis.</exception>
    [IndexerName("At")]
    public string this[params ReadOnlySpan<nint> index]
    {
        get
        {
            if (index.Length != NDim)
            {
                throw new ArgumentOutOfRangeException(nameof(index), ShapeMath.Text($"a text of an array of {NDim} axes has {NDim} indices, not {index.Length}"));
            }

            var slices = new Slice[index.Length];
            for (int i = 0; i < slices.Length; i++)
            {
                slices[i] = index[i];
            }

            using NdArray<byte> text = Part(slices);
            return _layout.Decode(text.ToArray());
        }
    }

    /// <summary>A view of some of the texts; see <see cref="NdArray{T}"/>'s indexer for the notation. Arrays of indices and masks select a copy.</summary>
    /// <param name="slices">Indices, ranges, arrays of indices, masks.</param>
    /// <returns>The texts: of no axis for one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds, or there are more indices than axes.</exception>
    [IndexerName("At")]
    public NdTextArray this[params ReadOnlySpan<Slice> slices] => new(Part(slices), _layout);

    /// <summary>The same, in NumPy's notation.</summary>
    /// <param name="slices">What stands between the brackets in Python.</param>
    /// <returns>The view.</returns>
    /// <exception cref="FormatException">That is no index.</exception>
    [IndexerName("At")]
    public NdTextArray this[string slices] => this[Slice.Parse(slices).AsSpan()];

    /// <summary>The texts in C order.</summary>
    /// <returns>A text for every element.</returns>
    public string[] Strings()
    {
        using NdArray<byte> bytes = Bytes(), copy = bytes.Copy();
        var result = new string[Size];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = _layout.Decode(Element(copy, i));
        }

        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => NDim == 0 && !_layout.IsBytes && !IsDisposed ? Strings()[0] : base.ToString();

    /// <summary>Texts of a C# type that has room for them, such as <see cref="Text8"/>; or the numbers that they write, as <c>astype(float)</c>.</summary>
    /// <typeparam name="TTo">The type.</typeparam>
    /// <returns>A new array.</returns>
    /// <exception cref="NpyFormatException">The type is one of texts with less room.</exception>
    /// <exception cref="FormatException">A text is no number of the type.</exception>
    /// <exception cref="NotSupportedException">NumPy has no counterpart of the type.</exception>
    public override NdArray<TTo> AsType<TTo>()
    {
        ElementLayout wanted = ElementLayout.Required<TTo>();
        var plan = new List<ElementCopy>();
        if (wanted is TextLayout)
        {
            wanted.PlanCopy(_layout, 0, 0, string.Empty, plan);
        }
        else if (wanted is RecordLayout)
        {
            throw new NotSupportedException($"texts are no records: {DType} cannot become {Arrays.DType.Name<TTo>()}");
        }

        ReadOnlySpan<ElementCopy> steps = [.. plan];
        using NdArray<byte> bytes = Bytes(), texts = bytes.Copy();
        NdArray<TTo> result = Zeros<TTo>(Shape);
        for (nint i = 0; i < Size; i++)
        {
            var target = new Span<byte>(result.Data + i, sizeof(TTo));
            if (plan.Count > 0)
            {
                ElementCopy.Run(steps, Element(texts, i), target);
            }
            else if (_layout.Decode(Element(texts, i)) is string text && !wanted.TryParse(text.Trim(), target))
            {
                result.Dispose();
                throw new FormatException($"could not convert string to {Arrays.DType.Name<TTo>()}: {PythonText.Of(text)}");
            }
        }

        return result;
    }

    /// <summary>The texts in C order, in memory of their own.</summary>
    /// <returns>A new array.</returns>
    public NdTextArray Copy()
    {
        using NdArray<byte> bytes = Bytes();
        return new NdTextArray(bytes.Copy(), _layout);
    }

    /// <inheritdoc/>
    public override NdArray<TField> Field<TField>(string name) => throw new NotSupportedException($"the elements are texts ({DType}), no records with a field '{name}'");

    /// <inheritdoc/>
    public override NdArray<TField> CopyField<TField>(string name) => Field<TField>(name);

    /// <summary>An array of texts, with room for the longest.</summary>
    internal static NdTextArray Of(ReadOnlySpan<string> texts)
    {
        int room = 1;
        foreach (string text in texts)
        {
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
            int length = 0;
            foreach (Rune _ in text.EnumerateRunes())
            {
                length++;
            }

            room = Math.Max(room, length);
        }

        var layout = new TextLayout(room, isBytes: false);
        NdArray<byte> bytes = Zeros<byte>(texts.Length, layout.Size);
        for (int i = 0; i < texts.Length; i++)
        {
            if (layout.Encode(texts[i], new Span<byte>(bytes.Data + ((nint)i * layout.Size), layout.Size)) is string problem)
            {
                bytes.Dispose();
                throw new ArgumentException(problem, nameof(texts));
            }
        }

        return new NdTextArray(bytes, layout);
    }

    private protected override void WriteNpy(Stream stream)
    {
        stream.Write(new NpyHeader(_layout.Descriptor, FortranOrder: false, Shape.ToArray()).ToBytes(_layout));
        using NdArray<byte> bytes = Bytes(), texts = bytes.Copy();
        for (nint i = 0; i < Size; i++)
        {
            stream.Write(Element(texts, i));
        }
    }
}
