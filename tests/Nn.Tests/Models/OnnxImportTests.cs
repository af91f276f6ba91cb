using Blas.Arrays;
using Nn.Files;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;

namespace Nn.Tests.Models;

/// <summary>ONNX files read back: every layer, other programs' forms of the same, and files that are damaged or hostile.</summary>
public class OnnxImportTests
{
    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void What_is_written_is_read_back(Activation activation)
    {
        using var folder = new TemporaryFolder();
        var x = NdArray.Linspace<double>(-2, 2, 60).Reshape(10, 6);
        var model = new Sequential<double>(
            6,
            [
                new Dropout(0.2), new Activate(activation), new Activate(activation), new Dense(8, activation), new BatchNorm(epsilon: 0.02), new Activate(activation),
                new Residual(new LayerNorm(0.003), new Dense(12, activation), new Residual(new BatchNorm(), new Dense(12, useBias: false)), new Dense(8)),
                new Dense(1, activation, useBias: false), new Dense(3, activation),
            ],
            2, InputScaling.Of([1, 2, 3, 4, 5, 6], [1, 0.5, 1, 0.5, 2, 1]), TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Adam(0.01));
        model.Fit(x, NdArray.Zeros<double>(10, 3), new() { Epochs = 3 });
        model.SaveOnnx(folder["m.onnx"]);
        var read = Sequential<double>.LoadOnnx(folder["m.onnx"], TestBlas.Managed);
        // The same numbers in the same layers: the same bits, but for a scaling of several steps that a prediction does in one.
        Assert.Equal(model.Predict(x).ToArray(), read.Predict(x).ToArray());
        Assert.Equal(model.Scaling.Factors, read.Scaling.Factors);
        Assert.Equal(
            model.Parameters.Concat(model.States).Select(p => p.Value.ToArray()), read.Parameters.Concat(read.States).Select(p => p.Value.ToArray()));
        Assert.Equal(model.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.Name), read.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.Name));
        // And so is the file that it writes.
        read.SaveOnnx(folder["n.onnx"]);
        var again = Sequential<double>.LoadOnnx(folder["n.onnx"], TestBlas.Managed);
        Assert.Equal(model.Predict(x).ToArray(), again.Predict(x).ToArray());
        var narrow = Sequential<float>.LoadOnnx(folder["m.onnx"], TestBlas.Managed);
        Assert.Equal(model.Parameters[0].Value.ToArray().Select(v => (float)v), narrow.Parameters[0].Value.ToArray());
    }

    [Fact]
    public void An_embedding_and_a_model_of_nothing_are_read_back()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<float>(3, [new Embedding(5, 4), new Dense(2)], 1, blas: TestBlas.Managed);
        var x = NdArray.FromSpan<float>([1, 2, 3, 0, 4, 4], 2, 3);
        model.SaveOnnx(folder["e.onnx"]);
        Assert.Equal(model.Predict(x).ToArray(), Sequential<float>.LoadOnnx(folder["e.onnx"], TestBlas.Managed).Predict(x).ToArray());
        new Sequential<float>(3, [new Dropout(0.5)], 1, blas: TestBlas.Managed).SaveOnnx(folder["d.onnx"]);
        Assert.Equal(x.ToArray(), Sequential<float>.LoadOnnx(folder["d.onnx"], TestBlas.Managed).Predict(x).ToArray());
    }

    [Fact]
    public void A_linear_layer_as_PyTorch_writes_it_is_read()
    {
        using var folder = new TemporaryFolder();
        var writer = new OnnxWriter();
        writer.Constant<float>("w", [1, 2, 3, 4, 5, 6], 2, 3);
        writer.Constant<float>("b", [10, 20], 1, 2);
        var value = writer.Node("Gemm", ["input", "w", "b"], ("alpha", 1.0), ("transB", 1));
        Write(folder["t.onnx"], writer, 3, writer.Node("Relu", [value]), 2);
        var model = Sequential<double>.LoadOnnx(folder["t.onnx"], TestBlas.Managed);
        // W is transposed there: rows (1, 2, 3) and (4, 5, 6) against (1, 0, -1), and the biases.
        Assert.Equal([8, 18], model.Predict(NdArray.FromSpan<double>([1, 0, -1], 1, 3)).ToArray());
        Assert.Equal(Activation.Relu, Assert.Single(model.Layers).OutputActivation);
    }

    [Fact]
    public void A_graph_that_is_no_chain_of_layers_is_refused()
    {
        using var folder = new TemporaryFolder();
        void Refused(string text, Func<OnnxWriter, string> build, int inputs = 3)
        {
            var writer = new OnnxWriter();
            Write(folder["g.onnx"], writer, inputs, build(writer), 3);
            var e = Assert.Throws<ModelFormatException>(() => Sequential<float>.LoadOnnx(folder["g.onnx"], TestBlas.Managed));
            Assert.Contains(text, e.Message, StringComparison.Ordinal);
            Assert.Contains("g.onnx", e.Message, StringComparison.Ordinal);
        }
        static string Square(OnnxWriter w, string name = "w") => w.Constant<float>(name, new float[9], 3, 3);
        Refused("is used twice, or depends on itself", w => w.Node("Relu", ["loop"], "loop"));
        Refused("is used twice, or depends on itself", w =>
        {
            w.Node("Relu", ["second"], "first");
            return w.Node("Tanh", ["first"], "second");
        });
        Refused("at least one layer", w =>
        {
            var shared = w.Node("Relu", ["input"]);
            return w.Node("Add", [shared, w.Node("MatMul", [w.Node("Add", [shared, shared]), Square(w)])]);
        });
        Refused("no node gives the value 'nowhere'", w => w.Node("Relu", ["nowhere"]));
        Refused("a node gives the graph's input", w => w.Node("Relu", [w.Node("Tanh", ["input"], "input")]));
        Refused("two nodes give the value 'x'", w => w.Node("Relu", [w.Node("Tanh", ["input"], "x")], "x"));
        Refused("has no part in the way", w =>
        {
            w.Node("Relu", ["input"]);
            return w.Node("Tanh", ["input"]);
        });
        Refused("is no layer of this library", w => w.Node("Sin", ["input"]));
        Refused("alpha = 0.3", w => w.Node("Elu", ["input"], ("alpha", 0.30000001192092896)));
        Refused("axis = 0, expected -1", w => w.Node("Softmax", ["input"], ("axis", 0)));
        Refused("transA = 1", w => w.Node("Gemm", ["input", Square(w)], ("transA", 1)));
        Refused("'input', which is no constant tensor", w => w.Node("MatMul", [Square(w), "input"]));
        Refused("has the shape (3, 3), expected (4, 3)", w => w.Node("MatMul", ["input", Square(w)]), inputs: 4);
        Refused("has the shape (2, 2), expected (3)", w => w.Node("Gemm", ["input", Square(w), w.Constant<float>("b", new float[4], 2, 2)]));
        Refused("of 1 dimensions, expected a matrix", w => w.Node("MatMul", ["input", w.Constant<float>("v", new float[3], 3)]));
        Refused("which its shape (3, 4) doesn't take", w => w.Node("MatMul", ["input", w.Constant<float>("w", new float[9], 3, 4)]));
        // Sizes whose product is a number of 64 bits again, and ones that are negative or would take all memory there is.
        Refused("doesn't take", w => w.Node("MatMul", ["input", w.Constant<float>("w", new float[9], 1L << 62, 1L << 62, 4)]));
        Refused("doesn't take", w => w.Node("MatMul", ["input", w.Constant<float>("w", new float[9], -3, -3)]));
        Refused("doesn't take", w => w.Node("MatMul", ["input", w.Constant<float>("w", new float[9], 3, int.MaxValue)]));
        Refused("of type 7", w => w.Node("MatMul", ["input", w.Constant<long>("w", new long[9], 3, 3)]));
        Refused("two tensors have the name 'w'", w => w.Node("MatMul", [w.Node("MatMul", ["input", Square(w)]), Square(w)]));
        Refused("expected (batch, features)", w => w.Node("Relu", ["input"]), inputs: 0);
        Refused("more than 8 deep", w =>
        {
            var value = "input";
            for (var i = 0; i < 20; i++)
                w.Node("Add", [value = w.Node("Relu", [value]), i == 19 ? value : $"add_{i + 1}"], $"add_{i}");
            return "add_0";
        });
    }

    [Fact]
    public void A_widest_input_costs_nothing_before_it_is_refused()
    {
        using var folder = new TemporaryFolder();
        var writer = new OnnxWriter();
        writer.Constant<float>("w", new float[4], 2, 2);
        Write(folder["w.onnx"], writer, int.MaxValue, writer.Node("MatMul", ["input", "w"]), 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ModelFormatException>(() => Sequential<float>.LoadOnnx(folder["w.onnx"], TestBlas.Managed));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Damaged_files_are_models_or_refused()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<float>(
            3, [new Dense(3, Activation.Gelu), new BatchNorm(), new Residual(new Dense(3, Activation.Silu)), new Dense(2, Activation.Softmax)], 1,
            InputScaling.DivideBy(2), TestBlas.Managed);
        model.SaveOnnx(folder["m"]);
        var bytes = File.ReadAllBytes(folder["m"]);
        var random = new Xoshiro256(3);
        var refused = 0;
        for (var i = 0; i < 4000; i++)
        {
            var changed = i < bytes.Length ? bytes[..i] : (byte[])bytes.Clone();
            for (var k = random.NextInt(3); i >= bytes.Length && k >= 0; k--)
                changed[random.NextInt(changed.Length)] = (byte)random.NextInt(256);
            File.WriteAllBytes(folder["d"], changed);
            try
            {
                Sequential<float>.LoadOnnx(folder["d"], TestBlas.Managed);
            }
            catch (ModelFormatException e)
            {
                Assert.Contains(folder["d"], e.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 1000, 4000);
        Assert.Throws<FileNotFoundException>(() => Sequential<float>.LoadOnnx(folder["none"], TestBlas.Managed));
    }

    private static void Write(string path, OnnxWriter writer, int inputs, string output, int outputs)
    {
        using var stream = File.Create(path);
        writer.Write<float>(stream, "input", inputs, output, outputs, "test");
    }
}
