using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Inverses, condition numbers, and the solves and refinements that go with the factorizations.</summary>
public abstract unsafe class InverseTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;
    private static readonly UpLo[] Triangles = [UpLo.Upper, UpLo.Lower];

    public static TheoryData<int> Sizes => [0, 1, 2, 3, 5, 10, 17, 33, 50, 129, 300];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Getri_inverts(int n)
    {
        Matrix<T> a = new(n, n, 1, new Random(1)), x = a.Clone();
        int[] pivots = new int[n + 1];
        fixed (int* ipiv = pivots)
        {
            Assert.Equal(0, Engine.Getrf(n, n, x.Pointer, x.Ld, ipiv));
            Assert.Equal(0, Engine.Getri(n, x.Pointer, x.Ld, ipiv));
        }

        x.AssertPaddingUntouched();
        AssertInverse(a, x, $"getri {n}");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Trtri_and_Trtrs_invert_and_solve(int n)
    {
        foreach (UpLo uplo in Triangles)
        {
            foreach (Diag diag in new[] { Diag.NonUnit, Diag.Unit })
            {
                Matrix<T> stored = Triangle(n, uplo, diag), x = stored.Clone();
                Matrix<T> a = Ratios<T, TReal>.Make(n, n, (i, j) => ElementOf(stored, uplo, diag, i, j));
                Assert.Equal(0, Engine.Trtri(uplo, diag, n, x.Pointer, x.Ld));
                x.AssertPaddingUntouched();
                AssertOtherTriangleIsNaN(x, uplo, diag);
                AssertInverse(a, Ratios<T, TReal>.Make(n, n, (i, j) => ElementOf(x, uplo, diag, i, j)), $"trtri {uplo} {diag} {n}");
                foreach (Transpose trans in Cases.Forms)
                {
                    Matrix<T> b = new(n, 3, 2, new Random(2)), y = b.Clone();
                    Assert.Equal(0, Engine.Trtrs(uplo, trans, diag, n, 3, stored.Pointer, stored.Ld, y.Pointer, y.Ld));
                    AssertSolution(trans, a, y, b, $"trtrs {uplo} {trans} {diag} {n}");
                }
            }
        }
    }

    [Fact]
    public void A_zero_on_the_diagonal_is_reported_and_nothing_is_changed()
    {
        foreach (UpLo uplo in Triangles)
        {
            Matrix<T> a = Triangle(40, uplo, Diag.NonUnit), b = new(40, 2, 0, new Random(3));
            a[20, 20] = T.Zero;
            a[30, 30] = T.Zero;
            byte[] before = a.Bytes(), right = b.Bytes();
            int[] pivots = Enumerable.Range(1, 40).ToArray();
            Assert.Equal(21, Engine.Trtri(uplo, Diag.NonUnit, 40, a.Pointer, a.Ld));
            Assert.Equal(21, Engine.Trtrs(uplo, Transpose.None, Diag.NonUnit, 40, 2, a.Pointer, a.Ld, b.Pointer, b.Ld));
            Assert.Equal(21, Engine.Potri(uplo, 40, a.Pointer, a.Ld));
            fixed (int* ipiv = pivots)
            {
                Assert.Equal(21, Engine.Getri(40, a.Pointer, a.Ld, ipiv));
            }

            Assert.Equal(before, a.Bytes());
            Assert.Equal(right, b.Bytes());
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Potrs_and_Potri_solve_and_invert(int n)
    {
        foreach (UpLo uplo in Triangles)
        {
            Matrix<T> whole = Definite(n), b = new(n, 3, 1, new Random(4)), y = b.Clone();
            Matrix<T> x = OneTriangle(whole, uplo);
            Assert.Equal(0, Engine.Posv(uplo, n, 3, x.Pointer, x.Ld, y.Pointer, y.Ld));
            AssertSolution(Transpose.None, whole, y, b, $"posv {uplo} {n}");
            TReal rcond, norm = Engine.Lange(Norm.One, n, n, whole.Pointer, whole.Ld);
            Assert.Equal(0, Engine.Pocon(uplo, n, x.Pointer, x.Ld, norm, &rcond));
            Assert.Equal(0, Engine.Potri(uplo, n, x.Pointer, x.Ld));
            x.AssertPaddingUntouched();
            AssertOtherTriangleIsNaN(x, uplo, Diag.NonUnit);
            Matrix<T> inverse = Ratios<T, TReal>.Make(
                n, n, (i, j) => (i <= j) == (uplo == UpLo.Upper) || i == j ? x.Get(i, j) : Complex.Conjugate(x.Get(j, i)));
            AssertInverse(whole, inverse, $"potri {uplo} {n}");
            AssertCondition(rcond, n, whole, inverse, Norm.One);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Condition_numbers_are_right_to_a_small_factor(int n)
    {
        Matrix<T> a = new(n, n, 1, new Random(5)), f = a.Clone();
        int[] pivots = new int[n + 1];
        fixed (int* ipiv = pivots)
        {
            Engine.Getrf(n, n, f.Pointer, f.Ld, ipiv);
            Matrix<T> inverse = f.Clone();
            Engine.Getri(n, inverse.Pointer, inverse.Ld, ipiv);
            foreach (Norm norm in new[] { Norm.One, Norm.Infinity })
            {
                TReal rcond;
                Assert.Equal(0, Engine.Gecon(norm, n, f.Pointer, f.Ld, Engine.Lange(norm, n, n, a.Pointer, a.Ld), &rcond));
                AssertCondition(rcond, n, a, inverse, norm);
                foreach (UpLo uplo in Triangles)
                {
                    Matrix<T> stored = Triangle(n, uplo, Diag.NonUnit), x = stored.Clone();
                    Engine.Trtri(uplo, Diag.NonUnit, n, x.Pointer, x.Ld);
                    Assert.Equal(0, Engine.Trcon(norm, uplo, Diag.NonUnit, n, stored.Pointer, stored.Ld, &rcond));
                    AssertCondition(
                        rcond, n, Ratios<T, TReal>.Make(n, n, (i, j) => ElementOf(stored, uplo, Diag.NonUnit, i, j)),
                        Ratios<T, TReal>.Make(n, n, (i, j) => ElementOf(x, uplo, Diag.NonUnit, i, j)), norm);
                }
            }
        }
    }

    [Fact]
    public void Condition_of_what_is_singular_is_0_and_of_NaN_is_NaN()
    {
        Matrix<T> a = Ratios<T, TReal>.Make(3, 3, (i, j) => i == j && i != 1 ? 1 : 0);
        TReal rcond;
        Engine.Gecon(Norm.One, 3, a.Pointer, a.Ld, TReal.One, &rcond);
        Assert.Equal(TReal.Zero, rcond);
        Engine.Trcon(Norm.Infinity, UpLo.Upper, Diag.NonUnit, 3, a.Pointer, a.Ld, &rcond);
        Assert.Equal(TReal.Zero, rcond);
        Engine.Gecon(Norm.One, 3, a.Pointer, a.Ld, TReal.NaN, &rcond);
        Assert.True(TReal.IsNaN(rcond));
        a[0, 1] = Element.NaN<T>();
        Engine.Trcon(Norm.One, UpLo.Upper, Diag.NonUnit, 3, a.Pointer, a.Ld, &rcond);
        Assert.True(TReal.IsNaN(rcond));
    }

    [Fact]
    public void Condition_is_right_at_both_ends_of_the_range()
    {
        bool isSingle = typeof(TReal) == typeof(float);
        foreach (double scale in isSingle ? new[] { 1e-30, 1e30 } : [1e-290, 1e290])
        {
            Matrix<T> a = Ratios<T, TReal>.Make(4, 4, (i, j) => i == j ? scale * (i + 1) : i < j ? scale : 0);
            TReal rcond, plain;
            Assert.Equal(0, Engine.Trcon(Norm.One, UpLo.Upper, Diag.NonUnit, 4, a.Pointer, a.Ld, &rcond));
            Matrix<T> b = Ratios<T, TReal>.Make(4, 4, (i, j) => i == j ? i + 1 : i < j ? 1 : 0);
            Engine.Trcon(Norm.One, UpLo.Upper, Diag.NonUnit, 4, b.Pointer, b.Ld, &plain);
            Assert.Equal(double.CreateChecked(plain), double.CreateChecked(rcond), 1e-5);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    public void Gerfs_improves_and_bounds_the_error(int n)
    {
        // The exact solution is known: whole numbers, so that B has no rounding errors.
        var random = new Random(6);
        Matrix<T> a = Ratios<T, TReal>.Make(n, n, (_, _) => new Complex(random.Next(-9, 10), random.Next(-9, 10)), 1);
        Matrix<T> exact = Ratios<T, TReal>.Make(n, 2, (_, _) => new Complex(random.Next(-9, 10), random.Next(-9, 10)));
        int* ipiv = stackalloc int[n];
        TReal* ferr = stackalloc TReal[2];
        TReal* berr = stackalloc TReal[2];
        foreach (Transpose trans in Cases.Forms)
        {
            Matrix<T> b = Ratios<T, TReal>.Multiply(trans, a, Transpose.None, exact), f = a.Clone(), x = b.Clone();
            Assert.Equal(0, Engine.Getrf(n, n, f.Pointer, f.Ld, ipiv));
            Engine.Getrs(trans, n, 2, f.Pointer, f.Ld, ipiv, x.Pointer, x.Ld);

            // A solution that is spoiled on purpose is mended.
            x[0, 0] *= Element.Narrow<T>(1.001);
            Assert.Equal(0, Engine.Gerfs(
                trans, n, 2, a.Pointer, a.Ld, f.Pointer, f.Ld, ipiv, b.Pointer, b.Ld, x.Pointer, x.Ld, ferr, berr));
            x.AssertPaddingUntouched();
            for (int j = 0; j < 2; j++)
            {
                Assert.True(double.CreateChecked(berr[j]) <= 4 * Element.Epsilon<T>(), $"berr {berr[j]}");
                double error = 0, size = 0;
                for (int i = 0; i < n; i++)
                {
                    Complex difference = x.Get(i, j) - exact.Get(i, j);
                    error = Math.Max(error, Math.Abs(difference.Real) + Math.Abs(difference.Imaginary));
                    size = Math.Max(size, Math.Abs(x.Get(i, j).Real) + Math.Abs(x.Get(i, j).Imaginary));
                }

                // The bound is an estimate, nearly always at most 3 times too small, and here far too large.
                Assert.True(error <= 3 * double.CreateChecked(ferr[j]) * size, $"{trans}: error {error / size:E2}, bound {ferr[j]}");
                Assert.True(double.CreateChecked(ferr[j]) < (n <= 1 ? 1e-5 : 0.1), $"ferr {ferr[j]}");
            }
        }
    }

    private static Complex ElementOf(Matrix<T> a, UpLo uplo, Diag diag, int i, int j) =>
        i == j && diag == Diag.Unit ? 1 : i == j || (i < j) == (uplo == UpLo.Upper) ? a.Get(i, j) : 0;

    // Small beside the diagonal, or the triangle's condition grows without bound; NaN where nothing may be read.
    private static Matrix<T> Triangle(int n, UpLo uplo, Diag diag)
    {
        var random = new Random(7);
        return Ratios<T, TReal>.Make(
            n, n,
            (i, j) =>
            {
                Complex value = Element.Widen(Element.Random<T>(random));
                return i == j ? (diag == Diag.Unit ? Complex.NaN : value + (2 * Math.Sign(value.Real)))
                    : (i < j) == (uplo == UpLo.Upper) ? value / Math.Sqrt(n) : Complex.NaN;
            },
            2);
    }

    private static Matrix<T> Definite(int n)
    {
        var random = new Random(8);
        Matrix<T> g = new(n, n, 0, random), product = Ratios<T, TReal>.Multiply(Transpose.None, g, Transpose.ConjugateTranspose, g);
        return Ratios<T, TReal>.Make(
            n, n,
            (i, j) => i == j ? product.Get(i, j).Real + 1 : i < j ? product.Get(i, j) : Complex.Conjugate(product.Get(j, i)));
    }

    private static Matrix<T> OneTriangle(Matrix<T> whole, UpLo uplo) => Ratios<T, TReal>.Make(
        whole.Rows, whole.Rows, (i, j) => i == j || (i < j) == (uplo == UpLo.Upper) ? whole.Get(i, j) : Complex.NaN, 1);

    private static void AssertOtherTriangleIsNaN(Matrix<T> a, UpLo uplo, Diag diag)
    {
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                bool written = i == j ? diag == Diag.NonUnit : (i < j) == (uplo == UpLo.Upper);
                Assert.Equal(!written, T.IsNaN(a[i, j]));
            }
        }
    }

    /// <summary>|I - A X| / (n |A| |X| eps).</summary>
    private static void AssertInverse(Matrix<T> a, Matrix<T> x, string what)
    {
        int n = a.Rows;
        Matrix<T> product = Ratios<T, TReal>.Multiply(a, x);
        double error = Ratios<T, TReal>.Norm(n, n, (i, j) => product.Get(i, j) - (i == j ? 1 : 0));
        double size = n * Ratios<T, TReal>.Norm(a) * Ratios<T, TReal>.Norm(x) * Ratios<T, TReal>.Epsilon;
        Ratios<T, TReal>.Check(n == 0 ? 0 : error / size, what);
    }

    /// <summary>|op(A) X - B| / (n |A| |X| eps), with both norms of A since op may turn it.</summary>
    private static void AssertSolution(Transpose trans, Matrix<T> a, Matrix<T> x, Matrix<T> b, string what)
    {
        int n = a.Rows;
        x.AssertPaddingUntouched();
        Matrix<T> product = Ratios<T, TReal>.Multiply(trans, a, Transpose.None, x);
        double error = Ratios<T, TReal>.Norm(n, b.Columns, (i, j) => product.Get(i, j) - b.Get(i, j));
        double size = Math.Max(Ratios<T, TReal>.Norm(a), Ratios<T, TReal>.Norm(n, n, (i, j) => a.Get(j, i)));
        Ratios<T, TReal>.Check(n == 0 ? 0 : error / (n * size * Ratios<T, TReal>.Norm(x) * Ratios<T, TReal>.Epsilon), what);
    }

    private static void AssertCondition(TReal rcond, int n, Matrix<T> a, Matrix<T> inverse, Norm norm)
    {
        double size = double.CreateChecked(Engine.Lange(norm, n, n, a.Pointer, a.Ld));
        double other = double.CreateChecked(Engine.Lange(norm, n, n, inverse.Pointer, inverse.Ld));
        double expected = n == 0 ? 1 : 1 / (size * other), actual = double.CreateChecked(rcond);

        // |A^-1| is estimated from below, and here within a factor of 3.
        Assert.True(
            actual >= expected * (1 - (100 * n * Ratios<T, TReal>.Epsilon)) && actual <= 3 * expected, $"rcond {actual:E3}, exactly {expected:E3}, n = {n}");
    }
}

public sealed class SingleInverseTests : InverseTests<float, float>;

public sealed class DoubleInverseTests : InverseTests<double, double>;

public sealed class Complex32InverseTests : InverseTests<Complex32, float>;

public sealed class ComplexInverseTests : InverseTests<Complex, double>;
