using System.Numerics;

namespace Blas.Arrays;

/// <summary>Norms of vectors and matrices, for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal static unsafe class NormKernels<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>The norm over all elements, one axis or two; the other axes are kept.</summary>
    public static NdArray<TReal> Run(NdArray<T> x, NormOrder? order, ReadOnlySpan<int> axes, bool keepDims, IBlasProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(x);
        int ndim = x.NDim;
        bool isFlat = axes.Length == 0 && (order is null || ndim == 1);
        if (axes.Length > 2 || (axes.Length == 0 && !isFlat && ndim != 2))
        {
            throw new ArgumentException("Improper number of dimensions to norm.", nameof(x));
        }

        int[] reduced = isFlat ? [.. Enumerable.Range(0, ndim)]
            : axes.Length == 0 ? [0, 1] : [.. axes.ToArray().Select(axis => ShapeMath.NormalizeAxis(axis, ndim))];
        if (reduced.Length == 2 && reduced[0] == reduced[1])
        {
            throw new ArgumentException("Duplicate axes given.", nameof(axes));
        }

        int[] kept = [.. Enumerable.Range(0, ndim).Except(reduced)];
        nint[] stack = [.. kept.Select(axis => x.Length(axis))];
        bool isMatrix = reduced.Length == 2 && !isFlat && order is { IsFrobenius: false };
        if (!isMatrix && reduced.Length != 2 && order is { } named && (named.IsFrobenius || named.IsNuclear))
        {
            throw new ArgumentException($"Invalid norm order '{named}' for vectors", nameof(order));
        }

        nint rows = reduced.Length == 2 && !isFlat ? x.Length(reduced[0]) : 1;
        nint columns = isFlat ? x.Size : x.Length(reduced[^1]);
        using NdArray<T> turned = ndim == 0 ? x.View() : x.Transpose([.. kept, .. reduced]);
        using NdArray<T> copy = turned.Copy();
        using NdArray<T> matrices = copy.Reshape([.. stack, rows, columns]);
        NdArray<TReal> result = isMatrix
            ? MatrixNorms(matrices, order!.Value, (ILapack<T, TReal>)(provider ?? Providers.Default).Lapack.For<T>())
            : VectorNorms(matrices, order is null or { IsFrobenius: true } ? 2 : order.Value.Value, provider);
        if (!keepDims)
        {
            return result;
        }

        using NdArray<TReal> flat = result;
        nint[] shape = [.. x.Shape];
        foreach (int axis in reduced)
        {
            shape[axis] = 1;
        }

        return flat.Reshape(shape);
    }

    // Rows and columns together are the vector.
    private static NdArray<TReal> VectorNorms(NdArray<T> matrices, double order, IBlasProvider? provider)
    {
        nint length = matrices.Shape[^1] * matrices.Shape[^2];
        NdArray<TReal> norms = NdArray.Zeros<TReal>(matrices.Shape[..^2]);
        IBlas<T, TReal>? blas = order == 2 ? (IBlas<T, TReal>)(provider ?? Providers.Default).Blas.For<T>() : null;
        for (nint i = 0; i < norms.Size; i++)
        {
            T* x = matrices.Data + (i * length);
            norms.Data[i] = blas is null ? VectorNorm(x, length, order) : blas.Nrm2(length, x, 1);
        }

        return norms;
    }

    private static TReal VectorNorm(T* x, nint length, double order)
    {
        if (double.IsInfinity(order))
        {
            return Extreme(x, length, 1, isLargest: order > 0);
        }

        TReal sum = TReal.Zero, power = TReal.CreateTruncating(order);
        for (nint i = 0; i < length; i++)
        {
            TReal size = ElementParts<T, TReal>.Abs(x[i]);
            sum += order == 0 ? (size != TReal.Zero ? TReal.One : TReal.Zero) : order == 1 ? size : TReal.Pow(size, power);
        }

        return order is 0 or 1 ? sum : TReal.Pow(sum, TReal.One / power);
    }

    private static NdArray<TReal> MatrixNorms(NdArray<T> matrices, NormOrder order, ILapack<T, TReal> lapack)
    {
        bool isSingular = order.IsNuclear || Math.Abs(order.Value) == 2;
        if (!isSingular && Math.Abs(order.Value) != 1 && !double.IsInfinity(order.Value))
        {
            throw new ArgumentException("Invalid norm order for matrices.", nameof(order));
        }

        nint rows = matrices.Shape[^2], columns = matrices.Shape[^1];
        NdArray<TReal> norms = NdArray.Zeros<TReal>(matrices.Shape[..^2]);
        using NdArray<TReal>? s = isSingular ? SingularKernels<T, TReal>.Values(matrices, lapack) : null;
        for (nint i = 0; i < norms.Size; i++)
        {
            if (s is null)
            {
                norms.Data[i] = SumNorm(matrices.Data + (i * rows * columns), rows, columns, order.Value);
                continue;
            }

            nint k = s.Shape[^1];
            TReal* values = s.Data + (i * k);
            TReal sum = TReal.Zero;
            for (nint j = 0; j < k; j++)
            {
                sum += values[j];
            }

            norms.Data[i] = order.IsNuclear ? sum : k == 0 ? TReal.Zero : values[order.Value > 0 ? 0 : k - 1];
        }

        return norms;
    }

    // The largest or smallest sum of a column (1, -1) or a row (infinities).
    private static TReal SumNorm(T* a, nint rows, nint columns, double order)
    {
        bool byRows = double.IsInfinity(order);
        nint count = byRows ? rows : columns, length = byRows ? columns : rows;
        using NdArray<T> sums = NdArray.Zeros<T>(count);
        for (nint i = 0; i < count; i++)
        {
            TReal sum = TReal.Zero;
            for (nint j = 0; j < length; j++)
            {
                sum += ElementParts<T, TReal>.Abs(byRows ? a[(i * columns) + j] : a[(j * columns) + i]);
            }

            sums.Data[i] = ElementParts<T, TReal>.Create(sum);
        }

        return Extreme(sums.Data, count, 1, isLargest: order > 0);
    }

    // NaN wins, as in NumPy.
    private static TReal Extreme(T* x, nint length, nint stride, bool isLargest)
    {
        if (length == 0)
        {
            throw new ArgumentException("zero-size array to reduction operation which has no identity", nameof(length));
        }

        TReal extreme = ElementParts<T, TReal>.Abs(*x);
        for (nint i = 1; i < length; i++)
        {
            TReal size = ElementParts<T, TReal>.Abs(x[i * stride]);
            extreme = isLargest ? TReal.Max(extreme, size) : TReal.Min(extreme, size);
        }

        return extreme;
    }
}
