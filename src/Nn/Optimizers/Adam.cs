using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Adam. At step t, from 1: m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps),
/// with m and v at zero before the first.
/// </summary>
/// <remarks>
/// D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1; PyTorch's form. (Keras adds eps to
/// sqrt(v), before the correction: section 2's "epsilon hat".)
/// </remarks>
public sealed class Adam : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="beta1">b1, in [0, 1).</param>
    /// <param name="beta2">b2, in [0, 1).</param>
    /// <param name="epsilon">eps, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate)
    {
        CheckDecay(beta1, nameof(beta1));
        CheckDecay(beta2, nameof(beta2));
        if (!(epsilon > 0 && double.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"epsilon is {epsilon}, expected a finite number above 0.");
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <inheritdoc/>
    public override string Name => "adam";

    /// <summary>b1: how much of the mean of gradients is kept at a step.</summary>
    public double Beta1 { get; }

    /// <summary>b2: how much of the mean of squared gradients is kept at a step.</summary>
    public double Beta2 { get; }

    /// <summary>eps: keeps the quotient finite.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new AdamState<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("beta1", Beta1);
        json.WriteNumber("beta2", Beta2);
        json.WriteNumber("epsilon", Epsilon);
    }
}
