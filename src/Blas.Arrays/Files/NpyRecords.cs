using System.Numerics;

namespace Blas.Arrays;

/// <summary>Reads records and texts: elements that are more than a number.</summary>
internal static unsafe class NpyRecords
{
    // More than any record that is meant, and small enough that sizes are computed without overflow.
    private const int MaxItemSize = 1 << 24;

    /// <summary>The array, whose fields must be those of the type (in whatever order and byte order, packed or aligned).</summary>
    public static NdArray<T> Read<T>(Stream stream, NpyHeader header)
        where T : unmanaged
    {
        ElementLayout wanted = ElementLayout.Required<T>();
        ElementLayout given = Parse(header.Type);
        var plan = new List<ElementCopy>();
        wanted.PlanCopy(given, 0, 0, string.Empty, plan);
        if (given.Size == 0)
        {
            throw new NpyFormatException($"The elements of the file, {given.Short}, are empty.");
        }

        bool isSame = wanted.Descriptor == given.Descriptor && plan.TrueForAll(s => s is { Form: ElementCopy.Kind.Bytes, Unit: 1 });
        return isSame ? NpyReader.Read<T>(stream, header, swapped: false) : Convert<T>(stream, header, given.Size, [.. plan]);
    }

    /// <summary>The records of a file, of whatever fields.</summary>
    public static NdRecordArray Read(Stream stream, NpyHeader header)
    {
        if (Parse(header.Type) is not RecordLayout given || given.Size == 0)
        {
            throw new NpyFormatException("The records of the file are empty.");
        }

        RecordLayout layout = RecordAlignment.Aligned(given), written = RecordAlignment.Native(given);
        return new NdRecordArray(ReadElements(stream, header, given, layout), layout, written);
    }

    /// <summary>The texts of a file, of whatever room.</summary>
    public static NdTextArray ReadTexts(Stream stream, NpyHeader header)
    {
        if (Parse(header.Type) is not TextLayout given || given.Size == 0)
        {
            throw new NpyFormatException($"The texts of the file, '{header.Descriptor}', have no room.");
        }

        var layout = new TextLayout(given.Length, given.IsBytes);
        return new NdTextArray(ReadElements(stream, header, given, layout), layout);
    }

    /// <summary>The elements in a layout of this machine's, their bytes as the last axis.</summary>
    private static NdArray<byte> ReadElements(Stream stream, NpyHeader header, ElementLayout given, ElementLayout layout)
    {
        var plan = new List<ElementCopy>();
        layout.PlanCopy(given, 0, 0, string.Empty, plan);
        ReadOnlySpan<ElementCopy> steps = [.. plan];
        using NdArray<byte> bytes = ReadBytes(stream, header, given.Size);
        nint[] shape = header.FortranOrder ? [.. header.Shape.Reverse()] : header.Shape;
        nint count = bytes.Size / given.Size;
        NdArray<byte> elements = NdArray.Zeros<byte>([.. shape, layout.Size]);
        try
        {
            for (nint i = 0; i < count; i++)
            {
                ElementCopy.Run(
                    steps, new ReadOnlySpan<byte>(bytes.Data + (i * given.Size), given.Size), new Span<byte>(elements.Data + (i * layout.Size), layout.Size));
            }
        }
        catch
        {
            elements.Dispose();
            throw;
        }

        if (!header.FortranOrder)
        {
            return elements;
        }

        using (elements)
        {
            return elements.Transpose([.. Enumerable.Range(0, shape.Length).Reverse(), shape.Length]);
        }
    }

