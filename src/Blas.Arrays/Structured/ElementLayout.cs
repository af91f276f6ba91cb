namespace Blas.Arrays;

/// <summary>
/// What NumPy calls a dtype: how the bytes of an element are to be read. Known for C# types (numbers, texts, records of them) and read
/// from the headers of files.
/// </summary>
internal abstract class ElementLayout
{
    /// <summary>Writes an element as NumPy prints it.</summary>
    public delegate string Formatter(ReadOnlySpan<byte> element);

    /// <summary>Bytes of an element.</summary>
    public abstract int Size { get; }

    /// <summary>The alignment that C# gives the type.</summary>
    public abstract int Alignment { get; }

    /// <summary>As in <c>dtype.descr</c> and .npy headers: <c>'&lt;f8'</c>, with quotes, or a list of fields.</summary>
    public abstract string Descriptor { get; }

    /// <summary>As in the text of a dtype, where single bytes carry no sign of their order: <c>'u1'</c>, with quotes, or a list.</summary>
    public virtual string Short => Descriptor;

    /// <summary>The extents of a sub-array as in a descriptor, <c>(3,)</c>; null for anything else.</summary>
    public virtual string? SubShape => null;

    /// <summary>Whether a part of it has its bytes in the other order (in a file).</summary>
    public abstract bool IsSwapped { get; }

    /// <summary>The order of two elements.</summary>
    public abstract int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    /// <summary>How elements are printed, learnt from those that will be: one every <paramref name="stride"/> bytes of the block.</summary>
    public abstract Formatter FormatterFor(ReadOnlySpan<byte> block, int stride, PrintOptions options);

    /// <summary>Reads an element from text.</summary>
    /// <returns>False if the text is none.</returns>
    public virtual bool TryParse(string text, Span<byte> element) => false;

    /// <summary>How elements of this layout are made of those of another one, such as a file's.</summary>
    /// <param name="source">The other one.</param>
    /// <param name="from">Where its element begins.</param>
    /// <param name="to">Where the element of this layout begins.</param>
    /// <param name="path">What the element is called in errors.</param>
    /// <param name="plan">Where the steps are added.</param>
    /// <exception cref="NpyFormatException">They do not agree.</exception>
    public abstract void PlanCopy(ElementLayout source, int from, int to, string path, List<ElementCopy> plan);

    /// <summary>The layout of a C# type; null if NumPy has no counterpart.</summary>
    public static ElementLayout? Of<T>()
        where T : unmanaged => LayoutOf<T>.Layout;

    /// <summary>The layout of a C# type.</summary>
    /// <exception cref="NotSupportedException">NumPy has no counterpart.</exception>
    public static ElementLayout Required<T>()
        where T : unmanaged =>
        LayoutOf<T>.Layout ?? throw new NotSupportedException($"NumPy has no element type like {typeof(T).Name}: {LayoutOf<T>.Problem}");

    /// <summary>The layout of a record; null for any other type.</summary>
    public static RecordLayout? Record<T>()
        where T : unmanaged => LayoutOf<T>.Layout as RecordLayout;

    private static unsafe class LayoutOf<T>
        where T : unmanaged
    {
        public static readonly ElementLayout? Layout = LayoutReflection.TryRead<T>(out Problem);

        public static readonly string? Problem;
    }
}
