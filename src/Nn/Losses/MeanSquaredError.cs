using System.Numerics;
using System.Runtime.InteropServices;
using Nn.Kernels;
using Nn.Layers;

namespace Nn.Losses;

/// <summary>
/// Mean squared error. Of one sample: L = (1 / n) sum_j (y_j - t_j)^2 over its n outputs; dL/dy_j = 2 (y_j - t_j) / n.
/// </summary>
public sealed class MeanSquaredError : Loss
{
    /// <summary>Makes the loss.</summary>
    public MeanSquaredError()
        : base("mean_squared_error", Activation.Linear, fromLogits: false)
    {
    }

    /// <inheritdoc/>
    protected override double EvaluateBatch<T>(in LossBatch<T> batch)
    {
        ref var outputs = ref MemoryMarshal.GetReference(batch.Outputs);
        ref var targets = ref MemoryMarshal.GetReference(batch.Targets);
        ref var gradient = ref MemoryMarshal.GetReference(batch.Gradient);
        var length = batch.Rows * batch.Columns;
        var factor = Vector.Create(T.CreateChecked(2) / T.CreateChecked(length));
        // Single precision runs out of digits over a large batch: each sample is summed in T, the samples in double.
        double total = 0;
        for (var start = 0; start < length; start += batch.Columns)
        {
            var sum = Vector<T>.Zero;
            nint i = start;
            for (; i <= start + batch.Columns - Vector<T>.Count; i += Vector<T>.Count)
            {
                var difference = Vector.LoadUnsafe(ref outputs, (nuint)i) - Vector.LoadUnsafe(ref targets, (nuint)i);
                (difference * factor).StoreUnsafe(ref gradient, (nuint)i);
                sum += difference * difference;
            }
            var rest = start + batch.Columns - (int)i;
            if (rest > 0)
            {
                var difference = Tail.Load(batch.Outputs.Slice((int)i, rest)) - Tail.Load(batch.Targets.Slice((int)i, rest));
                Tail.Store(difference * factor, batch.Gradient.Slice((int)i, rest));
                sum += difference * difference;
            }
            total += double.CreateChecked(Vector.Sum(sum));
        }
        return total / batch.Columns;
    }
}
