using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Symmetric tridiagonal eigenproblems: LAPACK's test ratios, and eigenvalues that theory gives.</summary>
public abstract unsafe class TridiagonalTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const double Threshold = 30;

    private static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Three);
    private static readonly double Eps = Element.Epsilon<T>() / 2;
    private static readonly int[] Orders = [0, 1, 2, 3, 5, 10, 33, 50, 129, 300];
    private static readonly string[] Kinds =
        ["random", "second difference", "Wilkinson", "glued Wilkinson", "graded", "graded upwards", "zero", "identity", "cluster", "split", "large", "small"];

    public static TheoryData<string> Names => [.. Kinds];

    [Theory]
    [MemberData(nameof(Names))]
    public void Steqr_and_stedc_decompose(string kind)
    {
        foreach (int n in Orders)
        {
            (double[] d, double[] e) = Make(kind, n);
            Dense a = Tridiagonal(d, e);
            TReal[] values = Values(d, e);
            double norm = a.Norm();
            foreach (bool divides in new[] { false, true })
            {
                TReal[] w = Narrow(d), rest = Narrow(e);
                Matrix<T> z = new(n, n, 3);
                fixed (TReal* p = w, q = rest)
                {
                    nint info = divides
                        ? Engine.Stedc(Accumulate.Identity, n, p, q, z.Pointer, z.Ld)
                        : Engine.Steqr(Accumulate.Identity, n, p, q, z.Pointer, z.Ld);
                    Assert.Equal(0, info);
                }

                z.AssertPaddingUntouched();
                string what = $"{kind} {n} {(divides ? "stedc" : "steqr")}";
                Dense vectors = Dense.From(z), lambda = Dense.Diagonal(n, n, Widen(w));
                Check(vectors.Orthogonality(Eps), what + " orthogonality");
                Check(Dense.Multiply(vectors * lambda, vectors, Transpose.None, Transpose.ConjugateTranspose).Residual(a, Eps), what + " residual");
                for (int i = 0; i < n; i++)
                {
                    Assert.True(i == 0 || w[i - 1] <= w[i], what + " order");
                    double error = Math.Abs(double.CreateChecked(w[i] - values[i]));
                    Assert.True(error <= Threshold * Math.Max(1, n) * Eps * norm, $"{what}: value {i} differs from sterf's by {error:E2}");
                }
            }
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(150)]
    public void The_second_difference_has_the_eigenvalues_of_theory(int n)
    {
        (double[] d, double[] e) = Make("second difference", n);
        TReal[] w = Values(d, e);
        for (int i = 0; i < n; i++)
        {
            double exact = 4 * Math.Pow(Math.Sin((i + 1) * Math.PI / (2 * (n + 1))), 2);
            Assert.InRange(double.CreateChecked(w[i]), exact - (20 * Eps * 4), exact + (20 * Eps * 4));
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    public void Vectors_are_multiplied_into_the_matrix_given(int n)
    {
        (double[] d, double[] e) = Make("random", n);
        foreach (bool divides in new[] { false, true })
        {
            TReal[] w = Narrow(d), rest = Narrow(e), w2 = Narrow(d), rest2 = Narrow(e);
            Matrix<T> z = new(n, n, 1, new Random(7)), before = z.Clone(), q = new(n, n);
            fixed (TReal* p = w, r = rest, p2 = w2, r2 = rest2)
            {
                if (divides)
                {
                    Assert.Equal(0, Engine.Stedc(Accumulate.Vectors, n, p, r, z.Pointer, z.Ld));
                    Assert.Equal(0, Engine.Stedc(Accumulate.Identity, n, p2, r2, q.Pointer, q.Ld));
                }
                else
                {
                    Assert.Equal(0, Engine.Steqr(Accumulate.Vectors, n, p, r, z.Pointer, z.Ld));
                    Assert.Equal(0, Engine.Steqr(Accumulate.Identity, n, p2, r2, q.Pointer, q.Ld));
                }
            }

            z.AssertPaddingUntouched();
            Check(Dense.From(z).Residual(Dense.From(before) * Dense.From(q), Eps), "product");
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
            foreach (int way in new[] { 0, 1, 2 })
            {
                TReal[] w = Narrow(d), rest = Narrow(e);
                Matrix<T> z = new(n, n, 3);
                fixed (TReal* p = w, q = rest)
                {
                    nint info = way switch
                    {
                        0 => Engine<T, TReal>.Sterf(n, p, q),
                        1 => Engine.Steqr(Accumulate.Identity, n, p, q, z.Pointer, z.Ld),
                        _ => Engine.Stedc(Accumulate.Identity, n, p, q, z.Pointer, z.Ld),
                    };
                    Assert.True(info > 0);
                    Assert.All(w.SkipLast(1), x => Assert.True(TReal.IsNaN(x)));
                }

                z.AssertPaddingUntouched();
                Assert.True(way == 0 || T.IsNaN(z[0, n - 1]));
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        const int N = 200;
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        (double[] d, double[] e) = Make("random", N);
        foreach (bool divides in new[] { false, true })
        {
            Matrix<T>[] results = [new(N, N), new(N, N)];
            for (int i = 0; i < 2; i++)
            {
                TReal[] w = Narrow(d), rest = Narrow(e);
                fixed (TReal* p = w, q = rest)
                {
                    Engine<T, TReal> engine = i == 0 ? one : Engine;
                    _ = divides
                        ? engine.Stedc(Accumulate.Identity, N, p, q, results[i].Pointer, N)
                        : engine.Steqr(Accumulate.Identity, N, p, q, results[i].Pointer, N);
                }
            }

            Assert.Equal(results[0].Bytes(), results[1].Bytes());
        }
    }

    private static (double[] D, double[] E) Make(string kind, int n)
    {
        var random = new Random(n + 1);
        double[] d = new double[n], e = new double[Math.Max(0, n - 1)];
        double Next() => (random.NextDouble() * 2) - 1;
        double ratio = Math.Pow(Eps, 1.0 / Math.Max(1, n - 1));
        for (int i = 0; i < n; i++)
        {
            int back = n - 1 - i;
            (double diagonal, double beside) = kind switch
            {
                "random" => (Next(), Next()),
                "second difference" => (2, -1),
                "Wilkinson" => (Math.Abs(i - ((n - 1) / 2.0)), 1),
                "glued Wilkinson" => (Math.Abs((i % 21) - 10), i % 21 == 20 ? 1e-6 : 1),
                "graded" => (Math.Pow(ratio, i), Math.Pow(ratio, i) / 3),
                "graded upwards" => (Math.Pow(ratio, back), Math.Pow(ratio, back) / 3),
                "zero" => (0, 0),
                "identity" => (1, 0),
                "cluster" => (i < n / 2 ? 1 : 1 + (10 * Eps), i % 3 == 0 ? 1e-3 : 1e-5 * Math.Sqrt(Eps)),
                "split" => (Next(), i % 7 == 3 ? 0 : Next()),
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

    private static double Huge => typeof(TReal) == typeof(float) ? 1e35 : 1e300;

    private static double Round(double value) => double.CreateChecked(TReal.CreateChecked(value));

    private static TReal[] Narrow(double[] x) => [.. x.Select(TReal.CreateChecked), TReal.Zero];

    private static double[] Widen(TReal[] x) => [.. x.SkipLast(1).Select(double.CreateChecked)];

    private static TReal[] Values(double[] d, double[] e)
    {
        TReal[] w = Narrow(d), rest = Narrow(e);
        fixed (TReal* p = w, q = rest)
        {
            nint info = Engine<T, TReal>.Sterf(d.Length, p, q);
            Assert.True(info == 0);
        }

        return w;
    }

    private static Dense Tridiagonal(double[] d, double[] e)
    {
        Dense a = Dense.Diagonal(d.Length, d.Length, d);
        for (int i = 0; i < e.Length; i++)
        {
            a[i, i + 1] = e[i];
            a[i + 1, i] = e[i];
        }

        return a;
    }

    private static void Check(double ratio, string what) =>
        Assert.True(ratio < Threshold, $"{what}: ratio {ratio:G4}");
}

public sealed class SingleTridiagonalTests : TridiagonalTests<float, float>;

public sealed class DoubleTridiagonalTests : TridiagonalTests<double, double>;

public sealed class Complex32TridiagonalTests : TridiagonalTests<Complex32, float>;

public sealed class ComplexTridiagonalTests : TridiagonalTests<Complex, double>;
