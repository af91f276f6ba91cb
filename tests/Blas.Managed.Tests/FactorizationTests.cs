using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>LU and Cholesky factorizations and the solves with them, by their residuals.</summary>
public abstract unsafe class FactorizationTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Three);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(7, 7)]
    [InlineData(33, 17)]
    [InlineData(17, 65)]
    [InlineData(129, 129)]
    [InlineData(260, 200)]
    public void Getrf_multiplies_back_to_A(int m, int n)
    {
        Matrix<T> a = new(m, n, 3, new Random(41)), f = a.Clone();
        int steps = Math.Min(m, n);
        int* pivots = stackalloc int[steps];
        Assert.Equal(0, Engine.Getrf(m, n, f.Pointer, f.Ld, pivots));
        f.AssertPaddingUntouched();
        int[] rows = [.. Enumerable.Range(0, m)];
        for (int i = 0; i < steps; i++)
        {
            Assert.InRange(pivots[i], i + 1, m);
            (rows[i], rows[pivots[i] - 1]) = (rows[pivots[i] - 1], rows[i]);
        }

        // |P A - L U| <= c n eps |L| |U| (Higham 2002, theorem 9.3), and partial pivoting bounds L.
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                ExactSum sum = default;
                for (int k = 0; k <= Math.Min(Math.Min(i, j), steps - 1); k++)
                {
                    sum.Add(k == i ? 1 : f.Get(i, k), f.Get(k, j));
                }

                double error = Complex.Abs(sum.Value - a.Get(rows[i], j));
                Assert.True(error <= 2 * (steps + 4) * Element.Epsilon<T>() * sum.Magnitude, $"residual {error:E2} at ({i},{j})");
                Assert.True(i <= j || Complex.Abs(f.Get(i, j)) <= Math.Sqrt(2) * (1 + (10 * Element.Epsilon<T>())));
            }
        }
    }

    [Fact]
    public void Getrf_reports_the_first_zero_pivot_and_goes_on()
    {
        // Column 3 is column 1 plus column 2, in whole numbers: U(3,3) is exactly 0.
        double[,] whole = { { 1, 2, 3, 1 }, { 0, 1, 1, 2 }, { 0, 0, 0, 3 }, { 0, 0, 0, 4 } };
        Matrix<T> a = new(4, 4, 1);
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                a[i, j] = Element.Narrow<T>(whole[i, j]);
            }
        }

        int* pivots = stackalloc int[4];
        Assert.Equal(3, Engine.Getrf(4, 4, a.Pointer, a.Ld, pivots));
        Assert.Equal([1, 2, 3, 4], new ReadOnlySpan<int>(pivots, 4).ToArray());
        Assert.Equal(4, a.Get(3, 3).Real);

        Matrix<T> zero = new(40, 40, 1), b = new(40, 1, 0, new Random(1)), before = b.Clone();
        zero.Fill(T.Zero);
        int* many = stackalloc int[40];
        Assert.Equal(1, Engine.Gesv(40, 1, zero.Pointer, zero.Ld, many, b.Pointer, b.Ld));
        Assert.Equal(before.Bytes(), b.Bytes());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(33, 1)]
    [InlineData(100, 20)]
    [InlineData(300, 7)]
    public void Getrs_solves_all_forms(int n, int nrhs)
    {
        var random = new Random(42);
        Matrix<T> a = new(n, n, 1, random), b = new(n, nrhs, 2, random), f = a.Clone();
        int* pivots = stackalloc int[n];
        Assert.Equal(0, Engine.Getrf(n, n, f.Pointer, f.Ld, pivots));
        foreach (Transpose trans in Cases.Forms)
        {
            Matrix<T> x = b.Clone();
            Engine.Getrs(trans, n, nrhs, f.Pointer, f.Ld, pivots, x.Pointer, x.Ld);
            x.AssertPaddingUntouched();
            AssertSolves(trans, a, f, x, b);
        }

        Matrix<T> y = b.Clone(), g = a.Clone();
        Assert.Equal(0, Engine.Gesv(n, nrhs, g.Pointer, g.Ld, pivots, y.Pointer, y.Ld));
        AssertSolves(Transpose.None, a, f, y, b);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(65)]
    [InlineData(200)]
    public void Potrf_multiplies_back_to_A_and_leaves_the_other_triangle(int n)
    {
        foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
        {
            Matrix<T> a = Definite(n, uplo), f = a.Clone();
            Assert.Equal(0, Engine.Potrf(uplo, n, f.Pointer, f.Ld));
            f.AssertPaddingUntouched();
            bool lower = uplo == UpLo.Lower;
            for (int j = 0; j < n; j++)
            {
                Assert.Equal(0, f.Get(j, j).Imaginary);
                for (int i = 0; i < n; i++)
                {
                    if (i != j && (i > j) != lower)
                    {
                        Assert.True(T.IsNaN(f[i, j]));
                        continue;
                    }

                    ExactSum sum = default;
                    for (int k = 0; k <= Math.Min(i, j); k++)
                    {
                        sum.Add(
                            lower ? f.Get(i, k) : Complex.Conjugate(f.Get(k, i)),
                            lower ? Complex.Conjugate(f.Get(j, k)) : f.Get(k, j));
                    }

                    // |A - L L^H| <= c n eps |L| |L^H| (Higham 2002, theorem 10.3).
                    double error = Complex.Abs(sum.Value - a.Get(i, j));
                    Assert.True(error <= 2 * (n + 4) * Element.Epsilon<T>() * sum.Magnitude, $"{uplo}: residual {error:E2} at ({i},{j})");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(40, 17)]
    [InlineData(40, 40)]
    [InlineData(150, 100)]
    public void Potrf_reports_the_first_minor_that_is_not_positive(int n, int minor)
    {
        foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
        {
            foreach (double bad in new[] { -1, double.NaN })
            {
                Matrix<T> a = Definite(n, uplo);
                a[minor - 1, minor - 1] = Element.Narrow<T>(bad);
                Assert.Equal(minor, Engine.Potrf(uplo, n, a.Pointer, a.Ld));
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Matrix<T> a = new(300, 300, 1, new Random(43)), b = a.Clone();
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        int* p = stackalloc int[300];
        int* q = stackalloc int[300];
        one.Getrf(300, 300, a.Pointer, a.Ld, p);
        Engine.Getrf(300, 300, b.Pointer, b.Ld, q);
        Assert.Equal(a.Bytes(), b.Bytes());
        Assert.Equal(new ReadOnlySpan<int>(p, 300).ToArray(), new ReadOnlySpan<int>(q, 300).ToArray());
    }

    // Diagonally dominant, so positive definite; the other triangle is NaN.
    private static Matrix<T> Definite(int n, UpLo uplo)
    {
        Matrix<T> a = new(n, n, 2, new Random(44));
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                a[i, j] = i == j ? Element.Narrow<T>(n + 1 + (j % 5))
                    : (i > j) == (uplo == UpLo.Lower) ? Element.Narrow<T>(a.Get(i, j) / 2) : Element.NaN<T>();
            }
        }

        return a;
    }

    // |op(A) X - B| <= c n eps (|op(A)| + |L||U|) |X| (Higham 2002, theorem 9.4); the product of the factors
    // is bounded by its norm, which keeps the check to n³ steps.
    private static void AssertSolves(Transpose trans, Matrix<T> a, Matrix<T> f, Matrix<T> x, Matrix<T> b)
    {
        int n = a.Rows;
        double upper = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i <= j; i++)
            {
                upper = Math.Max(upper, Complex.Abs(f.Get(i, j)));
            }
        }

        for (int j = 0; j < x.Columns; j++)
        {
            double size = 0;
            for (int i = 0; i < n; i++)
            {
                size += Complex.Abs(x.Get(i, j));
            }

            for (int i = 0; i < n; i++)
            {
                ExactSum sum = default;
                for (int k = 0; k < n; k++)
                {
                    sum.Add(a.Get(trans, i, k), x.Get(k, j));
                }

                double error = Complex.Abs(sum.Value - b.Get(i, j));
                double bound = 4 * (n + 4) * Element.Epsilon<T>() * (sum.Magnitude + (2 * upper * size));
                Assert.True(error <= bound, $"{trans} {n}: residual {error:E2} at ({i},{j}), bound {bound:E2}");
            }
        }
    }
}

public sealed class SingleFactorizationTests : FactorizationTests<float, float>;

public sealed class DoubleFactorizationTests : FactorizationTests<double, double>;

public sealed class Complex32FactorizationTests : FactorizationTests<Complex32, float>;

public sealed class ComplexFactorizationTests : FactorizationTests<Complex, double>;
