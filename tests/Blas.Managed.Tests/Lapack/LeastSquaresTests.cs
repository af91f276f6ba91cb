using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>QR with column pivoting, and least squares by all drivers.</summary>
public abstract unsafe class LeastSquaresTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    private static double Scale => typeof(TReal) == typeof(float) ? 1e30 : 1e300;

    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 2, 3 }, { 3, 2 }, { 5, 5 }, { 33, 20 }, { 20, 33 }, { 129, 70 }, { 70, 129 }, { 100, 100 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Geqp3_orders_the_diagonal(int m, int n)
    {
        foreach (int rank in new[] { Math.Min(m, n), (Math.Min(m, n) + 1) / 2 })
        {
            Matrix<T> a = OfRank(m, n, rank, 1), f = a.Clone(), tau = new(Math.Min(m, n), 1);
            int[] jpvt = new int[n];

            // Two columns are bound to be the first.
            if (n > 4)
            {
                jpvt[3] = 1;
                jpvt[4] = 1;
            }

            fixed (int* p = jpvt)
            {
                Engine.Geqp3(m, n, f.Pointer, f.Ld, p, tau.Pointer);
            }

            f.AssertPaddingUntouched();
            tau.AssertPaddingUntouched();
            Assert.Equal(Enumerable.Range(1, n), jpvt.Order());
            int k = Math.Min(m, n), fixedColumns = n > 4 ? Math.Min(2, k) : 0;
            if (n > 4)
            {
                Assert.Equal([4, 5], jpvt[..2]);
            }

            Matrix<T> q = Ratios<T, TReal>.Make(m, k, f.Get), r = Ratios<T, TReal>.Make(k, n, (i, j) => i <= j ? f.Get(i, j) : 0);
            Engine.Orgqr(m, k, k, q.Pointer, q.Ld, tau.Pointer);
            Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(q), "Q");
            Matrix<T> permuted = Ratios<T, TReal>.Make(m, n, (i, j) => a.Get(i, jpvt[j] - 1));
            Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(permuted, Ratios<T, TReal>.Multiply(q, r)), $"A P = Q R, {m} x {n}, rank {rank}");

            // Each pivot is as long as what is left of any column after it; norms are right to half of the digits.
            for (int i = fixedColumns; i < k; i++)
            {
                double pivot = Complex.Abs(r.Get(i, i)), slack = 1 + (10 * Math.Sqrt(Ratios<T, TReal>.Epsilon));
                double floor = 100 * k * Ratios<T, TReal>.Epsilon * Ratios<T, TReal>.Norm(a);
                for (int j = i + 1; j < n; j++)
                {
                    double left = Math.Sqrt(Enumerable.Range(i, Math.Min(j, k - 1) - i + 1).Sum(l => Math.Pow(Complex.Abs(r.Get(l, j)), 2)));
                    Assert.True(left <= (pivot * slack) + floor, $"{m} x {n}: pivot {i} is {pivot:E3}, column {j} has {left:E3}");
                }

                Assert.True(i < Math.Max(rank, fixedColumns) || rank == k || pivot <= floor || i < rank + fixedColumns, $"pivot {i} beyond the rank is {pivot:E3}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gels_solves_all_four_problems(int m, int n)
    {
        foreach (double scale in new[] { 1, Scale, 1 / Scale })
        {
            foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
            {
                int rows = trans == Transpose.None ? m : n, columns = trans == Transpose.None ? n : m;
                Matrix<T> a = OfRank(m, n, Math.Min(m, n), scale), f = a.Clone(), b = Right(m, n, rows), x = b.Clone();
                Assert.Equal(0, Engine.Gels(trans, m, n, 3, f.Pointer, f.Ld, x.Pointer, x.Ld));
                f.AssertPaddingUntouched();
                x.AssertPaddingUntouched();
                AssertLeastSquares(trans, a, x, b, rows, columns, scale, $"gels {trans} {m} x {n} scale {scale:E0}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gelsy_solves_at_any_rank(int m, int n)
    {
        foreach (double scale in new[] { 1, Scale, 1 / Scale })
        {
            foreach (int rank in new[] { Math.Min(m, n), (Math.Min(m, n) + 1) / 2 })
            {
                Matrix<T> a = OfRank(m, n, rank, scale), f = a.Clone(), b = Right(m, n, m), x = b.Clone();
                int[] jpvt = new int[n];
                fixed (int* p = jpvt)
                {
                    TReal rcond = TReal.CreateChecked(Math.Sqrt(Ratios<T, TReal>.Epsilon));
                    Assert.Equal(0, Engine.Gelsy(m, n, 3, f.Pointer, f.Ld, x.Pointer, x.Ld, p, rcond, out nint found));
                    Assert.Equal(rank, found);
                }

                f.AssertPaddingUntouched();
                x.AssertPaddingUntouched();
                AssertLeastSquares(Transpose.None, a, x, b, m, n, scale, $"gelsy {m} x {n} rank {rank} scale {scale:E0}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gelsd_solves_at_any_rank(int m, int n)
    {
        int k = Math.Min(m, n);
        foreach (double scale in new[] { 1, Scale, 1 / Scale })
        {
            foreach (int rank in new[] { k, (k + 1) / 2 })
            {
                Matrix<T> a = OfRank(m, n, rank, scale), f = a.Clone(), b = Right(m, n, m), x = b.Clone();
                Matrix<TReal> s = new(k, 1), expected = new(k, 1);
                TReal rcond = TReal.CreateChecked(Math.Sqrt(Ratios<T, TReal>.Epsilon));
                Assert.Equal(0, Engine.Gelsd(m, n, 3, f.Pointer, f.Ld, x.Pointer, x.Ld, s.Pointer, rcond, out nint found));
                Assert.Equal(rank, found);
                f.AssertPaddingUntouched();
                x.AssertPaddingUntouched();
                s.AssertPaddingUntouched();
                AssertLeastSquares(Transpose.None, a, x, b, m, n, scale, $"gelsd {m} x {n} rank {rank} scale {scale:E0}");
                Matrix<T> g = a.Clone();
                Assert.Equal(0, Engine.Gesvd(SvdJob.None, SvdJob.None, m, n, g.Pointer, g.Ld, expected.Pointer, null, 1, null, 1));
                for (int i = 0; i < k; i++)
                {
                    double error = Math.Abs(s.Get(i, 0).Real - expected.Get(i, 0).Real);
                    Assert.True(error <= 30 * k * Ratios<T, TReal>.Epsilon * expected.Get(0, 0).Real, $"singular value {i}: {s.Get(i, 0)}, not {expected.Get(i, 0)}");
                }
            }
        }
    }

    [Fact]
    public void Gelsd_of_zero_has_rank_0_and_of_NaN_does_not_converge()
    {
        Matrix<T> a = new(4, 3), b = new(4, 2, 0, new Random(1));
        Matrix<TReal> s = new(3, 1);
        a.Fill(T.Zero);
        Assert.Equal(0, Engine.Gelsd(4, 3, 2, a.Pointer, a.Ld, b.Pointer, b.Ld, s.Pointer, -TReal.One, out nint rank));
        Assert.Equal(0, rank);
        Assert.Equal(0, b.Get(2, 1));
        Assert.Equal(0, s.Get(0, 0));
        a[1, 1] = Element.NaN<T>();
        Assert.NotEqual(0, Engine.Gelsd(4, 3, 2, a.Pointer, a.Ld, b.Pointer, b.Ld, s.Pointer, -TReal.One, out _));
        Assert.True(T.IsNaN(b[0, 0]));
    }

    [Fact]
    public void Zero_and_singular_matrices_are_told_apart()
    {
        Matrix<T> zero = new(4, 3), b = new(4, 2, 0, new Random(1)), x = b.Clone();
        zero.Fill(T.Zero);
        int* jpvt = stackalloc int[3];
        new Span<int>(jpvt, 3).Clear();
        Assert.Equal(0, Engine.Gelsy(4, 3, 2, zero.Pointer, zero.Ld, x.Pointer, x.Ld, jpvt, TReal.CreateChecked(1e-3), out nint rank));
        Assert.Equal(0, rank);
        Assert.Equal(0, x.Get(2, 1));
        Matrix<T> a = Ratios<T, TReal>.Make(4, 3, (i, j) => i == j && j != 1 ? 1 : 0);
        Assert.Equal(2, Engine.Gels(Transpose.None, 4, 3, 2, a.Pointer, a.Ld, b.Pointer, b.Ld));
    }

    [Fact]
    public void NaN_ends_in_NaN_or_rank_0()
    {
        Matrix<T> a = OfRank(20, 10, 10, 1), b = new(20, 1, 0, new Random(2));
        a[3, 3] = Element.NaN<T>();
        Matrix<T> f = a.Clone(), x = b.Clone();
        Engine.Gels(Transpose.None, 20, 10, 1, f.Pointer, f.Ld, x.Pointer, x.Ld);
        Assert.True(T.IsNaN(x[0, 0]));
        int* jpvt = stackalloc int[10];
        new Span<int>(jpvt, 10).Clear();
        Engine.Gelsy(20, 10, 1, a.Pointer, a.Ld, b.Pointer, b.Ld, jpvt, TReal.CreateChecked(1e-3), out _);
        Assert.Equal(Enumerable.Range(1, 10), new ReadOnlySpan<int>(jpvt, 10).ToArray().Order());
    }

    // A product of two random factors with columns of equal sizes.
    private static Matrix<T> OfRank(int m, int n, int rank, double scale)
    {
        var random = new Random(3);
        if (rank == Math.Min(m, n))
        {
            Matrix<T> full = new(m, n, 0, random);
            return Ratios<T, TReal>.Make(m, n, (i, j) => (full.Get(i, j) + (i == j ? 2 : 0)) * scale, 2);
        }

        Matrix<T> product = Ratios<T, TReal>.Multiply(new Matrix<T>(m, rank, 0, random), new Matrix<T>(rank, n, 0, random));
        return Ratios<T, TReal>.Make(m, n, (i, j) => product.Get(i, j) * scale, 2);
    }

    private static Matrix<T> Right(int m, int n, int rows)
    {
        var random = new Random(4);
        return Ratios<T, TReal>.Make(Math.Max(m, n), 3, (i, _) => i < rows ? Element.Widen(Element.Random<T>(random)) : Complex.NaN, 1);
    }

    /// <summary>
    /// The residual is orthogonal to the columns of op(A), and X to its null space: of X and of the residual, what the projections take away is rounding.
    /// </summary>
    private static void AssertLeastSquares(
        Transpose trans, Matrix<T> a, Matrix<T> x, Matrix<T> b, int rows, int columns, double scale, string what)
    {
        Matrix<T> plain = Ratios<T, TReal>.Make(rows, columns, (i, j) => a.Get(trans, i, j) / scale);
        Matrix<T> solution = Ratios<T, TReal>.Make(columns, 3, (i, j) => x.Get(i, j) * scale);
        Matrix<T> product = Ratios<T, TReal>.Multiply(plain, solution);
        Matrix<T> residual = Ratios<T, TReal>.Make(rows, 3, (i, j) => b.Get(i, j) - product.Get(i, j));
        Matrix<T> image = Ratios<T, TReal>.Multiply(Transpose.ConjugateTranspose, plain, Transpose.None, residual);
        double size = Math.Max(rows, columns) * Ratios<T, TReal>.Epsilon * Ratios<T, TReal>.Norm(plain);
        double whole = (Ratios<T, TReal>.Norm(plain) * Ratios<T, TReal>.Norm(solution)) + Ratios<T, TReal>.Norm(rows, 3, b.Get);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Norm(image) / (size * whole), what);

        // X = A^H Y for some Y: of the reflectors of A^H, those beyond the rank leave nothing of X.
        Matrix<T> f = Ratios<T, TReal>.Make(columns, rows, (i, j) => Complex.Conjugate(plain.Get(j, i)));
        int k = Math.Min(rows, columns);
        var tau = new Matrix<T>(k, 1);
        int[] jpvt = new int[rows];
        fixed (int* p = jpvt)
        {
            Engine.Geqp3(columns, rows, f.Pointer, f.Ld, p, tau.Pointer);
        }

        Matrix<T> turned = solution.Clone();
        Engine.Ormqr(Side.Left, Transpose.ConjugateTranspose, columns, 3, k, f.Pointer, f.Ld, tau.Pointer, turned.Pointer, turned.Ld);
        double threshold = 1000 * k * Ratios<T, TReal>.Epsilon * Complex.Abs(f.Get(0, 0));
        int rank = Enumerable.Range(0, k).Count(i => Complex.Abs(f.Get(i, i)) > threshold);
        double outside = Ratios<T, TReal>.Norm(columns - rank, 3, (i, j) => turned.Get(rank + i, j));
        double condition = Complex.Abs(f.Get(0, 0)) / Complex.Abs(f.Get(rank - 1, rank - 1));
        Ratios<T, TReal>.Check(outside / (condition * columns * Ratios<T, TReal>.Norm(solution) * Ratios<T, TReal>.Epsilon), "least norm of " + what);
    }
}

public sealed class SingleLeastSquaresTests : LeastSquaresTests<float, float>;

public sealed class DoubleLeastSquaresTests : LeastSquaresTests<double, double>;

public sealed class Complex32LeastSquaresTests : LeastSquaresTests<Complex32, float>;

public sealed class ComplexLeastSquaresTests : LeastSquaresTests<Complex, double>;
