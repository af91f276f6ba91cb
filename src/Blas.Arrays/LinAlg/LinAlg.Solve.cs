using System.Numerics;

namespace Blas.Arrays;

/// <summary>
/// Linear algebra with NumPy's names and semantics (<c>numpy.linalg</c>, and a few of <c>scipy.linalg</c>) for float,
/// double, <see cref="Complex32"/> and <see cref="Complex"/>.
/// </summary>
/// <remarks>
/// Functions of a matrix work on every matrix in the last two axes; the axes before are a stack. Operands are never
/// changed. A null provider is <see cref="Providers.Default"/>. Wrong shapes are <see cref="ArgumentException"/>s; what has no
/// numerical result is a <see cref="LinAlgException"/>. A NaN or an infinity is one too where eigenvalues or singular values are
/// found by iteration (its inner exception names the entry); elsewhere it is computed with, and makes NaN or infinities.
/// </remarks>
public static unsafe partial class LinAlg
{
    /// <summary>The solution X of A X = B, by LU with partial pivoting.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="b">B: one vector (n), or matrices (..., n, k). Stacks are broadcast.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>X, (..., n) or (..., n, k).</returns>
    /// <exception cref="ArgumentException">The shapes don't fit.</exception>
    /// <exception cref="LinAlgException">A matrix is singular.</exception>
    public static NdArray<T> Solve<T>(NdArray<T> a, NdArray<T> b, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(b);
        using MatrixStack<T> square = MatrixStack<T>.Square(a, nameof(a));
        if (b.NDim == 0)
        {
            throw new ArgumentException("b must have at least one dimension", nameof(b));
        }

        bool isVector = b.NDim == 1;
        nint n = square.Rows;
        if (b.Shape[isVector ? 0 : ^2] != n)
        {
            throw new ArgumentException(ShapeMath.Text(
                $"solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m,n)->(m,n) (size {b.Shape[isVector ? 0 : ^2]} is different from {n})"), nameof(b));
        }

        using NdArray<T> columns = isVector ? b.Reshape(n, 1) : b.View();
        Span<nint> stack = stackalloc nint[ShapeMath.BroadcastDims(square.Stack, columns.Shape[..^2])];
        ShapeMath.Broadcast(square.Stack, columns.Shape[..^2], stack);
        using MatrixStack<T> left = square.Stack.SequenceEqual(stack) ? square : MatrixStack<T>.Broadcast(square.Array, stack);
        MatrixStack<T> right = MatrixStack<T>.Broadcast(columns, stack);
        SolveStack(left, right, provider);
        if (!isVector)
        {
            return right.Array;
        }

        using NdArray<T> result = right.Array;
        return result.Reshape([.. stack, n]);
    }

    /// <summary>The inverse of A, by LU with partial pivoting.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>A⁻¹, (..., n, n).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">A matrix is singular.</exception>
    public static NdArray<T> Inv<T>(NdArray<T> a, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        using MatrixStack<T> left = MatrixStack<T>.Square(a, nameof(a));
        using NdArray<T> identity = NdArray.Eye<T>(left.Rows);
        MatrixStack<T> right = MatrixStack<T>.Broadcast(identity, left.Stack);
        SolveStack(left, right, provider);
        return right.Array;
    }

    /// <summary>The determinant of A, from its LU factorization.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., n, n).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>det A, (...); 1 for n = 0.</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    public static NdArray<T> Det<T>(NdArray<T> a, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        using MatrixStack<T> square = MatrixStack<T>.Square(a, nameof(a));
        NdArray<T> result = NdArray.Empty<T>(square.Stack);
        using PivotBuffer pivots = new(square.Rows);
        for (nint i = 0; i < square.Count; i++)
        {
            // A zero on the diagonal is a determinant of 0, no failure.
            Lapack<T>(provider).TryGetrf(Layout.RowMajor, square.Rows, square.Rows, square.At(i), square.Leading, pivots.Pointer, out _);
            T product = T.One;
            for (nint j = 0; j < square.Rows; j++)
            {
                T element = square.At(i)[j * (square.Columns + 1)];
                product *= pivots.Pointer[j] == j + 1 ? element : -element;
            }

            result.Data[i] = product;
        }

        return result;
    }

    private static void SolveStack<T>(in MatrixStack<T> a, in MatrixStack<T> b, IBlasProvider? provider)
        where T : unmanaged, INumberBase<T>
    {
        using PivotBuffer pivots = new(a.Rows);
        for (nint i = 0; i < b.Count; i++)
        {
            if (!Lapack<T>(provider).TryGesv(
                Layout.RowMajor, a.Rows, b.Columns, a.At(i), a.Leading, pivots.Pointer, b.At(i), b.Leading, out _))
            {
                b.Dispose();
                throw new LinAlgException("Singular matrix");
            }
        }
    }

    private static ILapack<T> Lapack<T>(IBlasProvider? provider)
        where T : unmanaged => (provider ?? Providers.Default).Lapack.For<T>();

    private static ILapack<T, TReal> Lapack<T, TReal>(IBlasProvider? provider)
        where T : unmanaged
        where TReal : unmanaged => (ILapack<T, TReal>)Lapack<T>(provider);
}
