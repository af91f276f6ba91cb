using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Nn.Layers;
using Nn.Models;

namespace Nn.Losses;

/// <summary>
/// What training makes small: the mean over a batch's samples of a distance between the network's output and the targets. Own losses derive
/// from this class; a model that is compiled with one is saved without it.
/// </summary>
public abstract class Loss
{
    /// <summary>Describes the loss.</summary>
    /// <param name="name">The name in histories and model files.</param>
    /// <param name="includes">The activation that it is computed together with; <see cref="Activation.Linear"/> for none.</param>
    /// <param name="fromLogits">Whether the output layer leaves that activation out.</param>
    protected Loss(string name, Activation includes = Activation.Linear, bool fromLogits = false)
    {
        Name = name;
        Includes = includes;
        FromLogits = fromLogits;
    }

    /// <summary>Mean squared error.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <summary>Mean absolute error.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>Huber's loss with delta 1.</summary>
    public static Loss Huber { get; } = new Huber();

    /// <summary>Binary cross-entropy after a sigmoid output layer.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <summary>Categorical cross-entropy after a softmax output layer; targets are classes or rows of probabilities (one-hot).</summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropy();

    /// <summary>Hinge loss; targets are -1 and 1, or classes 0 and 1.</summary>
    public static Loss Hinge { get; } = new Hinge();

    /// <summary>Kullback-Leibler divergence of output probabilities from target probabilities.</summary>
    public static Loss KullbackLeibler { get; } = new KullbackLeibler();

    /// <summary>Poisson loss of output rates.</summary>
    public static Loss Poisson { get; } = new Poisson();

    /// <summary>The negative log-likelihood of log-probabilities, as a log-softmax output layer gives them.</summary>
    public static Loss NegativeLogLikelihood { get; } = new NegativeLogLikelihood();

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
    /// The sum of the losses of a batch's samples, each times its weight; writes the gradient of their mean by the outputs (by the logits,
    /// where an activation is included). Allocates nothing.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="batch">Outputs, targets, weights, and where the gradient goes.</param>
    /// <returns>The sum over the samples: divided by their number it is the mean loss.</returns>
    public double Evaluate<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.Weights.IsEmpty)
            return EvaluateBatch(batch);
        double total = 0;
        var share = T.One / T.CreateChecked(batch.Rows);
        for (var r = 0; r < batch.Rows; r++)
        {
            var gradient = batch.Gradient.Slice(r * batch.Columns, batch.Columns);
            var loss = EvaluateBatch(new LossBatch<T>
            {
                Rows = 1,
                Columns = batch.Columns,
                Outputs = batch.Outputs.Slice(r * batch.Columns, batch.Columns),
                Targets = batch.HasLabels ? default : batch.Targets.Slice(r * batch.Columns, batch.Columns),
                Labels = batch.HasLabels ? batch.Labels.Slice(r, 1) : default,
                Gradient = gradient,
            });
            // A sample of weight 0 is not there, whatever its loss.
            if (batch.Weights[r] == T.Zero)
            {
                gradient.Clear();
                continue;
            }
            total += double.CreateChecked(batch.Weights[r]) * loss;
            TensorPrimitives.Multiply(gradient, batch.Weights[r] * share, gradient);
        }
        return total;
    }

    /// <summary><see cref="Evaluate"/> for samples that all have the weight 1.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="batch">Outputs, targets, and where the gradient goes; no weights.</param>
    /// <returns>The sum over the samples.</returns>
    protected abstract double EvaluateBatch<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>How many of a batch's predictions are right, or null where the loss is no classifier's. Allocates nothing.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="batch">Outputs (logits, where an activation is included) and targets.</param>
    /// <returns>A count of samples; with several yes-or-no outputs a sample counts by the share of them that is right.</returns>
    public virtual double? CountHits<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => null;

    /// <summary>The loss of a name, as written in a model file, with its constants at their defaults.</summary>
    /// <param name="name">Such as <c>categorical_crossentropy</c>.</param>
    /// <param name="fromLogits">Whether the output layer leaves the activation out.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">No loss has the name; the text lists those that there are.</exception>
    public static Loss FromName(string name, bool fromLogits = false) => LossCatalog.Make(name, fromLogits, 0, 1);

    /// <summary>Writes the constants other than name and logits into an open JSON object.</summary>
    internal virtual void WriteConfiguration(Utf8JsonWriter json)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected static double CheckSmoothing(double smoothing)
    {
        if (!(smoothing >= 0 && smoothing <= 1))
            throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, $"The smoothing is {smoothing}, expected from 0 to 1.");
        return smoothing;
    }

    /// <summary>How often the greatest output is at the true class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected static double ClassHits<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var hits = 0;
        for (var r = 0; r < batch.Rows; r++)
        {
            var predicted = Losses.CategoricalCrossEntropy.IndexOfMaximum(batch.Outputs.Slice(r * batch.Columns, batch.Columns));
            var actual = batch.HasLabels ? batch.Labels[r] : Losses.CategoricalCrossEntropy.IndexOfMaximum(batch.Targets.Slice(r * batch.Columns, batch.Columns));
            hits += predicted == actual ? 1 : 0;
        }
        return hits;
    }
}
