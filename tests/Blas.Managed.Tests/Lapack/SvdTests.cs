using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Singular value decompositions: the reduction, its factors, and the drivers, by LAPACK's test ratios.</summary>
public abstract unsafe class SvdTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const double Threshold = 30;

    private static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Three);
    private static readonly double Eps = Element.Epsilon<T>() / 2;
    private static readonly (int M, int N)[] Shapes =
    [
        (0, 0), (0, 3), (3, 0), (1, 1), (2, 1), (1, 2), (3, 3), (5, 3), (3, 5), (10, 10), (33, 33), (50, 33), (33, 50), (129, 60),
        (60, 129), (129, 120), (120, 129), (200, 200),
    ];

    private static double Huge => typeof(TReal) == typeof(float) ? 1e35 : 1e300;

    [Fact]
    public void Gebrd_reduces_with_the_factors_of_orgbr_and_ormbr()
    {
        foreach ((int m, int n) in Shapes.Where(s => s.M > 0 && s.N > 0))
        {
            Matrix<T> a = new(m, n, 2, new Random(m + n)), f = a.Clone();
            int k = Math.Min(m, n);
            Matrix<T> tauq = new(k, 1), taup = new(k, 1);
            TReal[] d = new TReal[k], e = new TReal[k];
            fixed (TReal* p = d, r = e)
            {
                Engine.Gebrd(m, n, f.Pointer, f.Ld, p, r, tauq.Pointer, taup.Pointer);
            }

            f.AssertPaddingUntouched();
            Dense b = new(m, n);
            for (int i = 0; i < k; i++)
            {
                b[i, i] = double.CreateChecked(d[i]);
                if (i < k - 1)
                {
                    (m >= n ? ref b[i, i + 1] : ref b[i + 1, i]) = double.CreateChecked(e[i]);
                }
            }

            // The whole factors, and the first columns and rows.
            Matrix<T> q = new(m, m, 1), pt = new(n, n, 3);
            Engine<T, TReal>.Lacpy(MatrixPart.All, m, Math.Min(m, n), f.Pointer, f.Ld, q.Pointer, q.Ld);
            Engine<T, TReal>.Lacpy(MatrixPart.All, Math.Min(m, n), n, f.Pointer, f.Ld, pt.Pointer, pt.Ld);
            Engine.Orgbr(BidiagonalVector.Q, m, m, n, q.Pointer, q.Ld, tauq.Pointer);
            Engine.Orgbr(BidiagonalVector.P, n, n, m, pt.Pointer, pt.Ld, taup.Pointer);
            q.AssertPaddingUntouched();
            pt.AssertPaddingUntouched();
            Dense left = Dense.From(q), right = Dense.From(pt);
            string what = $"{m} x {n}";
            Check(left.Orthogonality(Eps), what + " Q");
            Check(Dense.Adjoint(right).Orthogonality(Eps), what + " P");
            Check((left * b * right).Residual(Dense.From(a), Eps), what + " residual");
            foreach (BidiagonalVector vect in new[] { BidiagonalVector.Q, BidiagonalVector.P })
            {
                foreach (Side side in new[] { Side.Left, Side.Right })
                {
                    foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                    {
                        bool isQ = vect == BidiagonalVector.Q, isLeft = side == Side.Left;
                        int order = isQ ? m : n;
                        Matrix<T> c = new(isLeft ? order : 4, isLeft ? 4 : order, 1, new Random(8));
                        Dense before = Dense.From(c), factor = isQ ? left : Dense.Adjoint(right);
                        factor = trans == Transpose.None ? factor : Dense.Adjoint(factor);
                        Engine.Ormbr(
                            vect, side, trans, c.Rows, c.Columns, isQ ? n : m, f.Pointer, f.Ld, (isQ ? tauq : taup).Pointer, c.Pointer, c.Ld);
                        c.AssertPaddingUntouched();
                        Check(Dense.From(c).Residual(isLeft ? factor * before : before * factor, Eps), $"{what} {vect} {side} {trans}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("ones")]
    [InlineData("zero")]
    [InlineData("graded")]
    [InlineData("large")]
    [InlineData("small")]
    public void Gesdd_decomposes(string kind)
    {
        foreach ((int m, int n) in Shapes)
        {
            Matrix<T> a = Make(kind, m, n);
            (double[] only, _, _) = Solve(a, SvdJob.None, SvdJob.None, divides: true);
            foreach (SvdJob job in new[] { SvdJob.Some, SvdJob.All, SvdJob.Overwrite })
            {
                (double[] s, Dense u, Dense vt) = Solve(a, job, job, divides: true);
                CheckDecomposition(a, s, u, vt, only, $"{kind} {m} x {n} {job}");
            }
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("ones")]
    [InlineData("graded")]
    [InlineData("large")]
    public void Gesvd_decomposes_with_every_pair_of_jobs(string kind)
    {
        SvdJob[] jobs = [SvdJob.None, SvdJob.Some, SvdJob.All, SvdJob.Overwrite];
        foreach ((int m, int n) in Shapes.Where(s => s.M <= 129))
        {
            Matrix<T> a = Make(kind, m, n);
            (double[] only, _, _) = Solve(a, SvdJob.None, SvdJob.None, divides: false);
            foreach (SvdJob jobu in jobs)
            {
                foreach (SvdJob jobvt in jobs.Where(j => j != SvdJob.Overwrite || jobu != SvdJob.Overwrite))
                {
                    (double[] s, Dense u, Dense vt) = Solve(a, jobu, jobvt, divides: false);
                    CheckDecomposition(a, s, u, vt, only, $"{kind} {m} x {n} {jobu} {jobvt}");
                }
            }
        }
    }

    [Fact]
    public void The_rank_shows()
    {
        // A product of 60 x 7 and 7 x 50: seven values, and the rest of the order of rounding.
        var random = new Random(4);
        Matrix<T> x = new(60, 7, 0, random), y = new(7, 50, 0, random), a = new(60, 50);
        Engine.Gemm(Transpose.None, Transpose.None, 60, 50, 7, T.One, x.Pointer, x.Ld, y.Pointer, y.Ld, T.Zero, a.Pointer, a.Ld);
        (double[] s, Dense u, Dense vt) = Solve(a, SvdJob.All, SvdJob.All, divides: true);
        CheckDecomposition(a, s, u, vt, s, "rank 7");
        Assert.True(s[6] > 0.01 * s[0]);
        Assert.All(s[7..], value => Assert.True(value < 60 * Eps * s[0]));
    }

    [Fact]
    public void What_is_not_finite_gives_NaN_and_a_positive_info()
    {
        foreach ((int m, int n) in new[] { (1, 1), (5, 3), (3, 50) })
        {
            foreach (double bad in new[] { double.NaN, double.NegativeInfinity })
            {
                Matrix<T> a = Make("random", m, n), u = new(m, m), vt = new(n, n);
                a[m - 1, n / 2] = Element.Narrow<T>(bad);
                TReal[] s = new TReal[Math.Min(m, n)];
                fixed (TReal* p = s)
                {
                    Assert.True(Engine.Gesdd(SvdJob.All, m, n, a.Pointer, a.Ld, p, u.Pointer, u.Ld, vt.Pointer, vt.Ld) > 0);
                }

                Assert.All(s, x => Assert.True(TReal.IsNaN(x)));
                Assert.True(T.IsNaN(u[m - 1, m - 1]) && T.IsNaN(vt[n - 1, n - 1]));
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        Matrix<T> a = Make("random", 210, 180), f = a.Clone(), u = new(210, 180), vt = new(180, 180);
        TReal* s = stackalloc TReal[180];

        // In the same memory: sums of vectors depend on its alignment.
        one.Gesdd(SvdJob.Some, 210, 180, f.Pointer, f.Ld, s, u.Pointer, u.Ld, vt.Pointer, vt.Ld);
        (byte[] expectedU, byte[] expectedVt) = (u.Bytes(), vt.Bytes());
        Engine<T, TReal>.Lacpy(MatrixPart.All, 210, 180, a.Pointer, a.Ld, f.Pointer, f.Ld);
        Engine.Gesdd(SvdJob.Some, 210, 180, f.Pointer, f.Ld, s, u.Pointer, u.Ld, vt.Pointer, vt.Ld);
        Assert.Equal(expectedU, u.Bytes());
        Assert.Equal(expectedVt, vt.Bytes());
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Matrix<T> a = Make("random", 90, 80), f = a.Clone(), u = new(90, 80), vt = new(80, 80);
        TReal* s = stackalloc TReal[80];
        nint pointer = (nint)s;
        Assert.Equal(0, Allocations.Least(() =>
        {
            Engine<T, TReal>.Lacpy(MatrixPart.All, 90, 80, a.Pointer, a.Ld, f.Pointer, f.Ld);
            Engine.Gesdd(SvdJob.Some, 90, 80, f.Pointer, f.Ld, (TReal*)pointer, u.Pointer, u.Ld, vt.Pointer, vt.Ld);
        }));
    }

    // U and VT, empty where they were not asked for.
    private static (double[] S, Dense U, Dense Vt) Solve(Matrix<T> a, SvdJob jobu, SvdJob jobvt, bool divides)
    {
        int m = a.Rows, n = a.Columns, k = Math.Min(m, n);
        bool overwritesU = jobu == SvdJob.Overwrite && (!divides || m >= n), overwritesVt = jobvt == SvdJob.Overwrite && (!divides || m < n);
        int columns = Count(jobu, m, k), rows = Count(jobvt, n, k);
        columns = divides && jobu == SvdJob.Overwrite ? k : columns;
        rows = divides && jobvt == SvdJob.Overwrite ? k : rows;
        Matrix<T> f = a.Clone(), u = new(m, overwritesU ? 0 : columns, 2), vt = new(overwritesVt ? 0 : rows, n, 3);
        TReal[] s = new TReal[k + 1];
        fixed (TReal* p = s)
        {
            Assert.Equal(0, divides
                ? Engine.Gesdd(jobu, m, n, f.Pointer, f.Ld, p, u.Pointer, u.Ld, vt.Pointer, vt.Ld)
                : Engine.Gesvd(jobu, jobvt, m, n, f.Pointer, f.Ld, p, u.Pointer, u.Ld, vt.Pointer, vt.Ld));
        }

        f.AssertPaddingUntouched();
        u.AssertPaddingUntouched();
        vt.AssertPaddingUntouched();
        Dense whole = Dense.From(f), left = overwritesU ? new(m, columns) : Dense.From(u), right = overwritesVt ? new(rows, n) : Dense.From(vt);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                if (overwritesU && j < columns)
                {
                    left[i, j] = whole[i, j];
                }

                if (overwritesVt && i < rows)
                {
                    right[i, j] = whole[i, j];
                }
            }
        }

        return ([.. s.Take(k).Select(double.CreateChecked)], left, right);
    }

    private static int Count(SvdJob job, int all, int some) =>
        job switch { SvdJob.None => 0, SvdJob.All => all, _ => some };

    private static void CheckDecomposition(Matrix<T> a, double[] s, Dense u, Dense vt, double[] only, string what)
    {
        Check(u.Orthogonality(Eps), what + " U");
        Check(Dense.Adjoint(vt).Orthogonality(Eps), what + " V");
        int k = s.Length;
        if (u.Columns >= k && vt.Rows >= k)
        {
            Check((u * Dense.Diagonal(u.Columns, vt.Rows, s) * vt).Residual(Dense.From(a), Eps), what + " residual");
        }
        else if (u.Columns >= k && k > 0)
        {
            // Only one side: U^H A A^H U = S².
            Dense product = Dense.Multiply(u, Dense.From(a), Transpose.ConjugateTranspose);
            Dense squares = Dense.Multiply(product, product, Transpose.None, Transpose.ConjugateTranspose);
            CheckSquares(squares, s, what + " U alone");
        }
        else if (vt.Rows >= k && k > 0)
        {
            Dense product = Dense.Multiply(vt, Dense.From(a), Transpose.None, Transpose.ConjugateTranspose);
            Dense squares = Dense.Multiply(product, product, Transpose.None, Transpose.ConjugateTranspose);
            CheckSquares(squares, s, what + " V alone");
        }

        for (int i = 0; i < k; i++)
        {
            Assert.True(s[i] >= 0 && (i == 0 || s[i - 1] >= s[i]), what + " order");
            Assert.True(Math.Abs(s[i] - only[i]) <= Threshold * Math.Max(a.Rows, a.Columns) * Eps * only[0], what + " values without vectors");
        }
    }

    private static void CheckSquares(Dense squares, double[] s, string what)
    {
        double[] expected = [.. s.Select(x => x * x)];
        if (expected[0] is > 0 and < double.PositiveInfinity)
        {
            Check(squares.Residual(Dense.Diagonal(squares.Rows, squares.Columns, expected), Eps), what);
        }
    }

    private static Matrix<T> Make(string kind, int m, int n)
    {
        Matrix<T> a = new(m, n, 2, new Random((3 * m) + n));
        double step = Math.Pow(Eps, 1.0 / Math.Max(1, n - 1));
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                a[i, j] = Element.Narrow<T>(kind switch
                {
                    "ones" => 1,
                    "zero" => 0,
                    "graded" => a.Get(i, j) * Math.Pow(step, j),
                    "large" => a.Get(i, j) * Huge,
                    "small" => a.Get(i, j) / Huge,
                    _ => a.Get(i, j),
                });
            }
        }

        return a;
    }

    private static void Check(double ratio, string what) =>
        Assert.True(ratio < Threshold, $"{what}: ratio {ratio:G4}");
}

public sealed class SingleSvdTests : SvdTests<float, float>;

public sealed class DoubleSvdTests : SvdTests<double, double>;

public sealed class Complex32SvdTests : SvdTests<Complex32, float>;

public sealed class ComplexSvdTests : SvdTests<Complex, double>;
