using System.Text;
using System.Text.Json;
using Nn.Initializers;
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
            {
                json.WriteStartObject();
                json.WriteString("kind", Layers[i].Kind);
                json.WriteString("name", names[i]);
                Layers[i].WriteConfiguration(json);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (Loss is not null && Optimizer is not null)
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
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
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
            trained ? ReadOptimizer(root.Object("optimizer")) : null);
    }

    private static void WriteTraining(Utf8JsonWriter json, Loss loss, Optimizer optimizer)
    {
        json.WriteStartObject("loss");
        json.WriteString("name", loss.Name);
        json.WriteBoolean("from_logits", loss.FromLogits);
        json.WriteEndObject();
        json.WriteStartObject("optimizer");
        json.WriteString("name", optimizer.Name);
        json.WriteNumber("learning_rate", optimizer.LearningRate);
        optimizer.WriteConfiguration(json);
        json.WriteEndObject();
    }

    private static InputScaling Scale(JsonReader scaling) =>
        Checked(() => InputScaling.Of(scaling.Numbers("offsets"), scaling.Numbers("factors")));

    private static Layer ReadLayer(JsonReader layer)
    {
        var kind = layer.String("kind");
        if (kind != "dense")
            throw new FormatException($"the layer kind '{kind}' is unknown");
        return Checked(() => new Dense(
            layer.Int("units", 1),
            ActivationNames.Parse(layer.String("activation")),
            Initializer.FromName(layer.String("initializer")),
            layer.Bool("use_bias"))
        { Name = layer.String("name") });
    }

    private static Loss ReadLoss(JsonReader loss) => Checked(() => Loss.FromName(loss.String("name"), loss.Bool("from_logits")));

    private static Optimizer ReadOptimizer(JsonReader optimizer) => Checked<Optimizer>(() => optimizer.String("name") switch
    {
        "sgd" => new Sgd(optimizer.Double("learning_rate"), optimizer.Double("momentum"), optimizer.Bool("nesterov")),
        "adam" => new Adam(
            optimizer.Double("learning_rate"), optimizer.Double("beta1"), optimizer.Double("beta2"), optimizer.Double("epsilon")),
        var name => throw new FormatException($"the optimizer '{name}' is unknown"),
    });

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
