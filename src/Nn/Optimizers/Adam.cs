using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Adam. At step t, from 1: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps),
/// with m and v at zero before the first. AMSGrad puts the greatest v so far in v's place.
/// </summary>
/// <remarks>
/// D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1; S. Reddi, S. Kale, S. Kumar, "On the Convergence
/// of Adam and Beyond", ICLR 2018; PyTorch's forms. (Keras adds eps to sqrt(v), before the correction: section 2's "epsilon hat".)
/// </remarks>
public class Adam : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="beta1">b1, in [0, 1).</param>
    /// <param name="beta2">b2, in [0, 1).</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <param name="amsGrad">Whether the greatest v so far is taken.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0. <see cref="AdamW"/> keeps decay out of the moments.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adam(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, bool amsGrad = false, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = CheckDecay(beta1, nameof(beta1));
        Beta2 = CheckDecay(beta2, nameof(beta2));
        Epsilon = CheckPositive(epsilon, nameof(epsilon));
        AmsGrad = amsGrad;
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "adam";

    /// <summary>b1: how much of the mean of gradients is kept at a step.</summary>
    public double Beta1 { get; }

    /// <summary>b2: how much of the mean of squared gradients is kept at a step.</summary>
    public double Beta2 { get; }

    /// <summary>eps: keeps the quotient finite.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the greatest v so far is taken.</summary>
    public bool AmsGrad { get; }

    /// <summary>The share of a parameter that is lost: as part of its gradient, in <see cref="AdamW"/> beside it.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new AdamState<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("epsilon", Epsilon);
        json.WriteBoolean("amsgrad", AmsGrad);
        json.WriteNumber("weight_decay", WeightDecay);
    }
}

/// <summary>Adam with decoupled weight decay: p *= 1 - lr decay before Adam's step, in which decay then has no part.</summary>
/// <remarks>I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019; PyTorch's form.</remarks>
/// <param name="learningRate">lr, at least 0.</param>
/// <param name="beta1">b1, in [0, 1).</param>
/// <param name="beta2">b2, in [0, 1).</param>
/// <param name="epsilon">eps, above 0.</param>
/// <param name="weightDecay">The decay, at least 0.</param>
/// <param name="amsGrad">Whether the greatest v so far is taken.</param>
/// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
public sealed class AdamW(
    double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
    : Adam(learningRate, beta1, beta2, epsilon, amsGrad, weightDecay)
{
    /// <inheritdoc/>
    public override string Name => "adamw";
}
