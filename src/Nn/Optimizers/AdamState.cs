using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Blas.Arrays;

namespace Nn.Optimizers;

/// <summary>The working <see cref="Adam"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class AdamState<T>(Adam method, int count)
    : OptimizerState<T>(method.LearningRate, NdArray.Zeros<T>(count), NdArray.Zeros<T>(count))
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Adam _method = method;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        // The corrections don't depend on the element: they are taken out of the loop, in double precision.
        var rate = T.CreateChecked(LearningRate / (1 - Math.Pow(_method.Beta1, Steps)));
        var root = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(_method.Beta2, Steps)));
        var (beta1, beta2) = (T.CreateChecked(_method.Beta1), T.CreateChecked(_method.Beta2));
        var (rest1, rest2) = (T.CreateChecked(1 - _method.Beta1), T.CreateChecked(1 - _method.Beta2));
        var epsilon = T.CreateChecked(_method.Epsilon);
        var means = Slots[0].AsSpan();
        var squares = Slots[1].AsSpan();

        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var m = ref MemoryMarshal.GetReference(means);
        ref var v = ref MemoryMarshal.GetReference(squares);
        var smallest = Vector.Create(epsilon);
        nint i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var gradient = Vector.LoadUnsafe(ref g, (nuint)i);
            var mean = Vector.LoadUnsafe(ref m, (nuint)i) * beta1 + gradient * rest1;
            var square = Vector.LoadUnsafe(ref v, (nuint)i) * beta2 + gradient * gradient * rest2;
            mean.StoreUnsafe(ref m, (nuint)i);
            square.StoreUnsafe(ref v, (nuint)i);
            var step = mean * rate / (Vector.SquareRoot(square) * root + smallest);
            (Vector.LoadUnsafe(ref p, (nuint)i) - step).StoreUnsafe(ref p, (nuint)i);
        }
        for (; i < parameters.Length; i++)
        {
            var j = (int)i;
            var gradient = gradients[j];
            means[j] = means[j] * beta1 + gradient * rest1;
            squares[j] = squares[j] * beta2 + gradient * gradient * rest2;
            parameters[j] -= means[j] * rate / (T.Sqrt(squares[j]) * root + epsilon);
        }
    }
}
