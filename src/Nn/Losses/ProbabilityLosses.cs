using System.Numerics;

namespace Nn.Losses;

/// <summary>
/// Kullback-Leibler divergence. Of one sample: L = sum_j t_j log(t_j / y_j), with terms of t_j = 0 left out and y_j taken as at least
/// 1e-7; targets and outputs are probabilities (a softmax output layer).
/// </summary>
/// <remarks>S. Kullback, R. Leibler, "On Information and Sufficiency", Annals of Mathematical Statistics 22(1), 1951.</remarks>
public sealed class KullbackLeibler() : Loss("kl_divergence")
{
    /// <inheritdoc/>
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        var least = T.CreateTruncating(1e-7);
        var scale = T.One / T.CreateChecked(batch.Rows);
        double total = 0;
        for (var i = 0; i < batch.Rows * batch.Columns; i++)
        {
            var t = batch.Targets[i];
            // Comparisons in which a NaN goes on as one.
            var y = batch.Outputs[i] < least ? least : batch.Outputs[i];
            total += t == T.Zero && !T.IsNaN(y) ? 0 : double.CreateChecked(t * T.Log(t / y));
            batch.Gradient[i] = batch.Outputs[i] < least ? T.Zero : -t / y * scale;
        }
        return total;
    }

    /// <inheritdoc/>
    public override double? CountHits<T>(in LossBatch<T> batch) => ClassHits(batch);
}

/// <summary>
/// The negative log-likelihood of log-probabilities y, as a log-softmax output layer gives them: L = -sum_j t_j y_j; for a class c as
/// target -y_c.
/// </summary>
public sealed class NegativeLogLikelihood() : Loss("nll")
{
    /// <inheritdoc/>
    public override int Classes(int outputs) => outputs;

    /// <inheritdoc/>
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        var scale = T.One / T.CreateChecked(batch.Rows);
        double total = 0;
        batch.Gradient.Clear();
        for (var r = 0; r < batch.Rows; r++)
        {
            for (var j = 0; j < batch.Columns; j++)
            {
                var i = r * batch.Columns + j;
                var t = !batch.HasLabels ? batch.Targets[i] : batch.Labels[r] == j ? T.One : T.Zero;
                // A class of probability zero, at minus infinity, costs nothing where it is not asked for.
                if (t == T.Zero && !T.IsNaN(batch.Outputs[i]))
                    continue;
                total -= double.CreateChecked(t * batch.Outputs[i]);
                batch.Gradient[i] = -t * scale;
            }
        }
        return total;
    }

    /// <inheritdoc/>
    public override double? CountHits<T>(in LossBatch<T> batch) => ClassHits(batch);
}
