using System.Numerics;

namespace Blas.Arrays;

// Products of matrices and tensors.
public static unsafe partial class LinAlg
{
    /// <summary>A multiplied with itself n times, by repeated squaring; the inverse's power for n &lt; 0, the identity for 0.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, (..., m, m).</param>
    /// <param name="n">The exponent.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>Aⁿ, (..., m, m).</returns>
    /// <exception cref="ArgumentException">A is not square.</exception>
    /// <exception cref="LinAlgException">n is negative and a matrix is singular.</exception>
    public static NdArray<T> MatrixPower<T>(NdArray<T> a, int n, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        using MatrixStack<T> square = MatrixStack<T>.Square(a, nameof(a));
        if (n == 0)
        {
            using NdArray<T> identity = NdArray.Eye<T>(square.Rows);
            return MatrixStack<T>.Broadcast(identity, square.Stack).Array;
        }

        IBlas blas = (provider ?? Providers.Default).Blas;
        NdArray<T> power = n < 0 ? Inv(square.Array, provider) : square.Array.Copy();
        NdArray<T>? result = null;
        for (uint rest = (uint)Math.Abs((long)n); ;)
        {
            if ((rest & 1) != 0)
            {
                result = result is null ? power.Copy() : Replace(result, NdArray.MatMul(result, power, null, blas));
            }

            rest >>= 1;
            if (rest == 0)
            {
                power.Dispose();
                return result!;
            }

            power = Replace(power, NdArray.MatMul(power, power, null, blas));
        }
    }

    /// <summary>The product of several matrices, in the order of multiplications that takes the fewest operations.</summary>
    /// <remarks>T. Cormen et al., "Introduction to Algorithms", chapter 15.2.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">Two or more matrices; the first may be a vector (a row) and the last one (a column).</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>The product; a vector's axis is not in it.</returns>
    /// <exception cref="ArgumentException">There are fewer than two, or one is no matrix, or the shapes don't fit.</exception>
    public static NdArray<T> MultiDot<T>(IReadOnlyList<NdArray<T>> arrays, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(arrays);
        int count = arrays.Count;
        if (count < 2)
        {
            throw new ArgumentException("Expecting at least two arrays.", nameof(arrays));
        }

        IBlas blas = (provider ?? Providers.Default).Blas;
        var sizes = new double[count + 1];
        for (int i = 0; i < count; i++)
        {
            NdArray<T> array = arrays[i];
            ArgumentNullException.ThrowIfNull(array, nameof(arrays));
            bool mayBeVector = i == 0 || i == count - 1;
            if (array.NDim != 2 && !(array.NDim == 1 && mayBeVector))
            {
                throw new ArgumentException(ShapeMath.Text(
                    $"{array.NDim}-dimensional array given. Array must be two-dimensional"), nameof(arrays));
            }

            sizes[i] = array.NDim == 1 && i == 0 ? 1 : array.Shape[0];
            sizes[i + 1] = array.NDim == 1 ? (i == 0 ? array.Shape[0] : 1) : array.Shape[1];
        }

        int[,] splits = BestSplits(sizes);
        return Multiply(0, count - 1);

        NdArray<T> Multiply(int first, int last)
        {
            if (first == last)
            {
                return arrays[first].View();
            }

            int split = splits[first, last];
            using NdArray<T> left = Multiply(first, split);
            using NdArray<T> right = Multiply(split + 1, last);
            return NdArray.Dot(left, right, blas);
        }
    }

    /// <summary>The Kronecker product: every element of a times all of b.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array of any number of axes.</param>
    /// <param name="b">Another.</param>
    /// <returns>An array whose extents are the products of the operands', counted from the last axis.</returns>
    public static NdArray<T> Kron<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int ndim = Math.Max(a.NDim, b.NDim);
        nint[] outer = new nint[2 * ndim], inner = new nint[2 * ndim], shape = new nint[ndim];
        for (int i = 0; i < ndim; i++)
        {
            nint extentA = i < ndim - a.NDim ? 1 : a.Shape[i - ndim + a.NDim];
            nint extentB = i < ndim - b.NDim ? 1 : b.Shape[i - ndim + b.NDim];
            (outer[2 * i], outer[(2 * i) + 1]) = (extentA, 1);
            (inner[2 * i], inner[(2 * i) + 1]) = (1, extentB);
            shape[i] = extentA * extentB;
        }

