using System.Text.Json;

namespace Nn.Models;

/// <summary>A JSON object whose parts are asked for by name and type; what is missing or of another type is told by its name.</summary>
internal readonly struct JsonReader
{
    private readonly JsonElement _element;
    private readonly string _name;

    public JsonReader(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException($"'{name}' is not an object");
        _element = element;
        _name = name;
    }

    public JsonElement Element => _element;

    public JsonElement? Optional(string name) => _element.TryGetProperty(name, out var value) ? value : null;

    public JsonReader Object(string name) => new(Get(name), name);

    public IReadOnlyList<JsonReader> Array(string name)
    {
        var value = Get(name);
        if (value.ValueKind != JsonValueKind.Array)
            throw new FormatException($"'{name}' is not a list");
        return [.. value.EnumerateArray().Select(item => new JsonReader(item, name))];
    }

    public string String(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "a text");
    }

    public string? OptionalString(string name) => Optional(name) is null ? null : String(name);

    public bool Bool(string name) => Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public int Int(string name, int least)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least
            ? number
            : throw Wrong(name, $"a whole number from {least}");
    }

    public ulong UInt64(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number) ? number : throw Wrong(name, "a whole number from 0");
    }

    public double Double(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(name, "a number");
    }

    public double? OptionalDouble(string name) => Optional(name) is null ? null : Double(name);

    public double[] Numbers(string name)
    {
        var value = Get(name);
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list of numbers");
        var numbers = new double[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDouble(out numbers[i++]))
                throw Wrong(name, "a list of numbers");
        }
        return numbers;
    }

    public string[] Strings(string name)
    {
        var value = Get(name);
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Wrong(name, "a list of texts");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private JsonElement Get(string name) =>
        _element.TryGetProperty(name, out var value) ? value : throw new FormatException($"'{_name}' lacks '{name}'");

    private FormatException Wrong(string name, string expected)
    {
        var text = Get(name).GetRawText();
        return new FormatException($"'{name}' is {(text.Length <= 40 ? text : text[..37] + "...")}, expected {expected}");
    }
}
