using System.Diagnostics;
using System.Numerics;
using Nn.Models;
using Nn.Random;
using Nn.Schedules;

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
    private readonly T[]? _weights;
    private double _rate;

    // The samples that are learned from, as they are numbered in the source; and their order in the epoch under way.
    private readonly int[] _chosen;
    private readonly int[] _order;

    public Trainer(Sequential<T> model, SampleSource<T> samples, FitOptions<T> options)
    {
        _model = model;
        _samples = samples;
        _options = options;
        Check(options);
        options.Augmentation?.Check(model.Inputs);
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
        _weights = WeightsOf(samples, options);
        _state = new TrainingState(
            model, options.Epochs, _chosen.Length, (_chosen.Length + batch - 1) / batch, _engine.Optimizer.LearningRate,
            rate => _engine.Optimizer.LearningRate = rate);
    }

    /// <summary>Trains; <paramref name="epochDone"/> is called after each whole epoch.</summary>
    public History Run(Action epochDone)
    {
        var clock = Stopwatch.StartNew();
        // Grown as epochs come: training "until it is stopped" is asked for with a very large number of them.
        var results = new List<EpochResult>();
        var reason = StopReason.Completed;
        using var prefetcher = _options.Augmentation is { } augmentation
            ? new BatchPrefetcher<T>(_samples, _model, augmentation, _engine.Batch.Capacity, _options.AugmentationThreads, _seed)
            : null;
        foreach (var callback in _options.Callbacks)
            callback.OnTrainBegin(_state);
        _model.RestoreCallbacks(_options.Callbacks);
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (_options.Cancellation.IsCancellationRequested)
            {
                reason = StopReason.Cancelled;
                break;
            }
            Begin(epoch);
            var started = Stopwatch.GetTimestamp();
            if (!Steps(prefetcher))
            {
                reason = _state.StopRequested ? StopReason.StoppedByCallback : StopReason.Cancelled;
                break;
            }
            var duration = Stopwatch.GetElapsedTime(started);
            epochDone();
            var measured = _validation is null ? null : Validate(_validation);
            var result = new EpochResult(
                epoch, _state.Loss, _state.Accuracy, measured?.Loss, measured?.Accuracy, _rate,
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
    private bool Steps(BatchPrefetcher<T>? prefetcher)
    {
        double loss = 0, hits = 0;
        var batchSize = Math.Min(_options.BatchSize, _chosen.Length);
        prefetcher?.Begin(_order, 0, batchSize, _model.EpochsTrained);
        for (var start = 0; start < _order.Length; start += batchSize)
        {
            if (_state.StopRequested || _options.Cancellation.IsCancellationRequested)
                return false;
            var rows = Math.Min(batchSize, _order.Length - start);
            if (prefetcher is null)
                _samples.Gather(_order.AsSpan(start, rows), _model.Transform, _engine.Batch);
            else
            {
                _engine.Batch = prefetcher.Exchange(_engine.Batch);
                var next = start + batchSize;
                if (next < _order.Length)
                    prefetcher.Begin(_order, next, Math.Min(batchSize, _order.Length - next), _model.EpochsTrained);
            }
            if (_weights is not null)
            {
                for (var i = 0; i < rows; i++)
                    _engine.Batch.Weights[i] = _weights[_order[start + i]];
            }
            if (_options.Schedule is { } schedule)
                _state.LearningRate = schedule.At(new SchedulePoint(_engine.Optimizer.Steps, _state.StepsPerEpoch));
            _rate = _state.LearningRate;
            var result = _engine.Step(rows, _samples.HasLabels, _weights is not null);
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

    private Evaluation Validate(SampleSource<T> samples)
    {
        foreach (var callback in _options.Callbacks)
            callback.OnValidationBegin(_state);
        try
        {
            return _model.Evaluate(samples, withReport: false, _options.Validation?.SampleWeights ?? default);
        }
        finally
        {
            foreach (var callback in _options.Callbacks)
                callback.OnValidationEnd(_state);
        }
    }

    private T[]? WeightsOf(SampleSource<T> samples, FitOptions<T> options)
    {
        if (options.SampleWeights.IsEmpty && options.ClassWeights is null)
            return null;
        var weights = new T[samples.Count];
        if (options.SampleWeights.IsEmpty)
            Array.Fill(weights, T.One);
        else if (options.SampleWeights.Length != weights.Length)
            throw new ArgumentException($"There are {weights.Length} samples but {options.SampleWeights.Length} SampleWeights.", nameof(options));
        else
            options.SampleWeights.CopyTo(weights);
        if (options.ClassWeights is { } classes)
        {
            var expected = _engine.Loss.Classes(_model.Outputs);
            if (!samples.HasLabels || classes.Count != expected)
            {
                throw new ArgumentException(
                    samples.HasLabels
                        ? $"There are {classes.Count} ClassWeights, expected {expected}, one for each class."
                        : "ClassWeights need targets that are classes, not rows of numbers.",
                    nameof(options));
            }
            for (var i = 0; i < weights.Length; i++)
                weights[i] *= T.CreateChecked(classes[samples.Label(i)]);
        }
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= T.Zero && T.IsFinite(weights[i])))
                throw new ArgumentException($"The weight of sample {i} is {weights[i]}, expected a finite number of at least 0.", nameof(options));
        }
        return weights;
    }

    private static void Check(FitOptions<T> options)
    {
        if (options.Epochs < 1)
            throw new ArgumentException($"Epochs is {options.Epochs}, expected at least 1.", nameof(options));
        if (options.BatchSize < 1)
            throw new ArgumentException($"BatchSize is {options.BatchSize}, expected at least 1.", nameof(options));
        if (options.AugmentationThreads < 1)
            throw new ArgumentException($"AugmentationThreads is {options.AugmentationThreads}, expected at least 1.", nameof(options));
        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw new ArgumentException($"ValidationSplit is {options.ValidationSplit}, expected at least 0 and below 1.", nameof(options));
        if (options.ValidationSplit > 0 && options.Validation is not null)
            throw new ArgumentException("Give ValidationSplit or Validation, not both.", nameof(options));
    }
}