        using NdArray<T> left = a.Reshape(outer);
        using NdArray<T> right = b.Reshape(inner);
        using NdArray<T> product = NdArray.Multiply(left, right);
        return product.Reshape(shape);
    }

    /// <summary>The sum over the last axes of a and the first ones of b.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">Another.</param>
    /// <param name="axes">How many axes are summed over.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>An array with the axes that are left, those of a first.</returns>
    /// <exception cref="ArgumentException">The extents differ, or there are not so many axes.</exception>
    public static NdArray<T> TensorDot<T>(NdArray<T> a, NdArray<T> b, int axes = 2, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (axes < 0 || axes > a.NDim || axes > b.NDim)
        {
            throw new ArgumentException("shape-mismatch for sum", nameof(axes));
        }

        return TensorDot(a, b, [.. Enumerable.Range(a.NDim - axes, axes)], [.. Enumerable.Range(0, axes)], provider);
    }

    /// <summary>The sum over pairs of axes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array.</param>
    /// <param name="b">Another.</param>
    /// <param name="axesA">The axes of a; negative ones count from the last.</param>
    /// <param name="axesB">As many axes of b, of the same extents.</param>
    /// <param name="provider">Who computes; the default provider if null.</param>
    /// <returns>An array with the axes that are left, those of a first.</returns>
    /// <exception cref="ArgumentException">The extents or the numbers of axes differ.</exception>
    public static NdArray<T> TensorDot<T>(
        NdArray<T> a, NdArray<T> b, ReadOnlySpan<int> axesA, ReadOnlySpan<int> axesB, IBlasProvider? provider = null)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (axesA.Length != axesB.Length)
        {
            throw new ArgumentException("shape-mismatch for sum", nameof(axesB));
        }

        int[] sumA = new int[axesA.Length], sumB = new int[axesB.Length];
        nint inner = 1;
        for (int i = 0; i < sumA.Length; i++)
        {
            sumA[i] = ShapeMath.NormalizeAxis(axesA[i], a.NDim, nameof(axesA));
            sumB[i] = ShapeMath.NormalizeAxis(axesB[i], b.NDim, nameof(axesB));
            if (a.Shape[sumA[i]] != b.Shape[sumB[i]])
            {
                throw new ArgumentException("shape-mismatch for sum", nameof(axesB));
            }

            inner *= a.Shape[sumA[i]];
        }

        if (sumA.Distinct().Count() != sumA.Length || sumB.Distinct().Count() != sumB.Length)
        {
            throw new ArgumentException("repeated axis in transpose", nameof(axesA));
        }

        int[] leftA = [.. Enumerable.Range(0, a.NDim).Except(sumA)], leftB = [.. Enumerable.Range(0, b.NDim).Except(sumB)];
        nint[] shapeA = [.. leftA.Select(axis => a.Length(axis))], shapeB = [.. leftB.Select(axis => b.Length(axis))];
        using NdArray<T> turnedA = a.NDim == 0 ? a.View() : a.Transpose([.. leftA, .. sumA]);
        using NdArray<T> turnedB = b.NDim == 0 ? b.View() : b.Transpose([.. sumB, .. leftB]);
        using NdArray<T> matrixA = turnedA.Reshape(ShapeMath.Size(shapeA), inner);
        using NdArray<T> matrixB = turnedB.Reshape(inner, ShapeMath.Size(shapeB));
        using NdArray<T> product = NdArray.MatMul(matrixA, matrixB, null, (provider ?? Providers.Default).Blas);
        return product.Reshape([.. shapeA, .. shapeB]);
    }

    private static NdArray<T> Replace<T>(NdArray<T> old, NdArray<T> next)
        where T : unmanaged
    {
        old.Dispose();
        return next;
    }

    // Where the product of matrices i to j is best cut in two; matrix i is sizes[i] by sizes[i + 1].
    private static int[,] BestSplits(double[] sizes)
    {
        int count = sizes.Length - 1;
        var cost = new double[count, count];
        var split = new int[count, count];
        for (int length = 2; length <= count; length++)
        {
            for (int i = 0; i + length <= count; i++)
            {
                int j = i + length - 1;
                cost[i, j] = double.PositiveInfinity;
                for (int k = i; k < j; k++)
                {
                    double total = cost[i, k] + cost[k + 1, j] + (sizes[i] * sizes[k + 1] * sizes[j + 1]);
                    if (total < cost[i, j])
                    {
                        (cost[i, j], split[i, j]) = (total, k);
                    }
                }
            }
        }

        return split;
    }
}
