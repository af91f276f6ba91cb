using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Nn.Layers;
using Functions = Blas.Managed.VectorMath;

namespace Nn.Kernels;

/// <summary>
/// The activations whose functions are taken from runs of elements, a piece at a time that stays in the nearest cache, and their ways back.
/// </summary>
internal static class FurtherActivations
{
    public const double LeakySlope = 0.01;
    public const double SeluScale = 1.0507009873554804934193349852946;
    public const double SeluAlpha = 1.6732632423543772848170429916717;

    private const int Piece = 256;

    /// <summary>y := f(y + bias), each row; without a bias where it is empty.</summary>
    public static void Forward<T>(Activation activation, Span<T> y, ReadOnlySpan<T> bias, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!bias.IsEmpty)
            AddBias(y, bias, columns);
        if (activation == Activation.LogSoftmax)
        {
            LogSoftmax(y, columns);
            return;
        }
        for (var start = 0; start < y.Length; start += Piece)
            ForwardPiece(activation, y.Slice(start, Math.Min(Piece, y.Length - start)));
    }

    /// <summary>y := y + bias, each row.</summary>
    public static void AddBias<T>(Span<T> y, ReadOnlySpan<T> bias, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < y.Length; start += columns)
            TensorPrimitives.Add(y.Slice(start, columns), bias, y.Slice(start, columns));
    }

    /// <summary>gradient := gradient * f'(z), from y = f(z) or from z.</summary>
    public static void Backward<T>(Activation activation, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> gradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation == Activation.LogSoftmax)
        {
            LogSoftmaxBackward(y, gradient, columns);
            return;
        }
        for (var start = 0; start < gradient.Length; start += Piece)
        {
            var length = Math.Min(Piece, gradient.Length - start);
            BackwardPiece(activation, y.Slice(start, length), z.IsEmpty ? default : z.Slice(start, length), gradient.Slice(start, length));
        }
    }

    private static void ForwardPiece<T>(Activation activation, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> work = stackalloc T[Piece];
        work = work[..y.Length];
        switch (activation)
        {
            case Activation.LeakyRelu:
                Branches(y, y, T.CreateChecked(LeakySlope), y);
                break;
            case Activation.Elu:
                TensorPrimitives.Min(y, T.Zero, work);
                Functions.Expm1<T>(work, work);
                Select(y, T.One, work, T.One, y);
                break;
            case Activation.Selu:
                TensorPrimitives.Min(y, T.Zero, work);
                Functions.Expm1<T>(work, work);
                Select(y, T.CreateChecked(SeluScale), work, T.CreateChecked(SeluScale * SeluAlpha), y);
                break;
            case Activation.Gelu:
                TensorPrimitives.Multiply(y, T.CreateChecked(1 / Math.Sqrt(2)), work);
                Functions.Erf<T>(work, work);
                for (var i = 0; i < y.Length; i++)
                    y[i] = T.CreateTruncating(0.5) * y[i] * (T.One + work[i]);
                break;
            case Activation.Silu:
                Functions.Sigmoid<T>(y, work);
                for (var i = 0; i < y.Length; i++)
                {
                    // At minus infinity the sigmoid is zero before the product is.
                    y[i] = work[i] == T.Zero ? T.Zero : y[i] * work[i];
                }
                break;
            case Activation.Softplus:
                Functions.Softplus<T>(y, y);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation.");
        }
    }

    private static void BackwardPiece<T>(Activation activation, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> work = stackalloc T[Piece];
        work = work[..gradient.Length];
        switch (activation)
        {
            case Activation.LeakyRelu:
                Branches(y, gradient, T.CreateChecked(LeakySlope), gradient);
                break;
            case Activation.Elu:
                // Below 0, f' = exp(z) = y + 1.
                Slopes(y, T.One, T.One, gradient);
                break;
            case Activation.Selu:
                Slopes(y, T.CreateChecked(SeluScale), T.CreateChecked(SeluScale * SeluAlpha), gradient);
                break;
            case Activation.Gelu:
                GeluSlopes(z, gradient, work);
                break;
            case Activation.Silu:
                // f' = s (1 + z (1 - s)) with s the sigmoid.
                Functions.Sigmoid(z, work);
                for (var i = 0; i < gradient.Length; i++)
                {
                    var slope = work[i] == T.Zero ? T.Zero : work[i] * (T.One + z[i] * (T.One - work[i]));
                    gradient[i] *= slope;
                }
                break;
            case Activation.Softplus:
                // f' = sigmoid(z) = 1 - exp(-y).
                TensorPrimitives.Negate(y, work);
                Functions.Expm1<T>(work, work);
                for (var i = 0; i < gradient.Length; i++)
                    gradient[i] *= -work[i];
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation.");
        }
    }

    // f' = Phi(z) + z phi(z) with the normal distribution Phi and its density phi.
    private static void GeluSlopes<T>(ReadOnlySpan<T> z, Span<T> gradient, Span<T> work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> density = stackalloc T[Piece];
        density = density[..gradient.Length];
        TensorPrimitives.Multiply(z, T.CreateChecked(1 / Math.Sqrt(2)), work);
        TensorPrimitives.Multiply<T>(work, work, density);
        TensorPrimitives.Negate<T>(density, density);
        Functions.Exp<T>(density, density);
        Functions.Erf<T>(work, work);
        var factor = T.CreateChecked(1 / Math.Sqrt(2 * Math.PI));
        var half = T.CreateTruncating(0.5);
        for (var i = 0; i < gradient.Length; i++)
        {
            var tail = density[i] == T.Zero ? T.Zero : z[i] * density[i] * factor;
            gradient[i] *= half * (T.One + work[i]) + tail;
        }
    }

    /// <summary>target := x where sign is above 0, slope x elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Branches<T>(ReadOnlySpan<T> sign, ReadOnlySpan<T> x, T slope, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = new Vector<T>(x[i..]);
            Vector.ConditionalSelect(Vector.GreaterThan(new Vector<T>(sign[i..]), Vector<T>.Zero), v, v * slope).CopyTo(target[i..]);
        }
        for (; i < x.Length; i++)
            target[i] = sign[i] > T.Zero ? x[i] : x[i] * slope;
    }

    /// <summary>target := above x where x is above 0, below other elsewhere; a NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T>(ReadOnlySpan<T> x, T above, ReadOnlySpan<T> other, T below, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i++)
            target[i] = x[i] > T.Zero ? above * x[i] : below * other[i];
    }

    /// <summary>gradient := gradient * (above where y is above 0, y + below elsewhere).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Slopes<T>(ReadOnlySpan<T> y, T above, T below, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = new Vector<T>(y[i..]);
            var slope = Vector.ConditionalSelect(Vector.GreaterThan(v, Vector<T>.Zero), Vector.Create(above), v + Vector.Create(below));
            (new Vector<T>(gradient[i..]) * slope).CopyTo(gradient[i..]);
        }
        for (; i < y.Length; i++)
            gradient[i] *= y[i] > T.Zero ? above : y[i] + below;
    }

    private static void LogSoftmax<T>(Span<T> y, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> work = stackalloc T[Piece];
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = y.Slice(start, columns);
            SoftmaxKernels.SubtractMaximum(row, default, row);
            var sum = T.Zero;
            for (var i = 0; i < columns; i += Piece)
            {
                var part = work[..Math.Min(Piece, columns - i)];
                Functions.Exp<T>(row.Slice(i, part.Length), part);
                sum += TensorPrimitives.Sum<T>(part);
            }
            TensorPrimitives.Subtract(row, T.Log(sum), row);
        }
    }

    // J = I - 1 p^T with p = exp(y): the gradient by z_j is g_j - p_j sum_i g_i.
    private static void LogSoftmaxBackward<T>(ReadOnlySpan<T> y, Span<T> gradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> work = stackalloc T[Piece];
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = gradient.Slice(start, columns);
            var sum = TensorPrimitives.Sum<T>(row);
            for (var i = 0; i < columns; i += Piece)
            {
                var part = work[..Math.Min(Piece, columns - i)];
                Functions.Exp(y.Slice(start + i, part.Length), part);
                var target = row.Slice(i, part.Length);
                TensorPrimitives.Multiply(part, sum, part);
                TensorPrimitives.Subtract<T>(target, part, target);
            }
        }
    }
}
