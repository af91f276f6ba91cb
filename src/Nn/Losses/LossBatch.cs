using System.Numerics;

namespace Nn.Losses;

/// <summary>The outputs of a batch and what they should be. Matrices are rows x columns, row by row.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct LossBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The samples.</summary>
    public required int Rows { get; init; }

    /// <summary>The outputs of a sample.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows x columns: the network's outputs, before the activation that the loss includes.</summary>
    public required ReadOnlySpan<T> Outputs { get; init; }

    /// <summary>Rows x columns: what they should be; empty where <see cref="Labels"/> says it.</summary>
    public ReadOnlySpan<T> Targets { get; init; }

    /// <summary>The class of each sample, in [0, <see cref="Loss.Classes"/>); empty where <see cref="Targets"/> says it.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>What each sample's loss is multiplied by; empty for 1. The mean is still over the number of samples, as in Keras.</summary>
    public ReadOnlySpan<T> Weights { get; init; }

    /// <summary>Rows x columns: the gradient of the mean loss by the outputs, to be written.</summary>
    public Span<T> Gradient { get; init; }

    /// <summary>Whether targets are classes.</summary>
    public bool HasLabels => Targets.IsEmpty;
}
