using System.Numerics;
using Blas;

namespace Nn.Layers;

/// <summary>A batch on its way back through a layer. Matrices are rows x features, row by row.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct BackwardPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The products that the layer computes with.</summary>
    public required IBlas<T> Blas { get; init; }

    /// <summary>The samples in the batch.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows x inputs, as on the way forward.</summary>
    public required ReadOnlySpan<T> Input { get; init; }

    /// <summary>Rows x outputs, as the way forward left it.</summary>
    public required ReadOnlySpan<T> Output { get; init; }

    /// <summary>Rows x outputs: the gradient by the output. The layer may overwrite it.</summary>
    public required Span<T> OutputGradient { get; init; }

    /// <summary>Rows x inputs: the gradient by the input, to be written; empty where nobody asks for it.</summary>
    public required Span<T> InputGradient { get; init; }

    /// <summary>What the way forward left in <see cref="ForwardPass{T}.Cache"/>.</summary>
    public Span<T> Cache { get; init; }

    /// <summary>Whether the way forward was a step of training.</summary>
    public bool Training { get; init; }

    /// <summary>Whether the way forward stopped before <see cref="Layer{T}.OutputActivation"/>.</summary>
    public bool StopBeforeActivation { get; init; }
}
