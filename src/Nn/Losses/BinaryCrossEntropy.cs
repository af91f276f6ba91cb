using System.Numerics;
using System.Text.Json;
using Nn.Kernels;
using Nn.Layers;

namespace Nn.Losses;

/// <summary>
/// Binary cross-entropy of a sigmoid, computed from the logits z. Of one sample: L = (1 / n) sum_j (max(z_j, 0) - z_j t_j +
/// log(1 + exp(-|z_j|))) over its n outputs, which is -t log p - (1 - t) log(1 - p) with p = sigmoid(z); dL/dz_j = (p_j - t_j) / n.
/// </summary>
/// <param name="fromLogits">Whether the output layer is linear, so that its outputs are the logits, rather than sigmoid.</param>
/// <param name="smoothing">s: targets t are taken as t (1 - s) + s / 2; from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The smoothing is out of its range.</exception>
public sealed class BinaryCrossEntropy(bool fromLogits = false, double smoothing = 0)
    : Loss("binary_crossentropy", Activation.Sigmoid, fromLogits)
{
    /// <summary>How far targets are drawn towards 1/2.</summary>
    public double LabelSmoothing { get; } = CheckSmoothing(smoothing);

    internal override void WriteConfiguration(Utf8JsonWriter json)
    {
        if (LabelSmoothing > 0)
            json.WriteNumber("label_smoothing", LabelSmoothing);
    }

    /// <inheritdoc/>
    public override int Classes(int outputs) => outputs == 1 ? 2 : 0;

    /// <inheritdoc/>
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        var length = batch.Rows * batch.Columns;
        batch.Outputs[..length].CopyTo(batch.Gradient);
        ActivationKernels.Forward<T>(Activation.Sigmoid, batch.Gradient[..length], default, batch.Columns);
        var scale = T.One / T.CreateChecked(length);
        var keep = T.CreateChecked(1 - LabelSmoothing);
        var floor = T.CreateChecked(LabelSmoothing / 2);
        double total = 0;
        for (var i = 0; i < length; i++)
        {
            var z = batch.Outputs[i];
            var t = batch.HasLabels ? T.CreateTruncating(batch.Labels[i]) : batch.Targets[i];
            t = t * keep + floor;
            total += double.CreateChecked(T.Max(z, T.Zero) - z * t + LogOnePlus(T.Exp(-T.Abs(z))));
            batch.Gradient[i] = (batch.Gradient[i] - t) * scale;
        }
        return total / batch.Columns;
    }

    /// <inheritdoc/>
    public override double? CountHits<T>(in LossBatch<T> batch)
    {
        var length = batch.Rows * batch.Columns;
        var half = T.CreateChecked(0.5);
        var hits = 0;
        for (var i = 0; i < length; i++)
        {
            var actual = batch.HasLabels ? batch.Labels[i] > 0 : batch.Targets[i] > half;
            hits += (batch.Outputs[i] > T.Zero) == actual ? 1 : 0;
        }
        return (double)hits / batch.Columns;
    }

    // log(1 + x), x >= 0. The framework's LogP1 adds 1 first and loses a small x; what the addition rounds away is made good here by
    // W. Kahan's quotient (Hewlett-Packard HP-15C Advanced Functions Handbook, 1982).
    private static T LogOnePlus<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var u = T.One + x;
        return u == T.One ? x : T.Log(u) * x / (u - T.One);
    }
}
