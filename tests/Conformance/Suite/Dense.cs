using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>
/// A matrix of complex doubles with plain arithmetic, for residuals: LAPACK's test ratios are computed in working precision, and their own roundings are
/// far below the threshold.
/// </summary>
internal sealed class Dense(int rows, int columns)
{
    private readonly Complex[] _values = new Complex[rows * columns];

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>A^H.</summary>
    public Dense H => Make(Columns, Rows, (i, j) => Complex.Conjugate(this[j, i]));

    public ref Complex this[int i, int j] => ref _values[i + (j * Rows)];

    public static Dense operator *(Dense a, Dense b)
    {
        var product = new Dense(a.Rows, b.Columns);
        for (int j = 0; j < b.Columns; j++)
        {
            Span<Complex> to = product._values.AsSpan(j * a.Rows, a.Rows);
            for (int k = 0; k < a.Columns; k++)
            {
                Complex factor = b[k, j];
                if (factor == Complex.Zero)
                    continue;
                ReadOnlySpan<Complex> from = a._values.AsSpan(k * a.Rows, a.Rows);
                for (int i = 0; i < to.Length; i++)
                    to[i] += from[i] * factor;
            }
        }

        return product;
    }

    public static Dense operator -(Dense a, Dense b) => Make(a.Rows, a.Columns, (i, j) => a[i, j] - b[i, j]);

    public static Dense operator +(Dense a, Dense b) => Make(a.Rows, a.Columns, (i, j) => a[i, j] + b[i, j]);

    public static Dense Make(int rows, int columns, Func<int, int, Complex> value)
    {
        var d = new Dense(rows, columns);
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
                d[i, j] = value(i, j);
        }

        return d;
    }

    public static Dense Identity(int n) => Make(n, n, (i, j) => i == j ? 1 : 0);

    public static Dense Diagonal(int rows, int columns, ReadOnlySpan<double> d)
    {
        var m = new Dense(rows, columns);
        for (int i = 0; i < d.Length; i++)
            m[i, i] = d[i];
        return m;
    }

    public static Dense Random(int rows, int columns, Random random, bool complex) =>
        Make(rows, columns, (_, _) => new((2 * random.NextDouble()) - 1, complex ? (2 * random.NextDouble()) - 1 : 0));

    /// <summary>Orthonormal columns: Gram and Schmidt, twice.</summary>
    public static Dense Orthonormal(int rows, int columns, Random random, bool complex)
    {
        Dense q = Random(rows, columns, random, complex);
        for (int j = 0; j < columns; j++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < j; k++)
                {
                    Complex dot = 0;
                    for (int i = 0; i < rows; i++)
                        dot += Complex.Conjugate(q[i, k]) * q[i, j];
                    for (int i = 0; i < rows; i++)
                        q[i, j] -= dot * q[i, k];
                }
            }

            double norm = 0;
            for (int i = 0; i < rows; i++)
                norm += (q[i, j].Real * q[i, j].Real) + (q[i, j].Imaginary * q[i, j].Imaginary);
            for (int i = 0; i < rows; i++)
                q[i, j] /= Math.Sqrt(norm);
        }

        return q;
    }

    public static Dense Of<T, TReal>(Mat<T, TReal> a)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        Make(a.Rows, a.Columns, (i, j) => new(Scalar<T, TReal>.Re(a[i, j]), Scalar<T, TReal>.Im(a[i, j])));

    /// <summary>The matrix in memory, rounded to the type.</summary>
    public Mat<T, TReal> Store<T, TReal>(Layout layout, int padding = 1)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var m = new Mat<T, TReal>(layout, Rows, Columns, padding);
        m.Fill((i, j) => Scalar<T, TReal>.Make(this[i, j].Real, this[i, j].Imaginary));
        return m;
    }

    public Dense Part(int rows, int columns) => Make(rows, columns, (i, j) => this[i, j]);

    public Dense Where(Func<int, int, bool> keep) => Make(Rows, Columns, (i, j) => keep(i, j) ? this[i, j] : 0);

    public Dense Scale(double factor) => Make(Rows, Columns, (i, j) => this[i, j] * factor);

    /// <summary>The Hermitian matrix that has this one's triangle.</summary>
    public Dense Mirror(UpLo uplo, bool hermitian = true) => Make(Rows, Rows, (i, j) =>
        i == j ? (hermitian ? this[i, i].Real : this[i, i])
        : (i < j) == (uplo == UpLo.Upper) ? this[i, j] : hermitian ? Complex.Conjugate(this[j, i]) : this[j, i]);

    /// <summary>The largest sum of moduli of a column; NaN where there is one.</summary>
    public double Norm()
    {
        double norm = 0;
        for (int j = 0; j < Columns; j++)
        {
            double sum = 0;
            for (int i = 0; i < Rows; i++)
                sum += Complex.Abs(this[i, j]);
            norm = sum <= norm ? norm : sum;
        }

        return norm;
    }
}
