using System.Text.Json;
using Nn.Models;

namespace Nn.Losses;

/// <summary>The losses that model files may name.</summary>
internal static class LossCatalog
{
    private static readonly string[] s_names =
    [
        "mean_squared_error", "mean_absolute_error", "huber", "binary_crossentropy", "categorical_crossentropy", "hinge", "kl_divergence",
        "poisson", "nll", "half_squared_error",
    ];

    public static bool Contains(Loss loss) => loss.GetType().Assembly == typeof(Loss).Assembly;

    public static void Write(Utf8JsonWriter json, Loss loss)
    {
        json.WriteStartObject("loss");
        json.WriteString("name", loss.Name);
        json.WriteBoolean("from_logits", loss.FromLogits);
        loss.WriteConfiguration(json);
        json.WriteEndObject();
    }

    public static Loss Read(JsonReader json) => Make(
        json.String("name"),
        json.Bool("from_logits"),
        json.Optional("label_smoothing") is null ? 0 : json.Double("label_smoothing"),
        json.Optional("delta") is null ? 1 : json.Double("delta"));

    public static Loss Make(string name, bool fromLogits, double smoothing, double delta) => name switch
    {
        "mean_squared_error" => Loss.MeanSquaredError,
        "mean_absolute_error" => Loss.MeanAbsoluteError,
        "huber" => new Huber(delta),
        "binary_crossentropy" => new BinaryCrossEntropy(fromLogits, smoothing),
        "categorical_crossentropy" => new CategoricalCrossEntropy(fromLogits, smoothing),
        "hinge" => Loss.Hinge,
        "kl_divergence" => Loss.KullbackLeibler,
        "poisson" => Loss.Poisson,
        "nll" => Loss.NegativeLogLikelihood,
        "half_squared_error" => new HalfSquaredError(),
        _ => throw new ArgumentException($"Unknown loss '{name}'; known are {string.Join(", ", s_names)}.", nameof(name)),
    };
}
