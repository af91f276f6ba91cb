using System.Numerics;

namespace Blas;

/// <summary>Routines on matrix views: shapes come from the views, and any strides are allowed.</summary>
public static unsafe class BlasMatrixExtensions
{
    /// <summary><c>gemm</c>: C := alpha * A * B + beta * C.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="alpha">The factor alpha.</param>
    /// <param name="a">The matrix A, m x k; a transposed view stands for Aᵀ.</param>
    /// <param name="b">The matrix B, k x n.</param>
    /// <param name="beta">The factor beta; where it is 0, C is not read.</param>
    /// <param name="c">The matrix C, m x n, overwritten.</param>
    /// <exception cref="ArgumentException">The shapes don't fit, or C shares memory with A or B, or elements with itself.</exception>
    public static void Gemm<T>(this IBlas<T> blas, T alpha, MatrixView<T> a, MatrixView<T> b, T beta, MatrixView<T> c)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(blas);
        if (a.Columns != b.Rows)
            throw new ArgumentException($"b is {b.Rows} x {b.Columns}; a is {a.Rows} x {a.Columns}, so b needs {a.Columns} rows.", nameof(b));
        if (c.Rows != a.Rows || c.Columns != b.Columns)
            throw new ArgumentException($"c is {c.Rows} x {c.Columns}; the product of a and b is {a.Rows} x {b.Columns}.", nameof(c));
        if (c.SharesElements)
            throw new ArgumentException($"c is written, and its strides, {c.RowStride} and {c.ColumnStride}, put several of its elements at one address.", nameof(c));

        fixed (T* pa = a)
        fixed (T* pb = b)
        fixed (T* pc = c)
        {
            using var oa = new MatrixOperand<T>(pa, a.Rows, a.Columns, a.RowStride, a.ColumnStride, read: true);
            using var ob = new MatrixOperand<T>(pb, b.Rows, b.Columns, b.RowStride, b.ColumnStride, read: true);
            using var oc = new MatrixOperand<T>(pc, c.Rows, c.Columns, c.RowStride, c.ColumnStride, read: beta != T.Zero);
            nint m = a.Rows, n = b.Columns, k = a.Columns;

            // A transposed C is computed as Cᵀ = Bᵀ Aᵀ.
            if (oc.IsTransposed)
            {
                blas.Gemm(
                    Layout.RowMajor, ob.Flag(Transpose.Transpose), oa.Flag(Transpose.Transpose), n, m, k,
                    alpha, ob.Pointer, ob.Ld, oa.Pointer, oa.Ld, beta, oc.Pointer, oc.Ld);
            }
            else
            {
                blas.Gemm(
                    Layout.RowMajor, oa.Flag(Transpose.None), ob.Flag(Transpose.None), m, n, k,
                    alpha, oa.Pointer, oa.Ld, ob.Pointer, ob.Ld, beta, oc.Pointer, oc.Ld);
            }

            oc.WriteBack();
        }
    }

    /// <summary><c>gemm</c> on the provider's routines for the views' element type; see <see cref="Gemm{T}(IBlas{T}, T, MatrixView{T}, MatrixView{T}, T, MatrixView{T})"/>.</summary>
    /// <typeparam name="T">float, double, Complex32 or Complex.</typeparam>
    /// <param name="blas">The provider's routines.</param>
    /// <param name="alpha">The factor alpha.</param>
    /// <param name="a">The matrix A, m x k; a transposed view stands for Aᵀ.</param>
    /// <param name="b">The matrix B, k x n.</param>
    /// <param name="beta">The factor beta; where it is 0, C is not read.</param>
    /// <param name="c">The matrix C, m x n, overwritten.</param>
    /// <exception cref="ArgumentException">The shapes don't fit, or C shares memory with A or B, or elements with itself.</exception>
    public static void Gemm<T>(this IBlas blas, T alpha, MatrixView<T> a, MatrixView<T> b, T beta, MatrixView<T> c)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(blas);
        blas.For<T>().Gemm(alpha, a, b, beta, c);
    }
}
