using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Eigenvalues and eigenvectors of general matrices, ordered Schur forms, Sylvester equations.</summary>
public abstract unsafe class GeneralEigenTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(50)]
    [InlineData(129)]
    [InlineData(300)]
    public void Geev_finds_eigenpairs_on_both_sides(int n) => CheckEigenpairs(new Matrix<T>(n, n, 2, new Random(61)), $"Geev {n}");

    [Theory]
    [MemberData(nameof(GeneralMatrices.HardNames), MemberType = typeof(GeneralMatrices))]
    public void Geev_solves_hard_cases(string name)
    {
        foreach (int n in new[] { 4, 20, 100 })
        {
            CheckEigenpairs(GeneralMatrices<T>.Hard(name, n), $"{name} {n}");
        }
    }

    [Fact]
    public void Geev_balances_what_is_badly_scaled() => CheckEigenpairs(GeneralMatrices<T>.BadlyScaled(60, new Random(62)), "badly scaled");

    [Fact]
    public void Geev_finds_what_is_known()
    {
        // The eigenvalues of the cyclic permutation are the roots of unity.
        const int N = 12;
        Result result = Solve(GeneralMatrices<T>.Hard("cyclic", N), Job.Vectors, Job.Vectors);
        Complex[] roots = [.. Enumerable.Range(0, N).Select(k => Complex.FromPolarCoordinates(1, 2 * Math.PI * k / N))];
        SchurChecks<T>.AssertSameValues(roots, result.Values, 30 * Element.Epsilon<T>());

        // Scaled to both ends of the range, the same matrix has the same eigenvalues, scaled.
        double big = Element.Epsilon<T>() > 1e-10 ? Math.ScaleB(1, 120) : Math.ScaleB(1, 1000);
        foreach (double factor in new[] { big, 1 / big })
        {
            Matrix<T> a = GeneralMatrices<T>.Hard("cyclic", N);
            for (int i = 0; i < N; i++)
            {
                a[(i + 1) % N, i] = Element.Narrow<T>(factor);
            }

            Complex[] values = [.. Solve(a, Job.None, Job.Vectors).Values.Select(v => v / factor)];
            SchurChecks<T>.AssertSameValues(roots, values, 30 * Element.Epsilon<T>());
        }
    }

    [Fact]
    public void Geev_answers_NaN_and_infinity_with_NaN()
    {
        foreach (double bad in new[] { double.NaN, double.NegativeInfinity })
        {
            Matrix<T> a = new(40, 40, 1, new Random(63));
            a[3, 17] = Element.Narrow<T>(bad);
            Result result = Solve(a, Job.Vectors, Job.Vectors);
            Assert.Equal(0, result.Info);
            Assert.All(result.Values, value => Assert.True(double.IsNaN(value.Real)));
            Assert.True(T.IsNaN(result.Left[0, 0]) && T.IsNaN(result.Right[39, 39]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(33)]
    [InlineData(130)]
    public void Trevc_finds_vectors_of_a_Schur_form(int n)
    {
        Matrix<T> t = GeneralMatrices<T>.Hessenberg(n, new Random(64)), z = new(n, n), left = new(n, n, 1), right = new(n, n, 1);
        SchurResult schur = SchurTests<T, TReal>.Solve(SchurJob.Schur, Accumulate.Identity, 1, n, t, z);
        Engine.Trevc(EigenvectorSide.Both, EigenvectorJob.All, n, t.Pointer, t.Ld, left.Pointer, left.Ld, right.Pointer, right.Ld);
        left.AssertPaddingUntouched();
        right.AssertPaddingUntouched();
        Ratios<T, TReal>.Check(Residual(t, right, schur.Values, isLeft: false), $"right {n}");
        Ratios<T, TReal>.Check(Residual(t, left, schur.Values, isLeft: true), $"left {n}");
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 2; i < n; i++)
            {
                Assert.Equal(0, right.Get(i, j));
                Assert.Equal(0, left.Get(j, i));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(110)]
    public void Gees_brings_the_chosen_eigenvalues_to_the_front(int n)
    {
        Matrix<T> a = new(n, n, 1, new Random(65));
        foreach (bool sort in new[] { false, true })
        {
            Matrix<T> t = a.Clone(), z = new(n, n, 2);
            TReal[] wr = new TReal[n], wi = new TReal[n];
            nint info, chosen;
            fixed (TReal* r = wr, i = wi)
            {
                info = Engine.Gees(
                    Job.Vectors, sort, (real, imaginary) => real < TReal.Zero, n, t.Pointer, t.Ld, out chosen, r, i, z.Pointer, z.Ld);
            }

            Assert.Equal(0, info);
            t.AssertPaddingUntouched();
            z.AssertPaddingUntouched();
            Complex[] values = SchurChecks<T>.Join(wr, wi);
            SchurChecks<T>.AssertSchurForm(t, values);
            Matrix<T> back = Ratios<T, TReal>.Multiply(Transpose.None, Ratios<T, TReal>.Multiply(z, t), Transpose.ConjugateTranspose, z);
            Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(a, back), $"Gees {n}");
            Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(z), $"Gees Z {n}");
            Assert.Equal(sort ? values.Count(v => v.Real < 0) : 0, (int)chosen);
            Assert.All(values[..(int)chosen], v => Assert.True(v.Real < 0));
        }
    }

    [Fact]
    public void Gees_works_at_both_ends_of_the_range()
    {
        const int N = 30;
        foreach (string name in new[] { "tiny", "huge" })
        {
            Matrix<T> a = GeneralMatrices<T>.Hard(name, N), t = a.Clone(), z = new(N, N);
            TReal[] wr = new TReal[N], wi = new TReal[N];
            fixed (TReal* r = wr, i = wi)
            {
                Assert.Equal(0, Engine.Gees(
                    Job.Vectors, true, (_, imaginary) => imaginary == TReal.Zero, N, t.Pointer, t.Ld, out nint chosen, r, i, z.Pointer, z.Ld));
                Assert.Equal(wi.TakeWhile(x => x == TReal.Zero).Count(), (int)chosen);
            }

            SchurChecks<T>.AssertSchurForm(t, SchurChecks<T>.Join(wr, wi));
            Matrix<T> back = Ratios<T, TReal>.Multiply(Transpose.None, Ratios<T, TReal>.Multiply(z, t), Transpose.ConjugateTranspose, z);
            Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(a, back), $"Gees {name}");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 5)]
    [InlineData(40, 25)]
    [InlineData(33, 90)]
    public void Trsyl_solves_all_forms(int m, int n)
    {
        var random = new Random(66);
        Matrix<T> a = SchurForm(m, random), b = SchurForm(n, random), c = new(m, n, 1, random);
        foreach (Transpose transA in new[] { Transpose.None, Transpose.ConjugateTranspose })
        {
            foreach (Transpose transB in new[] { Transpose.None, Transpose.ConjugateTranspose })
            {
                foreach (int sign in new[] { 1, -1 })
                {
                    Matrix<T> x = c.Clone();
                    nint info = Engine.Trsyl(
                        transA, transB, sign, m, n, a.Pointer, a.Ld, b.Pointer, b.Ld, x.Pointer, x.Ld, out TReal scale);
                    x.AssertPaddingUntouched();
                    Assert.Equal(0, info);
                    Assert.Equal(TReal.One, scale);
                    Matrix<T> ax = Ratios<T, TReal>.Multiply(transA, a, Transpose.None, x);
                    Matrix<T> xb = Ratios<T, TReal>.Multiply(Transpose.None, x, transB, b);
                    double error = Ratios<T, TReal>.Norm(m, n, (i, j) => ax.Get(i, j) + (sign * xb.Get(i, j)) - c.Get(i, j));
                    double size = (Ratios<T, TReal>.Norm(a) + Ratios<T, TReal>.Norm(b)) * Ratios<T, TReal>.Norm(x);
                    Ratios<T, TReal>.Check(error / (Math.Max(m, n) * size * Element.Epsilon<T>()), $"{transA} {transB} {sign}");
                }
            }
        }
    }

    [Fact]
    public void Trsyl_scales_and_reports_common_eigenvalues()
    {
        Matrix<T> a = Ratios<T, TReal>.Make(3, 3, (i, j) => i == j ? 1 : i < j ? 1e6 : 0), c = new(3, 3, 0, new Random(67));
        Matrix<T> b = a.Clone();
        nint info = Engine.Trsyl(Transpose.None, Transpose.None, -1, 3, 3, a.Pointer, a.Ld, b.Pointer, b.Ld, c.Pointer, c.Ld, out TReal scale);
        Assert.Equal(1, info);
        Assert.InRange(double.CreateTruncating(scale), 0, 1);
        for (int i = 0; i < 9; i++)
        {
            Assert.True(Complex.IsFinite(c.Get(i % 3, i / 3)));
        }
    }

    private sealed record Result(nint Info, Complex[] Values, Matrix<T> Left, Matrix<T> Right);

    private static Matrix<T> SchurForm(int n, Random random)
    {
        Matrix<T> t = GeneralMatrices<T>.Hessenberg(n, random), z = new(n, n);
        SchurTests<T, TReal>.Solve(SchurJob.Schur, Accumulate.Identity, 1, n, t, z);
        return t;
    }

    private static Result Solve(Matrix<T> a, Job left, Job right)
    {
        int n = a.Rows;
        Matrix<T> f = a.Clone(), vl = new(n, n, 1), vr = new(n, n, 3);
        TReal[] wr = new TReal[n], wi = new TReal[n];
        fixed (TReal* r = wr, i = wi)
        {
            nint info = Engine.Geev(left, right, n, f.Pointer, f.Ld, r, i, vl.Pointer, vl.Ld, vr.Pointer, vr.Ld);
            f.AssertPaddingUntouched();
            vl.AssertPaddingUntouched();
            vr.AssertPaddingUntouched();
            return new Result(info, SchurChecks<T>.Join(wr, wi), vl, vr);
        }
    }

    private static void CheckEigenpairs(Matrix<T> a, string what)
    {
        int n = a.Rows;
        Result result = Solve(a, Job.Vectors, Job.Vectors);
        Assert.Equal(0, result.Info);
        Ratios<T, TReal>.Check(Residual(a, result.Right, result.Values, isLeft: false), what + ", right");
        Ratios<T, TReal>.Check(Residual(a, result.Left, result.Values, isLeft: true), what + ", left");
        foreach (Matrix<T> vectors in new[] { result.Left, result.Right })
        {
            for (int j = 0; j < n; j++)
            {
                Complex[] v = Vector(vectors, result.Values, j);
                double length = Math.Sqrt(v.Sum(x => (x.Real * x.Real) + (x.Imaginary * x.Imaginary)));
                Assert.True(Math.Abs(length - 1) <= 10 * n * Element.Epsilon<T>(), $"{what}: vector {j} has length {length}");

                // Of several elements that are largest but for rounding, one is real.
                double largest = v.Max(Complex.Abs) * (1 - Math.Sqrt(Element.Epsilon<T>()));
                Assert.Equal(0, v.Where(x => Complex.Abs(x) >= largest).Min(x => Math.Abs(x.Imaginary)));
            }
        }

        // With one side alone, vectors as good; rounding may depend on where the operands lie.
        Result rightOnly = Solve(a, Job.None, Job.Vectors), leftOnly = Solve(a, Job.Vectors, Job.None);
        Ratios<T, TReal>.Check(Residual(a, rightOnly.Right, rightOnly.Values, isLeft: false), what + ", right alone");
        Ratios<T, TReal>.Check(Residual(a, leftOnly.Left, leftOnly.Values, isLeft: true), what + ", left alone");
        Assert.Equal(0, Solve(a, Job.None, Job.None).Info);
    }

    // The largest |A v - w v| / (|A| |v| eps n), or that of yᴴ A - w yᴴ.
    private static double Residual(Matrix<T> a, Matrix<T> vectors, Complex[] values, bool isLeft)
    {
        int n = a.Rows;
        double worst = 0, size = Math.Max(Ratios<T, TReal>.Norm(a), double.Epsilon * 1e20);
        Matrix<T> product = Ratios<T, TReal>.Multiply(isLeft ? Transpose.ConjugateTranspose : Transpose.None, a, Transpose.None, vectors);
        for (int j = 0; j < n; j++)
        {
            Complex[] v = Vector(vectors, values, j), av = Vector(product, values, j);
            Complex value = isLeft ? Complex.Conjugate(values[j]) : values[j];
            double error = 0, length = 0;
            for (int i = 0; i < n; i++)
            {
                error += Complex.Abs((av[i] / size) - (value / size * v[i]));
                length += Complex.Abs(v[i]);
            }

            Assert.True(length > 0, $"vector {j} is 0");
            worst = Math.Max(worst, error / (length * n * Element.Epsilon<T>()));
        }

        return worst;
    }

    private static Complex[] Vector(Matrix<T> v, Complex[] values, int j)
    {
        int n = v.Rows;
        if (Element.IsComplex<T>() || values[j].Imaginary == 0)
        {
            return [.. Enumerable.Range(0, n).Select(i => v.Get(i, j))];
        }

        bool isFirst = values[j].Imaginary > 0;
        int real = isFirst ? j : j - 1;
        return [.. Enumerable.Range(0, n).Select(i => new Complex(v.Get(i, real).Real, (isFirst ? 1 : -1) * v.Get(i, real + 1).Real))];
    }
}

public sealed class SingleGeneralEigenTests : GeneralEigenTests<float, float>;

public sealed class DoubleGeneralEigenTests : GeneralEigenTests<double, double>;

public sealed class Complex32GeneralEigenTests : GeneralEigenTests<Complex32, float>;

public sealed class ComplexGeneralEigenTests : GeneralEigenTests<Complex, double>;
