using Blas.Arrays;
using Nn.Kernels;
using Nn.Layers;
using Nn.Losses;
using Nn.Metrics;

namespace Nn.Models;

// Predict and Evaluate. They may run on many threads at once.
public sealed partial class Sequential<T>
{
    /// <summary>The network's outputs for samples.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <returns>Samples x outputs.</returns>
    /// <exception cref="ArgumentException">The shape doesn't fit the model.</exception>
    public NdArray<T> Predict(NdArray<T> x)
    {
        var source = new RowSource<T>(x, Inputs, nameof(x));
        var result = NdArray.Empty<T>(source.Count, Outputs);
        var buffers = _pool.Rent();
        for (var start = 0; start < source.Count; start += buffers.Rows)
        {
            var rows = Math.Min(buffers.Rows, source.Count - start);
            for (var r = 0; r < rows; r++)
                _transform.Apply(source[start + r], buffers.Inputs.Slice(r * Inputs, Inputs));
            buffers.Run(_layers, _blas, rows, Window(result, start, rows), stopBeforeActivation: false);
        }
        _pool.Return(buffers);
        // The rows are spans over memory that a finalizer frees.
        GC.KeepAlive(source);
        return result;
    }

    /// <summary>The network's outputs for samples, into memory of one's own. Allocates nothing once as many threads have called it.</summary>
    /// <param name="x">Rows x inputs, row by row.</param>
    /// <param name="y">Rows x outputs: what is written.</param>
    /// <exception cref="ArgumentException">The lengths don't fit the model.</exception>
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        var count = RowsOf(x.Length, Inputs, nameof(x));
        if (y.Length != (long)count * Outputs)
            throw new ArgumentException($"'y' has {y.Length} elements, expected {(long)count * Outputs} for {count} samples.", nameof(y));
        var buffers = _pool.Rent();
        for (var start = 0; start < count; start += buffers.Rows)
        {
            var rows = Math.Min(buffers.Rows, count - start);
            _transform.Apply(x.Slice(start * Inputs, rows * Inputs), buffers.Inputs, Inputs);
            buffers.Run(_layers, _blas, rows, y.Slice(start * Outputs, rows * Outputs), stopBeforeActivation: false);
        }
        _pool.Return(buffers);
    }

    /// <summary>The probabilities of the classes: the outputs, after softmax or sigmoid where the network leaves that to its loss.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <returns>Samples x outputs, each in [0, 1].</returns>
    /// <exception cref="InvalidOperationException">The model is no classifier.</exception>
    /// <exception cref="ArgumentException">The shape doesn't fit the model.</exception>
    public NdArray<T> PredictProba(NdArray<T> x)
    {
        var activation = Classifier();
        var result = Predict(x);
        if (_layers[^1].OutputActivation != activation)
        {
            for (var start = 0; start < result.Shape[0]; start += InferenceRows)
                ActivationKernels.Forward(activation, Window(result, start, (int)Math.Min(InferenceRows, result.Shape[0] - start)), default, Outputs);
        }
        return result;
    }

    /// <summary>The most likely class of each sample; with one output, 1 where its probability is above 0.5.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <returns>A class for each sample.</returns>
    /// <exception cref="InvalidOperationException">The model is no classifier.</exception>
    /// <exception cref="ArgumentException">The shape doesn't fit the model.</exception>
    public int[] PredictClasses(NdArray<T> x)
    {
        using var probabilities = PredictProba(x);
        var classes = new int[(int)probabilities.Shape[0]];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = ClassOf(Window(probabilities, i, 1), T.CreateChecked(0.5));
        return classes;
    }

    /// <summary>The loss and, of a classifier, its figures on samples of known classes.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">Shapes or labels don't fit; the text names them.</exception>
    public Evaluation Evaluate(NdArray<T> x, ReadOnlyMemory<int> labels) =>
        Evaluate(new SampleSource<T>(x, labels, Inputs, Outputs, CompiledLoss), withReport: true);

    /// <summary>The loss and, of a classifier, its figures on samples of known classes that count differently.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="sampleWeights">
    /// What each sample's loss is multiplied by, as many as samples, each finite and at least 0. The mean loss is over the number of samples, as in
    /// training; the accuracy over the sum of the weights. The report counts samples.
    /// </param>
    /// <returns>The figures.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">Shapes, labels or weights don't fit; the text names them.</exception>
    public Evaluation Evaluate(NdArray<T> x, ReadOnlyMemory<int> labels, ReadOnlyMemory<T> sampleWeights) =>
        Evaluate(new SampleSource<T>(x, labels, Inputs, Outputs, CompiledLoss), withReport: true, sampleWeights);

    /// <summary>The loss and, of a classifier, its figures on samples of known outputs.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="y">Samples x outputs; for one output a vector will do.</param>
    /// <param name="sampleWeights">
    /// What each sample's loss is multiplied by, as many as samples, each finite and at least 0; empty for 1. The mean loss is over the number of
    /// samples, as in training; the accuracy over the sum of the weights. The report counts samples.
    /// </param>
    /// <returns>The figures.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">Shapes or weights don't fit; the text names them.</exception>
    public Evaluation Evaluate(NdArray<T> x, NdArray<T> y, ReadOnlyMemory<T> sampleWeights = default)
    {
        _ = CompiledLoss;
        return Evaluate(new SampleSource<T>(x, y, Inputs, Outputs), withReport: true, sampleWeights);
    }

    internal Evaluation Evaluate(SampleSource<T> samples, bool withReport, ReadOnlyMemory<T> weights = default)
    {
        var total = CheckWeights(weights.Span, samples.Count);
        var loss = CompiledLoss;
        var fused = TrainingEngine<T>.StopsBeforeActivation(_layers[^1], loss);
        var buffers = _pool.Rent();
        var batch = new BatchBuffers<T>(buffers.Rows, Inputs, Outputs);
        var order = new int[buffers.Rows];
        var classes = loss.Classes(Outputs);
        var confusion = withReport && classes is > 0 and <= ConfusionMatrix.MostClasses ? new ConfusionMatrix(classes) : null;
        double sum = 0, hits = 0;
        var counted = true;
        for (var start = 0; start < samples.Count; start += buffers.Rows)
        {
            var rows = Math.Min(buffers.Rows, samples.Count - start);
            for (var r = 0; r < rows; r++)
                order[r] = start + r;
            samples.Gather(order.AsSpan(0, rows), _transform, batch);
            batch.Inputs[..(rows * Inputs)].CopyTo(buffers.Inputs);
            var outputs = buffers.Output(_layers.Length)[..(rows * Outputs)];
            buffers.Run(_layers, _blas, rows, outputs, fused);
            var losses = new LossBatch<T>
            {
                Rows = rows,
                Columns = Outputs,
                Outputs = outputs,
                Targets = samples.HasLabels ? default : batch.Targets[..(rows * Outputs)],
                Labels = samples.HasLabels ? batch.Labels[..rows] : default,
                Weights = weights.IsEmpty ? default : weights.Span.Slice(start, rows),
                Gradient = buffers.Scratch(_layers.Length)[..(rows * Outputs)],
            };
            var right = weights.IsEmpty ? loss.CountHits(losses) : WeightedHits(loss, losses);
            counted &= right is not null;
            hits += right ?? 0;
            sum += loss.Evaluate(losses);
            if (confusion is not null)
                Count(losses, confusion);
        }
        _pool.Return(buffers);
        return new Evaluation(
            samples.Count, sum / samples.Count + TrainingEngine<T>.Penalties(Parameters, withGradients: false), counted ? hits / total : null,
            confusion is null ? null : new ClassificationReport(confusion));
    }

    private static double? WeightedHits(Loss loss, in LossBatch<T> batch)
    {
        double sum = 0;
        for (var r = 0; r < batch.Rows; r++)
        {
            var right = loss.CountHits(new LossBatch<T>
            {
                Rows = 1,
                Columns = batch.Columns,
                Outputs = batch.Outputs.Slice(r * batch.Columns, batch.Columns),
                Targets = batch.HasLabels ? default : batch.Targets.Slice(r * batch.Columns, batch.Columns),
                Labels = batch.HasLabels ? batch.Labels.Slice(r, 1) : default,
            });
            if (right is null)
                return null;
            sum += right.Value * double.CreateChecked(batch.Weights[r]);
        }
        return sum;
    }

    // The sum of the weights; of samples that all count alike, their number.
    private static double CheckWeights(ReadOnlySpan<T> sampleWeights, int count)
    {
        if (sampleWeights.IsEmpty)
            return count;
        if (sampleWeights.Length != count)
            throw new ArgumentException($"There are {count} samples but {sampleWeights.Length} sampleWeights.", nameof(sampleWeights));
        double sum = 0;
        for (var i = 0; i < sampleWeights.Length; i++)
        {
            if (!(sampleWeights[i] >= T.Zero && T.IsFinite(sampleWeights[i])))
                throw new ArgumentException($"The weight of sample {i} is {sampleWeights[i]}, expected a finite number of at least 0.", nameof(sampleWeights));
            sum += double.CreateChecked(sampleWeights[i]);
        }
        return sum > 0 ? sum : throw new ArgumentException("All sampleWeights are 0.", nameof(sampleWeights));
    }

    // The outputs are logits here: a sigmoid is above 0.5 where its logit is above 0.
    private void Count(in LossBatch<T> batch, ConfusionMatrix confusion)
    {
        for (var r = 0; r < batch.Rows; r++)
        {
            var actual = batch.HasLabels ? batch.Labels[r] : ClassOf(batch.Targets.Slice(r * Outputs, Outputs), T.CreateChecked(0.5));
            confusion.Add(actual, ClassOf(batch.Outputs.Slice(r * Outputs, Outputs), T.Zero));
        }
    }

    private static int ClassOf(ReadOnlySpan<T> outputs, T threshold) =>
        outputs.Length == 1 ? (outputs[0] > threshold ? 1 : 0) : CategoricalCrossEntropy.IndexOfMaximum(outputs);

    private Activation Classifier()
    {
        var last = _layers[^1].OutputActivation;
        if (last is Activation.Softmax or Activation.Sigmoid)
            return last;
        // The softmax of log-probabilities is the probabilities.
        if (last == Activation.LogSoftmax)
            return Activation.Softmax;
        if (Loss is { Includes: not Activation.Linear } loss)
            return loss.Includes;
        throw new InvalidOperationException(
            $"The model is no classifier: its last layer '{_layers[^1].Name}' has the activation {ActivationNames.Of(last)}, not softmax or sigmoid.");
    }

    private unsafe Span<T> Window(NdArray<T> result, int start, int rows) =>
        new(result.Pointer + (nint)start * Outputs, rows * Outputs);
}
