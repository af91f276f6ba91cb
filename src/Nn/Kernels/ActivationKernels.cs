using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nn.Layers;

namespace Nn.Kernels;

/// <summary>
/// Bias and activation in one pass over a product's result, and the way back in one pass over the gradient. Matrices are rows x columns,
/// row by row, without gaps.
/// </summary>
/// <remarks>Loops are compiled with full optimisation at once: unoptimised, until they are found to be hot, they take a short training's time.</remarks>
internal static class ActivationKernels
{
    /// <summary>y := f(y + bias), each row; without a bias where it is empty.</summary>
    public static void Forward<T>(Activation activation, Span<T> y, ReadOnlySpan<T> bias, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (activation)
        {
            case Activation.Linear:
                if (!bias.IsEmpty)
                    Forward<T, LinearOperator<T>>(y, bias, columns);
                break;
            case Activation.Relu:
                Forward<T, ReluOperator<T>>(y, bias, columns);
                break;
            case Activation.Sigmoid:
                Forward<T, SigmoidOperator<T>>(y, bias, columns);
                break;
            case Activation.Tanh:
                Forward<T, TanhOperator<T>>(y, bias, columns);
                break;
            case Activation.Softmax:
                SoftmaxKernels.Forward(y, bias, columns);
                break;
            default:
                FurtherActivations.Forward(activation, y, bias, columns);
                break;
        }
    }

    /// <summary>Whether the way back needs z, because f is not monotonic and y does not tell it.</summary>
    public static bool NeedsInput(Activation activation) => activation is Activation.Gelu or Activation.Silu;

    /// <summary>
    /// gradient := gradient * f'(z) in place, from y = f(z), and from z where <see cref="NeedsInput"/>; biasGradient := its sum over the rows,
    /// unless it is empty.
    /// </summary>
    public static void Backward<T>(
        Activation activation, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> gradient, Span<T> biasGradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        biasGradient.Clear();
        switch (activation)
        {
            case Activation.Linear:
                if (!biasGradient.IsEmpty)
                    Backward<T, LinearOperator<T>>(y, gradient, biasGradient, columns);
                break;
            case Activation.Relu:
                Backward<T, ReluOperator<T>>(y, gradient, biasGradient, columns);
                break;
            case Activation.Sigmoid:
                Backward<T, SigmoidOperator<T>>(y, gradient, biasGradient, columns);
                break;
            case Activation.Tanh:
                Backward<T, TanhOperator<T>>(y, gradient, biasGradient, columns);
                break;
            case Activation.Softmax:
                SoftmaxKernels.Backward(y, gradient, biasGradient, columns);
                break;
            default:
                FurtherActivations.Backward(activation, y, z, gradient, columns);
                if (!biasGradient.IsEmpty)
                    Backward<T, LinearOperator<T>>(y, gradient, biasGradient, columns);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<T, TOperator>(Span<T> y, ReadOnlySpan<T> bias, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        if (bias.IsEmpty)
        {
            // Rows don't matter then: the matrix is one long row.
            Row<T, TOperator>(y, default);
            return;
        }
        for (var start = 0; start < y.Length; start += columns)
            Row<T, TOperator>(y.Slice(start, columns), bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T, TOperator>(Span<T> y, ReadOnlySpan<T> bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        var hasBias = !bias.IsEmpty;
        ref var target = ref MemoryMarshal.GetReference(y);
        ref var offset = ref MemoryMarshal.GetReference(bias);
        var width = Vector<T>.Count;
        nint i = 0;
        for (; i <= y.Length - width; i += width)
        {
            var z = Vector.LoadUnsafe(ref target, (nuint)i);
            if (hasBias)
                z += Vector.LoadUnsafe(ref offset, (nuint)i);
            TOperator.Apply(z).StoreUnsafe(ref target, (nuint)i);
        }
        if (i < y.Length)
        {
            var z = Tail.Load(y[(int)i..]);
            if (hasBias)
                z += Tail.Load(bias[(int)i..]);
            Tail.Store(TOperator.Apply(z), y[(int)i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T, TOperator>(ReadOnlySpan<T> y, Span<T> gradient, Span<T> biasGradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        var hasBias = !biasGradient.IsEmpty;
        var width = Vector<T>.Count;
        ref var sum = ref MemoryMarshal.GetReference(biasGradient);
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = gradient.Slice(start, columns);
            var outputs = y.Slice(start, columns);
            ref var target = ref MemoryMarshal.GetReference(row);
            ref var output = ref MemoryMarshal.GetReference(outputs);
            nint i = 0;
            for (; i <= columns - width; i += width)
            {
                var g = TOperator.Chain(Vector.LoadUnsafe(ref target, (nuint)i), Vector.LoadUnsafe(ref output, (nuint)i));
                g.StoreUnsafe(ref target, (nuint)i);
                if (hasBias)
                    (Vector.LoadUnsafe(ref sum, (nuint)i) + g).StoreUnsafe(ref sum, (nuint)i);
            }
            if (i < columns)
            {
                var rest = (int)i;
                var g = TOperator.Chain(Tail.Load<T>(row[rest..]), Tail.Load(outputs[rest..]));
                Tail.Store(g, row[rest..]);
                if (hasBias)
                    Tail.Store(Tail.Load<T>(biasGradient[rest..]) + g, biasGradient[rest..]);
            }
        }
    }
}
