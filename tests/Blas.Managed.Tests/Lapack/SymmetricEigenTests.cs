using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Symmetric and Hermitian eigenproblems: the reduction, its factor, and the drivers, by LAPACK's test ratios.</summary>
public abstract unsafe class SymmetricEigenTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const double Threshold = 30;

    private static readonly Engine<T, TReal> Engine = new(SimdKernels<TReal>.Best, Cases.Three);
    private static readonly double Eps = Element.Epsilon<T>() / 2;
    private static readonly int[] Orders = [0, 1, 2, 3, 5, 10, 33, 50, 129, 300];
    private static readonly UpLo[] Triangles = [UpLo.Lower, UpLo.Upper];

    private static double Huge => typeof(TReal) == typeof(float) ? 1e35 : 1e300;

    [Fact]
    public void Sytrd_is_a_similarity_with_the_Q_of_orgtr_and_ormtr()
    {
        foreach (int n in Orders.Where(n => n > 0))
        {
            foreach (UpLo uplo in Triangles)
            {
                Matrix<T> a = Random(n, uplo), f = a.Clone(), tau = new(n, 1);
                Dense whole = Dense.Hermitian(a, uplo), t = new(n, n);
                TReal[] d = new TReal[n], e = new TReal[n];
                fixed (TReal* p = d, r = e)
                {
                    Engine.Sytrd(uplo, n, f.Pointer, f.Ld, p, r, tau.Pointer);
                }

                f.AssertPaddingUntouched();
                AssertOtherTriangleIsNaN(f, uplo);
                for (int i = 0; i < n; i++)
                {
                    t[i, i] = double.CreateChecked(d[i]);
                    if (i < n - 1)
                    {
                        t[i, i + 1] = t[i + 1, i] = double.CreateChecked(e[i]);
                    }
                }

                Matrix<T> q = f.Clone();
                Engine.Orgtr(uplo, n, q.Pointer, q.Ld, tau.Pointer);
                q.AssertPaddingUntouched();
                Dense dense = Dense.From(q);
                string what = $"{uplo} {n}";
                Check(dense.Orthogonality(Eps), what + " orthogonality");
                Check((dense * t * Dense.Adjoint(dense)).Residual(whole, Eps), what + " residual");
                foreach (Side side in new[] { Side.Left, Side.Right })
                {
                    foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                    {
                        bool left = side == Side.Left;
                        Matrix<T> c = new(left ? n : 7, left ? 7 : n, 2, new Random(5));
                        Dense before = Dense.From(c), op = trans == Transpose.None ? dense : Dense.Adjoint(dense);
                        Engine.Ormtr(side, uplo, trans, c.Rows, c.Columns, f.Pointer, f.Ld, tau.Pointer, c.Pointer, c.Ld);
                        c.AssertPaddingUntouched();
                        Check(Dense.From(c).Residual(left ? op * before : before * op, Eps), $"{what} {side} {trans}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("diagonal")]
    [InlineData("ones")]
    [InlineData("zero")]
    [InlineData("cluster")]
    [InlineData("large")]
    [InlineData("small")]
    public void Syev_and_syevd_decompose(string kind)
    {
        foreach (int n in Orders.Where(n => n < 300 || kind == "random"))
        {
            foreach (UpLo uplo in Triangles)
            {
                Matrix<T> a = Make(kind, n, uplo);
                Dense whole = Dense.Hermitian(a, uplo);
                double norm = n == 0 ? 0 : whole.Norm();
                (double[] only, Matrix<T> destroyed) = Solve(Job.None, uplo, a, divides: true);
                AssertOtherTriangleIsNaN(destroyed, uplo);
                foreach (bool divides in new[] { false, true })
                {
                    (double[] w, Matrix<T> z) = Solve(Job.Vectors, uplo, a, divides);
                    Dense v = Dense.From(z);
                    string what = $"{kind} {uplo} {n} {(divides ? "syevd" : "syev")}";
                    Check(v.Orthogonality(Eps), what + " orthogonality");
                    Check((v * Dense.Diagonal(n, n, w) * Dense.Adjoint(v)).Residual(whole, Eps), what + " residual");
                    for (int i = 0; i < n; i++)
                    {
                        Assert.True(i == 0 || w[i - 1] <= w[i], what + " order");
                        Assert.True(Math.Abs(w[i] - only[i]) <= Threshold * n * Eps * norm, what + " values without vectors");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("cluster")]
    [InlineData("large")]
    public void Syevr_finds_the_chosen_ones(string kind)
    {
        foreach (int n in new[] { 1, 2, 10, 33, 129, 200 })
        {
            foreach (UpLo uplo in Triangles)
            {
                Matrix<T> a = Make(kind, n, uplo);
                Dense whole = Dense.Hermitian(a, uplo);
                double norm = whole.Norm();
                (double[] all, _) = Solve(Job.None, uplo, a, divides: false);
                int il = (n / 3) + 1, iu = Math.Max(il, n / 2);
                double vl = all[n / 4] - (1e-2 * norm), vu = (all[n / 2] + (n > 2 ? all[(n / 2) + 1] : 2 * norm)) / 2;
                foreach (EigenRange range in new[] { EigenRange.All, EigenRange.Indices, EigenRange.Values })
                {
                    (int first, int count) = range switch
                    {
                        EigenRange.All => (0, n),
                        EigenRange.Indices => (il - 1, iu - il + 1),
                        _ => (all.Count(x => x <= vl), all.Count(x => x > vl && x <= vu)),
                    };
                    foreach (Job job in new[] { Job.None, Job.Vectors })
                    {
                        Matrix<T> f = a.Clone(), z = new(n, n, 3);
                        TReal[] w = new TReal[n];
                        int[] support = new int[2 * n];
                        nint found;
                        fixed (TReal* p = w)
                        {
                            fixed (int* s = support)
                            {
                                Assert.Equal(0, Engine.Syevr(
                                    job, range, uplo, n, f.Pointer, f.Ld, TReal.CreateChecked(vl), TReal.CreateChecked(vu), il, iu,
                                    TReal.Zero, out found, p, z.Pointer, z.Ld, s));
                            }
                        }

                        z.AssertPaddingUntouched();
                        string what = $"{kind} {uplo} {n} {range} {job}";
                        Assert.True(count == found, $"{what}: {found} of {count}");
                        for (int i = 0; i < count; i++)
                        {
                            double error = Math.Abs(double.CreateChecked(w[i]) - all[first + i]);
                            Assert.True(error <= Threshold * n * Eps * norm, $"{what}: value {i} differs by {error:E2}");
                        }

                        if (job == Job.Vectors)
                        {
                            // |A Z - Z W| / (n |A| eps).
                            Dense v = Dense.From(z, count), lambda = Dense.Diagonal(count, count, [.. w.Take(count).Select(double.CreateChecked)]);
                            Check(v.Orthogonality(Eps), what + " orthogonality");
                            Check(((whole * v) - (v * lambda)).Norm() / (n * norm * Eps), what + " residual");
                            Assert.Equal((1, n), (support[0], support[1]));
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sygvd_solves_each_of_the_three_problems(int itype)
    {
        foreach (int n in new[] { 0, 1, 2, 5, 33, 100 })
        {
            foreach (UpLo uplo in Triangles)
            {
                Matrix<T> a = Random(n, uplo), b = Definite(n, uplo), f = a.Clone(), factor = b.Clone();
                Dense wholeA = Dense.Hermitian(a, uplo), wholeB = Dense.Hermitian(b, uplo);
                TReal[] w = new TReal[n + 1];
                fixed (TReal* p = w)
                {
                    Assert.Equal(0, Engine.Sygvd(itype, Job.Vectors, uplo, n, f.Pointer, f.Ld, factor.Pointer, factor.Ld, p));
                }

                f.AssertPaddingUntouched();
                factor.AssertPaddingUntouched();
                AssertOtherTriangleIsNaN(factor, uplo);
                Dense z = Dense.From(f), lambda = Dense.Diagonal(n, n, [.. w.Take(n).Select(double.CreateChecked)]);

                // LAPACK's ratios: |A Z - B Z D| / (|A| |Z| n eps), and so on.
                Dense difference = itype switch
                {
                    1 => (wholeA * z) - (wholeB * z * lambda),
                    2 => (wholeA * wholeB * z) - (z * lambda),
                    _ => (wholeB * wholeA * z) - (z * lambda),
                };
                double size = wholeA.Norm() * z.Norm() * Math.Max(1, n) * Eps * (itype == 1 ? 1 : wholeB.Norm());
                Assert.True(n == 0 || difference.Norm() < Threshold * size, $"{itype} {uplo} {n}: {difference.Norm() / size:G4}");

                // z^H B z = 1, or z^H B^-1 z = 1, by which B^-1 = z z^H: B z z^H = 1.
                Dense gram = itype == 3 ? Dense.Multiply(wholeB, Dense.Identity(n)) : Dense.Adjoint(z) * wholeB * z;
                Dense expected = itype == 3 ? z * Dense.Adjoint(z) : Dense.Identity(n);
                Check(gram.Residual(expected, Eps), $"{itype} {uplo} {n} norms");
            }
        }
    }

    [Fact]
    public void Sygvd_reports_the_minor_of_B_that_is_not_positive()
    {
        const int N = 40;
        Matrix<T> a = Random(N, UpLo.Lower), b = Definite(N, UpLo.Lower);
        b[6, 6] = Element.Narrow<T>(-1);
        TReal* w = stackalloc TReal[N];
        Assert.Equal(N + 7, Engine.Sygvd(1, Job.Vectors, UpLo.Lower, N, a.Pointer, a.Ld, b.Pointer, b.Ld, w));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void What_is_not_finite_gives_NaN_and_a_positive_info(int n)
    {
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity })
        {
            foreach (Job job in new[] { Job.None, Job.Vectors })
            {
                Matrix<T> a = Random(n, UpLo.Lower), z = new(n, n);
                a[n - 1, n / 2] = Element.Narrow<T>(bad);
                Matrix<T> f = a.Clone();
                TReal[] w = new TReal[n];
                fixed (TReal* p = w)
                {
                    Assert.True(Engine.Syevd(job, UpLo.Lower, n, f.Pointer, f.Ld, p) > 0);
                    Assert.All(w, x => Assert.True(TReal.IsNaN(x)));
                    f.AssertPaddingUntouched();
                    Assert.True(Engine.Syevr(
                        job, EigenRange.All, UpLo.Lower, n, a.Pointer, a.Ld, TReal.Zero, TReal.One, 1, n, TReal.Zero,
                        out nint m, p, z.Pointer, z.Ld, null) > 0);
                    Assert.Equal(n, m);
                    Assert.All(w, x => Assert.True(TReal.IsNaN(x)));
                }

                Assert.True(job == Job.None || (T.IsNaN(f[0, n - 1]) && T.IsNaN(z[0, n - 1])));
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        const int N = 200;
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        TReal* w = stackalloc TReal[N];
        foreach (UpLo uplo in Triangles)
        {
            // In the same memory: sums of vectors depend on its alignment.
            Matrix<T> a = Random(N, uplo), f = a.Clone();
            one.Syevd(Job.Vectors, uplo, N, f.Pointer, f.Ld, w);
            byte[] expected = f.Bytes();
            Engine<T, TReal>.Lacpy(MatrixPart.All, N, N, a.Pointer, a.Ld, f.Pointer, f.Ld);
            Engine.Syevd(Job.Vectors, uplo, N, f.Pointer, f.Ld, w);
            Assert.Equal(expected, f.Bytes());
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        const int N = 90;
        Matrix<T> a = Random(N, UpLo.Lower), f = a.Clone();
        TReal* w = stackalloc TReal[N];
        nint pointer = (nint)w;
        Assert.Equal(0, Allocations.Least(() =>
        {
            Engine<T, TReal>.Lacpy(MatrixPart.All, N, N, a.Pointer, a.Ld, f.Pointer, f.Ld);
            Engine.Syevd(Job.Vectors, UpLo.Lower, N, f.Pointer, f.Ld, (TReal*)pointer);
        }));
    }

    private static (double[] W, Matrix<T> A) Solve(Job job, UpLo uplo, Matrix<T> a, bool divides)
    {
        int n = a.Rows;
        Matrix<T> f = a.Clone();
        TReal[] w = new TReal[n + 1];
        fixed (TReal* p = w)
        {
            Assert.Equal(0, divides
                ? Engine.Syevd(job, uplo, n, f.Pointer, f.Ld, p)
                : Engine.Syev(job, uplo, n, f.Pointer, f.Ld, p));
        }

        f.AssertPaddingUntouched();
        return ([.. w.Take(n).Select(double.CreateChecked)], f);
    }

    private static Matrix<T> Make(string kind, int n, UpLo uplo)
    {
        double factor = kind == "large" ? Huge : kind == "small" ? 1 / Huge : 1;
        Matrix<T> a = Random(n, uplo);
        Each(a, uplo, (i, j) => kind switch
        {
            "diagonal" => i == j ? (i * 7) % 5 : 0,
            "ones" => 1,
            "zero" => 0,
            "cluster" => (i == j ? 1 : 0) + (1e3 * Eps * a.Get(i, j)),
            _ => factor * a.Get(i, j),
        });
        return a;
    }

    // The other triangle is NaN, and so are the imaginary parts of the diagonal: neither is read.
    private static Matrix<T> Random(int n, UpLo uplo)
    {
        Matrix<T> a = new(n, n, 2, new Random(n + 11));
        Each(a, uplo, (i, j) => i == j ? a.Get(i, j).Real : a.Get(i, j));
        return a;
    }

    private static Matrix<T> Definite(int n, UpLo uplo)
    {
        Matrix<T> b = Random(n, uplo);
        Each(b, uplo, (i, j) => i == j ? n + 1 : b.Get(i, j) / 2);
        return b;
    }

    private static void Each(Matrix<T> a, UpLo uplo, Func<int, int, Complex> value)
    {
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                a[i, j] = i == j || (i > j) == (uplo == UpLo.Lower) ? Element.Narrow<T>(value(i, j)) : Element.NaN<T>();
            }
        }
    }

    private static void AssertOtherTriangleIsNaN(Matrix<T> a, UpLo uplo)
    {
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                bool isOther = i != j && (i > j) != (uplo == UpLo.Lower);
                Assert.True(!isOther || T.IsNaN(a[i, j]), $"({i},{j}) was written");
            }
        }
    }

    private static void Check(double ratio, string what) =>
        Assert.True(ratio < Threshold, $"{what}: ratio {ratio:G4}");
}

public sealed class SingleSymmetricEigenTests : SymmetricEigenTests<float, float>;

public sealed class DoubleSymmetricEigenTests : SymmetricEigenTests<double, double>;

public sealed class Complex32SymmetricEigenTests : SymmetricEigenTests<Complex32, float>;

public sealed class ComplexSymmetricEigenTests : SymmetricEigenTests<Complex, double>;
