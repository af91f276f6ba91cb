using System.Numerics;
using System.Text.Json;

namespace Nn.Optimizers;

/// <summary>
/// The description of a method that changes parameters against their gradient: its constants, without state. A model makes the working
/// <see cref="OptimizerState{T}"/> from it. Before a step gradients are clipped where that is asked for: first each element to
/// [-<see cref="ClipValue"/>, <see cref="ClipValue"/>], then all together to <see cref="ClipNorm"/> or each parameter to
/// <see cref="ClipNormEach"/>.
/// </summary>
public abstract class Optimizer
{
    private protected Optimizer(double learningRate)
    {
        CheckLearningRate(learningRate, nameof(learningRate));
        LearningRate = learningRate;
    }

    /// <summary>The name in model files: <c>adam</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The size of a step, with which training starts.</summary>
    public double LearningRate { get; }

    /// <summary>The greatest magnitude of an element of the gradient; null for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public double? ClipValue { get; init => field = CheckLimit(value, nameof(ClipValue)); }

    /// <summary>
    /// The greatest Euclidean norm of the gradient by all parameters: a longer one is scaled down to it. Null for no limit. (Keras'
    /// <c>global_clipnorm</c>, PyTorch's <c>clip_grad_norm_</c>.)
    /// </summary>
    /// <remarks>R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, algorithm 1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public double? ClipNorm { get; init => field = CheckLimit(value, nameof(ClipNorm)); }

    /// <summary>
    /// The greatest Euclidean norm of the gradient by each parameter (a layer's weights, its biases) for itself: a longer one is scaled down
    /// to it. Null for no limit; not together with <see cref="ClipNorm"/>. (Keras' <c>clipnorm</c>.) An optimizer that is used without a model
    /// takes all that it is given as one parameter.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public double? ClipNormEach { get; init => field = CheckLimit(value, nameof(ClipNormEach)); }

    /// <summary>Makes the working optimizer of so many parameters, with its moments at zero.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">The number of parameters.</param>
    /// <returns>The working optimizer.</returns>
    public abstract OptimizerState<T> Build<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Writes the constants other than the learning rate and the limits into an open JSON object.</summary>
    /// <param name="json">The writer.</param>
    public abstract void WriteConfiguration(Utf8JsonWriter json);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static void CheckLearningRate(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"The learning rate is {value}, expected a finite number of at least 0.");
    }

    private protected static double CheckDecay(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected at least 0 and below 1.");
        return value;
    }

    private protected static double CheckPositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number above 0.");
        return value;
    }

    private protected static double CheckFactor(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number of at least 0.");
        return value;
    }

    private static double? CheckLimit(double? value, string name) => value is { } limit ? CheckPositive(limit, name) : null;
}
