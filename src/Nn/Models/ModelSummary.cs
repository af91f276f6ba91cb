using System.Globalization;
using System.Text;

namespace Nn.Models;

/// <summary>A line of a model's summary.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">What it is: <c>dense</c>.</param>
/// <param name="Activation">What it ends with: <c>relu</c>.</param>
/// <param name="Inputs">The features that come in.</param>
/// <param name="Outputs">The features that go out.</param>
/// <param name="Parameters">How many numbers it learns.</param>
public sealed record LayerSummary(string Name, string Kind, string Activation, int Inputs, int Outputs, long Parameters)
{
    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The shape of the output, with the size of the batch left open.</summary>
    public string OutputShape => string.Create(CultureInfo.InvariantCulture, $"(batch, {Outputs})");
}

/// <summary>What a model consists of.</summary>
/// <param name="Inputs">The features of a sample.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="ElementSize">The bytes of a number.</param>
public sealed record ModelSummary(int Inputs, IReadOnlyList<LayerSummary> Layers, int ElementSize)
{
    /// <summary>How many numbers the model learns.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>How many of them are in layers that are not frozen.</summary>
    public long TrainableParameters => Layers.Where(layer => layer.Trainable).Sum(layer => layer.Parameters);

    /// <summary>The bytes that they take.</summary>
    public long Bytes => Parameters * ElementSize;

    /// <summary>A table with a line for each layer and the totals.</summary>
    /// <returns>The text, lines ended by '\n'.</returns>
    public override string ToString()
    {
        var width = Math.Max(10, Layers.Max(layer => layer.Name.Length));
        var kinds = Math.Max(10, Layers.Max(layer => layer.Kind.Length) + 2);
        var text = new StringBuilder();
        Line("layer", "kind", "activation", "output", "parameters");
        Line("input", "", "", string.Create(CultureInfo.InvariantCulture, $"(batch, {Inputs})"), "0");
        foreach (var layer in Layers)
            Line(layer.Name, layer.Kind, layer.Activation, layer.OutputShape, layer.Parameters.ToString("N0", CultureInfo.InvariantCulture));
        text.Append(CultureInfo.InvariantCulture, $"{Parameters:N0} parameters, {Bytes / 1024.0:N1} KiB");
        if (TrainableParameters < Parameters)
            text.Append(CultureInfo.InvariantCulture, $", {Parameters - TrainableParameters:N0} of them frozen");
        text.Append('\n');
        return text.ToString();

        void Line(string name, string kind, string activation, string output, string parameters) => text
            .Append(name.PadRight(width + 2))
            .Append(kind.PadRight(kinds))
            .Append(activation.PadRight(12))
            .Append(output.PadRight(16))
            .Append(parameters.PadLeft(12))
            .Append('\n');
    }
}
