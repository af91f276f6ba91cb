using System.Numerics;
using Blas.Arrays;
using Nn.Augmentation;
using Nn.Schedules;

namespace Nn.Training;

/// <summary>How a model is trained.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed record FitOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How often all samples are gone through, at least 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The samples of a step, at least 1; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether each epoch has an order of its own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Where the orders come from; null for the model's seed. Epoch e of a model has the same order however calls divide them.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The share of samples, drawn at random by the seed, that is kept from training and measured after each epoch; below 1.</summary>
    public double ValidationSplit { get; init; }

    /// <summary>Samples measured after each epoch; null for none.</summary>
    public ValidationData<T>? Validation { get; init; }

    /// <summary>What each sample's loss is multiplied by, as many as samples, each finite and at least 0; empty for 1.</summary>
    public ReadOnlyMemory<T> SampleWeights { get; init; }

    /// <summary>
    /// What the loss of each class' samples is multiplied by, as many as classes, each finite and at least 0; for targets that are classes.
    /// With sample weights both are multiplied. Null for 1.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>
    /// What changes samples at random each time they are learned from, on threads of its own that work on the next batch meanwhile; null for
    /// nothing. The result doesn't depend on their number.
    /// </summary>
    public IAugmentation<T>? Augmentation { get; init; }

    /// <summary>How many threads change samples, at least 1.</summary>
    public int AugmentationThreads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>The learning rate of each step; null for the optimizer's, or what callbacks make of it.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What is told of the progress, in this order.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Ends training after the step under way. The model stays as that step left it, and the history says so.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>Samples that a model is measured on while it is trained on others.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class ValidationData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples of known classes.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="labels">The class of each.</param>
    public ValidationData(NdArray<T> x, ReadOnlyMemory<int> labels) => (X, Labels) = (x, labels);

    /// <summary>Samples of known outputs.</summary>
    /// <param name="x">Samples x inputs.</param>
    /// <param name="y">Samples x outputs.</param>
    public ValidationData(NdArray<T> x, NdArray<T> y) => (X, Y) = (x, y);

    /// <summary>Samples x inputs.</summary>
    public NdArray<T> X { get; }

    /// <summary>Samples x outputs, or null.</summary>
    public NdArray<T>? Y { get; }

    /// <summary>The class of each sample, where <see cref="Y"/> is null.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>What each sample's loss is multiplied by, as in <c>Evaluate</c>; empty for 1.</summary>
    public ReadOnlyMemory<T> SampleWeights { get; init; }
}
