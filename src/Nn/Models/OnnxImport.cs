using System.Globalization;
using System.Numerics;
using Blas;
using Nn.Files;
using Nn.Layers;
using Kind = Nn.Layers.Activation;

namespace Nn.Models;

/// <summary>
/// Reads a graph back into layers: what <see cref="OnnxExport{T}"/> writes, and chains of the same operations that others write. The graph is
/// walked from its output to its input; each node has its place once, or the graph is refused.
/// </summary>
internal sealed class OnnxImport<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostLayers = 10_000;

    private readonly OnnxGraph _graph;
    private readonly Dictionary<string, OnnxNode> _producers = new(StringComparer.Ordinal);
    private readonly HashSet<OnnxNode> _used = new(ReferenceEqualityComparer.Instance);
    private string _input = "";
    private InputScaling _scaling = InputScaling.None;
    private int _layers;

    private OnnxImport(OnnxGraph graph) => _graph = graph;

    /// <summary>A tensor on its way into a parameter.</summary>
    private sealed record Source(OnnxTensor Tensor, bool Transposed);

    /// <summary>A layer, and what its parameters and states are filled with, in the order in which it declares them.</summary>
    private sealed record Found(Layer Layer, IReadOnlyList<Source> Parameters, IReadOnlyList<Source> States)
    {
        public static Found Without(Layer layer) => new(layer, [], []);
    }

    /// <summary>Makes a model of a file's bytes.</summary>
    /// <exception cref="FormatException">What is wrong with them.</exception>
    public static Sequential<T> Read(
        byte[] file, IBlas? blas, Func<int, IReadOnlyList<Layer>, InputScaling, IBlas?, Action<IReadOnlyList<Parameter<T>>>, Sequential<T>> make)
    {
        var import = new OnnxImport<T>(OnnxGraph.Read(file));
        try
        {
            var (inputs, found) = import.Model();
            Source[] sources = [.. found.SelectMany(f => f.Parameters), .. found.SelectMany(f => f.States)];
            var model = make(inputs, [.. found.Select(f => f.Layer)], import._scaling, blas, declared => Check(declared, sources));
            foreach (var (parameter, source) in model.Parameters.Concat(model.States).Zip(sources))
                source.Tensor.CopyTo(parameter.Value.AsSpan(), source.Transposed);
            GC.KeepAlive(model);
            return model;
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
        }
    }

    // Before memory is taken: every parameter has a tensor of its shape, whose bytes are in the file.
    private static void Check(IReadOnlyList<Parameter<T>> declared, Source[] sources)
    {
        for (var i = 0; i < Math.Max(declared.Count, sources.Length); i++)
        {
            if (i >= declared.Count || i >= sources.Length)
                throw new FormatException($"it has {sources.Length} tensors for {declared.Count} parameters");
            long[] shape = [.. declared[i].Shape.Select(s => (long)s)];
            var found = sources[i].Tensor.Shape.AsEnumerable();
            if (sources[i].Transposed)
                found = found.Reverse();
            // A row of biases may be a matrix of one row.
            if (!shape.SequenceEqual(found) && !shape.SequenceEqual(found.SkipWhile(extent => extent == 1)) && !(shape is [1] && found.All(extent => extent == 1)))
            {
                throw new FormatException(
                    $"the tensor '{sources[i].Tensor.Name}' has the shape ({string.Join(", ", found.Take(8))}), expected ({string.Join(", ", shape)})");
            }
        }
    }

    private (int Inputs, IReadOnlyList<Found> Layers) Model()
    {
        foreach (var node in _graph.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                if (output.Length > 0 && !_producers.TryAdd(output, node))
                    throw new FormatException($"two nodes give the value '{output}'");
            }
        }
        // Older files list constants among the inputs.
        OnnxValue[] inputs = [.. _graph.Inputs.Where(input => !_graph.Tensors.ContainsKey(input.Name))];
        if (inputs.Length != 1 || _graph.Outputs.Count != 1)
            throw new FormatException($"its graph has {inputs.Length} inputs and {_graph.Outputs.Count} outputs, expected one of each");
        if (inputs[0].Shape is not [_, >= 1 and <= int.MaxValue and var features])
            throw new FormatException($"its input has the shape ({string.Join(", ", inputs[0].Shape.Take(8))}), expected (batch, features) with the features given");
        _input = inputs[0].Name;
        if (_producers.ContainsKey(_input))
            throw new FormatException($"a node gives the graph's input '{_input}'");
        var layers = Walk(_graph.Outputs[0].Name, _input, 0);
        if (_graph.Nodes.FirstOrDefault(node => !_used.Contains(node)) is { } unused)
            throw new FormatException($"{unused} has no part in the way from input to output");
        return ((int)features, layers.Count > 0 ? layers : [Found.Without(new Activate(Kind.Linear))]);
    }

    /// <summary>The layers between two values, in order.</summary>
    private List<Found> Walk(string value, string start, int depth)
    {
        var found = new List<Found>();
        Kind? waiting = null;
        void Add(Found layer)
        {
            if (++_layers > MostLayers)
                throw new FormatException($"it has more than {MostLayers} layers");
            found.Add(layer);
        }
        // An activation belongs to the dense layer before it, if there is one, and is a layer otherwise.
        void AddWaiting()
        {
            if (waiting is { } activation)
                Add(Found.Without(new Activate(activation)));
            waiting = null;
        }
        while (value != start)
        {
            var node = Take(value);
            if (node.Operation is "Identity")
            {
                value = Input(node, 0, 1);
                continue;
            }
            if (ActivationOf(node) is var (kind, before))
            {
                AddWaiting();
                (waiting, value) = (kind, before);
                continue;
            }
            if (node.Operation is "Gemm" or "MatMul")
            {
                Add(Dense(node, waiting ?? Kind.Linear));
                (waiting, value) = (null, node.Inputs[0]);
                continue;
            }
            AddWaiting();
            switch (node.Operation)
            {
                case "BatchNormalization":
                    Only(node, "training_mode", 0, 0);
                    Add(new Found(
                        new BatchNorm(epsilon: Epsilon(node)), [Constant(node, 1, 5), Constant(node, 2, 5)], [Constant(node, 3, 5), Constant(node, 4, 5)]));
                    value = node.Inputs[0];
                    break;
                case "LayerNormalization":
                    Axis(node);
                    Add(new Found(new LayerNorm(Epsilon(node)), [Constant(node, 1, 3), Constant(node, 2, 3)], []));
                    value = node.Inputs[0];
                    break;
                case "Flatten":
                    Only(node, "axis", 1, 1);
                    (var embedding, value) = Embedding(node);
                    Add(embedding);
                    break;
                case "Add":
                    if (depth >= Layers.Residual.Deepest)
                        throw new FormatException($"residual connections lie more than {Layers.Residual.Deepest} deep in one another");
                    var (outer, inner) = (Input(node, 0, 2), Input(node, 1, 2));
                    var layers = Walk(inner, outer, depth + 1);
                    Add(new Found(
                        new Residual([.. layers.Select(l => l.Layer)]), [.. layers.SelectMany(l => l.Parameters)], [.. layers.SelectMany(l => l.States)]));
                    value = outer;
                    break;
                case "Mul" when start == _input && depth == 0:
                    value = Scaling(node);
                    break;
                default:
                    throw new FormatException($"{node} is no layer of this library");
            }
        }
        AddWaiting();
        found.Reverse();
        return found;
    }

    private OnnxNode Take(string value)
    {
        if (!_producers.TryGetValue(value, out var node))
            throw new FormatException($"no node gives the value '{value}' on the way back to the input");
        if (!_used.Add(node))
            throw new FormatException($"the value '{value}' of {node} is used twice, or depends on itself");
        if (node.Outputs.Count != 1)
            throw new FormatException($"{node} has {node.Outputs.Count} outputs, expected 1");
        return node;
    }

    private static string Input(OnnxNode node, int index, int count) => node.Inputs.Count == count
        ? node.Inputs[index]
        : throw new FormatException($"{node} has {node.Inputs.Count} inputs, expected {count}");

    private Source Constant(OnnxNode node, int index, int count, bool transposed = false)
    {
        var name = Input(node, index, count);
        return _graph.Tensors.TryGetValue(name, out var tensor)
            ? new Source(tensor, transposed)
            : throw new FormatException($"{node} takes '{name}', which is no constant tensor");
    }

    private static double Number(OnnxNode node, string name, double otherwise) => node.Attributes.GetValueOrDefault(name, otherwise);

    private static void Only(OnnxNode node, string name, double value, double otherwise)
    {
        if (Number(node, name, otherwise) is var found && found != value)
            throw new FormatException($"{node} has the attribute {name} = {found}, expected {value}");
    }

    // Of two axes the last one.
    private static void Axis(OnnxNode node)
    {
        if (Number(node, "axis", -1) is var axis && axis is not (-1 or 1))
            throw new FormatException($"{node} has the attribute axis = {axis}, expected -1");
    }

    // The attribute is a single: 0.001 is read as it was written.
    private static double Epsilon(OnnxNode node) => double.Parse(((float)Number(node, "epsilon", 1e-5f)).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private Found Dense(OnnxNode node, Kind activation)
    {
        var isGemm = node.Operation == "Gemm";
        var withBias = isGemm && node.Inputs.Count == 3;
        var inputs = withBias ? 3 : 2;
        var transposed = isGemm && Number(node, "transB", 0) != 0;
        if (isGemm)
        {
            Only(node, "alpha", 1, 1);
            Only(node, "beta", 1, 1);
            Only(node, "transA", 0, 0);
        }
        var weight = Constant(node, 1, inputs, transposed);
        if (weight.Tensor.Shape is not [<= int.MaxValue, <= int.MaxValue])
            throw new FormatException($"{node} takes '{weight.Tensor.Name}' of {weight.Tensor.Shape.Count} dimensions, expected a matrix");
        var units = (int)weight.Tensor.Shape[transposed ? 0 : 1];
        return new Found(new Dense(units, activation, useBias: withBias), withBias ? [weight, Constant(node, 2, inputs)] : [weight], []);
    }

    // Flatten(Gather(table, Cast(value))).
    private (Found Layer, string Value) Embedding(OnnxNode flatten)
    {
        var gather = Expect(Input(flatten, 0, 1), "Gather");
        Only(gather, "axis", 0, 0);
        var table = Constant(gather, 0, 2);
        if (table.Tensor.Shape is not [<= int.MaxValue, <= int.MaxValue])
            throw new FormatException($"{gather} takes '{table.Tensor.Name}' of {table.Tensor.Shape.Count} dimensions, expected a matrix");
        var cast = Expect(gather.Inputs[1], "Cast");
        Only(cast, "to", OnnxWriter.Int64Type, double.NaN);
        return (new Found(new Embedding((int)table.Tensor.Shape[0], (int)table.Tensor.Shape[1]), [table], []), Input(cast, 0, 1));
    }

    private OnnxNode Expect(string value, string operation)
    {
        var node = Take(value);
        return node.Operation == operation ? node : throw new FormatException($"{node} stands where {operation} is expected");
    }

    // (value - offsets) * factors, of the graph's input.
    private string Scaling(OnnxNode node)
    {
        var factors = Constant(node, 1, 2).Tensor;
        var difference = Expect(node.Inputs[0], "Sub");
        var offsets = Constant(difference, 1, 2).Tensor;
        if (difference.Inputs[0] != _input || _scaling != InputScaling.None)
            throw new FormatException($"{node} scales what is not the graph's input");
        _scaling = InputScaling.Of(Numbers(offsets), Numbers(factors));
        return _input;
    }

    private static double[] Numbers(OnnxTensor tensor) => [.. Enumerable.Range(0, tensor.Count).Select(i => tensor[i])];

    /// <summary>The activation that a node is, or ends, and the value that it is of; null where it is none.</summary>
    private (Kind Kind, string Value)? ActivationOf(OnnxNode node)
    {
        switch (node.Operation)
        {
            case "Relu" or "Sigmoid" or "Tanh" or "Softplus":
                return (Enum.Parse<Kind>(node.Operation), Input(node, 0, 1));
            case "Softmax" or "LogSoftmax":
                Axis(node);
                return (Enum.Parse<Kind>(node.Operation), Input(node, 0, 1));
            case "Elu":
                Only(node, "alpha", 1, 1);
                return (Kind.Elu, Input(node, 0, 1));
            case "Selu":
                Only(node, "alpha", 1.6732631921768188f, 1.6732631921768188f);
                Only(node, "gamma", 1.0507010221481323f, 1.0507010221481323f);
                return (Kind.Selu, Input(node, 0, 1));
            case "LeakyRelu":
                Only(node, "alpha", (float)Kernels.FurtherActivations.LeakySlope, 0.01f);
                return (Kind.LeakyRelu, Input(node, 0, 1));
            case "Mul" when node.Inputs.Count == 2 && _producers.TryGetValue(node.Inputs[1], out var sigmoid) && sigmoid.Operation == "Sigmoid":
                Take(node.Inputs[1]);
                return Same(node, Input(sigmoid, 0, 1), node.Inputs[0], Kind.Silu);
            case "Mul" when node.Inputs.Count == 2 && _producers.TryGetValue(node.Inputs[0], out var product) && product.Operation == "Mul":
                return Gelu(node);
            default:
                return null;
        }
    }

    // value * (erf(value * sqrt(1/2)) + 1) * 1/2.
    private (Kind Kind, string Value) Gelu(OnnxNode node)
    {
        Scalar(node, 0.5);
        var product = Expect(node.Inputs[0], "Mul");
        var tail = Expect(Input(product, 1, 2), "Add");
        Scalar(tail, 1);
        var erf = Expect(tail.Inputs[0], "Erf");
        var scaled = Expect(Input(erf, 0, 1), "Mul");
        Scalar(scaled, Math.Sqrt(0.5));
        return Same(node, product.Inputs[0], scaled.Inputs[0], Kind.Gelu);
    }

    private void Scalar(OnnxNode node, double value)
    {
        var tensor = Constant(node, 1, 2).Tensor;
        if (tensor.Count != 1 || !(Math.Abs(tensor[0] - value) <= 1e-6))
            throw new FormatException($"{node} takes '{tensor.Name}' with {tensor.Count} numbers from {tensor[0]}, expected {value} alone");
    }

    private static (Kind Kind, string Value) Same(OnnxNode node, string first, string second, Kind kind) => first == second
        ? (kind, first)
        : throw new FormatException($"{node} joins '{first}' and '{second}', which is no layer of this library");
}
