using System.Numerics;

namespace Blas.Arrays;

/// <summary>What stands on singular values and real results, for one element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its real part.</typeparam>
internal static unsafe class SingularKernels<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>A = U diag(s) Vᴴ.</summary>
    public static (NdArray<T> U, NdArray<TReal> S, NdArray<T> Vh) Svd(NdArray<T> a, bool fullMatrices, ILapack<T, TReal> lapack)
    {
        using MatrixStack<T> matrices = MatrixStack<T>.Of(a, nameof(a));
        nint m = matrices.Rows, n = matrices.Columns, k = Math.Min(m, n);
        nint columns = fullMatrices ? m : k, rows = fullMatrices ? n : k;
        NdArray<T> u = NdArray.Empty<T>([.. matrices.Stack, m, columns]);
        NdArray<TReal> s = NdArray.Empty<TReal>([.. matrices.Stack, k]);
        NdArray<T> vh = NdArray.Empty<T>([.. matrices.Stack, rows, n]);
        for (nint i = 0; i < matrices.Count; i++)
        {
            Run(
                lapack, fullMatrices ? SvdJob.All : SvdJob.Some, matrices, i, s.Data + (i * k), u.Data + (i * m * columns),
                Math.Max(1, columns), vh.Data + (i * rows * n), Math.Max(1, n));
        }

        return (u, s, vh);
    }

    /// <summary>The singular values, descending.</summary>
    public static NdArray<TReal> Values(NdArray<T> a, ILapack<T, TReal> lapack)
    {
        using MatrixStack<T> matrices = MatrixStack<T>.Of(a, nameof(a));
        nint k = Math.Min(matrices.Rows, matrices.Columns);
        NdArray<TReal> s = NdArray.Empty<TReal>([.. matrices.Stack, k]);
        for (nint i = 0; i < matrices.Count; i++)
        {
            Run(lapack, SvdJob.None, matrices, i, s.Data + (i * k), null, 1, null, 1);
        }

        return s;
    }

    /// <summary>The pseudo-inverse: singular values up to rcond times the largest count as 0.</summary>
    public static NdArray<T> Pinv(NdArray<T> a, TReal rcond, IBlas blas, ILapack<T, TReal> lapack)
    {
        (NdArray<T> u, NdArray<TReal> s, NdArray<T> vh) = Svd(a, fullMatrices: false, lapack);
        using (u)
        using (s)
        using (vh)
        {
            nint k = s.Shape[^1], n = vh.Shape[^1], m = u.Shape[^2];

            // V diag(1 / s) Uᴴ: both factors are conjugated in place, and V's columns, rows of vh, are scaled.
            for (nint i = 0; i < vh.Size; i++)
            {
                nint stack = i / (k * n), row = i / n % k;
                TReal largest = s.Data[stack * k], value = s.Data[(stack * k) + row];
                TReal factor = value > rcond * largest ? TReal.One / value : TReal.Zero;
                vh.Data[i] = ElementParts<T, TReal>.Conjugate(vh.Data[i]) * ElementParts<T, TReal>.Create(factor);
            }

            for (nint i = 0; i < u.Size; i++)
            {
                u.Data[i] = ElementParts<T, TReal>.Conjugate(u.Data[i]);
            }

            using NdArray<T> v = vh.SwapAxes(-1, -2);
            using NdArray<T> uh = u.SwapAxes(-1, -2);
            return NdArray.MatMul(v, uh, null, blas);
        }
    }

    /// <summary>How many singular values are above a tolerance; S.max · max(m, n) · eps if it is null.</summary>
    public static NdArray<long> Rank(NdArray<T> a, TReal? tolerance, ILapack<T, TReal> lapack)
    {
        if (a.NDim < 2)
        {
            bool isZero = a.ToArray().All(T.IsZero);
            return NdArray.FromScalar(isZero ? 0L : 1L);
        }

        using NdArray<TReal> s = Values(a, lapack);
        nint k = s.Shape[^1];
        NdArray<long> rank = NdArray.Zeros<long>(s.Shape[..^1]);
        TReal factor = TReal.CreateTruncating(Math.Max(a.Shape[^1], a.Shape[^2])) * ElementParts<T, TReal>.Epsilon;
        for (nint i = 0; i < s.Size; i++)
        {
            TReal bound = tolerance ?? (s.Data[i / k * k] * factor);
            rank.Data[i / k] += s.Data[i] > bound ? 1 : 0;
        }

        return rank;
    }

    /// <summary>The X of least norm with the least |B - A X|, the sums of squares of the residuals, the rank, and the singular values.</summary>
    public static LeastSquares<T, TReal> Lstsq(NdArray<T> a, NdArray<T> b, TReal? rcond, ILapack<T, TReal> lapack)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        RequireTwo(a, a.NDim == 2, nameof(a));
        RequireTwo(b, b.NDim is 1 or 2, nameof(b));
        nint m = a.Shape[0], n = a.Shape[1], k = Math.Min(m, n), rows = Math.Max(m, n);
        if (b.Shape[0] != m)
        {
            throw new ArgumentException("Incompatible dimensions", nameof(b));
        }

        bool isVector = b.NDim == 1;
        nint columns = isVector ? 1 : b.Shape[1];
        using MatrixStack<T> left = MatrixStack<T>.Of(a);
        using NdArray<T> right = NdArray.Zeros<T>(rows, columns);
        using (NdArray<T> window = right[..(int)m, ..])
        using (NdArray<T> source = b.Reshape(m, columns))
        {
            window.Assign(source);
        }

        NdArray<TReal> s = NdArray.Zeros<TReal>(k);
        nint rank = 0;
        TReal limit = rcond ?? (ElementParts<T, TReal>.Epsilon * TReal.CreateTruncating(rows));
        const string failure = "SVD did not converge in Linear Least Squares";
        try
        {
            if (!lapack.TryGelsd(
                Layout.RowMajor, m, n, columns, left.At(0), left.Leading, right.Data, Math.Max(1, columns), s.Data, limit, &rank, out _))
            {
                throw new LinAlgException(failure);
            }
        }
        catch (ArgumentException e) when (LinAlgException.IsNotFinite(e))
        {
            throw new LinAlgException(failure, e);
        }

        bool hasResiduals = rank == n && m > n;
        NdArray<TReal> residuals = NdArray.Zeros<TReal>(hasResiduals ? columns : 0);
        for (nint i = n; i < m && hasResiduals; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                TReal size = ElementParts<T, TReal>.Abs(right.Data[(i * columns) + j]);
                residuals.Data[j] += size * size;
            }
        }

        using NdArray<T> top = right[..(int)n, ..];
        NdArray<T> x = top.Copy();
        if (isVector)
        {
            using NdArray<T> column = x;
            x = column.Reshape(n);
        }

        return new LeastSquares<T, TReal>(x, residuals, rank, s);
    }

    /// <summary>The sign (or phase) of the determinant and the logarithm of its absolute value.</summary>
    public static (NdArray<T> Sign, NdArray<TReal> LogAbsDet) SlogDet(NdArray<T> a, ILapack<T, TReal> lapack)
    {
        using MatrixStack<T> square = MatrixStack<T>.Square(a, nameof(a));
        NdArray<T> sign = NdArray.Ones<T>(square.Stack);
        NdArray<TReal> logarithm = NdArray.Zeros<TReal>(square.Stack);
        using PivotBuffer pivots = new(square.Rows);
        for (nint i = 0; i < square.Count; i++)
        {
            if (!lapack.TryGetrf(Layout.RowMajor, square.Rows, square.Rows, square.At(i), square.Leading, pivots.Pointer, out _))
            {
                (sign.Data[i], logarithm.Data[i]) = (T.Zero, TReal.NegativeInfinity);
                continue;
            }

            for (nint j = 0; j < square.Rows; j++)
            {
                T element = square.At(i)[j * (square.Columns + 1)];
                TReal size = ElementParts<T, TReal>.Abs(element);
                T phase = ElementParts<T, TReal>.Create(
                    ElementParts<T, TReal>.Real(element) / size, ElementParts<T, TReal>.Imaginary(element) / size);
                sign.Data[i] *= pivots.Pointer[j] == j + 1 ? phase : -phase;
                logarithm.Data[i] += TReal.Log(size);
            }
        }

        return (sign, logarithm);
    }

    private static void Run(
        ILapack<T, TReal> lapack, SvdJob job, in MatrixStack<T> matrices, nint i, TReal* s, T* u, nint ldu, T* vt, nint ldvt)
    {
        const string failure = "SVD did not converge";
        try
        {
            if (!lapack.TryGesdd(
                Layout.RowMajor, job, matrices.Rows, matrices.Columns, matrices.At(i), matrices.Leading, s, u, ldu, vt, ldvt, out _))
            {
                throw new LinAlgException(failure);
            }
        }
        catch (ArgumentException e) when (LinAlgException.IsNotFinite(e))
        {
            throw new LinAlgException(failure, e);
        }
    }

    private static void RequireTwo(NdArray a, bool holds, string name)
    {
        if (!holds)
        {
            throw new ArgumentException(ShapeMath.Text($"{a.NDim}-dimensional array given. Array must be two-dimensional"), name);
        }
    }
}
