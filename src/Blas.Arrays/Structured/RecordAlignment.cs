namespace Blas.Arrays;

/// <summary>Layouts of files brought into memory: this machine's byte order, and every number at a multiple of its size.</summary>
internal static class RecordAlignment
{
    /// <summary>The same fields where they are, in this machine's byte order.</summary>
    public static RecordLayout Native(RecordLayout layout) =>
        new([.. layout.Fields.ToArray().Select(f => new FieldLayout(f.Name, f.Offset, Native(f.Layout), f.Type))], layout.Size, layout.Alignment);

    /// <summary>The same fields, each at a multiple of the size of its numbers, and the record a multiple of the greatest.</summary>
    public static RecordLayout Aligned(RecordLayout layout)
    {
        var fields = new List<FieldLayout>();
        int end = 0;
        foreach (FieldLayout field in layout.Fields)
        {
            ElementLayout inner = AlignedElement(field.Layout);
            int offset = Ceiling(end, Unit(inner));
            fields.Add(new FieldLayout(field.Name, offset, inner, field.Type));
            end = checked(offset + inner.Size);
        }

        int unit = fields.Max(f => Unit(f.Layout));
        return new RecordLayout([.. fields], Ceiling(Math.Max(end, 1), unit), unit);
    }

    private static ElementLayout Native(ElementLayout layout) => layout switch
    {
        RecordLayout record => Native(record),
        SubArrayLayout several => new SubArrayLayout(Native(several.Item), several.Shape.ToArray()),
        TextLayout text => new TextLayout(text.Length, text.IsBytes),
        { IsSwapped: false } => layout,
        _ => NpyElement.Visit(layout.Descriptor.AsSpan()[2..^1], default(NumberVisitor)),
    };

    private static ElementLayout AlignedElement(ElementLayout layout) => layout switch
    {
        RecordLayout record => Aligned(record),
        SubArrayLayout several => new SubArrayLayout(AlignedElement(several.Item), several.Shape.ToArray()),
        _ => Native(layout),
    };

    // A view counts its strides in elements: of complex numbers both halves together.
    private static int Unit(ElementLayout layout) => layout switch
    {
        RecordLayout record => record.Fields.ToArray().Max(f => Unit(f.Layout)),
        SubArrayLayout several => Unit(several.Item),
        TextLayout text => text.Alignment,
        _ => layout.Size,
    };

    private static int Ceiling(int size, int unit) => checked((size + unit - 1) / unit * unit);

    private readonly struct NumberVisitor : NpyElement.IVisitor<ElementLayout>
    {
        public ElementLayout Visit<T>()
            where T : unmanaged => new NumberLayout<T>();
    }
}
