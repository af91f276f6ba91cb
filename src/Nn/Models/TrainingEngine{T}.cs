using System.Numerics;
using Blas;
using Blas.Arrays;
using Blas.Managed;
using Nn.Layers;
using Nn.Losses;
using Nn.Optimizers;
using Nn.Random;

namespace Nn.Models;

/// <summary>
/// One step of training: forward, loss, backward, update. All memory is taken when it is made, for the largest batch; a step takes none.
/// </summary>
internal sealed class TrainingEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The random numbers of layers must not be those of weights and orders, whatever the step.
    private const ulong LayerSeed = 0x6C61796572;

    private readonly Layer<T>[] _layers;
    private readonly Parameter<T>[] _parameters;
    private readonly ParameterStore<T> _store;
    private readonly IBlas<T> _blas;
    private readonly Loss _loss;
    private readonly OptimizerState<T> _optimizer;
    private readonly Xoshiro256 _random = new(0);
    private readonly ulong _seed;
    private int _firstTrainable;
    private readonly bool[] _frozen;
    private readonly bool _hasPenalties;
    private readonly bool _hasLimits;

    // The step under way, for an optimizer that evaluates its batch again.
    private readonly Func<double> _evaluate;
    private long _step;
    private int _rows;
    private bool _labelled;
    private bool _weighted;

    // The output of each layer is needed on the way back. Gradients are not: two buffers take turns, which keeps them in cache.
    private readonly NdArray<T>[] _outputs;
    private readonly NdArray<T>[] _caches;
    private readonly NdArray<T> _even;
    private readonly NdArray<T> _odd;

    public TrainingEngine(
        Layer<T>[] layers, ParameterStore<T> store, IBlas blas, Loss loss, OptimizerState<T> optimizer, int rows, ulong seed)
    {
        _layers = layers;
        _parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        _store = store;
        _blas = blas.For<T>();
        _loss = loss;
        _optimizer = optimizer;
        // Beside a native library's threads, which wait for their next call at work, others would be in the way.
        _optimizer.Workers = (_blas as ManagedBlas<T, T>)?.Workers ?? WorkerPool.Single;
        _seed = seed ^ LayerSeed;
        _evaluate = () => Gradients(_rows, _labelled, _weighted).Loss / _rows;
        _frozen = new bool[_parameters.Length];
        Divide(isChange: false);
        _hasPenalties = _parameters.Any(p => p.Regularizer is not null);
        _hasLimits = _parameters.Any(p => p.MaxNorm is not null);
        Batch = new BatchBuffers<T>(rows, layers[0].Inputs, layers[^1].Outputs);
        _outputs = [.. layers.Select(layer => NdArray.Zeros<T>(rows, layer.Outputs))];
        _caches = [.. layers.Select(layer => NdArray.Zeros<T>((nint)rows * layer.CachePerSample + layer.CachePerBatch))];
        _even = NdArray.Zeros<T>((nint)rows * layers.Max(layer => layer.Outputs));
        _odd = NdArray.Zeros<T>((nint)rows * layers.Max(layer => layer.Outputs));
    }

    public BatchBuffers<T> Batch { get; set; }

    public OptimizerState<T> Optimizer => _optimizer;

    public Loss Loss => _loss;

    /// <summary>Learns from the batch in the buffers.</summary>
    /// <returns>The sum of its samples' losses before the update, and how many were right.</returns>
    public (double Loss, double? Hits) Step(int rows, bool hasLabels, bool hasWeights = false)
    {
        _step = _optimizer.Steps;
        var result = Gradients(rows, hasLabels, hasWeights);
        if (_optimizer.NeedsEvaluations)
        {
            (_rows, _labelled, _weighted) = (rows, hasLabels, hasWeights);
            _optimizer.Step(_store.Values.AsSpan(), _store.Gradients.AsSpan(), result.Loss / rows, _evaluate);
        }
        else
            _optimizer.Step(_store.Values.AsSpan(), _store.Gradients.AsSpan());
        if (_hasLimits)
            Limit();
        return result;
    }

    /// <summary>Computes loss and gradients of the batch in the buffers and changes no parameter.</summary>
    public (double Loss, double? Hits) Gradients(int rows, bool hasLabels, bool hasWeights = false)
    {
        if (HasChanged())
            Divide(isChange: true);
        var last = _layers.Length - 1;
        var fused = StopsBeforeActivation(_layers[last], _loss);
        for (var l = 0; l <= last; l++)
        {
            // Random numbers depend on the seed, the step and the layer only: a step that is repeated, or resumed, draws the same.
            _random.Reseed(_seed + (ulong)l, (ulong)_step);
            _layers[l].Forward(new ForwardPass<T>
            {
                Blas = _blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = Of(_outputs[l], rows, _layers[l].Outputs),
                Cache = Cache(l, rows),
                Random = _random,
                Training = true,
                StopBeforeActivation = fused && l == last,
            });
        }

        var columns = _layers[last].Outputs;
        var batch = new LossBatch<T>
        {
            Rows = rows,
            Columns = columns,
            Outputs = Of(_outputs[last], rows, columns),
            Targets = hasLabels ? default : Batch.Targets[..(rows * columns)],
            Labels = hasLabels ? Batch.Labels[..rows] : default,
            Weights = hasWeights ? Batch.Weights[..rows] : default,
            Gradient = Gradient(last, rows),
        };
        var hits = _loss.CountHits(batch);
        var loss = _loss.Evaluate(batch);

        for (var l = last; l >= _firstTrainable; l--)
        {
            _layers[l].Backward(new BackwardPass<T>
            {
                Blas = _blas,
                Rows = rows,
                Input = Input(l, rows),
                Output = Of(_outputs[l], rows, _layers[l].Outputs),
                OutputGradient = Gradient(l, rows),
                InputGradient = l == _firstTrainable ? default : Gradient(l - 1, rows),
                Cache = Cache(l, rows),
                Training = true,
                StopBeforeActivation = fused && l == last,
            });
        }
        var penalties = _hasPenalties ? rows * Penalties(_parameters, withGradients: true) : 0;
        for (var i = 0; i < _frozen.Length; i++)
        {
            if (_frozen[i])
                _parameters[i].Gradient.AsSpan().Clear();
        }
        return (loss + penalties, hits);
    }

    /// <summary>What a layer gave in the last pass; of the last one before the activation that the loss includes.</summary>
    public ReadOnlySpan<T> Output(int layer, int rows) => Of(_outputs[layer], rows, _layers[layer].Outputs);

    /// <summary>What the parameters' regularizers add to the mean loss; their gradients are added to the parameters' where that is asked for.</summary>
    public static double Penalties(IReadOnlyList<Parameter<T>> parameters, bool withGradients)
    {
        double sum = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is { Regularizer: { } regularizer } parameter)
                sum += regularizer.Apply<T>(parameter.Value.AsSpan(), withGradients ? parameter.Gradient.AsSpan() : default);
        }
        return sum;
    }

    /// <summary>Whether an output layer leaves its activation to the loss.</summary>
    public static bool StopsBeforeActivation(Layer<T> output, Loss loss) =>
        loss.Includes != Activation.Linear && output.OutputActivation == loss.Includes;

    private bool HasChanged()
    {
        for (var i = 0; i < _frozen.Length; i++)
        {
            if (_frozen[i] != _parameters[i].IsFrozen)
                return true;
        }
        return false;
    }

    // What the optimizer steps over: all parameters as one, or the runs of them that are not frozen, or each for itself.
    private void Divide(bool isChange)
    {
        for (var i = 0; i < _frozen.Length; i++)
            _frozen[i] = _parameters[i].IsFrozen;
        var first = Array.FindIndex(_layers, static layer => layer.Parameters.Any(p => !p.IsFrozen));
        _firstTrainable = first >= 0 ? first : _layers.Length;
        var apart = _optimizer.Method.ClipNormEach is not null;
        if (!apart && !_frozen.Contains(true))
        {
            _optimizer.Divide(null, isChange);
            return;
        }
        var pieces = new List<UpdatePiece<T>>();
        foreach (var parameter in _parameters)
        {
            if (parameter.IsFrozen)
                continue;
            var (start, length) = (parameter.Start, (int)parameter.Count);
            if (!apart && pieces.Count > 0 && pieces[^1] is var last && start - (last.Start + last.Length) < ParameterStore<T>.Line)
            {
                pieces[^1] = new UpdatePiece<T>(last.Start, start + length - last.Start);
                continue;
            }
            pieces.Add(new UpdatePiece<T>(start, length));
        }
        _optimizer.Divide([.. pieces], isChange);
    }

    private void Limit()
    {
        foreach (var parameter in _parameters)
        {
            if (parameter is { MaxNorm: { } limit, IsFrozen: false })
                MaxNormConstraint.Apply(parameter.Value.AsSpan(), (int)parameter.Shape[^1], limit);
        }
    }

    private ReadOnlySpan<T> Input(int layer, int rows) =>
        layer == 0 ? Batch.Inputs[..(rows * _layers[0].Inputs)] : Of(_outputs[layer - 1], rows, _layers[layer].Inputs);

    private Span<T> Gradient(int layer, int rows) => Of(layer % 2 == 0 ? _even : _odd, rows, _layers[layer].Outputs);

    private Span<T> Cache(int layer, int rows) =>
        _caches[layer].AsSpan()[..(rows * _layers[layer].CachePerSample + _layers[layer].CachePerBatch)];

    private static Span<T> Of(NdArray<T> buffer, int rows, int columns) => buffer.AsSpan()[..(rows * columns)];
}
