using Blas.Arrays;
using Google.Protobuf;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Nn.Tests.Models;

/// <summary>Files for other programs: NumPy archives and ONNX.</summary>
public class WeightFileTests
{
    [Fact]
    public void Weights_go_through_a_NumPy_archive()
    {
        using var folder = new TemporaryFolder();
        var model = Model<double>(1);
        model.SaveWeights(folder["w.npz"]);
        using (var archive = NdArray.LoadNpz(folder["w.npz"]))
        {
            Assert.Equal(model.Parameters.Concat(model.States).Select(p => p.Name), archive.Keys);
            Assert.Equal(model.Parameters[0].Value.ToArray(), archive.Get<double>("dense_1.weight").ToArray());
        }
        var other = Model<double>(2);
        Assert.NotEqual(StepTests.Weights(model), StepTests.Weights(other));
        other.LoadWeights(folder["w.npz"]);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(other));
        var narrow = Model<float>(3);
        narrow.LoadWeights(folder["w.npz"]);
        Assert.Equal(StepTests.Weights(model).Select(w => (float)w), StepTests.Weights(narrow));
    }

    [Fact]
    public void An_archive_that_does_not_fit_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var model = Model<double>(1);
        var before = StepTests.Weights(model);
        Dictionary<string, NdArray> Arrays() => model.Parameters.Concat(model.States).ToDictionary(p => p.Name, p => (NdArray)NdArray.Zeros<double>([.. p.Shape]));
        void Refused(string text, Action<Dictionary<string, NdArray>> change)
        {
            var arrays = Arrays();
            change(arrays);
            NdArray.Savez(folder["bad.npz"], arrays);
            var e = Assert.Throws<ModelFormatException>(() => model.LoadWeights(folder["bad.npz"]));
            Assert.Contains(text, e.Message, StringComparison.Ordinal);
            Assert.Equal(before, StepTests.Weights(model));
        }
        Refused("'dense_2.bias' is missing", a => a.Remove("dense_2.bias"));
        Refused("'more' belongs to no layer", a => a["more"] = NdArray.Zeros<double>(1));
        Refused("has the shape (4, 3), expected (3, 4)", a => a["dense_1.weight"] = NdArray.Zeros<double>(4, 3));
        Refused("expected float32 or float64", a => a["dense_1.bias"] = NdArray.Zeros<int>(4));
    }

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_ONNX_graph_computes_what_the_model_predicts(Activation activation)
    {
        using var folder = new TemporaryFolder();
        var x = NdArray.Linspace<double>(-2, 2, 60).Reshape(10, 6);
        var model = new Sequential<double>(
            6,
            [
                new Dropout(0.2), new GaussianNoise(0.1), new Dense(8, activation), new BatchNorm(), new Activate(activation),
                new Residual(new LayerNorm(), new Dense(12, activation), new Residual(new Dense(12, useBias: false)), new Dense(8)),
                new Dense(3, activation),
            ],
            2, InputScaling.Of([1, 2, 3, 4, 5, 6], [1, 0.5, 1, 0.5, 2, 1]), TestBlas.Managed);
        model.Compile(Loss.MeanSquaredError, new Adam(0.01));
        model.Fit(x, NdArray.Zeros<double>(10, 3), new() { Epochs = 3 });
        model.SaveOnnx(folder["m.onnx"]);
        var found = new OnnxInterpreter(File.ReadAllBytes(folder["m.onnx"])).Run(x.ToArray(), 10);
        var expected = model.Predict(x).ToArray();
        // epsilon and alpha are attributes in single precision.
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-6);
    }

    [Fact]
    public void An_embedding_becomes_a_lookup()
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<double>(3, [new Embedding(5, 4), new Dense(2)], 1, blas: TestBlas.Managed);
        model.SaveOnnx(folder["e.onnx"]);
        double[] x = [1, 2, 3, 0, 4, 4];
        var (expected, found) = (model.Predict(NdArray.FromSpan<double>(x, 2, 3)).ToArray(), new OnnxInterpreter(File.ReadAllBytes(folder["e.onnx"])).Run(x, 2));
        // Sums of twelve products in another order.
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-15);
    }

    private static Sequential<T> Model<T>(ulong seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        new(3, [new Dense(4), new BatchNorm(), new Dense(2)], seed, blas: TestBlas.Managed);

    /// <summary>Reads and computes the graphs, from the specification of the format and its operators: plain loops, one for each operator.</summary>
    private sealed class OnnxInterpreter
    {
        private readonly List<(string Operation, string[] Inputs, string Output, Dictionary<string, double> Attributes)> _nodes = [];
        private readonly Dictionary<string, (double[] Values, long[] Shape)> _values = [];

        public OnnxInterpreter(byte[] file)
        {
            long version = 0, set = 0;
            ByteString? graph = null;
            foreach (var (field, number, bytes) in Fields(ByteString.CopyFrom(file)))
            {
                version = field == 1 ? number : version;
                graph = field == 7 ? bytes : graph;
                set = field == 8 ? Fields(bytes).Single(f => f.Field == 2).Number : set;
            }
            Assert.Equal((8, 17), (version, set));
            foreach (var (field, _, bytes) in Fields(graph!))
            {
                switch (field)
                {
                    case 1:
                        var parts = Fields(bytes).ToList();
                        string[] Texts(int f) => [.. parts.Where(p => p.Field == f).Select(p => p.Bytes.ToStringUtf8())];
                        _nodes.Add((Texts(4)[0], Texts(1), Texts(2)[0], parts.Where(p => p.Field == 5).Select(p => Attribute(p.Bytes)).ToDictionary(a => a.Name, a => a.Value)));
                        break;
                    case 5:
                        var tensor = Fields(bytes).ToList();
                        Assert.Equal(11, tensor.Single(p => p.Field == 2).Number);
                        var raw = tensor.Single(p => p.Field == 9).Bytes.ToByteArray();
                        var values = new double[raw.Length / 8];
                        Buffer.BlockCopy(raw, 0, values, 0, raw.Length);
                        _values[tensor.Single(p => p.Field == 8).Bytes.ToStringUtf8()] = (values, [.. tensor.Where(p => p.Field == 1).Select(p => p.Number)]);
                        break;
                }
            }
        }

        public double[] Run(double[] input, int rows)
        {
            _values["input"] = (input, [rows, input.Length / rows]);
            foreach (var (operation, inputs, output, attributes) in _nodes)
                _values[output] = Compute(operation, [.. inputs.Select(i => _values[i])], attributes);
            return _values["output"].Values;
        }

        private static (double[] Values, long[] Shape) Compute(string operation, (double[] Values, long[] Shape)[] v, Dictionary<string, double> a)
        {
            var (x, shape) = v[0];
            (double[], long[]) Each(Func<double, double> f) => ([.. x.Select(f)], shape);
            (double[], long[]) Pair(Func<double, double, double> f) => ([.. x.Select((e, i) => f(e, v[1].Values[i % v[1].Values.Length]))], shape);
            (double[], long[]) Rows(Func<double[], double[]> f) => ([.. x.Chunk((int)shape[^1]).SelectMany(f)], shape);
            return operation switch
            {
                "Identity" => v[0],
                "Relu" => Each(e => Math.Max(e, 0)),
                "Sigmoid" => Each(e => 1 / (1 + Math.Exp(-e))),
                "Tanh" => Each(Math.Tanh),
                "LeakyRelu" => Each(e => e < 0 ? a["alpha"] * e : e),
                "Elu" => Each(e => e < 0 ? Math.Exp(e) - 1 : e),
                "Selu" => Each(e => 1.05070102214813232421875 * (e > 0 ? e : 1.67326319217681884765625 * (Math.Exp(e) - 1))),
                "Softplus" => Each(e => Math.Log(Math.Exp(e) + 1)),
                "Erf" => Each(Erf),
                "Add" => Pair((e, f) => e + f),
                "Sub" => Pair((e, f) => e - f),
                "Mul" => Pair((e, f) => e * f),
                "Softmax" => Rows(r => [.. r.Select(e => Math.Exp(e) / r.Sum(Math.Exp))]),
                "LogSoftmax" => Rows(r => [.. r.Select(e => e - Math.Log(r.Sum(Math.Exp)))]),
                "MatMul" or "Gemm" => Product(v),
                "BatchNormalization" => ([.. x.Select((e, i) =>
                {
                    double Of(int k) => v[k].Values[i % shape[1]];
                    return Of(1) * (e - Of(3)) / Math.Sqrt(Of(4) + a["epsilon"]) + Of(2);
                })], shape),
                "LayerNormalization" => Rows(r =>
                {
                    var mean = r.Average();
                    var deviation = Math.Sqrt(r.Average(e => (e - mean) * (e - mean)) + a["epsilon"]);
                    return [.. r.Select((e, i) => (e - mean) / deviation * v[1].Values[i] + v[2].Values[i])];
                }),
                "Cast" => Each(Math.Truncate),
                "Gather" => ([.. v[1].Values.SelectMany(i => x.Skip((int)i * (int)shape[1]).Take((int)shape[1]))], [.. v[1].Shape, shape[1]]),
                "Flatten" => (x, [shape[0], x.Length / shape[0]]),
                _ => throw new NotSupportedException(operation),
            };
        }

        private static (double[], long[]) Product((double[] Values, long[] Shape)[] v)
        {
            var (rows, inner, columns) = ((int)v[0].Shape[0], (int)v[0].Shape[1], (int)v[1].Shape[1]);
            var result = new double[rows * columns];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = v.Length > 2 ? v[2].Values[i % columns] : 0;
                for (var k = 0; k < inner; k++)
                    result[i] += v[0].Values[i / columns * inner + k] * v[1].Values[k * columns + i % columns];
            }
            return (result, [rows, columns]);
        }

        private static double Erf(double x)
        {
            // Simpson's rule for 2 / sqrt(pi) times the integral of exp(-t^2).
            const int Pieces = 2000;
            double sum = 0;
            for (var i = 0; i <= Pieces; i++)
                sum += (i is 0 or Pieces ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-Math.Pow(x * i / Pieces, 2));
            return sum * x / Pieces / 3 * 2 / Math.Sqrt(Math.PI);
        }

        private static (string Name, double Value) Attribute(ByteString bytes)
        {
            var parts = Fields(bytes).ToList();
            var type = parts.Single(p => p.Field == 20).Number;
            var value = type == 1 ? BitConverter.Int32BitsToSingle((int)parts.Single(p => p.Field == 2).Number) : parts.Single(p => p.Field == 3).Number;
            return (parts.Single(p => p.Field == 1).Bytes.ToStringUtf8(), value);
        }

        private static IEnumerable<(int Field, long Number, ByteString Bytes)> Fields(ByteString message)
        {
            var input = message.CreateCodedInput();
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                yield return WireFormat.GetTagWireType(tag) switch
                {
                    WireFormat.WireType.Varint => (WireFormat.GetTagFieldNumber(tag), input.ReadInt64(), ByteString.Empty),
                    WireFormat.WireType.Fixed32 => (WireFormat.GetTagFieldNumber(tag), input.ReadFixed32(), ByteString.Empty),
                    _ => (WireFormat.GetTagFieldNumber(tag), 0, input.ReadBytes()),
                };
            }
        }
    }
}
