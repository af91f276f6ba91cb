using System.Numerics;
using Blas;
using Nn.Random;

namespace Nn.Layers;

/// <summary>A batch on its way through a layer. Matrices are rows x features, row by row.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct ForwardPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The products that the layer computes with.</summary>
    public required IBlas<T> Blas { get; init; }

    /// <summary>The samples in the batch.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows x inputs.</summary>
    public required ReadOnlySpan<T> Input { get; init; }

    /// <summary>Rows x outputs: what is to be written.</summary>
    public required Span<T> Output { get; init; }

    /// <summary>
    /// Memory of this batch for the layer alone: rows x <see cref="Layer{T}.CachePerSample"/> elements and then
    /// <see cref="Layer{T}.CachePerBatch"/>. What the way forward leaves in it, the way back finds.
    /// </summary>
    public Span<T> Cache { get; init; }

    /// <summary>Random numbers for this layer and step, the same whenever the step is repeated; null in a prediction.</summary>
    public Xoshiro256? Random { get; init; }

    /// <summary>Whether this is a step of training rather than a prediction.</summary>
    public bool Training { get; init; }

    /// <summary>
    /// Where statistics of the samples are measured anew: how much of a running mean this batch makes up, from 0 (nothing is measured) to 1
    /// (nothing is kept of before). Everything else is as in a prediction.
    /// </summary>
    public double StatisticsShare { get; init; }

    /// <summary>Whether the output is wanted before <see cref="Layer{T}.OutputActivation"/>, which the loss includes.</summary>
    public bool StopBeforeActivation { get; init; }
}
