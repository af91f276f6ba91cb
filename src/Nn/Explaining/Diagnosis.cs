using System.Globalization;
using System.Numerics;
using System.Text;
using Blas.Arrays;
using Nn.Layers;
using Nn.Models;

namespace Nn.Explaining;

/// <summary>What is found of a layer on some samples.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="DeadUnits">The outputs that are the same for every sample (0 after ReLU): they tell nothing and hardly learn.</param>
/// <param name="Units">All outputs.</param>
/// <param name="OutputRms">The root mean square of the outputs.</param>
/// <param name="WeightRms">The root mean square of the parameters; 0 without any.</param>
/// <param name="GradientRms">The root mean square of the loss' gradient by them; 0 without any.</param>
public sealed record LayerDiagnosis(string Name, int DeadUnits, int Units, double OutputRms, double WeightRms, double GradientRms);

/// <summary>What is wrong, or could be, with a network on some samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Layers">The figures of each layer.</param>
/// <param name="Findings">Sentences, the gravest first; none where nothing was found.</param>
public sealed record Diagnosis(double Loss, IReadOnlyList<LayerDiagnosis> Layers, IReadOnlyList<string> Findings)
{
    private const int MostRows = 1024;

    /// <summary>Looks at a compiled model on samples of known classes. The model is not changed.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="x">Samples x inputs; of more than 1024 the first ones.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">Shapes or labels don't fit the model.</exception>
    public static Diagnosis Of<T>(Sequential<T> model, NdArray<T> x, ReadOnlyMemory<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        return Look(model, x, new SampleSource<T>(x, labels, model.Inputs, model.Outputs, model.Loss ?? throw NotCompiled()));
    }

    /// <summary>Looks at a compiled model on samples of known outputs. The model is not changed.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="x">Samples x inputs; of more than 1024 the first ones.</param>
    /// <param name="y">Samples x outputs.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">Shapes don't fit the model.</exception>
    public static Diagnosis Of<T>(Sequential<T> model, NdArray<T> x, NdArray<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.Loss ?? throw NotCompiled();
        return Look(model, x, new SampleSource<T>(x, y, model.Inputs, model.Outputs));
    }

