using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// Limited-memory BFGS: a step is several iterations on one batch, each along -H g with an approximation H of the inverse Hessian from the
/// last differences of parameters and gradients. For full batches and losses without noise (no dropout). Limits on the gradient
/// (<see cref="Optimizer.ClipValue"/>, <see cref="Optimizer.ClipNorm"/>) have no part in it.
/// </summary>
/// <remarks>
/// J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", Mathematics of Computation 35, 1980; J. Nocedal, S. Wright, "Numerical
/// Optimization", 2006, algorithms 7.4 (two-loop recursion), 3.5 and 3.6 (line search). Without line search the iterates are those of
/// PyTorch's <c>LBFGS</c>: the first step has the length min(1, 1 / |g|_1) lr, later ones lr.
/// </remarks>
public sealed class Lbfgs : Optimizer
{
    private const int MostHistory = 10_000;

    /// <summary>Describes the method.</summary>
    /// <param name="learningRate">lr: the length of a step, with line search the first one tried; at least 0.</param>
    /// <param name="iterations">The most iterations of one step, at least 1.</param>
    /// <param name="history">How many differences are remembered, from 1 to 10,000.</param>
    /// <param name="gradientTolerance">A step ends when no element of the gradient is larger; at least 0.</param>
    /// <param name="changeTolerance">A step ends when loss or parameters change by less; at least 0.</param>
    /// <param name="lineSearch">Whether a step length that meets the strong Wolfe conditions is searched for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public Lbfgs(
        double learningRate = 1, int iterations = 20, int history = 10, double gradientTolerance = 1e-7, double changeTolerance = 1e-9, bool lineSearch = true)
        : base(learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(history, MostHistory);
        Iterations = iterations;
        History = history;
        GradientTolerance = CheckFactor(gradientTolerance, nameof(gradientTolerance));
        ChangeTolerance = CheckFactor(changeTolerance, nameof(changeTolerance));
        LineSearch = lineSearch;
    }

    /// <inheritdoc/>
    public override string Name => "lbfgs";

    /// <summary>The most iterations of one step.</summary>
    public int Iterations { get; }

    /// <summary>How many differences are remembered.</summary>
    public int History { get; }

    /// <summary>A step ends when no element of the gradient is larger.</summary>
    public double GradientTolerance { get; }

    /// <summary>A step ends when loss or parameters change by less.</summary>
    public double ChangeTolerance { get; }

    /// <summary>Whether a step length is searched for.</summary>
    public bool LineSearch { get; }

    /// <inheritdoc/>
    public override OptimizerState<T> Build<T>(int count) => new LbfgsState<T>(this, count);

    /// <inheritdoc/>
    public override void WriteConfiguration(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("iterations", Iterations);
        json.WriteNumber("history", History);
        json.WriteNumber("gradient_tolerance", GradientTolerance);
        json.WriteNumber("change_tolerance", ChangeTolerance);
        json.WriteBoolean("line_search", LineSearch);
    }
}
