using System.Numerics;
using Blas;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Optimizers;

namespace Nn.Models;

/// <summary>
/// One step of training: forward, loss, backward, update. All memory is taken when it is made, for the largest batch; a step takes none.
/// </summary>
internal sealed class TrainingEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<Layer<T>> _layers;
    private readonly ParameterStore<T> _store;
    private readonly IBlas<T> _blas;
    private readonly Loss _loss;
    private readonly OptimizerState<T> _optimizer;

    // The output of each layer is needed on the way back. Gradients are not: two buffers take turns, which keeps them in cache.
    private readonly NdArray<T>[] _outputs;
    private readonly NdArray<T> _even;
    private readonly NdArray<T> _odd;

    public TrainingEngine(
        IReadOnlyList<Layer<T>> layers, ParameterStore<T> store, IBlas blas, Loss loss, OptimizerState<T> optimizer, int rows)
    {
        _layers = layers;
        _store = store;
        _blas = blas.For<T>();
        _loss = loss;
        _optimizer = optimizer;
        Batch = new BatchBuffers<T>(rows, layers[0].Inputs, layers[^1].Outputs);
        _outputs = [.. layers.Select(layer => NdArray.Zeros<T>(rows, layer.Outputs))];
        _even = NdArray.Zeros<T>((nint)rows * layers.Max(layer => layer.Outputs));
        _odd = NdArray.Zeros<T>((nint)rows * layers.Max(layer => layer.Outputs));
    }

    public BatchBuffers<T> Batch { get; }

    public OptimizerState<T> Optimizer => _optimizer;

    public Loss Loss => _loss;

    /// <summary>Learns from the batch in the buffers.</summary>
    /// <returns>The sum of its samples' losses before the update, and how many were right.</returns>
    public (double Loss, double? Hits) Step(int rows, bool hasLabels)
    {
        var result = Gradients(rows, hasLabels);
        _optimizer.Step(_store.Values.AsSpan(), _store.Gradients.AsSpan());
        return result;
    }

    /// <summary>Computes loss and gradients of the batch in the buffers and changes nothing.</summary>
    public (double Loss, double? Hits) Gradients(int rows, bool hasLabels)
    {
        var last = _layers.Count - 1;
        var fused = StopsBeforeActivation(_layers[last], _loss);
        for (var l = 0; l <= last; l++)
        {
            _layers[l].Forward(new ForwardPass<T>
            {
                Blas = _blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = Of(_outputs[l], rows, _layers[l].Outputs),
                Training = true,
                StopBeforeActivation = fused && l == last,
            });
        }

        var batch = new LossBatch<T>
        {
            Rows = rows,
            Columns = _layers[last].Outputs,
            Outputs = Of(_outputs[last], rows, _layers[last].Outputs),
            Targets = hasLabels ? default : Batch.Targets[..(rows * _layers[last].Outputs)],
            Labels = hasLabels ? Batch.Labels[..rows] : default,
            Gradient = Gradient(last, rows),
        };
        var hits = _loss.CountHits(batch);
        var loss = _loss.Evaluate(batch);

        for (var l = last; l >= 0; l--)
        {
            _layers[l].Backward(new BackwardPass<T>
            {
                Blas = _blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = Of(_outputs[l], rows, _layers[l].Outputs),
                OutputGradient = Gradient(l, rows),
                InputGradient = l == 0 ? default : Gradient(l - 1, rows),
                StopBeforeActivation = fused && l == last,
            });
        }
        return (loss, hits);
    }

    /// <summary>Whether an output layer leaves its activation to the loss.</summary>
    public static bool StopsBeforeActivation(Layer<T> output, Loss loss) =>
        loss.Includes != Activation.Linear && output.OutputActivation == loss.Includes;

    private ReadOnlySpan<T> Input(int layer, int rows) =>
        layer == 0 ? Batch.Inputs[..(rows * _layers[0].Inputs)] : Of(_outputs[layer - 1], rows, _layers[layer].Inputs);

    private Span<T> Gradient(int layer, int rows) => Of(layer % 2 == 0 ? _even : _odd, rows, _layers[layer].Outputs);

    private static Span<T> Of(NdArray<T> buffer, int rows, int columns) => buffer.AsSpan()[..(rows * columns)];
}
