using System.Numerics;
using Blas;

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

    /// <summary>Whether this is a step of training rather than a prediction.</summary>
    public bool Training { get; init; }

    /// <summary>Whether the output is wanted before <see cref="Layer{T}.OutputActivation"/>, which the loss includes.</summary>
    public bool StopBeforeActivation { get; init; }
}
