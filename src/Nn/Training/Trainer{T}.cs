using System.Diagnostics;
using System.Numerics;
using Nn.Models;
using Nn.Random;

namespace Nn.Training;

/// <summary>The loop over epochs and batches.</summary>
internal sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const ulong SplitStream = ulong.MaxValue;

    private readonly Sequential<T> _model;
    private readonly SampleSource<T> _samples;
    private readonly SampleSource<T>? _validation;
    private readonly FitOptions<T> _options;
    private readonly TrainingEngine<T> _engine;
    private readonly TrainingState _state;
    private readonly Xoshiro256 _random = new(0);
    private readonly ulong _seed;

    // The samples that are learned from, as they are numbered in the source; and their order in the epoch under way.
    private readonly int[] _chosen;
    private readonly int[] _order;

    public Trainer(Sequential<T> model, SampleSource<T> samples, FitOptions<T> options)
    {
        _model = model;
        _samples = samples;
        _options = options;
        Check(options);
        _seed = options.Seed ?? model.Seed;
        _chosen = Enumerable.Range(0, samples.Count).ToArray();
        if (options.ValidationSplit > 0)
        {
            var held = (int)Math.Round(samples.Count * options.ValidationSplit);
            if (held == 0 || held == samples.Count)
            {
                throw new ArgumentException(
                    $"A validation split of {options.ValidationSplit} leaves {held} of {samples.Count} samples to validate.", nameof(options));
            }
            new Xoshiro256(_seed, SplitStream).Shuffle<int>(_chosen);
            _validation = samples.Select(_chosen[..held]);
            _chosen = _chosen[held..];
            Array.Sort(_chosen);
        }
        else if (options.Validation is { } data)
        {
            _validation = data.Y is { } y
                ? new SampleSource<T>(data.X, y, model.Inputs, model.Outputs)
                : new SampleSource<T>(data.X, data.Labels, model.Inputs, model.Outputs, model.Loss!);
        }
        _order = new int[_chosen.Length];
        var batch = Math.Min(options.BatchSize, _chosen.Length);
        _engine = model.Engine(batch);
        _state = new TrainingState(options.Epochs, _chosen.Length, (_chosen.Length + batch - 1) / batch)
        {
            LearningRate = _engine.Optimizer.LearningRate,
        };
    }

    /// <summary>Trains; <paramref name="epochDone"/> is called after each whole epoch.</summary>
    public History Run(Action epochDone)
    {
        var clock = Stopwatch.StartNew();
        // Grown as epochs come: training "until it is stopped" is asked for with a very large number of them.
        var results = new List<EpochResult>();
        var reason = StopReason.Completed;
        foreach (var callback in _options.Callbacks)
            callback.OnTrainBegin(_state);
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (_options.Cancellation.IsCancellationRequested)
            {
                reason = StopReason.Cancelled;
                break;
            }
            Begin(epoch);
            var started = Stopwatch.GetTimestamp();
            if (!Steps())
            {
                reason = _state.StopRequested ? StopReason.StoppedByCallback : StopReason.Cancelled;
                break;
            }
            var duration = Stopwatch.GetElapsedTime(started);
            epochDone();
            var measured = _validation is null ? null : _model.Evaluate(_validation, withReport: false);
            var result = new EpochResult(
                epoch, _state.Loss, _state.Accuracy, measured?.Loss, measured?.Accuracy, _engine.Optimizer.LearningRate,
                _chosen.Length, duration);
            results.Add(result);
            foreach (var callback in _options.Callbacks)
                callback.OnEpochEnd(_state, result);
            if (_state.StopRequested)
            {
                reason = StopReason.StoppedByCallback;
                break;
            }
        }
        var history = new History(results, reason, clock.Elapsed);
        foreach (var callback in _options.Callbacks)
            callback.OnTrainEnd(history);
        return history;
    }

    // An epoch's order depends on the seed and the number of epochs behind the model only: two calls of one epoch each are one of two.
    private void Begin(int epoch)
    {
        _chosen.CopyTo(_order, 0);
        if (_options.Shuffle)
        {
            _random.Reseed(_seed, (ulong)_model.EpochsTrained);
            _random.Shuffle<int>(_order);
        }
        _state.Epoch = epoch;
        _state.Step = 0;
        _state.SamplesSeen = 0;
        _state.Loss = 0;
        _state.Accuracy = null;
        foreach (var callback in _options.Callbacks)
            callback.OnEpochBegin(_state);
    }

    /// <summary>The steps of an epoch; false if they were ended early.</summary>
    private bool Steps()
    {
        double loss = 0, hits = 0;
        var batchSize = Math.Min(_options.BatchSize, _chosen.Length);
        for (var start = 0; start < _order.Length; start += batchSize)
        {
            if (_state.StopRequested || _options.Cancellation.IsCancellationRequested)
                return false;
            var rows = Math.Min(batchSize, _order.Length - start);
            _samples.Gather(_order.AsSpan(start, rows), _model.Transform, _engine.Batch);
            _engine.Optimizer.LearningRate = _state.LearningRate;
            var result = _engine.Step(rows, _samples.HasLabels);
            loss += result.Loss;
            _state.Step++;
            _state.SamplesSeen += rows;
            _state.Loss = loss / _state.SamplesSeen;
            if (result.Hits is { } right)
            {
                hits += right;
                _state.Accuracy = hits / _state.SamplesSeen;
            }
            for (var i = 0; i < _options.Callbacks.Count; i++)
                _options.Callbacks[i].OnStepEnd(_state);
        }
        return true;
    }

    private static void Check(FitOptions<T> options)
    {
        if (options.Epochs < 1)
            throw new ArgumentException($"Epochs is {options.Epochs}, expected at least 1.", nameof(options));
        if (options.BatchSize < 1)
            throw new ArgumentException($"BatchSize is {options.BatchSize}, expected at least 1.", nameof(options));
        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw new ArgumentException($"ValidationSplit is {options.ValidationSplit}, expected at least 0 and below 1.", nameof(options));
        if (options.ValidationSplit > 0 && options.Validation is not null)
            throw new ArgumentException("Give ValidationSplit or Validation, not both.", nameof(options));
    }
}
