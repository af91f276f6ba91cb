using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nn.Kernels;

/// <summary>Softmax over the columns of each row, and its way back.</summary>
internal static class SoftmaxKernels
{
    // A classifier's rows are short: a call for each of them would cost more than the work.
    private const int ShortRow = 32;

    /// <summary>y := softmax(y + bias), each row. The maximum is subtracted first, so that no exponential overflows.</summary>
    public static void Forward<T>(Span<T> y, ReadOnlySpan<T> bias, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = y.Slice(start, columns);
            SubtractMaximum(row, bias, row);
        }
        Exp(y);
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = y.Slice(start, columns);
            Scale(row, T.One / Sum<T>(row));
        }
    }

    /// <summary>
    /// gradient := J gradient in place with the Jacobian J = diag(y) - y y^T of each row, that is y * (gradient - gradient . y);
    /// biasGradient := its sum over the rows, unless it is empty.
    /// </summary>
    public static void Backward<T>(ReadOnlySpan<T> y, Span<T> gradient, Span<T> biasGradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < y.Length; start += columns)
        {
            var row = gradient.Slice(start, columns);
            var outputs = y.Slice(start, columns);
            var dot = TensorPrimitives.Dot<T>(row, outputs);
            TensorPrimitives.Subtract(row, dot, row);
            TensorPrimitives.Multiply(row, outputs, row);
            if (!biasGradient.IsEmpty)
                TensorPrimitives.Add(biasGradient, row, biasGradient);
        }
    }

    /// <summary>target := z + bias - max(z + bias) for one row.</summary>
    public static void SubtractMaximum<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> bias, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!bias.IsEmpty)
        {
            TensorPrimitives.Add(z, bias, target);
            z = target;
        }
        if (z.Length > ShortRow)
        {
            TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), target);
            return;
        }
        var maximum = z[0];
        foreach (var element in z)
            maximum = element > maximum ? element : maximum;
        for (var j = 0; j < z.Length; j++)
            target[j] = z[j] - maximum;
    }

    /// <summary>x := exp(x), every element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exp<T>(Span<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var target = ref MemoryMarshal.GetReference(x);
        nint i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            VectorMath.Exp(Vector.LoadUnsafe(ref target, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        if (i < x.Length)
            Tail.Store(VectorMath.Exp(Tail.Load<T>(x[(int)i..])), x[(int)i..]);
    }

    /// <summary>row := factor * row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale<T>(Span<T> row, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length > ShortRow)
        {
            TensorPrimitives.Multiply(row, factor, row);
            return;
        }
        foreach (ref var element in row)
            element *= factor;
    }

    /// <summary>The sum of a row's elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length > ShortRow)
            return TensorPrimitives.Sum(row);
        var sum = T.Zero;
        foreach (var element in row)
            sum += element;
        return sum;
    }

    /// <summary>The most columns of <see cref="CrossEntropy"/>.</summary>
    public const int MostLanes = 16;

    /// <summary>
    /// The cross-entropy of softmax rows with a class each: gradient := scale (softmax(z) - onehot(label)).
    /// As many rows as a vector has elements are taken together, a vector of each column: rows of few columns would leave vectors empty.
    /// </summary>
    /// <returns>The sum over the rows of log sum_j exp(z_j) - z_label.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double CrossEntropy<T>(ReadOnlySpan<T> z, ReadOnlySpan<int> labels, Span<T> gradient, int columns, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Vector<T>.Count;
        var lanes = stackalloc Vector<T>[MostLanes];
        new Span<Vector<T>>(lanes, columns).Clear();
        Vector<T> maximum, losses = default;
        double total = 0;
        fixed (T* logits = z[..(labels.Length * columns)], gradients = gradient[..(labels.Length * columns)])
        fixed (int* classes = labels)
        {
            for (var first = 0; first < labels.Length; first += width)
            {
                var rows = Math.Min(width, labels.Length - first);
                var row = logits + first * columns;
                for (var r = 0; r < rows; r++)
                {
                    var element = (T*)lanes + r;
                    for (var j = 0; j < columns; j++, element += width)
                        *element = *row++;
                }
                var most = lanes[0];
                for (var j = 1; j < columns; j++)
                    most = Vector.ConditionalSelect(Vector.GreaterThan(lanes[j], most), lanes[j], most);
                maximum = most;
                for (var r = 0; r < rows; r++)
                {
                    var own = classes[first + r];
                    if ((uint)own >= (uint)columns)
                        throw new ArgumentException($"Label {own} of sample {first + r} is not in [0, {columns}).", nameof(labels));
                    ((T*)&losses)[r] = ((T*)&maximum)[r] - ((T*)(lanes + own))[r];
                }
                var sum = Vector<T>.Zero;
                for (var j = 0; j < columns; j++)
                    sum += lanes[j] = VectorMath.Exp(lanes[j] - most);
                losses += VectorMath.Log(sum);
                var factor = Vector.Create(scale) / sum;
                for (var j = 0; j < columns; j++)
                    lanes[j] *= factor;
                row = gradients + first * columns;
                for (var r = 0; r < rows; r++)
                {
                    total += double.CreateTruncating(((T*)&losses)[r]);
                    var element = (T*)lanes + r;
                    for (var j = 0; j < columns; j++, element += width)
                        row[j] = *element;
                    row[classes[first + r]] -= scale;
                    row += columns;
                }
            }
        }
        return total;
    }
}
