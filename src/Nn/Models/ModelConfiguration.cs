using System.Text;
using System.Text.Json;
using Nn.Layers;
using Nn.Losses;
using Nn.Optimizers;

namespace Nn.Models;

/// <summary>
/// What a model is, apart from its weights: the JSON text in the metadata of its file. Nothing of it depends on provider or element type.
/// </summary>
internal sealed record ModelConfiguration(
    int Inputs, ulong Seed, int EpochsTrained, InputScaling Scaling, IReadOnlyList<Layer> Layers, Loss? Loss, Optimizer? Optimizer)
{
    private const int MostLayers = 10_000;

    /// <summary>The names of the layers that training leaves as they are.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>The JSON text; layers carry the names that the model gave them.</summary>
    public string Write(IReadOnlyList<string> names)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("inputs", Inputs);
            json.WriteNumber("seed", Seed);
            json.WriteNumber("epochs_trained", EpochsTrained);
            json.WriteStartObject("scaling");
            WriteNumbers(json, "offsets", Scaling.Offsets);
            WriteNumbers(json, "factors", Scaling.Factors);
            json.WriteEndObject();
            json.WriteStartArray("layers");
            for (var i = 0; i < Layers.Count; i++)
                LayerCatalog.Write(json, Layers[i], names[i]);
            json.WriteEndArray();
            if (Frozen.Count > 0)
            {
                json.WriteStartArray("frozen");
                foreach (var name in Frozen)
                    json.WriteStringValue(name);
                json.WriteEndArray();
            }
            if (Loss is not null && Optimizer is not null && LossCatalog.Contains(Loss))
                WriteTraining(json, Loss, Optimizer);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">What is wrong with it.</exception>
    public static ModelConfiguration Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half of a surrogate pair, escaped: valid JSON, but no text.
            throw new FormatException("the configuration is not valid JSON", e);
        }
    }

    private static ModelConfiguration Read(JsonElement element)
    {
        var root = new JsonReader(element, "configuration");
        var scaling = root.Object("scaling");
        var list = root.Array("layers");
        if (list.Count is 0 or > MostLayers)
            throw new FormatException($"the configuration has {list.Count} layers");
        var trained = root.Optional("loss") is not null;
        return new ModelConfiguration(
            root.Int("inputs", 1),
            root.UInt64("seed"),
            root.Int("epochs_trained", 0),
            Scale(scaling),
            [.. list.Select(ReadLayer)],
            trained ? ReadLoss(root.Object("loss")) : null,
            trained ? ReadOptimizer(root.Object("optimizer")) : null)
        {
            Frozen = root.Optional("frozen") is null ? [] : root.Strings("frozen"),
        };
    }

    private static void WriteTraining(Utf8JsonWriter json, Loss loss, Optimizer optimizer)
    {
        LossCatalog.Write(json, loss);
        OptimizerCatalog.Write(json, optimizer);
    }

    private static InputScaling Scale(JsonReader scaling) =>
        Checked(() => InputScaling.Of(scaling.Numbers("offsets"), scaling.Numbers("factors")));

    private static Layer ReadLayer(JsonReader layer) => Checked(() => LayerCatalog.Read(layer));

    private static Loss ReadLoss(JsonReader loss) => Checked(() => LossCatalog.Read(loss));

    private static Optimizer ReadOptimizer(JsonReader optimizer) => Checked(() => OptimizerCatalog.Read(optimizer));

    // What a constructor refuses is wrong in the file, not in the caller's arguments.
    private static TResult Checked<TResult>(Func<TResult> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
