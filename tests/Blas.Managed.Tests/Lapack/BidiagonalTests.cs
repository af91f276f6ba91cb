using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Singular value decompositions of bidiagonal matrices: LAPACK's test ratios, and the accuracy of tiny values.</summary>
public abstract unsafe class BidiagonalTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const double Threshold = 30;

    private static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Three);
    private static readonly double Eps = Element.Epsilon<T>() / 2;
    private static readonly int[] Orders = [0, 1, 2, 3, 5, 10, 33, 50, 129, 300];
    private static readonly string[] Kinds =
        ["random", "ones", "graded", "graded upwards", "zero", "identity", "cluster", "split", "zeros on the diagonal", "large", "small"];

    public static TheoryData<string> Names => [.. Kinds];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bdsqr_and_bdsdc_decompose(string kind)
    {
        foreach (int n in Orders.Where(n => n < 300 || kind is "random" or "cluster"))
        {
            foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
            {
                (double[] d, double[] e) = Make(kind, n);
                Dense b = Bidiagonal(uplo, d, e);
                double[] only = Values(d, e);
                foreach (bool divides in new[] { false, true })
                {
                    string what = $"{kind} {uplo} {n} {(divides ? "bdsdc" : "bdsqr")}";
                    (double[] s, Dense u, Dense vt) = divides ? Divide(uplo, d, e) : Iterate(uplo, d, e);
                    Check(u.Orthogonality(Eps), what + " U");
                    Check(Dense.Adjoint(vt).Orthogonality(Eps), what + " V");
                    Check((u * Dense.Diagonal(n, n, s) * vt).Residual(b, Eps), what + " residual");
                    for (int i = 0; i < n; i++)
                    {
                        Assert.True(s[i] >= 0 && (i == 0 || s[i - 1] >= s[i]), what + " order");
                        double error = Math.Abs(s[i] - only[i]);
                        Assert.True(error <= Threshold * n * Eps * only[0], $"{what}: value {i} differs by {error:E2} from that without vectors");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void The_smallest_values_are_relatively_accurate(int n)
    {
        // The product of the singular values is that of the diagonal, down to values far below eps times the largest.
        foreach (string kind in new[] { "graded", "graded upwards" })
        {
            (double[] d, double[] e) = Make(kind, n);
            double expected = d.Sum(x => Math.Log(Math.Abs(x))), sum = Values(d, e).Sum(Math.Log);
            Assert.InRange(sum, expected - (70 * n * Eps), expected + (70 * n * Eps));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(33)]
    [InlineData(300)]
    public void Values_without_vectors_are_those_of_theory(int n)
    {
        // With ones in both diagonals B^T B is the second difference but for a corner: its values are 2 cos(k pi / (2n + 1)).
        double[] d = [.. Enumerable.Repeat(1.0, n)], e = [.. Enumerable.Repeat(1.0, Math.Max(0, n - 1))];
        foreach (double scale in new[] { 1.0, Math.ScaleB(1, typeof(TReal) == typeof(float) ? -100 : -900), Math.ScaleB(1, 100) })
        {
            double[] values = Values([.. d.Select(x => x * scale)], [.. e.Select(x => x * scale)]);
            for (int k = 1; k <= n; k++)
            {
                double expected = 2 * scale * Math.Cos(k * Math.PI / ((2 * n) + 1));
                Assert.InRange(values[k - 1], expected * (1 - (4 * n * Eps)), expected * (1 + (4 * n * Eps)));
            }
        }
    }

    [Theory]
    [InlineData(6, 2, 3, 4)]
    [InlineData(40, 7, 0, 50)]
    [InlineData(40, 0, 45, 0)]
    public void Bdsqr_updates_the_matrices_given(int n, int ncvt, int nru, int ncc)
    {
        var random = new Random(3);
        foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
        {
            (double[] d, double[] e) = Make("random", n);
            (_, Dense q, Dense pt) = Iterate(uplo, d, e);
            TReal[] s = Narrow(d), rest = Narrow(e);
            Matrix<T> vt = new(n, ncvt, 2, random), u = new(nru, n, 1, random), c = new(n, ncc, 3, random);
            Dense vtBefore = Dense.From(vt), uBefore = Dense.From(u), cBefore = Dense.From(c);
            fixed (TReal* p = s, r = rest)
            {
                Assert.Equal(0, Engine.Bdsqr(
                    uplo, n, ncvt, nru, ncc, p, r, vt.Pointer, vt.Ld, u.Pointer, u.Ld, c.Pointer, c.Ld));
            }

            vt.AssertPaddingUntouched();
            u.AssertPaddingUntouched();
            c.AssertPaddingUntouched();
            Check(Dense.From(vt).Residual(pt * vtBefore, Eps), "VT");
            Check(Dense.From(u).Residual(uBefore * q, Eps), "U");
            Check(Dense.From(c).Residual(Dense.Adjoint(q) * cBefore, Eps), "C");
        }
    }

    [Theory]
    [InlineData(2, double.NaN)]
    [InlineData(10, double.PositiveInfinity)]
    [InlineData(100, double.NaN)]
    public void What_is_not_finite_ends_without_convergence(int n, double bad)
    {
        for (int at = 0; at < (2 * n) - 1; at++)
        {
            (double[] d, double[] e) = Make("random", n);
            (at < n ? ref d[at] : ref e[at - n]) = bad;
            foreach (bool divides in new[] { false, true })
            {
                TReal[] s = Narrow(d), rest = Narrow(e);
                Matrix<TReal> u = new(n, n, 3), vt = new(n, n, 2);
                fixed (TReal* p = s, q = rest)
                {
                    nint info = Engine.Bdsdc(
                        UpLo.Upper, divides ? Accumulate.Identity : Accumulate.None, n, p, q, u.Pointer, u.Ld, vt.Pointer, vt.Ld);
                    Assert.True(info > 0);
                    Assert.All(s.SkipLast(1), x => Assert.True(TReal.IsNaN(x)));
                }

                u.AssertPaddingUntouched();
                vt.AssertPaddingUntouched();
                Assert.True(!divides || TReal.IsNaN(u[0, n - 1]));
            }
        }
    }

    private static (double[] S, Dense U, Dense Vt) Iterate(UpLo uplo, double[] d, double[] e)
    {
        int n = d.Length;
        TReal[] s = Narrow(d), rest = Narrow(e);
        Matrix<T> u = new(n, n, 1), vt = new(n, n, 2);
        fixed (TReal* p = s, q = rest)
        {
            Engine<T, TReal>.Laset(MatrixPart.All, n, n, T.Zero, T.One, u.Pointer, u.Ld);
            Engine<T, TReal>.Laset(MatrixPart.All, n, n, T.Zero, T.One, vt.Pointer, vt.Ld);
            Assert.Equal(0, Engine.Bdsqr(uplo, n, n, n, 0, p, q, vt.Pointer, vt.Ld, u.Pointer, u.Ld, null, 1));
        }

        u.AssertPaddingUntouched();
        vt.AssertPaddingUntouched();
        return (Widen(s), Dense.From(u), Dense.From(vt));
    }

    private static (double[] S, Dense U, Dense Vt) Divide(UpLo uplo, double[] d, double[] e)
    {
        int n = d.Length;
        TReal[] s = Narrow(d), rest = Narrow(e);
        Matrix<TReal> u = new(n, n, 1), vt = new(n, n, 2);
        fixed (TReal* p = s, q = rest)
        {
            Assert.Equal(0, Engine.Bdsdc(uplo, Accumulate.Identity, n, p, q, u.Pointer, u.Ld, vt.Pointer, vt.Ld));
        }

        u.AssertPaddingUntouched();
        vt.AssertPaddingUntouched();
        return (Widen(s), Dense.From(u), Dense.From(vt));
    }

    private static double[] Values(double[] d, double[] e)
    {
        TReal[] s = Narrow(d), rest = Narrow(e);
        fixed (TReal* p = s, q = rest)
        {
            Assert.Equal(0, Engine.Bdsdc(UpLo.Upper, Accumulate.None, d.Length, p, q, null, 1, null, 1));
        }

        return Widen(s);
    }

    private static double Huge => typeof(TReal) == typeof(float) ? 1e35 : 1e300;

    private static (double[] D, double[] E) Make(string kind, int n)
    {
        var random = new Random(n + 1);
        double[] d = new double[n], e = new double[Math.Max(0, n - 1)];
        double Next() => (random.NextDouble() * 2) - 1;
        double ratio = Math.Pow(Eps, 2.0 / Math.Max(1, n - 1));
        for (int i = 0; i < n; i++)
        {
            int back = n - 1 - i;
            (double diagonal, double beside) = kind switch
            {
                "random" => (Next(), Next()),
                "ones" => (1, 1),
                "graded" => (Math.Pow(ratio, i), Math.Pow(ratio, i) / 3),
                "graded upwards" => (Math.Pow(ratio, back), Math.Pow(ratio, back) / 3),
                "zero" => (0, 0),
                "identity" => (1, 0),
                "cluster" => (i < n / 2 ? 1 : 1 + (10 * Eps), i % 3 == 0 ? 1e-3 : 1e-5 * Math.Sqrt(Eps)),
                "split" => (Next(), i % 7 == 3 ? 0 : Next()),
                "zeros on the diagonal" => (i % 5 == 2 || i == n - 1 ? 0 : Next(), Next()),
                "large" => (Next() * Huge, Next() * Huge),
                "small" => (Next() / Huge, Next() / Huge),
                _ => throw new NotSupportedException(kind),
            };
            d[i] = Round(diagonal);
            if (i < n - 1)
            {
                e[i] = Round(beside);
            }
        }

        return (d, e);
    }

    private static double Round(double value) => double.CreateChecked(TReal.CreateChecked(value));

    private static TReal[] Narrow(double[] x) => [.. x.Select(TReal.CreateChecked), TReal.Zero];

    private static double[] Widen(TReal[] x) => [.. x.SkipLast(1).Select(double.CreateChecked)];

    private static Dense Bidiagonal(UpLo uplo, double[] d, double[] e)
    {
        Dense a = Dense.Diagonal(d.Length, d.Length, d);
        for (int i = 0; i < e.Length; i++)
        {
            (uplo == UpLo.Upper ? ref a[i, i + 1] : ref a[i + 1, i]) = e[i];
        }

        return a;
    }

    private static void Check(double ratio, string what) =>
        Assert.True(ratio < Threshold, $"{what}: ratio {ratio:G4}");
}

public sealed class SingleBidiagonalTests : BidiagonalTests<float, float>;

public sealed class DoubleBidiagonalTests : BidiagonalTests<double, double>;

public sealed class Complex32BidiagonalTests : BidiagonalTests<Complex32, float>;

public sealed class ComplexBidiagonalTests : BidiagonalTests<Complex, double>;
