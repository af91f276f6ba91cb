using System.Numerics;

namespace Blas.Arrays;

// Other products: numpy.einsum, inner, outer, vdot.
public abstract unsafe partial class NdArray
{
    /// <summary>
    /// A sum of products in Einstein's notation: each axis bears a letter; axes of one letter run together, and those that the result does
    /// not have are summed over. <c>ij,jk->ik</c> is the matrix product, <c>ii</c> the trace, <c>...ij->...ji</c> a transpose.
    /// </summary>
    /// <remarks>
    /// Without <c>-></c> the result has the letters that occur once, in alphabetical order, after the axes of the ellipsis. Operands are
    /// taken two at a time, the pair with the smallest result first, each as one stacked matrix product on BLAS.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="subscripts">The notation.</param>
    /// <param name="operands">The arrays, one for each term.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The notation is malformed, or does not fit the operands.</exception>
    public static NdArray<T> Einsum<T>(string subscripts, params ReadOnlySpan<NdArray<T>> operands)
        where T : unmanaged, INumberBase<T> => Einsum(subscripts, operands, null);

    /// <summary>As <see cref="Einsum{T}(string, ReadOnlySpan{NdArray{T}})"/>, the result put into an array that is there.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="subscripts">The notation.</param>
    /// <param name="operands">The arrays, one for each term.</param>
    /// <param name="out">Where the result goes, if not to a new array; it may be an operand.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The notation is malformed, or does not fit the operands; or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Einsum<T>(string subscripts, ReadOnlySpan<NdArray<T>> operands, NdArray<T>? @out)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(subscripts);
        if (operands.IsEmpty)
        {
            throw new ArgumentException("must provide at least an operand and a subscripts list to einsum", nameof(operands));
        }

        NdArray[] untyped = new NdArray[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            untyped[i] = operands[i] ?? throw new ArgumentNullException(nameof(operands), ShapeMath.Text($"operand {i} is null"));
        }

        return Deliver(@out, Arrays.Einsum<T>.Run(EinsumSubscripts.Parse(subscripts, untyped), operands, null));
    }

    /// <summary>The sums of products over the last axes: result[i, j] = Σ a[i, k] · b[j, k].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">The other.</param>
    /// <returns>A new array: a's axes but the last, then b's.</returns>
    /// <exception cref="ArgumentException">The last extents differ.</exception>
    public static NdArray<T> Inner<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.NDim == 0 || b.NDim == 0)
        {
            return Multiply(a, b);
        }

        nint length = a.Shape[^1];
        if (b.Shape[^1] != length)
        {
            throw new ArgumentException(ShapeMath.Text(
                $"shapes {ShapeMath.Format(a.Shape)} and {ShapeMath.Format(b.Shape)} not aligned: {length} (dim {a.NDim - 1}) != {b.Shape[^1]} (dim {b.NDim - 1})"),
                nameof(b));
        }

        using NdArray<T> left = a.Reshape(ShapeMath.Size(a.Shape[..^1]), length), rows = b.Reshape(ShapeMath.Size(b.Shape[..^1]), length);
        using NdArray<T> right = rows.Transpose(), product = MatMul(left, right);
        return product.Reshape([.. a.Shape[..^1], .. b.Shape[..^1]]);
    }

    /// <summary>All products of an element of the one with an element of the other: result[i, j] = a[i] · b[j].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array, taken as one row.</param>
    /// <param name="b">The other, taken as one row.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException"><paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Outer<T>(NdArray<T> a, NdArray<T> b, NdArray<T>? @out = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        using NdArray<T> column = a.Reshape(a.Size, 1), row = b.Reshape(1, b.Size);
        return Multiply(column, row, @out);
    }

    /// <summary>The inner product of all elements in C order, the first array's conjugated: Σ conj(a[i]) · b[i].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">The other, of as many elements.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static T VDot<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Size != b.Size)
        {
            throw new ArgumentException(ShapeMath.Text($"cannot take the product of {a.Size} and {b.Size} elements"), nameof(b));
        }

        using NdArray<T> x = a.Flatten(), y = b.Ravel();
        Conjugate(x);
        using NdArray<T> product = MatMul(x, y);
        return product.Item();
    }

    private static void Conjugate<T>(NdArray<T> contiguous)
        where T : unmanaged
    {
        if (typeof(T) == typeof(Complex))
        {
            for (nint i = 0; i < contiguous.Size; i++)
            {
                ((Complex*)contiguous.Data)[i] = Complex.Conjugate(((Complex*)contiguous.Data)[i]);
            }
        }
        else if (typeof(T) == typeof(Complex32))
        {
            for (nint i = 0; i < contiguous.Size; i++)
            {
                Complex32 value = ((Complex32*)contiguous.Data)[i];
                ((Complex32*)contiguous.Data)[i] = new Complex32(value.Real, -value.Imaginary);
            }
        }
    }
}
