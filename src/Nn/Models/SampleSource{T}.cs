using System.Numerics;
using Blas.Arrays;
using Nn.Augmentation;
using Nn.Losses;
using Nn.Random;

namespace Nn.Models;

/// <summary>Samples with their targets, checked against a model: what a batch is gathered from.</summary>
internal sealed class SampleSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowSource<T> _inputs;
    private readonly RowSource<T>? _targets;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly int[]? _selected;

    public SampleSource(NdArray<T> x, NdArray<T> y, int inputs, int outputs)
    {
        _inputs = new RowSource<T>(x, inputs, nameof(x));
        _targets = new RowSource<T>(y, outputs, nameof(y));
        if (_targets.Count != _inputs.Count)
            throw new ArgumentException($"There are {_inputs.Count} samples but {_targets.Count} targets.", nameof(y));
    }

    public SampleSource(NdArray<T> x, ReadOnlyMemory<int> labels, int inputs, int outputs, Loss loss)
    {
        _inputs = new RowSource<T>(x, inputs, nameof(x));
        _labels = labels;
        if (labels.Length != _inputs.Count)
            throw new ArgumentException($"There are {_inputs.Count} samples but {labels.Length} labels.", nameof(labels));
        CheckLabels(labels.Span, loss, outputs);
    }

    private SampleSource(SampleSource<T> all, int[] selected)
    {
        (_inputs, _targets, _labels) = (all._inputs, all._targets, all._labels);
        _selected = selected;
    }

    public int Count => _selected?.Length ?? _inputs.Count;

    public bool HasLabels => _targets is null;

    /// <summary>The class of a sample.</summary>
    public int Label(int row) => _labels.Span[_selected is null ? row : _selected[row]];

    /// <summary>Some of the samples, without a copy.</summary>
    public SampleSource<T> Select(int[] rows) => new(this, rows);

    /// <summary>Copies samples into a batch's buffers, scaled.</summary>
    public void Gather(ReadOnlySpan<int> rows, InputTransform<T> transform, BatchBuffers<T> batch) =>
        Gather(rows, 0, rows.Length, transform, batch, null, null, 0, 0);

    /// <summary>
    /// Copies some of a batch's samples into its buffers, changed at random and scaled. A sample's random numbers depend on seed, epoch and its
    /// own number only.
    /// </summary>
    public void Gather(
        ReadOnlySpan<int> rows, int start, int end, InputTransform<T> transform, BatchBuffers<T> batch,
        IAugmentation<T>? augmentation, Xoshiro256? random, ulong seed, int epoch)
    {
        var inputs = batch.Inputs;
        for (var i = start; i < end; i++)
        {
            var row = _selected is null ? rows[i] : _selected[rows[i]];
            var target = inputs.Slice(i * _inputs.Columns, _inputs.Columns);
            if (augmentation is null)
                transform.Apply(_inputs[row], target);
            else
            {
                random!.Reseed(seed, ((ulong)epoch << 32) + (ulong)row);
                augmentation.Apply(_inputs[row], target, random);
                transform.Apply(target, target);
            }
            if (_targets is null)
                batch.Labels[i] = _labels.Span[row];
            else
                _targets[row].CopyTo(batch.Targets.Slice(i * _targets.Columns, _targets.Columns));
        }
    }

    public static void CheckLabels(ReadOnlySpan<int> labels, Loss loss, int outputs)
    {
        var classes = loss.Classes(outputs);
        if (classes == 0)
        {
            throw new ArgumentException(
                $"The loss '{loss.Name}' with {outputs} outputs takes targets of shape (samples, {outputs}), not labels.", nameof(labels));
        }
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is not in [0, {classes}).", nameof(labels));
        }
    }
}
