using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Optimizers;
using Nn.Training;

namespace Nn.Models;

// Compile, Fit and single steps.
public sealed partial class Sequential<T>
{
    /// <summary>Sets what training makes small and how. The optimizer starts anew, the parameters stay.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <exception cref="ArgumentException">
    /// The last layer's activation doesn't fit the loss: cross-entropy is computed together with softmax or sigmoid.
    /// </exception>
    public void Compile(Loss loss, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        var last = _layers[^1];
        var expected = loss.FromLogits ? Activation.Linear : loss.Includes;
        if (loss.Includes != Activation.Linear && last.OutputActivation != expected)
        {
            throw new ArgumentException(
                $"The loss '{loss.Name}'{(loss.FromLogits ? " from logits" : "")} needs the activation {ActivationNames.Of(expected)} "
                + $"in the last layer; '{last.Name}' has {ActivationNames.Of(last.OutputActivation)}.",
                nameof(loss));
        }
        Loss = loss;
        Optimizer = optimizer;
        _optimizer = optimizer.Build<T>((int)_store.Values.Size);
        _engine = null;
    }

    /// <summary>Trains on samples of known classes.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="options">Epochs, batches, order, validation, callbacks.</param>
    /// <returns>What each epoch gave, and why training ended.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or another thread is training it.</exception>
    /// <exception cref="ArgumentException">Shapes, labels or options don't fit; the text names them.</exception>
    public History Fit(NdArray<T> x, ReadOnlyMemory<int> labels, FitOptions<T>? options = null) =>
        Fit(new SampleSource<T>(x, labels, Inputs, Outputs, CompiledLoss), options ?? new FitOptions<T>());

    /// <summary>Trains on samples of known outputs.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="y">Samples x outputs; for one output a vector will do.</param>
    /// <param name="options">Epochs, batches, order, validation, callbacks.</param>
    /// <returns>What each epoch gave, and why training ended.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or another thread is training it.</exception>
    /// <exception cref="ArgumentException">Shapes or options don't fit; the text names them.</exception>
    public History Fit(NdArray<T> x, NdArray<T> y, FitOptions<T>? options = null)
    {
        _ = CompiledLoss;
        return Fit(new SampleSource<T>(x, y, Inputs, Outputs), options ?? new FitOptions<T>());
    }

    /// <summary>One step on one batch, for loops of one's own. Allocates nothing once a batch as large has been seen.</summary>
    /// <param name="x">Rows x inputs, row by row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or another thread is training it.</exception>
    /// <exception cref="ArgumentException">The lengths don't fit the model, or a label is no class.</exception>
    public double TrainOnBatch(ReadOnlySpan<T> x, ReadOnlySpan<int> labels)
    {
        SampleSource<T>.CheckLabels(labels, CompiledLoss, Outputs);
        var rows = RowsOf(x.Length, Inputs, nameof(x));
        if (labels.Length != rows)
            throw new ArgumentException($"There are {rows} samples but {labels.Length} labels.", nameof(labels));
        BeginTraining();
        try
        {
            var engine = Engine(rows);
            labels.CopyTo(engine.Batch.Labels);
            return TrainOnBatch(engine, x, rows, hasLabels: true);
        }
        finally
        {
            EndTraining();
        }
    }

    /// <summary>One step on one batch, for loops of one's own. Allocates nothing once a batch as large has been seen.</summary>
    /// <param name="x">Rows x inputs, row by row.</param>
    /// <param name="y">Rows x outputs, row by row.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or another thread is training it.</exception>
    /// <exception cref="ArgumentException">The lengths don't fit the model.</exception>
    public double TrainOnBatch(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        _ = CompiledLoss;
        var rows = RowsOf(x.Length, Inputs, nameof(x));
        if (RowsOf(y.Length, Outputs, nameof(y)) != rows)
            throw new ArgumentException($"There are {rows} samples but {y.Length / Outputs} targets.", nameof(y));
        BeginTraining();
        try
        {
            var engine = Engine(rows);
            y.CopyTo(engine.Batch.Targets);
            return TrainOnBatch(engine, x, rows, hasLabels: false);
        }
        finally
        {
            EndTraining();
        }
    }

    internal InputTransform<T> Transform => _transform;

    private Loss CompiledLoss =>
        Loss ?? throw new InvalidOperationException("The model has no loss and optimizer yet: call Compile first.");

    /// <summary>The engine for batches of a size, kept for the next call; the steps of a larger one serve smaller batches.</summary>
    internal TrainingEngine<T> Engine(int rows)
    {
        if (_engine is null || _engine.Batch.Capacity < rows)
        {
            var widest = _layers.Max(layer => Math.Max(Math.Max(layer.Inputs, layer.Outputs), layer.CachePerSample));
            if (rows > (Array.MaxLength - _layers.Max(layer => layer.CachePerBatch)) / widest)
                throw new ArgumentException($"A batch of {rows} samples is too large for layers of {widest} features.", nameof(rows));
            _engine = new TrainingEngine<T>(_layers, _store, Blas, CompiledLoss, _optimizer!, rows, Seed);
        }
        return _engine;
    }

    private double TrainOnBatch(TrainingEngine<T> engine, ReadOnlySpan<T> x, int rows, bool hasLabels)
    {
        _transform.Apply(x, engine.Batch.Inputs, Inputs);
        return engine.Step(rows, hasLabels).Loss / rows;
    }

    private History Fit(SampleSource<T> samples, FitOptions<T> options)
    {
        BeginTraining();
        try
        {
            return new Trainer<T>(this, samples, options).Run(() => EpochsTrained++);
        }
        finally
        {
            // A checkpoint after the training has no part of its callbacks.
            _callbacks = [];
            EndTraining();
        }
    }

    private void BeginTraining()
    {
        if (Interlocked.Exchange(ref _training, 1) != 0)
            throw new InvalidOperationException("The model is being trained already: one thread at a time may train it.");
    }

    private void EndTraining() => Volatile.Write(ref _training, 0);

    private static int RowsOf(int length, int columns, string name)
    {
        if (length == 0 || length % columns != 0)
            throw new ArgumentException($"'{name}' has {length} elements, expected a multiple of {columns}.", name);
        return length / columns;
    }
}
