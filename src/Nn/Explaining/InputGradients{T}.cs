using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Models;

namespace Nn.Explaining;

/// <summary>The gradients of chosen outputs by the inputs, as a prediction computes them. It uses the parameters' gradients as scratch.</summary>
internal sealed class InputGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequential<T> _model;
    private readonly NdArray<T>[] _outputs;
    private readonly NdArray<T>[] _caches;
    private readonly NdArray<T> _inputs;
    private readonly NdArray<T>[] _gradients;

    public InputGradients(Sequential<T> model, int rows)
    {
        _model = model;
        Rows = rows;
        var layers = model.Layers;
        var widest = Math.Max(model.Inputs, layers.Max(layer => layer.Outputs));
        _inputs = NdArray.Zeros<T>(rows, model.Inputs);
        _outputs = [.. layers.Select(layer => NdArray.Zeros<T>(rows, layer.Outputs))];
        _caches = [.. layers.Select(layer => NdArray.Zeros<T>((nint)rows * layer.CachePerSample + layer.CachePerBatch))];
        _gradients = [NdArray.Zeros<T>(rows, widest), NdArray.Zeros<T>(rows, widest)];
        // Softmax and sigmoid are left out: where a classifier is sure, their slope is zero whatever the input.
        StopsBeforeActivation = layers[^1].OutputActivation is Activation.Softmax or Activation.LogSoftmax or Activation.Sigmoid;
    }

    /// <summary>The most samples of a call.</summary>
    public int Rows { get; }

    public bool StopsBeforeActivation { get; }

    /// <summary>Samples, before the model's scaling, row by row.</summary>
    public Span<T> Inputs => _inputs.AsSpan();

    /// <summary>The outputs of the last call.</summary>
    public ReadOnlySpan<T> Outputs => _outputs[^1].AsSpan();

    /// <summary>Computes the gradient of one output of each sample by its inputs.</summary>
    public ReadOnlySpan<T> Run(ReadOnlySpan<int> chosen)
    {
        var rows = chosen.Length;
        var layers = _model.Layers;
        for (var r = 0; r < rows; r++)
        {
            var row = Inputs.Slice(r * _model.Inputs, _model.Inputs);
            _model.Transform.Apply(row, row);
        }
        var blas = _model.Blas.For<T>();
        for (var l = 0; l < layers.Count; l++)
        {
            layers[l].Forward(new ForwardPass<T>
            {
                Blas = blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = _outputs[l].AsSpan()[..(rows * layers[l].Outputs)],
                Cache = Cache(l, rows),
                StopBeforeActivation = StopsBeforeActivation && l == layers.Count - 1,
            });
        }
        var outputs = _model.Outputs;
        var gradient = _gradients[(layers.Count - 1) % 2].AsSpan()[..(rows * outputs)];
        gradient.Clear();
        for (var r = 0; r < rows; r++)
            gradient[r * outputs + chosen[r]] = T.One;
        for (var l = layers.Count - 1; l >= 0; l--)
        {
            layers[l].Backward(new BackwardPass<T>
            {
                Blas = blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = _outputs[l].AsSpan()[..(rows * layers[l].Outputs)],
                OutputGradient = _gradients[l % 2].AsSpan()[..(rows * layers[l].Outputs)],
                InputGradient = _gradients[(l + 1) % 2].AsSpan()[..(rows * layers[l].Inputs)],
                Cache = Cache(l, rows),
                StopBeforeActivation = StopsBeforeActivation && l == layers.Count - 1,
            });
        }
        // By the inputs as they are, before the scaling.
        var result = _gradients[1].AsSpan()[..(rows * _model.Inputs)];
        var factors = _model.Scaling.Factors;
        for (var i = 0; i < result.Length && factors.Count > 0; i++)
            result[i] *= T.CreateChecked(factors[factors.Count == 1 ? 0 : i % _model.Inputs]);
        return result;
    }

    private ReadOnlySpan<T> Input(int layer, int rows) =>
        (layer == 0 ? _inputs : _outputs[layer - 1]).AsSpan()[..(rows * _model.Layers[layer].Inputs)];

    private Span<T> Cache(int layer, int rows) =>
        _caches[layer].AsSpan()[..(rows * _model.Layers[layer].CachePerSample + _model.Layers[layer].CachePerBatch)];
}
