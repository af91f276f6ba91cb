using Blas.Arrays;

namespace Nn.Models;

// Statistics that belong to weights which training did not pass through.
public sealed partial class Sequential<T>
{
    /// <summary>
    /// Measures the running means and variances of every <see cref="Layers.BatchNorm"/> anew: the means of those of batches of up to 256
    /// samples, weighted by their sizes. For weights that were averaged or changed after training (<see cref="Training.AveragedWeights"/>),
    /// whose statistics are not the averages of the others'. Dropout and noise are left out, as in a prediction.
    /// </summary>
    /// <param name="x">Samples x inputs: the training set, or a part that is like it.</param>
    /// <exception cref="ArgumentException">The shape doesn't fit the model.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    /// <remarks>P. Izmailov and others, "Averaging Weights Leads to Wider Optima and Better Generalization", UAI 2018, section 3.2.</remarks>
    public void RecomputeStatistics(NdArray<T> x)
    {
        var source = new RowSource<T>(x, Inputs, nameof(x));
        if (States.Count == 0)
            return;
        BeginTraining();
        var buffers = _pool.Rent();
        try
        {
            for (var start = 0; start < source.Count; start += buffers.Rows)
            {
                var rows = Math.Min(buffers.Rows, source.Count - start);
                for (var r = 0; r < rows; r++)
                    _transform.Apply(source[start + r], buffers.Inputs.Slice(r * Inputs, Inputs));
                buffers.Run(
                    _layers, _blas, rows, buffers.Output(_layers.Length)[..(rows * Outputs)], stopBeforeActivation: false,
                    statisticsShare: (double)rows / (start + rows));
            }
        }
        finally
        {
            _pool.Return(buffers);
            EndTraining();
            GC.KeepAlive(source);
        }
    }
}
