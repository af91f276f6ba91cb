using Blas;
using Nn.Layers;

namespace Nn.Estimators;

/// <summary>What makes an MLP's loss small.</summary>
public enum MlpSolver
{
    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Gradient descent with momentum.</summary>
    Sgd,

    /// <summary>L-BFGS, on all samples at once.</summary>
    Lbfgs,
}

/// <summary>How the learning rate of <see cref="MlpSolver.Sgd"/> changes.</summary>
public enum MlpLearningRate
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>rate / t^power_t, with t the samples seen after each epoch plus 1.</summary>
    InvScaling,

    /// <summary>Divided by 5 whenever the loss (the score, with early stopping) has not got better by tol for n_iter_no_change epochs, until it is 1e-6.</summary>
    Adaptive,
}

/// <summary>The parameters of scikit-learn's MLPClassifier and MLPRegressor, with its names and defaults.</summary>
public sealed record MlpOptions
{
    /// <summary>The units of each hidden layer.</summary>
    public IReadOnlyList<int> HiddenLayerSizes { get; init; } = [100];

    /// <summary>The hidden layers' activation: relu, tanh, sigmoid ("logistic") or linear ("identity") there; any here.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>What makes the loss small.</summary>
    public MlpSolver Solver { get; init; } = MlpSolver.Adam;

    /// <summary>The loss has alpha / (2 n) times the sum of squared weights (not biases) added, n the samples of a batch.</summary>
    public double Alpha { get; init; } = 1e-4;

    /// <summary>The samples of a step; null for 200, or all if they are fewer.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How the rate of Sgd changes.</summary>
    public MlpLearningRate LearningRate { get; init; } = MlpLearningRate.Constant;

    /// <summary>The first learning rate.</summary>
    public double LearningRateInit { get; init; } = 0.001;

    /// <summary>The exponent of InvScaling.</summary>
    public double PowerT { get; init; } = 0.5;

    /// <summary>The most epochs; for Lbfgs, iterations.</summary>
    public int MaxIter { get; init; } = 200;

    /// <summary>Whether each epoch has an order of its own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Where weights and orders come from.</summary>
    public ulong RandomState { get; init; }

    /// <summary>What counts as better; for Lbfgs the gradient at which it ends.</summary>
    public double Tol { get; init; } = 1e-4;

    /// <summary>Sgd's momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether it is Nesterov's.</summary>
    public bool NesterovsMomentum { get; init; } = true;

    /// <summary>Whether part of the samples is kept to find the best epoch by its score.</summary>
    public bool EarlyStopping { get; init; }

    /// <summary>The share kept.</summary>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Adam's b1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's b2.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Adam's eps.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>How many epochs may pass without a gain of tol.</summary>
    public int NIterNoChange { get; init; } = 10;

    /// <summary>Whether a fit goes on from the weights of the one before.</summary>
    public bool WarmStart { get; init; }

    /// <summary>The provider that computes; null for the process' default.</summary>
    public IBlas? Blas { get; init; }

    /// <summary>Refuses what scikit-learn refuses, before anything is learned.</summary>
    /// <exception cref="ArgumentException">A parameter is out of its range: the text names it.</exception>
    internal void Check()
    {
        void Require(bool holds, string name, object? value, string expected)
        {
            if (!holds)
                throw new ArgumentException($"{name} is {value}, expected {expected}.", "options");
        }
        Require(HiddenLayerSizes is not null, nameof(HiddenLayerSizes), "null", "a list");
        foreach (var units in HiddenLayerSizes!)
            Require(units >= 1, nameof(HiddenLayerSizes), $"[{string.Join(", ", HiddenLayerSizes)}]", "numbers of at least 1");
        Require(Enum.IsDefined(Activation), nameof(Activation), Activation, "an activation");
        Require(Enum.IsDefined(Solver), nameof(Solver), Solver, "a solver");
        Require(Enum.IsDefined(LearningRate), nameof(LearningRate), LearningRate, "a way of changing it");
        Require(Alpha >= 0 && double.IsFinite(Alpha), nameof(Alpha), Alpha, "a finite number of at least 0");
        Require(BatchSize is null or >= 1, nameof(BatchSize), BatchSize, "at least 1, or null");
        Require(LearningRateInit > 0 && double.IsFinite(LearningRateInit), nameof(LearningRateInit), LearningRateInit, "a finite number above 0");
        Require(PowerT >= 0 && double.IsFinite(PowerT), nameof(PowerT), PowerT, "a finite number of at least 0");
        Require(MaxIter >= 1, nameof(MaxIter), MaxIter, "at least 1");
        Require(Tol >= 0 && double.IsFinite(Tol), nameof(Tol), Tol, "a finite number of at least 0");
        Require(Momentum is >= 0 and <= 1, nameof(Momentum), Momentum, "a number from 0 to 1");
        Require(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "at least 0 and below 1");
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "at least 0 and below 1");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "at least 0 and below 1");
        Require(Epsilon > 0 && double.IsFinite(Epsilon), nameof(Epsilon), Epsilon, "a finite number above 0");
        Require(NIterNoChange >= 1, nameof(NIterNoChange), NIterNoChange, "at least 1");
        Require(!EarlyStopping || ValidationFraction > 0, nameof(ValidationFraction), ValidationFraction, "above 0 with EarlyStopping");
    }
}
