using System.Numerics;

namespace Blas.Arrays;

// numpy.tensordot and kron, whose implementation is among the linear algebra.
public abstract partial class NdArray
{
    /// <inheritdoc cref="LinAlg.TensorDot{T}(NdArray{T}, NdArray{T}, int, IBlasProvider?)"/>
    public static NdArray<T> TensorDot<T>(NdArray<T> a, NdArray<T> b, int axes = 2)
        where T : unmanaged, INumberBase<T> => LinAlg.TensorDot(a, b, axes);

    /// <inheritdoc cref="LinAlg.TensorDot{T}(NdArray{T}, NdArray{T}, ReadOnlySpan{int}, ReadOnlySpan{int}, IBlasProvider?)"/>
    public static NdArray<T> TensorDot<T>(NdArray<T> a, NdArray<T> b, ReadOnlySpan<int> axesA, ReadOnlySpan<int> axesB)
        where T : unmanaged, INumberBase<T> => LinAlg.TensorDot(a, b, axesA, axesB);

    /// <inheritdoc cref="LinAlg.Kron{T}(NdArray{T}, NdArray{T})"/>
    public static NdArray<T> Kron<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, INumberBase<T> => LinAlg.Kron(a, b);
}
