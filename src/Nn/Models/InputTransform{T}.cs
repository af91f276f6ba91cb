using System.Numerics;
using System.Numerics.Tensors;

namespace Nn.Models;

/// <summary>An <see cref="InputScaling"/> at work on an element type.</summary>
internal sealed class InputTransform<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _factors;
    private readonly T[] _shifts;

    // (x - offset) * factor = x * factor + shift: one fused operation.
    public InputTransform(InputScaling scaling)
    {
        _factors = [.. scaling.Factors.Select(T.CreateChecked)];
        _shifts = [.. scaling.Offsets.Zip(scaling.Factors, static (o, f) => T.CreateChecked(-o * f))];
    }

    /// <summary>Copies one row.</summary>
    public void Apply(ReadOnlySpan<T> source, Span<T> target)
    {
        switch (_factors.Length)
        {
            case 0:
                source.CopyTo(target);
                break;
            case 1 when _shifts[0] == T.Zero:
                TensorPrimitives.Multiply(source, _factors[0], target);
                break;
            case 1:
                TensorPrimitives.Multiply(source, _factors[0], target);
                TensorPrimitives.Add(target, _shifts[0], target);
                break;
            default:
                TensorPrimitives.MultiplyAdd(source, _factors, _shifts, target);
                break;
        }
    }
}
