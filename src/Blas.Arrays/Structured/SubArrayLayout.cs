namespace Blas.Arrays;

/// <summary>Several elements of one layout, one after the other: NumPy's sub-arrays.</summary>
/// <param name="item">The layout of each.</param>
/// <param name="shape">Their extents, in C order.</param>
internal sealed class SubArrayLayout(ElementLayout item, int[] shape) : ElementLayout
{
    public ElementLayout Item => item;

    public int Count { get; } = shape.Aggregate(1, (product, extent) => checked(product * extent));

    public ReadOnlySpan<int> Shape => shape;

    public override int Size => checked(Count * item.Size);

    public override bool IsSwapped => item.IsSwapped;

    public override int Alignment => item.Alignment;

    public override string Descriptor => item.Descriptor;

    public override string Short => item.Short;

    public override string SubShape => shape.Length == 1 ? ShapeMath.Text($"({shape[0]},)") : $"({string.Join(", ", shape)})";

    public override int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        for (int i = 0; i < Count; i++)
        {
            int order = item.Compare(x[(i * item.Size)..], y[(i * item.Size)..]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    public override Formatter FormatterFor(ReadOnlySpan<byte> block, int stride, PrintOptions options)
    {
        // The numbers of all sub-arrays of the column together.
        int rows = (block.Length + stride - 1) / stride;
        byte[] packed = new byte[rows * Size];
        for (int row = 0; row < rows; row++)
        {
            block.Slice(row * stride, Size).CopyTo(packed.AsSpan(row * Size));
        }

        Formatter each = item.FormatterFor(packed, item.Size, options);
        return element => Print(element, each, 0, 0, out _);
    }

    public override void PlanCopy(ElementLayout source, int from, int to, string path, List<ElementCopy> plan)
    {
        if (source is not SubArrayLayout array || array.Count != Count || !(shape.Length == 1 || array.Shape.SequenceEqual(shape)))
        {
            throw ElementCopy.Mismatch(path, source, this);
        }

        for (int i = 0; i < Count; i++)
        {
            item.PlanCopy(array.Item, from + (i * array.Item.Size), to + (i * item.Size), path, plan);
        }
    }

    private string Print(ReadOnlySpan<byte> element, Formatter each, int axis, int start, out int next)
    {
        if (axis == shape.Length)
        {
            next = start + 1;
            return each(element.Slice(start * item.Size, item.Size));
        }

        var parts = new string[shape[axis]];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Print(element, each, axis + 1, start, out start);
        }

        next = start;
        return $"[{string.Join(", ", parts)}]";
    }
}
