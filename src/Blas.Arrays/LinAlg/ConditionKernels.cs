using System.Numerics;

namespace Blas.Arrays;

/// <summary>Condition numbers, for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal static unsafe class ConditionKernels<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public static NdArray<TReal> Run(NdArray<T> a, NormOrder? order, IBlasProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.Size == 0)
        {
            throw new ArgumentException("cond is not defined on empty arrays", nameof(a));
        }

        var lapack = (ILapack<T, TReal>)(provider ?? Providers.Default).Lapack.For<T>();
        NdArray<TReal> result = order is null || (!order.Value.IsFrobenius && Math.Abs(order.Value.Value) == 2)
            ? FromSingularValues(a, order?.Value < 0, lapack)
            : FromInverse(a, order.Value, lapack, provider);
        KeepNaN(a, result);
        return result;
    }

    private static NdArray<TReal> FromSingularValues(NdArray<T> a, bool isInverse, ILapack<T, TReal> lapack)
    {
        using NdArray<TReal> s = SingularKernels<T, TReal>.Values(a, lapack);
        nint k = s.Shape[^1];
        NdArray<TReal> result = NdArray.Empty<TReal>(s.Shape[..^1]);
        for (nint i = 0; i < result.Size; i++)
        {
            TReal largest = s.Data[i * k], smallest = s.Data[(i * k) + k - 1];
            result.Data[i] = isInverse ? smallest / largest : largest / smallest;
        }

        return result;
    }

    private static NdArray<TReal> FromInverse(NdArray<T> a, NormOrder order, ILapack<T, TReal> lapack, IBlasProvider? provider)
    {
        using MatrixStack<T> matrices = MatrixStack<T>.Square(a, nameof(a));
        nint n = matrices.Rows;
        using NdArray<TReal> norms = NormKernels<T, TReal>.Run(a, order, [-2, -1], keepDims: false, provider);
        using NdArray<T> identity = NdArray.Eye<T>(n);
        using MatrixStack<T> inverse = MatrixStack<T>.Broadcast(identity, matrices.Stack);
        using PivotBuffer pivots = new(n);
        NdArray<TReal> result = norms.Copy();
        bool[] isSingular = new bool[matrices.Count];
        for (nint i = 0; i < matrices.Count; i++)
        {
            isSingular[i] = !lapack.TryGesv(
                Layout.RowMajor, n, n, matrices.At(i), matrices.Leading, pivots.Pointer, inverse.At(i), inverse.Leading, out _);
        }

        using NdArray<TReal> inverseNorms = NormKernels<T, TReal>.Run(inverse.Array, order, [-2, -1], keepDims: false, provider);
        for (nint i = 0; i < matrices.Count; i++)
        {
            result.Data[i] = isSingular[i] ? TReal.PositiveInfinity : norms.Data[i] * inverseNorms.Data[i];
        }

        return result;
    }

    // A NaN that the matrix has not is 0 / 0: the matrix is singular.
    private static void KeepNaN(NdArray<T> a, NdArray<TReal> result)
    {
        using NdArray<T> copy = a.Copy();
        nint length = a.Shape[^1] * a.Shape[^2];
        for (nint i = 0; i < result.Size; i++)
        {
            bool hasNaN = false;
            for (nint j = 0; j < length; j++)
            {
                hasNaN |= T.IsNaN(copy.Data[(i * length) + j]);
            }

            result.Data[i] = TReal.IsNaN(result.Data[i]) && !hasNaN ? TReal.PositiveInfinity : result.Data[i];
        }
    }
}
