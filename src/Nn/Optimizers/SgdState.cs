using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Blas.Arrays;

namespace Nn.Optimizers;

/// <summary>The working <see cref="Sgd"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class SgdState<T>(Sgd method, int count)
    : OptimizerState<T>(method.LearningRate, method.Momentum > 0 ? [NdArray.Zeros<T>(count)] : [])
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _momentum = T.CreateChecked(method.Momentum);
    private readonly bool _nesterov = method.Nesterov;

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        var rate = T.CreateChecked(LearningRate);
        if (Slots.Count == 0)
            Plain(parameters, gradients, rate);
        else
            WithMomentum(parameters, gradients, Slots[0].AsSpan(), rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(Span<T> parameters, ReadOnlySpan<T> gradients, T rate)
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        nint i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var next = Vector.LoadUnsafe(ref p, (nuint)i) - Vector.LoadUnsafe(ref g, (nuint)i) * rate;
            next.StoreUnsafe(ref p, (nuint)i);
        }
        for (; i < parameters.Length; i++)
            parameters[(int)i] -= gradients[(int)i] * rate;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WithMomentum(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> velocities, T rate)
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var v = ref MemoryMarshal.GetReference(velocities);
        nint i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var gradient = Vector.LoadUnsafe(ref g, (nuint)i);
            var velocity = Vector.LoadUnsafe(ref v, (nuint)i) * _momentum + gradient;
            velocity.StoreUnsafe(ref v, (nuint)i);
            var step = _nesterov ? velocity * _momentum + gradient : velocity;
            (Vector.LoadUnsafe(ref p, (nuint)i) - step * rate).StoreUnsafe(ref p, (nuint)i);
        }
        for (; i < parameters.Length; i++)
        {
            var j = (int)i;
            velocities[j] = velocities[j] * _momentum + gradients[j];
            var step = _nesterov ? velocities[j] * _momentum + gradients[j] : velocities[j];
            parameters[j] -= step * rate;
        }
    }
}
