using System.Numerics;
using System.Numerics.Tensors;

namespace Nn.Models;

/// <summary>Scales the columns of a matrix whose norm is above a limit down to it.</summary>
internal static class MaxNormConstraint
{
    // Columns in groups whose sums stay on the stack; rows are walked once for the sums and once for the scaling.
    private const int Group = 64;

    public static void Apply<T>(Span<T> weights, int columns, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> sums = stackalloc T[Group];
        var most = T.CreateChecked(limit * limit);
        for (var first = 0; first < columns; first += Group)
        {
            var part = sums[..Math.Min(Group, columns - first)];
            part.Clear();
            for (var start = first; start < weights.Length; start += columns)
            {
                var row = weights.Slice(start, part.Length);
                TensorPrimitives.MultiplyAdd<T>(row, row, part, part);
            }
            var above = false;
            for (var j = 0; j < part.Length; j++)
            {
                above |= part[j] > most;
                part[j] = part[j] > most ? T.CreateChecked(limit) / T.Sqrt(part[j]) : T.One;
            }
            for (var start = first; above && start < weights.Length; start += columns)
            {
                var row = weights.Slice(start, part.Length);
                TensorPrimitives.Multiply<T>(row, part, row);
            }
        }
    }
}
