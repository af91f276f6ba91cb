using System.Numerics;
using Nn.Layers;

namespace Nn.Losses;

/// <summary>
/// What training makes small: the mean over a batch's samples of a distance between the network's output and the targets.
/// </summary>
public abstract class Loss
{
    private protected Loss(string name, Activation includes, bool fromLogits)
    {
        Name = name;
        Includes = includes;
        FromLogits = fromLogits;
    }

    /// <summary>Mean squared error.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <summary>Binary cross-entropy after a sigmoid output layer.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <summary>Categorical cross-entropy after a softmax output layer; targets are classes or rows of probabilities (one-hot).</summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropy();

    /// <summary>The name in model files: Keras'.</summary>
    public string Name { get; }

    /// <summary>
    /// The activation that the loss is computed together with, from what comes before it, the logits: cross-entropy of a softmax has a
    /// simple gradient and no overflow when the two are one. <see cref="Activation.Linear"/> where there is none.
    /// </summary>
    public Activation Includes { get; }

    /// <summary>Whether the network's output layer leaves the included activation out, so that its outputs are the logits.</summary>
    public bool FromLogits { get; }

    /// <summary>How many classes there are where targets are given as one class number for each sample; 0 where they can't be.</summary>
    /// <param name="outputs">The network's outputs.</param>
    /// <returns>The number of classes.</returns>
    public virtual int Classes(int outputs) => 0;

    /// <summary>
    /// The sum of the losses of a batch's samples; writes the gradient of their mean by the outputs (by the logits, where an activation is
    /// included). Allocates nothing.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="batch">Outputs, targets, and where the gradient goes.</param>
    /// <returns>The sum over the samples: divided by their number it is the mean loss.</returns>
    public abstract double Evaluate<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>How many of a batch's predictions are right, or null where the loss is no classifier's. Allocates nothing.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="batch">Outputs (logits, where an activation is included) and targets.</param>
    /// <returns>A count of samples; with several yes-or-no outputs a sample counts by the share of them that is right.</returns>
    public virtual double? CountHits<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    /// <summary>The loss of a name, as written in a model file.</summary>
    /// <param name="name">Such as <c>categorical_crossentropy</c>.</param>
    /// <param name="fromLogits">Whether the output layer leaves the activation out.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">No loss has the name; the text lists those that there are.</exception>
    public static Loss FromName(string name, bool fromLogits = false) => name switch
    {
        "mean_squared_error" => MeanSquaredError,
        "binary_crossentropy" => new BinaryCrossEntropy(fromLogits),
        "categorical_crossentropy" => new CategoricalCrossEntropy(fromLogits),
        _ => throw new ArgumentException(
            $"Unknown loss '{name}'; known are mean_squared_error, binary_crossentropy, categorical_crossentropy.", nameof(name)),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
