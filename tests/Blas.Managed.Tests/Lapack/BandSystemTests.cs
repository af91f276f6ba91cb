using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Banded and tridiagonal systems.</summary>
public abstract unsafe class BandSystemTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(5, 1, 1)]
    [InlineData(10, 0, 3)]
    [InlineData(10, 3, 0)]
    [InlineData(33, 2, 5)]
    [InlineData(6, 5, 5)]
    [InlineData(60, 35, 40)]
    [InlineData(150, 33, 50)]
    [InlineData(150, 50, 33)]
    [InlineData(150, 149, 149)]
    public void Gbsv_and_Gbtrs_solve(int n, int kl, int ku)
    {
        var random = new Random(1);
        Matrix<T> a = Ratios<T, TReal>.Make(
            n, n, (i, j) => i - j <= kl && j - i <= ku ? Element.Widen(Element.Random<T>(random)) : 0);
        Matrix<T> band = Band(a, kl, ku), b = new(n, 3, 1, random), x = b.Clone();
        int[] pivots = new int[n];
        fixed (int* ipiv = pivots)
        {
            Assert.Equal(0, Engine.Gbsv(n, kl, ku, 3, band.Pointer, band.Ld, ipiv, x.Pointer, x.Ld));
            band.AssertPaddingUntouched();
            AssertSolution(Transpose.None, a, x, b);
            foreach (Transpose trans in Cases.Forms)
            {
                Matrix<T> y = b.Clone();
                Engine.Gbtrs(trans, n, kl, ku, 3, band.Pointer, band.Ld, ipiv, y.Pointer, y.Ld);
                AssertSolution(trans, a, y, b);
            }
        }
    }

    [Theory]
    [InlineData(20, 20, 4, 3)]
    [InlineData(200, 150, 40, 35)]
    [InlineData(150, 200, 35, 40)]
    public void Gbtrf_has_the_pivots_and_the_U_of_Getrf(int m, int n, int kl, int ku)
    {
        // Both choose the largest element; without ties they take the same rows.
        var random = new Random(2);
        Matrix<T> a = Ratios<T, TReal>.Make(
            m, n, (i, j) => i - j <= kl && j - i <= ku ? Element.Widen(Element.Random<T>(random)) : 0);
        Matrix<T> band = Band(a, kl, ku), full = a.Clone();
        int[] expected = new int[Math.Min(m, n)], actual = new int[Math.Min(m, n)];
        fixed (int* p = expected, q = actual)
        {
            Assert.Equal(0, Engine.Getrf(m, n, full.Pointer, full.Ld, p));
            Assert.Equal(0, Engine.Gbtrf(m, n, kl, ku, band.Pointer, band.Ld, q));
        }

        band.AssertPaddingUntouched();
        Assert.Equal(expected, actual);
        Matrix<T> u = Ratios<T, TReal>.Make(m, n, (i, j) => i <= j && j - i <= kl + ku ? band.Get(kl + ku + i - j, j) : 0);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(Ratios<T, TReal>.Make(m, n, (i, j) => i <= j ? full.Get(i, j) : 0), u), "U");
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(100, 40)]
    public void Gbtrf_reports_the_first_zero_pivot_and_goes_on(int n, int k)
    {
        Matrix<T> a = Ratios<T, TReal>.Make(n, n, (i, j) => j == 5 || Math.Abs(i - j) > k ? 0 : i == j ? 4 * k : 1);
        Matrix<T> band = Band(a, k, k), b = new(n, 1, 0, new Random(3)), before = b.Clone();
        int[] pivots = new int[n];
        fixed (int* ipiv = pivots)
        {
            Assert.Equal(6, Engine.Gbsv(n, k, k, 1, band.Pointer, band.Ld, ipiv, b.Pointer, b.Ld));
        }

        Assert.Equal(before.Bytes(), b.Bytes());
        Assert.NotEqual(0, pivots[n - 1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Gtsv_solves_with_and_without_exchanges(int n)
    {
        foreach ((double weight, int columns) in new[] { (0.01, 1), (1, 1), (100, 1), (0.01, 2), (1, 2), (100, 2) })
        {
            var random = new Random(4);
            Matrix<T> a = Ratios<T, TReal>.Make(
                n, n, (i, j) => Math.Abs(i - j) > 1 ? 0 : Element.Widen(Element.Random<T>(random)) * (i == j ? weight : 1));
            Matrix<T> b = new(n, columns, 1, random), x = b.Clone(), dl = Diagonal(a, -1), d = Diagonal(a, 0), du = Diagonal(a, 1);
            Assert.Equal(0, Engine.Gtsv(n, columns, dl.Pointer, d.Pointer, du.Pointer, x.Pointer, x.Ld));
            foreach (Matrix<T> diagonal in new[] { dl, d, du })
            {
                diagonal.AssertPaddingUntouched();
            }

            AssertSolution(Transpose.None, a, x, b);
        }
    }

    [Fact]
    public void Gtsv_reports_a_zero_pivot()
    {
        Matrix<T> zero = new(4, 1), b = new(4, 1, 0, new Random(5));
        zero.Fill(T.Zero);
        Matrix<T> d = Ratios<T, TReal>.Make(4, 1, (i, _) => i == 2 ? 0 : 1), other = zero.Clone();
        Assert.Equal(3, Engine.Gtsv(4, 1, zero.Pointer, d.Pointer, other.Pointer, b.Pointer, b.Ld));
        d[2, 0] = T.One;
        d[3, 0] = T.Zero;
        Assert.Equal(4, Engine.Gtsv(4, 1, zero.Pointer, d.Pointer, other.Pointer, b.Pointer, b.Ld));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void Ptsv_solves_and_reports(int n)
    {
        var random = new Random(6);
        Matrix<T> e = new(Math.Max(0, n - 1), 1, 0, random), b = new(n, 2, 1, random), x = b.Clone();
        Matrix<TReal> d = Ratios<TReal, TReal>.Make(n, 1, (_, _) => 3);
        Matrix<T> a = Ratios<T, TReal>.Make(
            n, n, (i, j) => i == j ? 3 : i == j + 1 ? e.Get(j, 0) : j == i + 1 ? Complex.Conjugate(e.Get(i, 0)) : 0);
        Matrix<TReal> bad = d.Clone();
        Matrix<T> f = e.Clone(), y = b.Clone();
        Assert.Equal(0, Engine.Ptsv(n, 2, d.Pointer, f.Pointer, x.Pointer, x.Ld));
        f.AssertPaddingUntouched();
        AssertSolution(Transpose.None, a, x, b);
        foreach (TReal value in new[] { TReal.Zero, -TReal.One, TReal.NaN })
        {
            if (n > 0)
            {
                Matrix<TReal> c = bad.Clone();
                c[n - 1, 0] = value;
                Assert.Equal(n, Engine.Ptsv(n, 2, c.Pointer, e.Clone().Pointer, y.Pointer, y.Ld));
                Assert.Equal(b.Bytes(), y.Bytes());
            }
        }
    }

    private static Matrix<T> Diagonal(Matrix<T> a, int offset) => Ratios<T, TReal>.Make(
        Math.Max(0, a.Rows - Math.Abs(offset)), 1, (i, _) => a.Get(i + Math.Max(0, -offset), i + Math.Max(0, offset)));

    // What is not of the band is NaN: rows that will fill in, and the corners.
    private static Matrix<T> Band(Matrix<T> a, int kl, int ku) => Ratios<T, TReal>.Make(
        (2 * kl) + ku + 1, a.Columns,
        (r, j) =>
        {
            int i = r - kl - ku + j;
            return i < 0 || i >= a.Rows || j - i > ku || i - j > kl ? Complex.NaN : a.Get(i, j);
        },
        1);

    private static void AssertSolution(Transpose trans, Matrix<T> a, Matrix<T> x, Matrix<T> b)
    {
        int n = a.Rows;
        x.AssertPaddingUntouched();
        Matrix<T> product = Ratios<T, TReal>.Multiply(trans, a, Transpose.None, x);
        double error = Ratios<T, TReal>.Norm(n, b.Columns, (i, j) => product.Get(i, j) - b.Get(i, j));
        double size = Math.Max(Ratios<T, TReal>.Norm(a), Ratios<T, TReal>.Norm(n, n, (i, j) => a.Get(j, i)));
        Ratios<T, TReal>.Check(n == 0 ? 0 : error / (n * size * Ratios<T, TReal>.Norm(x) * Ratios<T, TReal>.Epsilon), $"{trans} {n}");
    }
}

public sealed class SingleBandSystemTests : BandSystemTests<float, float>;

public sealed class DoubleBandSystemTests : BandSystemTests<double, double>;

public sealed class Complex32BandSystemTests : BandSystemTests<Complex32, float>;

public sealed class ComplexBandSystemTests : BandSystemTests<Complex, double>;
