using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Nn.Tests.OtherPrograms;

/// <summary>ONNX Runtime computes what a model predicts, for every layer and every activation.</summary>
public class OnnxRuntimeTests
{
    [OnnxRuntimeFact]
    public void ONNX_Runtime_computes_what_the_model_predicts()
    {
        using var folder = new TemporaryFolder();
        var count = 0;
        foreach (var activation in Enum.GetValues<Activation>())
        {
            // Of double precision it has not every function.
            count += Write<float>(folder, $"float_{activation}", 6, Layers(activation));
            if (activation is Activation.Linear or Activation.Relu or Activation.Sigmoid or Activation.Tanh or Activation.Softmax or Activation.LogSoftmax)
                count += Write<double>(folder, $"double_{activation}", 6, Layers(activation));
        }
        count += Write<float>(folder, "float_embedding", 3, [new Embedding(5, 4), new Dense(2)], classes: 5);
        count += Write<float>(folder, "float_nothing", 4, [new Dropout(0.5)]);
        count += Write<float>(folder, "float_scaled", 4, [new Dense(3)], scaling: InputScaling.DivideBy(255));
        var (code, text) = ChildProgram.Run("node", Path.Combine(ChildProgram.Folder, "onnxruntime", "compare.mjs"), folder["."]);
        Assert.True(code == 0, text);
        Assert.Equal(count, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [OnnxRuntimeFact]
    public void A_difference_is_found()
    {
        using var folder = new TemporaryFolder();
        Write<float>(folder, "other", 4, [new Dense(3)], error: 1e-3);
        var (code, text) = ChildProgram.Run("node", Path.Combine(ChildProgram.Folder, "onnxruntime", "compare.mjs"), folder["."]);
        Assert.True(code == 1 && text.StartsWith("other\t0.00", StringComparison.Ordinal), text);
    }

    private static IReadOnlyList<Layer> Layers(Activation activation) =>
    [
        new Dropout(0.2), new GaussianNoise(0.1), new Dense(8, activation), new BatchNorm(), new Activate(activation),
        new Residual(new LayerNorm(), new Dense(12, activation), new Residual(new Dense(12, useBias: false)), new Dense(8)),
        new Dense(3, activation, useBias: false),
    ];

    private static int Write<T>(
        TemporaryFolder folder, string name, int inputs, IReadOnlyList<Layer> layers, int classes = 0, InputScaling? scaling = null, double error = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 10;
        var model = new Sequential<T>(inputs, layers, 2, scaling, TestBlas.Managed);
        T[] values = [.. Enumerable.Range(0, Rows * inputs).Select(i => T.CreateChecked(classes > 0 ? i * 7 % classes : Math.Sin(i) * 2))];
        var x = NdArray.FromSpan<T>(values, Rows, inputs);
        if (model.Parameters.Count > 0)
        {
            // Statistics and biases as a training leaves them.
            model.Compile(Loss.MeanSquaredError, new Adam(0.01));
            model.Fit(x, NdArray.Zeros<T>(Rows, model.Outputs), new() { Epochs = 3 });
        }
        model.SaveOnnx(folder[$"{name}.onnx"]);
        double[] output = [.. model.Predict(x).ToArray().Select(double.CreateChecked)];
        // Six products of sums of up to twelve and as many functions, each within a few units on both sides, and normalizations by deviations that
        // are not far from 1: some hundred roundings of numbers as large as the largest.
        var epsilon = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        // The attribute of a normalization is of single precision: its 1e-3 is another number in double.
        var attribute = typeof(T) == typeof(double) ? 1e-3 * Math.Pow(2, -24) : 0;
        var limit = (200 * epsilon + 10 * attribute) * Math.Max(1, output.Max(Math.Abs));
        output[0] += error;
        File.WriteAllText(folder[$"{name}.json"], JsonSerializer.Serialize(new
        {
            type = typeof(T) == typeof(float) ? "float32" : "float64",
            shape = new[] { Rows, inputs },
            input = values.Select(v => double.Parse(v.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
            output,
            limit,
        }));
        return 1;
    }
}

/// <summary>A test that needs node, and ONNX Runtime beside the script: <c>npm ci</c> in its folder brings it.</summary>
internal sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    public OnnxRuntimeFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(ChildProgram.Folder, "onnxruntime", "node_modules", "onnxruntime-web")))
            Skip = "ONNX Runtime is not installed: npm ci --prefix tests/Nn.Tests/OtherPrograms/onnxruntime";
        else if (ChildProgram.Run("node", "--version") is (not 0, var why))
            Skip = $"There is no node: {why}";
    }
}
