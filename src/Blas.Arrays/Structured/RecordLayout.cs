namespace Blas.Arrays;

/// <summary>A field of a record: its name, where it begins, what it is, and its C# type if there is one.</summary>
internal sealed record FieldLayout(string Name, int Offset, ElementLayout Layout, Type? Type);

/// <summary>Fields with names: NumPy's structured dtypes.</summary>
/// <param name="fields">The fields by rising offset; they do not overlap.</param>
/// <param name="size">Bytes of a record, with the gaps.</param>
/// <param name="alignment">The alignment that C# gives it.</param>
internal sealed class RecordLayout(FieldLayout[] fields, int size, int alignment) : ElementLayout
{
    public ReadOnlySpan<FieldLayout> Fields => fields;

    public override int Size => size;

    public override bool IsSwapped => fields.Any(f => f.Layout.IsSwapped);

    public override int Alignment => alignment;

    /// <summary>Whether bytes of a record belong to no field.</summary>
    public bool HasGaps { get; } = fields.Sum(f => f.Layout.Size) != size || fields.Any(f => Inner(f.Layout) is RecordLayout { HasGaps: true });

    /// <summary>The list of fields, in which gaps are fields without a name.</summary>
    public override string Descriptor
    {
        get
        {
            var parts = new List<string>();
            int end = 0;
            foreach (FieldLayout part in fields)
            {
                AddGap(parts, part.Offset - end);
                parts.Add(Entry(part, part.Layout.Descriptor));
                end = part.Offset + part.Layout.Size;
            }

            AddGap(parts, size - end);
            return $"[{string.Join(", ", parts)}]";
        }
    }

    /// <summary>The list of fields; with gaps, NumPy's dictionary of names, formats and offsets.</summary>
    public override string Short
    {
        get
        {
            int end = 0;
            foreach (FieldLayout part in fields)
            {
                if (part.Offset != end)
                {
                    return Dictionary();
                }

                end += part.Layout.Size;
            }

            return end == size ? $"[{string.Join(", ", fields.Select(f => Entry(f, f.Layout.Short)))}]" : Dictionary();
        }
    }

    /// <summary>The field of a name: spelt so, or else the one that differs in case alone.</summary>
    public FieldLayout? Find(string name)
    {
        FieldLayout? found = Array.Find(fields, f => f.Name == name);
        if (found is not null)
        {
            return found;
        }

        FieldLayout[] similar = Array.FindAll(fields, f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return similar.Length == 1 ? similar[0] : null;
    }

    /// <summary>The field of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FieldLayout Require(string name, string paramName) =>
        Find(name) ?? throw new ArgumentException(
            $"no field of name '{name}': the fields are {string.Join(", ", fields.Select(f => $"'{f.Name}'"))}", paramName);

    /// <summary>The fields in another order of comparison: some first, then the others.</summary>
    /// <exception cref="ArgumentException">There is no such field, or it is named twice.</exception>
    public RecordLayout OrderedBy(string[] order, string paramName)
    {
        var chosen = new List<FieldLayout>();
        foreach (string name in order)
        {
            FieldLayout field = Require(name, paramName);
            if (chosen.Contains(field))
            {
                throw new ArgumentException($"duplicate field of name '{name}'", paramName);
            }

            chosen.Add(field);
        }

        chosen.AddRange(fields.Except(chosen));
        return new RecordLayout([.. chosen], size, alignment);
    }

    public override int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        foreach (FieldLayout field in fields)
        {
            int order = field.Layout.Compare(x.Slice(field.Offset, field.Layout.Size), y.Slice(field.Offset, field.Layout.Size));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    public override Formatter FormatterFor(ReadOnlySpan<byte> block, int stride, PrintOptions options)
    {
        var formats = new Formatter[fields.Length];
        for (int i = 0; i < formats.Length; i++)
        {
            formats[i] = fields[i].Layout.FormatterFor(block[fields[i].Offset..], stride, options);
        }

        return element =>
        {
            var words = new string[formats.Length];
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = formats[i](element.Slice(fields[i].Offset, fields[i].Layout.Size));
            }

            return words.Length == 1 ? $"({words[0]},)" : $"({string.Join(", ", words)})";
        };
    }

    public override void PlanCopy(ElementLayout source, int from, int to, string path, List<ElementCopy> plan)
    {
        if (source is not RecordLayout record)
        {
            throw ElementCopy.Mismatch(path, source, this);
        }

        string prefix = path.Length == 0 ? string.Empty : path + ".";
        var taken = new HashSet<FieldLayout>();
        foreach (FieldLayout field in fields)
        {
            FieldLayout given = record.Find(field.Name)
                ?? throw new NpyFormatException($"The file has no field '{prefix}{field.Name}': its fields are {record.Short}.");
            taken.Add(given);
            field.Layout.PlanCopy(given.Layout, from + given.Offset, to + field.Offset, prefix + field.Name, plan);
        }

        foreach (FieldLayout given in record.Fields)
        {
            if (!taken.Contains(given))
            {
                throw new NpyFormatException($"The file has a field '{prefix}{given.Name}' that the record type has not; nothing is dropped in silence.");
            }
        }
    }

    private static ElementLayout Inner(ElementLayout layout) => layout is SubArrayLayout array ? Inner(array.Item) : layout;

    private static string Entry(FieldLayout field, string type) =>
        $"({PythonText.Of(field.Name)}, {type}{(field.Layout.SubShape is string shape ? ", " + shape : string.Empty)})";

    private static void AddGap(List<string> parts, int bytes)
    {
        if (bytes > 0)
        {
            parts.Add(ShapeMath.Text($"('', '|V{bytes}')"));
        }
    }

    private string Dictionary() => ShapeMath.Text(
        $"{{'names': [{string.Join(", ", fields.Select(f => PythonText.Of(f.Name)))}], 'formats': [{string.Join(", ", fields.Select(Format))}], 'offsets': [{string.Join(", ", fields.Select(f => f.Offset))}], 'itemsize': {size}}}");

    private static string Format(FieldLayout field) =>
        field.Layout.SubShape is string shape ? $"({field.Layout.Short}, {shape})" : field.Layout.Short;
}
