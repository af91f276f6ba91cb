using System.Numerics;
using System.Runtime.CompilerServices;
using Nn.Kernels;
using Nn.Layers;

namespace Nn.Losses;

/// <summary>
/// Categorical cross-entropy of a softmax, computed from the logits z. Of one sample with targets t: L = -sum_j t_j log p_j with
/// p = softmax(z), that is sum_j t_j (log sum_k exp(z_k - m) - (z_j - m)) with m = max z; dL/dz_j = p_j sum_k t_k - t_j.
/// For a class c as target t_c = 1 and the rest is 0.
/// </summary>
/// <param name="fromLogits">Whether the output layer is linear, so that its outputs are the logits, rather than softmax.</param>
public sealed class CategoricalCrossEntropy(bool fromLogits = false)
    : Loss("categorical_crossentropy", Activation.Softmax, fromLogits)
{
    /// <inheritdoc/>
    public override int Classes(int outputs) => outputs;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Evaluate<T>(in LossBatch<T> batch)
    {
        var columns = batch.Columns;
        double total = 0;
        // The exponentials of the whole batch are taken at once, as a row of ten would fill few vectors. They overwrite z - m, of which
        // the loss takes what it needs before.
        for (var r = 0; r < batch.Rows; r++)
        {
            var row = batch.Gradient.Slice(r * columns, columns);
            SoftmaxKernels.SubtractMaximum(batch.Outputs.Slice(r * columns, columns), default, row);
            total -= batch.HasLabels
                ? double.CreateChecked(row[batch.Labels[r]])
                : Dot(batch.Targets.Slice(r * columns, columns), row);
        }
        SoftmaxKernels.Exp(batch.Gradient);
        var scale = T.One / T.CreateChecked(batch.Rows);
        for (var r = 0; r < batch.Rows; r++)
        {
            var row = batch.Gradient.Slice(r * columns, columns);
            var sum = SoftmaxKernels.Sum<T>(row);
            var logSum = double.CreateChecked(T.Log(sum));
            if (batch.HasLabels)
            {
                total += logSum;
                SoftmaxKernels.Scale(row, scale / sum);
                row[batch.Labels[r]] -= scale;
            }
            else
            {
                var targets = batch.Targets.Slice(r * columns, columns);
                var mass = SoftmaxKernels.Sum(targets);
                total += double.CreateChecked(mass) * logSum;
                var factor = mass / sum;
                for (var j = 0; j < row.Length; j++)
                    row[j] = (row[j] * factor - targets[j]) * scale;
            }
        }
        return total;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double? CountHits<T>(in LossBatch<T> batch)
    {
        var hits = 0;
        for (var r = 0; r < batch.Rows; r++)
        {
            var predicted = IndexOfMaximum(batch.Outputs.Slice(r * batch.Columns, batch.Columns));
            var actual = batch.HasLabels ? batch.Labels[r] : IndexOfMaximum(batch.Targets.Slice(r * batch.Columns, batch.Columns));
            hits += predicted == actual ? 1 : 0;
        }
        return hits;
    }

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
