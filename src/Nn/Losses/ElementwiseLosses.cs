using System.Numerics;

namespace Nn.Losses;

/// <summary>A loss that is a mean over the outputs of a function of output and target.</summary>
public abstract class ElementwiseLoss : Loss
{
    private protected ElementwiseLoss(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        var length = batch.Rows * batch.Columns;
        var scale = T.One / T.CreateChecked(length);
        double total = 0;
        for (var i = 0; i < length; i++)
        {
            var target = batch.HasLabels ? T.CreateTruncating(batch.Labels[i]) : batch.Targets[i];
            var (loss, slope) = Element(batch.Outputs[i], target);
            total += double.CreateChecked(loss);
            batch.Gradient[i] = slope * scale;
        }
        return total / batch.Columns;
    }

    /// <summary>The loss of one output and its slope by it.</summary>
    private protected abstract (T Loss, T Slope) Element<T>(T output, T target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>
/// Mean absolute error. Of one sample: L = (1 / n) sum_j |y_j - t_j|; dL/dy_j = sign(y_j - t_j) / n, 0 where they are equal.
/// </summary>
public sealed class MeanAbsoluteError() : ElementwiseLoss("mean_absolute_error")
{
    private protected override (T Loss, T Slope) Element<T>(T output, T target)
    {
        var difference = output - target;
        var slope = difference > T.Zero ? T.One : difference < T.Zero ? -T.One : difference;
        return (T.Abs(difference), slope);
    }
}

/// <summary>Half the mean squared error, as scikit-learn's networks have it: L = (1 / 2n) sum_j (y_j - t_j)^2; dL/dy_j = (y_j - t_j) / n.</summary>
public sealed class HalfSquaredError() : ElementwiseLoss("half_squared_error")
{
    private protected override (T Loss, T Slope) Element<T>(T output, T target)
    {
        var difference = output - target;
        return (T.CreateTruncating(0.5) * difference * difference, difference);
    }
}

/// <summary>
/// Huber's loss. With e = y - t: e^2 / 2 where |e| is at most delta, delta (|e| - delta / 2) beyond; the mean over the outputs.
/// </summary>
/// <remarks>P. Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35(1), 1964.</remarks>
public sealed class Huber : ElementwiseLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="delta">Where the parabola becomes a line, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">delta is not a finite number above 0.</exception>
    public Huber(double delta = 1)
        : base("huber")
    {
        if (!(delta > 0 && double.IsFinite(delta)))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, $"delta is {delta}, expected a finite number above 0.");
        Delta = delta;
    }

    /// <summary>Where the parabola becomes a line.</summary>
    public double Delta { get; }

    internal override void WriteConfiguration(System.Text.Json.Utf8JsonWriter json) => json.WriteNumber("delta", Delta);

    private protected override (T Loss, T Slope) Element<T>(T output, T target)
    {
        var delta = T.CreateChecked(Delta);
        var half = T.CreateTruncating(0.5);
        var difference = output - target;
        var size = T.Abs(difference);
        return size > delta
            ? (delta * (size - half * delta), difference > T.Zero ? delta : -delta)
            : (half * difference * difference, difference);
    }
}

/// <summary>
/// Hinge loss: L = (1 / n) sum_j max(1 - t_j y_j, 0) with targets -1 and 1. Targets of 0, and the classes 0 and 1, are taken as -1 and 1,
/// as in Keras.
/// </summary>
public sealed class Hinge() : ElementwiseLoss("hinge")
{
    /// <inheritdoc/>
    public override int Classes(int outputs) => outputs == 1 ? 2 : 0;

    /// <inheritdoc/>
    public override double? CountHits<T>(in LossBatch<T> batch)
    {
        var hits = 0;
        for (var i = 0; i < batch.Rows * batch.Columns; i++)
        {
            var positive = batch.HasLabels ? batch.Labels[i] > 0 : batch.Targets[i] > T.Zero;
            hits += (batch.Outputs[i] > T.Zero) == positive ? 1 : 0;
        }
        return (double)hits / batch.Columns;
    }

    private protected override (T Loss, T Slope) Element<T>(T output, T target)
    {
        var sign = target == T.Zero ? -T.One : target;
        var margin = T.One - sign * output;
        return margin <= T.Zero ? (T.Zero, T.Zero) : (margin, -sign);
    }
}

/// <summary>
/// Poisson loss of rates y: L = (1 / n) sum_j (y_j - t_j log(y_j + 1e-7)), the negative log-likelihood without its constant, as in Keras.
/// The output layer must give positive numbers: softplus.
/// </summary>
public sealed class Poisson() : ElementwiseLoss("poisson")
{
    private protected override (T Loss, T Slope) Element<T>(T output, T target)
    {
        var rate = output + T.CreateTruncating(1e-7);
        return target == T.Zero ? (output, T.One) : (output - target * T.Log(rate), T.One - target / rate);
    }
}
