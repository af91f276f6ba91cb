using System.Collections.Concurrent;
using System.Text.Json;
using Nn.Models;

namespace Nn.Layers;

/// <summary>The kinds of layers that model files may hold. Own kinds are added with <see cref="Register"/>.</summary>
public static class LayerCatalog
{
    private static readonly ConcurrentDictionary<string, Func<JsonElement, Layer>> s_own = new(StringComparer.Ordinal);

    private static readonly string[] s_kinds =
        ["dense", "activation", "dropout", "gaussian_noise", "batch_norm", "layer_norm", "embedding", "residual"];

    /// <summary>Makes a kind of one's own known to <c>Sequential.Load</c>.</summary>
    /// <param name="kind">What the layer's <see cref="Layer.Kind"/> is.</param>
    /// <param name="read">
    /// Makes the description again from the JSON object with what <see cref="Layer.WriteConfiguration"/> wrote, and <c>name</c>. What it
    /// throws as <see cref="ArgumentException"/> or <see cref="FormatException"/> is reported as the file's fault.
    /// </param>
    /// <exception cref="ArgumentException">The kind is empty or the library's own.</exception>
    public static void Register(string kind, Func<JsonElement, Layer> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentNullException.ThrowIfNull(read);
        if (s_kinds.Contains(kind, StringComparer.Ordinal))
            throw new ArgumentException($"The kind '{kind}' is the library's own.", nameof(kind));
        s_own[kind] = read;
    }

    internal static void Write(Utf8JsonWriter json, Layer layer, string? name)
    {
        json.WriteStartObject();
        json.WriteString("kind", layer.Kind);
        if (name is not null)
            json.WriteString("name", name);
        layer.WriteConfiguration(json);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">The kind is unknown, or a property is missing or of another type.</exception>
    /// <exception cref="ArgumentException">A property is out of its range.</exception>
    internal static Layer Read(JsonReader json, int depth = 0) => json.String("kind") switch
    {
        "dense" => Dense.Read(json),
        "activation" => Activate.Read(json),
        "dropout" => Dropout.Read(json),
        "gaussian_noise" => GaussianNoise.Read(json),
        "batch_norm" => BatchNorm.Read(json),
        "layer_norm" => LayerNorm.Read(json),
        "embedding" => Embedding.Read(json),
        "residual" => Residual.Read(json, depth),
        var kind when s_own.TryGetValue(kind, out var read) => read(json.Element),
        var kind => throw new FormatException($"the layer kind '{kind}' is unknown; LayerCatalog.Register makes own kinds known"),
    };
}
