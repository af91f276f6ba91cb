using System.Numerics;

namespace Blas.Arrays;

/// <summary>Products as members: <c>a.MatMul(b)</c>.</summary>
public static class ProductExtensions
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, INumberBase<T>
    {
        /// <inheritdoc cref="NdArray.MatMul{T}"/>
        public NdArray<T> MatMul(NdArray<T> b, NdArray<T>? @out = null, IBlas? blas = null) =>
            NdArray.MatMul(self, b, @out, blas);

        /// <inheritdoc cref="NdArray.Dot{T}"/>
        public NdArray<T> Dot(NdArray<T> b, IBlas? blas = null) => NdArray.Dot(self, b, blas);
    }
}
