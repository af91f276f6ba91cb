using System.Numerics;
using Blas.Arrays;
using Nn.Files;
using Nn.Layers;
using Kind = Nn.Layers.Activation;

namespace Nn.Models;

/// <summary>A model's prediction as an ONNX graph of operator set 17: what other runtimes compute is what <c>Predict</c> gives.</summary>
internal sealed class OnnxExport<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OnnxWriter _writer = new();
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);

    public static void Write(string path, Sequential<T> model, IReadOnlyList<Layer> descriptions)
    {
        var export = new OnnxExport<T>();
        var value = export.Scaling(model.Scaling, "input");
        value = export.Layers(value, descriptions, model.Layers);
        value = export._writer.Node("Identity", [value], "output");
        AtomicFile.Write(path, stream => export._writer.Write<T>(
            stream, "input", model.Inputs, value, model.Outputs, typeof(Sequential<>).Assembly.GetName().Version?.ToString() ?? "0"));
    }

    private string Scaling(InputScaling scaling, string value)
    {
        if (scaling.Factors.Count == 0)
            return value;
        T[] Numbers(IReadOnlyList<double> numbers) => [.. numbers.Select(T.CreateChecked)];
        value = _writer.Node("Sub", [value, _writer.Constant<T>("scaling.offsets", Numbers(scaling.Offsets), scaling.Offsets.Count)]);
        return _writer.Node("Mul", [value, _writer.Constant<T>("scaling.factors", Numbers(scaling.Factors), scaling.Factors.Count)]);
    }

    private string Layers(string value, IReadOnlyList<Layer> descriptions, IReadOnlyList<Layer<T>> layers)
    {
        for (var i = 0; i < layers.Count; i++)
            value = Layer(value, descriptions[i], layers[i]);
        return value;
    }

    private string Layer(string value, Layer description, Layer<T> layer)
    {
        IReadOnlyList<Parameter<T>> parameters = [.. layer.Parameters, .. layer.States];
        switch (description)
        {
            case Dense dense:
                value = dense.UseBias
                    ? _writer.Node("Gemm", [value, Constant(parameters[0]), Constant(parameters[1])])
                    : _writer.Node("MatMul", [value, Constant(parameters[0])]);
                return Activation(value, dense.Activation);
            case Activate activate:
                return Activation(value, activate.Activation);
            case Dropout or GaussianNoise:
                return value;
            case BatchNorm norm:
                return _writer.Node(
                    "BatchNormalization",
                    [value, Constant(parameters[0]), Constant(parameters[1]), Constant(parameters[2]), Constant(parameters[3])],
                    ("epsilon", norm.Epsilon));
            case LayerNorm norm:
                return _writer.Node(
                    "LayerNormalization", [value, Constant(parameters[0]), Constant(parameters[1])], ("epsilon", norm.Epsilon), ("axis", -1));
            case Embedding:
                value = _writer.Node("Cast", [value], ("to", OnnxWriter.Int64Type));
                return _writer.Node("Flatten", [_writer.Node("Gather", [Constant(parameters[0]), value])]);
            case Residual residual:
                return _writer.Node("Add", [value, Layers(value, residual.Layers, ((IContainer<T>)layer).Layers)]);
            default:
                throw new NotSupportedException($"Layer '{layer.Name}' is of the kind '{description.Kind}', which ONNX files can't hold.");
        }
    }

    private string Activation(string value, Kind activation)
    {
        switch (activation)
        {
            case Kind.Linear:
                return value;
            case Kind.Softmax or Kind.LogSoftmax:
                return _writer.Node(activation.ToString(), [value], ("axis", -1));
            case Kind.LeakyRelu:
                return _writer.Node("LeakyRelu", [value], ("alpha", Kernels.FurtherActivations.LeakySlope));
            case Kind.Gelu:
                var erf = _writer.Node("Erf", [_writer.Node("Mul", [value, Number("half_root", Math.Sqrt(0.5))])]);
                var tail = _writer.Node("Add", [erf, Number("one", 1)]);
                return _writer.Node("Mul", [_writer.Node("Mul", [value, tail]), Number("half", 0.5)]);
            case Kind.Silu:
                return _writer.Node("Mul", [value, _writer.Node("Sigmoid", [value])]);
            default:
                return _writer.Node(activation.ToString(), [value]);
        }
    }

    private string Number(string name, double value) => _numbers.Add(name) ? _writer.Constant(name, [T.CreateChecked(value)]) : name;

    private string Constant(Parameter<T> parameter) =>
        _writer.Constant<T>(parameter.Name, parameter.Value.AsSpan(), [.. parameter.Shape.Select(s => (long)s)]);
}
