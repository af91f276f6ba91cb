using System.Numerics;
using Blas.Arrays;

namespace Nn.Models;

/// <summary>The inputs and targets of one batch.</summary>
internal sealed class BatchBuffers<T>(int rows, int inputs, int outputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NdArray<T> _inputs = NdArray.Zeros<T>(rows, inputs);
    private readonly NdArray<T> _targets = NdArray.Zeros<T>(rows, outputs);
    private readonly NdArray<T> _weights = NdArray.Zeros<T>(rows);
    private readonly int[] _labels = new int[rows];

    /// <summary>The most samples that fit.</summary>
    public int Capacity => _labels.Length;

    public Span<T> Inputs => _inputs.AsSpan();

    public Span<T> Targets => _targets.AsSpan();

    public Span<int> Labels => _labels;

    /// <summary>What each sample's loss is multiplied by, where that is asked for.</summary>
    public Span<T> Weights => _weights.AsSpan();
}
