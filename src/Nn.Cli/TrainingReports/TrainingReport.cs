using System.Text.Json.Serialization;

namespace Nn.Cli.TrainingReports;

/// <summary>What a page about a training shows.</summary>
internal sealed record TrainingReport(
    string Title,
    DateTimeOffset Created,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<EpochFigures> Epochs,
    TestFigures Test,
    ImageSize? Images,
    IReadOnlyList<Sample> Wrong,
    IReadOnlyList<Sample> Explained,
    IReadOnlyList<string> Features);

/// <summary>A line of the page's head.</summary>
internal sealed record Fact(string Name, string Value);

/// <summary>One epoch.</summary>
internal sealed record EpochFigures(
    int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, double LearningRate, double Seconds, double SamplesPerSecond);

/// <summary>What the test set says.</summary>
/// <param name="Samples">How many samples it has.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Accuracy">The share that is right.</param>
/// <param name="Confusion">Rows are true classes, columns predicted ones; empty where there are too many classes.</param>
/// <param name="Scores">Precision, recall and F1 of each class.</param>
internal sealed record TestFigures(int Samples, double Loss, double? Accuracy, IReadOnlyList<IReadOnlyList<long>> Confusion, IReadOnlyList<IReadOnlyList<double>> Scores);

/// <summary>Samples are images of this size.</summary>
internal sealed record ImageSize(int Height, int Width);

/// <summary>A sample of the test set.</summary>
/// <param name="Index">Its number there.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What the model takes it for.</param>
/// <param name="Probability">How sure it is.</param>
/// <param name="Pixels">A byte a feature, in base 64; empty where samples are no images.</param>
/// <param name="Saliency">How much each feature matters to the predicted class, as bytes in base 64; null where it is not shown.</param>
internal sealed record Sample(int Index, int Actual, int Predicted, double Probability, string Pixels, string? Saliency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class TrainingReportJson : JsonSerializerContext;
