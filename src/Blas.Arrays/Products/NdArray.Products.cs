using System.Numerics;

namespace Blas.Arrays;

// Products: numpy.matmul and numpy.dot.
public abstract unsafe partial class NdArray
{
    /// <summary>
    /// The matrix product, with NumPy's rules: of two matrices; of stacks of matrices (the last two axes; the others
    /// broadcast); a vector on the left is a row, one on the right a column, and its axis is not in the result.
    /// </summary>
    /// <remarks>
    /// float, double, Complex32 and Complex go to BLAS; views with one contiguous axis (transposes, slices of rows or
    /// columns) are passed as they lie, others are copied. Other types are multiplied by plain loops.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The left operand, (..., n, k) or (k).</param>
    /// <param name="b">The right operand, (..., k, m) or (k).</param>
    /// <param name="out">Where the result goes, if not to a new array: (..., n, m); may overlap the operands.</param>
    /// <param name="blas">Who computes; the default provider if null.</param>
    /// <returns>The product: <paramref name="out"/> where it is given.</returns>
    /// <exception cref="ArgumentException">The inner extents differ, or an operand is a scalar, or out has another shape.</exception>
    public static NdArray<T> MatMul<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null, IBlas? blas = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return StackedProduct.Run(a, b, @out, blas);
    }

    /// <summary>
    /// NumPy's <c>dot</c>: of vectors the inner product, of matrices the matrix product, with a scalar the multiple, and
    /// of more axes the sum over the last axis of a and the last but one of b.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The left operand.</param>
    /// <param name="b">The right operand.</param>
    /// <param name="blas">Who computes; the default provider if null.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array; of two vectors it has no axes.</returns>
    /// <exception cref="ArgumentException">The extents that are summed over differ.</exception>
    public static NdArray<T> Dot<T>(NdArray<T> a, NdArray<T> b, IBlas? blas = null, NdArray<T>? @out = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.NDim == 0 || b.NDim == 0)
        {
            return Multiply(a, b, @out);
        }

        int axis = Math.Max(b.NDim - 2, 0);
        if (a.Shape[^1] != b.Shape[axis])
        {
            throw new ArgumentException(ShapeMath.Text(
                $"shapes {ShapeMath.Format(a.Shape)} and {ShapeMath.Format(b.Shape)} not aligned: {a.Shape[^1]} (dim {a.NDim - 1}) != {b.Shape[axis]} (dim {axis})"));
        }

        if (b.NDim <= 2)
        {
            if (a.NDim <= 2)
            {
                return StackedProduct.Run(a, b, @out, blas);
            }

            // All of a's rows at once are one matrix.
            nint rows = ShapeMath.Size(a.Shape[..^1]);
            using NdArray<T> flat = a.Reshape(rows, a.Shape[^1]);
            using NdArray<T> product = StackedProduct.Run(flat, b, null, blas);
            return Deliver(@out, b.NDim == 1 ? product.Reshape(a.Shape[..^1]) : product.Reshape([.. a.Shape[..^1], b.Shape[1]]));
        }

        // (..., k) . (..., k, m): every row of a with every matrix of b, in the order of a's axes, then b's.
        nint[] leading = [.. a.Shape[..^1]];
        nint[] stack = [.. b.Shape[..^2]];
        nint m = b.Shape[^1];
        int[] order = [b.NDim - 2, .. Enumerable.Range(0, b.NDim - 2), b.NDim - 1];
        using NdArray<T> turned = b.Transpose(order);
        using NdArray<T> right = turned.Reshape(b.Shape[axis], ShapeMath.Size(stack) * m);
        using NdArray<T> left = a.Reshape(ShapeMath.Size(leading), a.Shape[^1]);
        using NdArray<T> all = StackedProduct.Run(left, right, null, blas);
        return Deliver(@out, all.Reshape([.. leading, .. stack, m]));
    }
}