    /// <summary>What the header says of the elements.</summary>
    /// <exception cref="NpyFormatException">It is no element type.</exception>
    public static ElementLayout Parse(object? type)
    {
        try
        {
            ElementLayout layout = type switch
            {
                string letters => Plain(letters),
                object?[] fields => Record(fields),
                _ => throw new NpyFormatException("The header's 'descr' is neither text nor a list of fields."),
            };
            return layout.Size <= MaxItemSize ? layout : throw TooLarge();
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    private static NdArray<T> Convert<T>(Stream stream, NpyHeader header, int itemSize, ReadOnlySpan<ElementCopy> plan)
        where T : unmanaged
    {
        nint[] shape = header.FortranOrder ? [.. header.Shape.Reverse()] : header.Shape;
        using NdArray<byte> bytes = ReadBytes(stream, header, itemSize);
        NdArray<T> array = NdArray.Zeros<T>(shape);
        try
        {
            for (nint i = 0; i < array.Size; i++)
            {
                ElementCopy.Run(plan, new ReadOnlySpan<byte>(bytes.Data + (i * itemSize), itemSize), new Span<byte>(array.Data + i, sizeof(T)));
            }
        }
        catch
        {
            array.Dispose();
            throw;
        }

        if (!header.FortranOrder)
        {
            return array;
        }

        using (array)
        {
            return array.Transpose();
        }
    }

    private static NdArray<byte> ReadBytes(Stream stream, NpyHeader header, int itemSize) =>
        NpyReader.Read<byte>(stream, new NpyHeader("|u1", FortranOrder: false, [NpyReader.ByteLength(header, itemSize)]), swapped: false);

    private static ElementLayout Plain(string text)
    {
        bool hasOrder = text.Length > 0 && text[0] is '<' or '>' or '|' or '=';
        bool isSwapped = hasOrder && text[0] == (BitConverter.IsLittleEndian ? '>' : '<');
        ReadOnlySpan<char> letters = hasOrder ? text.AsSpan(1) : text;
        if (letters is ['U' or 'S' or 'a', .. var digits])
        {
            return int.TryParse(digits, System.Globalization.NumberStyles.None, null, out int length) && length <= MaxItemSize / sizeof(uint)
                ? new TextLayout(length, isBytes: letters[0] != 'U', isSwapped)
                : throw new NpyFormatException($"'{text}' is no type of text.");
        }

        return NpyElement.Visit(letters, new NumberVisitor(isSwapped));
    }

    private static RecordLayout Record(object?[] entries)
    {
        var fields = new List<FieldLayout>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        int end = 0;
        foreach (object? entry in entries)
        {
            if (entry is not object?[] { Length: 2 or 3 } parts || Name(parts[0]) is not string name)
            {
                throw new NpyFormatException("A field of the header's 'descr' is no (name, type) or (name, type, shape).");
            }

            if (name.Length == 0 && parts is [_, string gap] && gap.TrimStart('|') is ['V', .. var room])
            {
                // Bytes between the fields.
                end = int.TryParse(room, System.Globalization.NumberStyles.None, null, out int bytes) && bytes <= MaxItemSize
                    ? checked(end + bytes) : throw new NpyFormatException($"'{gap}' is no room between fields.");
                continue;
            }

            if (!names.Add(name))
            {
                throw new NpyFormatException($"The field '{name}' comes twice.");
            }

            ElementLayout layout = Parse(parts[1]);
            if (parts.Length == 3 && Extents(parts[2]) is { Length: > 0 } extents)
            {
                layout = new SubArrayLayout(layout, extents);
            }

            fields.Add(new FieldLayout(name, end, layout, null));
            end = checked(end + layout.Size);
            if (end > MaxItemSize)
            {
                throw TooLarge();
            }
        }

        return fields.Count > 0 ? new RecordLayout([.. fields], end, 1) : throw new NpyFormatException("The records of the file have no fields.");
    }

    // A field may have a title before its name.
    private static string? Name(object? name) => name is object?[] { Length: 2 } titled ? titled[1] as string : name as string;

    private static int[] Extents(object? shape)
    {
        object?[] given = shape is object?[] several ? several : [shape];
        var extents = new int[given.Length];
        for (int i = 0; i < extents.Length; i++)
        {
            extents[i] = given[i] is BigInteger extent && extent > 0 && extent <= MaxItemSize
                ? (int)extent : throw new NpyFormatException($"{given[i] ?? "None"} is no extent of a sub-array.");
        }

        return extents;
    }

    private static NpyFormatException TooLarge() => new(ShapeMath.Text($"The header describes elements of more than {MaxItemSize} bytes."));

    private sealed class NumberVisitor(bool isSwapped) : NpyElement.IVisitor<ElementLayout>
    {
        public ElementLayout Visit<T>()
            where T : unmanaged => new NumberLayout<T>(isSwapped);
    }
}
