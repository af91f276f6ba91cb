using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>
/// What LAPACK's own test programs measure: residuals in units of the size of the operands times the precision. They are of
/// the order of 1 where an algorithm is backward stable, and fail from <see cref="Threshold"/> on.
/// </summary>
internal static unsafe class Ratios<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    public const double Threshold = 30;

    public static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Single);

    public static double Epsilon => Element.Epsilon<T>();

    /// <summary>op(A) op(B).</summary>
    public static Matrix<T> Multiply(Transpose transA, Matrix<T> a, Transpose transB, Matrix<T> b)
    {
        int m = transA.IsTransposed() ? a.Columns : a.Rows, k = transA.IsTransposed() ? a.Rows : a.Columns;
        int n = transB.IsTransposed() ? b.Rows : b.Columns;
        var c = new Matrix<T>(m, n);
        Engine.Gemm(transA, transB, m, n, k, T.One, a.Pointer, a.Ld, b.Pointer, b.Ld, T.Zero, c.Pointer, c.Ld);
        return c;
    }

    public static Matrix<T> Multiply(Matrix<T> a, Matrix<T> b) => Multiply(Transpose.None, a, Transpose.None, b);

    /// <summary>A matrix from its elements.</summary>
    public static Matrix<T> Make(int m, int n, Func<int, int, Complex> element, int padding = 0)
    {
        var a = new Matrix<T>(m, n, padding);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                a[i, j] = Element.Narrow<T>(element(i, j));
            }
        }

        return a;
    }

    /// <summary>The largest sum of a column; NaN where there is one.</summary>
    public static double Norm(int m, int n, Func<int, int, Complex> element)
    {
        double max = 0;
        for (int j = 0; j < n; j++)
        {
            double sum = 0;
            for (int i = 0; i < m; i++)
            {
                sum += Complex.Abs(element(i, j));
            }

            max = Math.Max(max, sum);
        }

        return max;
    }

    public static double Norm(Matrix<T> a) => Norm(a.Rows, a.Columns, a.Get);

    /// <summary>|A - B| / (max(m, n) |A| eps).</summary>
    public static double Difference(Matrix<T> a, Matrix<T> b)
    {
        Assert.Equal((a.Rows, a.Columns), (b.Rows, b.Columns));
        double size = Norm(a), error = Norm(a.Rows, a.Columns, (i, j) => a.Get(i, j) - b.Get(i, j));
        return error == 0 ? 0 : error / (Math.Max(a.Rows, a.Columns) * Math.Max(size, double.Epsilon) * Epsilon);
    }

    /// <summary>|I - Q^H Q| / (m eps) for at least as many rows as columns, and of Q Q^H otherwise.</summary>
    public static double Orthogonality(Matrix<T> q)
    {
        bool tall = q.Rows >= q.Columns;
        Matrix<T> product = tall
            ? Multiply(Transpose.ConjugateTranspose, q, Transpose.None, q)
            : Multiply(Transpose.None, q, Transpose.ConjugateTranspose, q);
        int n = product.Rows;
        return Norm(n, n, (i, j) => product.Get(i, j) - (i == j ? 1 : 0)) / (Math.Max(1, Math.Max(q.Rows, q.Columns)) * Epsilon);
    }

    public static void Check(double ratio, string what) =>
        Assert.True(ratio < Threshold, $"{typeof(T).Name}, {what}: test ratio {ratio:G4}, must be below {Threshold}");
}
