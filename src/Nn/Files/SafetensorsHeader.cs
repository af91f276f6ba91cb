using System.Text.Json;

namespace Nn.Files;

/// <summary>A tensor's entry in a safetensors header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">Its element type: <c>F32</c>, <c>F64</c>.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Start">Where it starts, counted from the end of the header.</param>
/// <param name="End">Where it ends.</param>
internal sealed record TensorEntry(string Name, string DType, long[] Shape, long Start, long End);

/// <summary>
/// The header of a safetensors file: 8 bytes with the header's length (little-endian), then JSON with one object for each tensor
/// (<c>dtype</c>, <c>shape</c>, <c>data_offsets</c>) and the texts of <c>__metadata__</c>. The tensors' bytes follow, little-endian, without
/// gaps. https://github.com/huggingface/safetensors
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The limit of the format's own reader.</summary>
    public const long LongestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private SafetensorsHeader(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<TensorEntry> tensors)
    {
        Metadata = metadata;
        Tensors = tensors;
    }

    /// <summary>The texts of <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Reads and checks a header: afterwards every tensor is inside the data, and every byte of the data belongs to one tensor.</summary>
    /// <param name="json">The header's text.</param>
    /// <param name="dataLength">The bytes that follow it.</param>
    /// <returns>The header.</returns>
    /// <exception cref="FormatException">What is wrong with it.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new List<TensorEntry>();
        try
        {
            ReadJson(json, metadata, tensors);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half of a surrogate pair, escaped: valid JSON, but no text.
            throw new FormatException("the header is not valid JSON", e);
        }
        tensors.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (var tensor in tensors)
        {
            if (tensor.Start != end)
                throw new FormatException($"tensor '{tensor.Name}' starts at byte {tensor.Start} of the data, expected {end}");
            end = tensor.End;
        }
        if (end != dataLength)
            throw new FormatException($"the data has {dataLength} bytes, expected {end}");
        return new SafetensorsHeader(metadata, tensors);
    }

    /// <summary>The bytes of one element, or 0 for a type that is not read here.</summary>
    public static int ElementSize(string dtype) => dtype switch
    {
        "F64" => 8,
        "F32" => 4,
        _ => 0,
    };

    /// <summary>Writes a header, padded with spaces so that the data starts at a multiple of 64 bytes.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<TensorEntry> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.DType);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [tensor.Start, tensor.End]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while ((8 + buffer.Length) % 64 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void ReadJson(ReadOnlyMemory<byte> json, Dictionary<string, string> metadata, List<TensorEntry> tensors)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("the header is not a JSON object");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == MetadataKey)
                ReadMetadata(property.Value, metadata);
            else
                tensors.Add(ReadEntry(property));
        }
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException("the metadata is not a JSON object");
        foreach (var property in element.EnumerateObject())
            metadata[property.Name] = Text(property.Value, property.Name);
    }

    private static TensorEntry ReadEntry(JsonProperty property)
    {
        var name = property.Name;
        var (dtype, shape, offsets) = ((string?)null, (long[]?)null, (long[]?)null);
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw new FormatException($"tensor '{name}' is not described by an object");
        foreach (var part in property.Value.EnumerateObject())
        {
            switch (part.Name)
            {
                case "dtype":
                    dtype = Text(part.Value, "dtype");
                    break;
                case "shape":
                    shape = Numbers(part.Value, name, "shape");
                    break;
                case "data_offsets":
                    offsets = Numbers(part.Value, name, "data_offsets");
                    break;
                default:
                    throw new FormatException($"tensor '{name}' has an unknown property '{part.Name}'");
            }
        }
        if (dtype is null || shape is null || offsets is null)
            throw new FormatException($"tensor '{name}' lacks dtype, shape or data_offsets");
        var size = (long)ElementSize(dtype);
        if (size == 0)
            throw new FormatException($"tensor '{name}' has the type {dtype}, expected F32 or F64");
        foreach (var extent in shape)
        {
            try
            {
                size = checked(size * extent);
            }
            catch (OverflowException)
            {
                throw new FormatException($"tensor '{name}' has the shape ({string.Join(", ", shape)}), whose size overflows");
            }
        }
        if (offsets.Length != 2 || offsets[1] < offsets[0] || offsets[1] - offsets[0] != size)
        {
            throw new FormatException(
                $"tensor '{name}' has the offsets [{string.Join(", ", offsets)}], expected {size} bytes for the shape ({string.Join(", ", shape)})");
        }
        return new TensorEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new FormatException($"'{name}' is not a text");

    private static long[] Numbers(JsonElement element, string tensor, string name)
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw new FormatException($"'{name}' of tensor '{tensor}' is not a list");
        if (element.GetArrayLength() > 8)
            throw new FormatException($"'{name}' of tensor '{tensor}' has {element.GetArrayLength()} numbers");
        var numbers = new long[element.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (element[i].ValueKind != JsonValueKind.Number || !element[i].TryGetInt64(out numbers[i]) || numbers[i] < 0)
                throw new FormatException($"'{name}' of tensor '{tensor}' holds {element[i].GetRawText()}, expected whole numbers from 0");
        }
        return numbers;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
