using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Stochastic gradient descent. Plain: p -= lr g. With momentum mu: v = mu v + g, p -= lr v (v starts at zero). Nesterov's:
/// v = mu v + g, p -= lr (g + mu v). PyTorch's forms; Keras keeps lr v in place of v, which differs only when the rate changes.
/// </summary>
/// <remarks>
/// B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; I. Sutskever, J. Martens, G. Dahl, G. Hinton,
/// "On the importance of initialization and momentum in deep learning", ICML 2013.
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr, at least 0.</param>
    /// <param name="momentum">mu, in [0, 1).</param>
    /// <param name="nesterov">Whether Nesterov's form is used; it needs a momentum above 0.</param>
    /// <param name="weightDecay">Times the parameter is added to its gradient; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's form is asked for without momentum.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate)
    {
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's form needs a momentum above 0.", nameof(nesterov));
        Momentum = CheckDecay(momentum, nameof(momentum));
        Nesterov = nesterov;
        WeightDecay = CheckFactor(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <summary>mu.</summary>
    public double Momentum { get; }

    /// <summary>Whether Nesterov's form is used.</summary>
    public bool Nesterov { get; }

    /// <summary>What the parameter is multiplied by as a part of its gradient.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new SgdState<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("momentum", Momentum);
        json.WriteBoolean("nesterov", Nesterov);
        json.WriteNumber("weight_decay", WeightDecay);
    }
}
