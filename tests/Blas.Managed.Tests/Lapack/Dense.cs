using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>A matrix of complex numbers in double precision, in which the results of all element types are judged.</summary>
internal sealed unsafe class Dense(int rows, int columns)
{
    private static readonly Engine<Complex, double> Engine = new(SimdKernels<double>.Best, Cases.Single);
    private readonly Complex[] _elements = new Complex[Math.Max(1, rows * columns)];

    public int Rows => rows;

    public int Columns => columns;

    public ref Complex this[int i, int j] => ref _elements[i + (j * rows)];

    /// <summary>The first columns of a matrix, or all.</summary>
    public static Dense From<T>(Matrix<T> a, int? columns = null)
        where T : unmanaged
    {
        Dense result = new(a.Rows, columns ?? a.Columns);
        for (int j = 0; j < result.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                result[i, j] = a.Get(i, j);
            }
        }

        return result;
    }

    /// <summary>The Hermitian matrix of which a triangle is stored.</summary>
    public static Dense Hermitian<T>(Matrix<T> a, UpLo uplo)
        where T : unmanaged
    {
        Dense result = new(a.Rows, a.Rows);
        for (int j = 0; j < a.Rows; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                bool isStored = uplo == UpLo.Lower ? i >= j : i <= j;
                result[i, j] = i == j ? a.Get(i, i).Real : isStored ? a.Get(i, j) : Complex.Conjugate(a.Get(j, i));
            }
        }

        return result;
    }

    public static Dense Diagonal(int rows, int columns, ReadOnlySpan<double> values)
    {
        Dense result = new(rows, columns);
        for (int i = 0; i < values.Length; i++)
        {
            result[i, i] = values[i];
        }

        return result;
    }

    public static Dense Identity(int n) => Diagonal(n, n, Enumerable.Repeat(1.0, n).ToArray());

    public static Dense Multiply(Dense a, Dense b, Transpose transA = Transpose.None, Transpose transB = Transpose.None)
    {
        bool left = transA.IsTransposed(), right = transB.IsTransposed();
        int m = left ? a.Columns : a.Rows, k = left ? a.Rows : a.Columns, n = right ? b.Rows : b.Columns;
        Assert.Equal(k, right ? b.Columns : b.Rows);
        Dense c = new(m, n);
        fixed (Complex* p = a._elements, q = b._elements, r = c._elements)
        {
            Engine.Gemm(transA, transB, m, n, k, 1, p, Math.Max(1, a.Rows), q, Math.Max(1, b.Rows), 0, r, Math.Max(1, m));
        }

        return c;
    }

    /// <summary>The conjugate transpose.</summary>
    public static Dense Adjoint(Dense a) => Multiply(a, Identity(a.Rows), Transpose.ConjugateTranspose);

    public static Dense operator *(Dense a, Dense b) => Multiply(a, b);

    public static Dense operator -(Dense a, Dense b)
    {
        Assert.Equal((a.Rows, a.Columns), (b.Rows, b.Columns));
        Dense c = new(a.Rows, a.Columns);
        for (int i = 0; i < a._elements.Length; i++)
        {
            c._elements[i] = a._elements[i] - b._elements[i];
        }

        return c;
    }

    /// <summary>The largest sum of absolute values of a column; NaN where there is a NaN.</summary>
    public double Norm()
    {
        double max = 0;
        for (int j = 0; j < columns; j++)
        {
            double sum = 0;
            for (int i = 0; i < rows; i++)
            {
                sum += Complex.Abs(this[i, j]);
            }

            max = Math.Max(max, sum);
        }

        return max;
    }

    /// <summary>|Q^H Q - I| / (m eps) for the columns of Q, of length m.</summary>
    public double Orthogonality(double eps) =>
        columns == 0 ? 0 : (Multiply(this, this, Transpose.ConjugateTranspose) - Identity(columns)).Norm() / (Math.Max(rows, 1) * eps);

    /// <summary>|A - this| / (n |A| eps).</summary>
    public double Residual(Dense a, double eps)
    {
        double norm = a.Norm(), difference = (a - this).Norm();
        return difference == 0 ? 0 : difference / (Math.Max(1, Math.Max(rows, columns)) * norm * eps);
    }
}