    /// <summary>A table of the layers and the findings below it.</summary>
    /// <returns>The text, lines ended by '\n'.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"layer",-20} {"dead",12} {"outputs",12} {"weights",12} {"gradients",12}\n");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name,-20} {layer.DeadUnits + "/" + layer.Units,12} {layer.OutputRms,12:G4} {layer.WeightRms,12:G4} {layer.GradientRms,12:G4}\n");
        foreach (var finding in Findings)
            text.Append(finding).Append('\n');
        return text.ToString();
    }

    private static InvalidOperationException NotCompiled() => new("The model has no loss and optimizer yet: call Compile first.");

    private static Diagnosis Look<T>(Sequential<T> model, NdArray<T> x, SampleSource<T> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = Math.Min(samples.Count, MostRows);
        int[] order = [.. Enumerable.Range(0, rows)];
        var engine = model.Engine(rows);
        samples.Gather(order, model.Transform, engine.Batch);
        // The way forward of a step moves running means: they are put back.
        var copy = ((IModel)model).CopyWeights();
        var loss = engine.Gradients(rows, samples.HasLabels).Loss / rows;
        copy.PutBack();

        var findings = new List<string>();
        NaNs(model, engine, rows, loss, findings);
        var layers = new List<LayerDiagnosis>();
        for (var l = 0; l < model.Layers.Count; l++)
        {
            var layer = model.Layers[l];
            var outputs = engine.Output(l, rows);
            layers.Add(new LayerDiagnosis(
                layer.Name, Constant(outputs, layer.Outputs), layer.Outputs, Rms(outputs, default, []),
                Rms(default, p => p.Value, layer.Parameters), Rms(default, p => p.Gradient, layer.Parameters)));
        }
        Inputs(engine.Batch.Inputs[..(rows * model.Inputs)], model.Inputs, findings);
        Units(layers, rows, findings);
        Slopes(layers, findings);
        GC.KeepAlive(x);
        return new Diagnosis(loss, layers, findings);
    }

    // The first thing on the way that is no number is where it comes from.
    private static void NaNs<T>(Sequential<T> model, TrainingEngine<T> engine, int rows, double loss, List<string> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = engine.Batch.Inputs[..(rows * model.Inputs)];
        if (FirstBad(inputs) is var bad and >= 0)
        {
            findings.Add($"input {bad % model.Inputs} of sample {bad / model.Inputs} is {inputs[bad]}: the first number that is not finite comes from the data.");
            return;
        }
        foreach (var parameter in model.Parameters)
        {
            if (FirstBad(parameter.Value.AsSpan()) is var at and >= 0)
            {
                findings.Add($"element {at} of '{parameter.Name}' is {parameter.Value.AsSpan()[at]}: the weights were lost before this, by a step that was too large or on bad data.");
                return;
            }
        }
        for (var l = 0; l < model.Layers.Count; l++)
        {
            var outputs = engine.Output(l, rows);
            if (FirstBad(outputs) is var at and >= 0)
            {
                var layer = model.Layers[l];
                findings.Add($"output {at % layer.Outputs} of layer '{layer.Name}' is {outputs[at]} for sample {at / layer.Outputs}, from finite inputs and weights: it overflows there.");
                return;
            }
        }
        if (!double.IsFinite(loss))
            findings.Add($"the loss is {loss} although all outputs are finite: look at the targets.");
    }

    private static void Inputs<T>(ReadOnlySpan<T> inputs, int features, List<string> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var constant = Constant(inputs, features);
        if (constant > 0 && inputs.Length > features)
            findings.Add($"{constant} of {features} inputs are the same in every sample: they tell nothing.");
        double most = 0;
        foreach (var value in inputs)
            most = Math.Max(most, Math.Abs(double.CreateChecked(value)));
        if (most > 100)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"inputs reach {most:G4}: scale them to about 1 (InputScaling)."));
    }

    private static void Units(IReadOnlyList<LayerDiagnosis> layers, int rows, List<string> findings)
    {
        foreach (var layer in layers)
        {
            if (rows > 1 && layer.DeadUnits * 4 >= layer.Units)
                findings.Add($"layer '{layer.Name}': {layer.DeadUnits} of {layer.Units} units give the same for every sample: lower the learning rate, or take leaky_relu or elu.");
        }
    }

    // Between layers that learn, gradients beside their weights should be of one order or two.
    private static void Slopes(List<LayerDiagnosis> layers, List<string> findings)
    {
        var learning = layers.Where(l => l.WeightRms > 0 && double.IsFinite(l.GradientRms)).ToList();
        if (learning.MaxBy(l => l.GradientRms / l.WeightRms) is { } steepest && steepest.GradientRms > 1e3 * steepest.WeightRms)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"gradients explode: {steepest.GradientRms:G3} in '{steepest.Name}', whose weights are {steepest.WeightRms:G3}. Start with smaller weights, scale inputs and targets, or limit gradients (ClipNorm)."));
        if (learning.Count < 2)
            return;
        var (first, last) = (learning[0], learning[^1]);
        if (first.GradientRms < 1e-4 * last.GradientRms)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"gradients vanish: {first.GradientRms:G3} in '{first.Name}', {last.GradientRms:G3} in '{last.Name}'. Residual, BatchNorm or another activation would carry them."));
        if (first.GradientRms > 1e4 * last.GradientRms && last.GradientRms > 0)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"gradients explode: {first.GradientRms:G3} in '{first.Name}', {last.GradientRms:G3} in '{last.Name}'. Start with smaller weights, or limit them (ClipNorm)."));
    }

    private static int Constant<T>(ReadOnlySpan<T> matrix, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var constant = 0;
        for (var j = 0; j < columns; j++)
        {
            var same = true;
            for (var i = j; i < matrix.Length && same; i += columns)
                same = matrix[i] == matrix[j];
            constant += same ? 1 : 0;
        }
        return constant;
    }

    private static int FirstBad<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
                return i;
        }
        return -1;
    }

    private static double Rms<T>(ReadOnlySpan<T> values, Func<Parameter<T>, NdArray<T>>? of, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        long count = 0;
        foreach (var parameter in parameters)
            Add(of!(parameter).AsSpan(), ref sum, ref count);
        Add(values, ref sum, ref count);
        return count == 0 ? 0 : Math.Sqrt(sum / count);

        static void Add(ReadOnlySpan<T> values, ref double sum, ref long count)
        {
            foreach (var value in values)
                sum += double.CreateChecked(value) * double.CreateChecked(value);
            count += values.Length;
        }
    }
}
