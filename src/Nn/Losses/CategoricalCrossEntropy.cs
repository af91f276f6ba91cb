using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Nn.Kernels;
using Nn.Layers;

namespace Nn.Losses;

/// <summary>
/// Categorical cross-entropy of a softmax, computed from the logits z. Of one sample with targets t: L = -sum_j t_j log p_j with
/// p = softmax(z), that is sum_j t_j (log sum_k exp(z_k - m) - (z_j - m)) with m = max z; dL/dz_j = p_j sum_k t_k - t_j.
/// For a class c as target t_c = 1 and the rest is 0. With smoothing s, targets are taken as t (1 - s) + s / n.
/// </summary>
/// <param name="fromLogits">Whether the output layer is linear, so that its outputs are the logits, rather than softmax.</param>
/// <param name="smoothing">s, from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The smoothing is out of its range.</exception>
/// <remarks>Label smoothing: C. Szegedy and others, "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, section 7.</remarks>
public sealed class CategoricalCrossEntropy(bool fromLogits = false, double smoothing = 0)
    : Loss("categorical_crossentropy", Activation.Softmax, fromLogits)
{
    /// <summary>How much of a target is spread over all classes.</summary>
    public double LabelSmoothing { get; } = CheckSmoothing(smoothing);

    internal override void WriteConfiguration(Utf8JsonWriter json)
    {
        if (LabelSmoothing > 0)
            json.WriteNumber("label_smoothing", LabelSmoothing);
    }

    /// <inheritdoc/>
    public override int Classes(int outputs) => outputs;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        var columns = batch.Columns;
        if (batch.HasLabels && LabelSmoothing == 0 && columns <= SoftmaxKernels.MostLanes)
            return SoftmaxKernels.CrossEntropy(batch.Outputs, batch.Labels[..batch.Rows], batch.Gradient, columns, T.One / T.CreateChecked(batch.Rows));
        double total = 0;
        // The exponentials of the whole batch are taken at once, as a row of ten would fill few vectors. They overwrite z - m, of which
        // the loss takes what it needs before.
        for (var r = 0; r < batch.Rows; r++)
        {
            var row = batch.Gradient.Slice(r * columns, columns);
            SoftmaxKernels.SubtractMaximum(batch.Outputs.Slice(r * columns, columns), default, row);
            var taken = batch.HasLabels
                ? double.CreateChecked(row[batch.Labels[r]])
                : Dot(batch.Targets.Slice(r * columns, columns), row);
            total -= LabelSmoothing == 0 ? taken : (1 - LabelSmoothing) * taken + LabelSmoothing / columns * double.CreateChecked(SoftmaxKernels.Sum<T>(row));
        }
        SoftmaxKernels.Exp(batch.Gradient);
        var scale = T.One / T.CreateChecked(batch.Rows);
        var keep = T.CreateChecked(1 - LabelSmoothing);
        var floor = T.CreateChecked(LabelSmoothing / columns);
        for (var r = 0; r < batch.Rows; r++)
        {
            var row = batch.Gradient.Slice(r * columns, columns);
            var sum = SoftmaxKernels.Sum<T>(row);
            var logSum = double.CreateChecked(T.Log(sum));
            if (batch.HasLabels)
            {
                total += logSum;
                SoftmaxKernels.Scale(row, scale / sum);
                row[batch.Labels[r]] -= scale * keep;
                if (LabelSmoothing > 0)
                {
                    foreach (ref var element in row)
                        element -= scale * floor;
                }
            }
            else
            {
                var targets = batch.Targets.Slice(r * columns, columns);
                var mass = SoftmaxKernels.Sum(targets) * keep + T.CreateChecked(LabelSmoothing);
                total += double.CreateChecked(mass) * logSum;
                var factor = mass / sum;
                for (var j = 0; j < row.Length; j++)
                    row[j] = (row[j] * factor - (targets[j] * keep + floor)) * scale;
            }
        }
        return total;
    }

    /// <inheritdoc/>
    public override double? CountHits<T>(in LossBatch<T> batch) => ClassHits(batch);

    /// <summary>The place of the first maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int IndexOfMaximum<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var j = 1; j < row.Length; j++)
        {
            if (row[j] > row[best])
                best = j;
        }
        return best;
    }

    private static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (var j = 0; j < a.Length; j++)
        {
            // A target of 0 takes nothing of its logit, be that minus infinity.
            if (a[j] != T.Zero)
                sum += double.CreateChecked(a[j]) * double.CreateChecked(b[j]);
        }
        return sum;
    }
}
