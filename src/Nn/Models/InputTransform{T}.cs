using System.Numerics;
using System.Numerics.Tensors;

namespace Nn.Models;

/// <summary>An <see cref="InputScaling"/> at work on an element type.</summary>
internal sealed class InputTransform<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _factors;
    private readonly T[] _offsets;

    // The difference first: x * factor - offset * factor would be one fused operation, but cancels where an offset is large.
    public InputTransform(InputScaling scaling)
    {
        _factors = [.. scaling.Factors.Select(T.CreateChecked)];
        _offsets = [.. scaling.Offsets.Select(T.CreateChecked)];
    }

    /// <summary>Copies rows of so many features that lie one after the other.</summary>
    public void Apply(ReadOnlySpan<T> source, Span<T> target, int features)
    {
        if (_factors.Length <= 1)
        {
            // Nothing depends on the feature: one long row.
            Apply(source, target[..source.Length]);
            return;
        }
        for (var start = 0; start < source.Length; start += features)
            Apply(source.Slice(start, features), target.Slice(start, features));
    }

    /// <summary>Copies one row.</summary>
    public void Apply(ReadOnlySpan<T> source, Span<T> target)
    {
        switch (_factors.Length)
        {
            case 0:
                source.CopyTo(target);
                break;
            case 1 when _offsets[0] == T.Zero:
                TensorPrimitives.Multiply(source, _factors[0], target);
                break;
            case 1:
                TensorPrimitives.Subtract(source, _offsets[0], target);
                TensorPrimitives.Multiply(target, _factors[0], target);
                break;
            default:
                TensorPrimitives.Subtract(source, _offsets, target);
                TensorPrimitives.Multiply(target, _factors, target);
                break;
        }
    }
}
