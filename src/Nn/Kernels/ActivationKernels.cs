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
                    SumRows(gradient, biasGradient, columns);
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
                    SumRows(gradient, biasGradient, columns);
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
        var period = Period<T>(columns);
        if (period == columns || period > y.Length)
        {
            for (var start = 0; start < y.Length; start += columns)
                Row<T, TOperator>(y.Slice(start, columns), bias);
            return;
        }
        Span<T> repeated = stackalloc T[period];
        for (var i = 0; i < period; i += columns)
            bias.CopyTo(repeated[i..]);
        for (var start = 0; start < y.Length; start += period)
        {
            var part = y.Slice(start, Math.Min(period, y.Length - start));
            Row<T, TOperator>(part, repeated[..part.Length]);
        }
    }

    // Rows that don't fill vectors are taken several at a time, as many as do: of 10 columns and vectors of 8, four.
    private static int Period<T>(int columns)
        where T : unmanaged
    {
        const int Longest = 256;
        var width = Vector<T>.Count;
        var period = columns;
        while (period % width != 0 && period <= Longest)
            period += columns;
        return period <= Longest ? period : columns;
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

    private static void Backward<T, TOperator>(ReadOnlySpan<T> y, Span<T> gradient, Span<T> biasGradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        var period = Period<T>(columns);
        if (period == columns || period > y.Length)
        {
            Rows<T, TOperator>(y, gradient, biasGradient, columns);
            return;
        }
        var whole = y.Length / period * period;
        Rows<T, TOperator>(y[..whole], gradient[..whole], default, period);
        Rows<T, TOperator>(y[whole..], gradient[whole..], default, columns);
        if (!biasGradient.IsEmpty)
            SumRows(gradient, biasGradient, columns);
    }

    // A strip of columns after the other; what a vector takes of the next row is left out at the end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumRows<T>(ReadOnlySpan<T> gradient, Span<T> sums, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Vector<T>.Count;
        ref var source = ref MemoryMarshal.GetReference(gradient);
        var first = 0;
        for (; first <= columns - 4 * width; first += 4 * width)
        {
            Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (nint i = first; i < gradient.Length; i += columns)
            {
                sum0 += Vector.LoadUnsafe(ref source, (nuint)i);
                sum1 += Vector.LoadUnsafe(ref source, (nuint)(i + width));
                sum2 += Vector.LoadUnsafe(ref source, (nuint)(i + 2 * width));
                sum3 += Vector.LoadUnsafe(ref source, (nuint)(i + 3 * width));
            }
            sum0.CopyTo(sums[first..]);
            sum1.CopyTo(sums[(first + width)..]);
            sum2.CopyTo(sums[(first + 2 * width)..]);
            sum3.CopyTo(sums[(first + 3 * width)..]);
        }
        for (; first < columns; first += width)
        {
            var total = Vector<T>.Zero;
            nint i = first;
            for (; i <= gradient.Length - width; i += columns)
                total += Vector.LoadUnsafe(ref source, (nuint)i);
            for (; i < gradient.Length; i += columns)
                total += Tail.Load(gradient[(int)i..]);
            Tail.Store(total, sums[first..Math.Min(first + width, columns)]);
        }
    }

    // A strip of columns after the other, so that their sums stay in registers. A column's elements are added up from the first row on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<T, TOperator>(ReadOnlySpan<T> y, Span<T> gradient, Span<T> biasGradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        var hasBias = !biasGradient.IsEmpty;
        var width = Vector<T>.Count;
        ref var target = ref MemoryMarshal.GetReference(gradient);
        ref var output = ref MemoryMarshal.GetReference(y);
        var first = 0;
        for (; first <= columns - 4 * width; first += 4 * width)
        {
            Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (nint i = first; i < gradient.Length; i += columns)
            {
                sum0 += Chain<T, TOperator>(ref target, ref output, i);
                sum1 += Chain<T, TOperator>(ref target, ref output, i + width);
                sum2 += Chain<T, TOperator>(ref target, ref output, i + 2 * width);
                sum3 += Chain<T, TOperator>(ref target, ref output, i + 3 * width);
            }
            if (hasBias)
            {
                sum0.CopyTo(biasGradient[first..]);
                sum1.CopyTo(biasGradient[(first + width)..]);
                sum2.CopyTo(biasGradient[(first + 2 * width)..]);
                sum3.CopyTo(biasGradient[(first + 3 * width)..]);
            }
        }
        for (; first <= columns - width; first += width)
        {
            Vector<T> sum = default;
            for (nint i = first; i < gradient.Length; i += columns)
                sum += Chain<T, TOperator>(ref target, ref output, i);
            if (hasBias)
                sum.CopyTo(biasGradient[first..]);
        }
        if (first < columns)
        {
            Vector<T> sum = default;
            for (var start = 0; start < gradient.Length; start += columns)
            {
                var row = gradient.Slice(start + first, columns - first);
                var g = TOperator.Chain(Tail.Load<T>(row), Tail.Load(y.Slice(start + first, columns - first)));
                Tail.Store(g, row);
                sum += g;
            }
            if (hasBias)
                Tail.Store(sum, biasGradient[first..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Chain<T, TOperator>(ref T target, ref T output, nint i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : struct, IActivationOperator<T>
    {
        var g = TOperator.Chain(Vector.LoadUnsafe(ref target, (nuint)i), Vector.LoadUnsafe(ref output, (nuint)i));
        g.StoreUnsafe(ref target, (nuint)i);
        return g;
    }
}
