using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Reduction to Hessenberg form, QR iterations, balancing, and the order of Schur forms.</summary>
public abstract unsafe class SchurTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 1, 3)]
    [InlineData(10, 3, 7)]
    [InlineData(33, 1, 33)]
    [InlineData(129, 1, 129)]
    [InlineData(300, 1, 300)]
    [InlineData(200, 20, 170)]
    public void Gehrd_reduces_to_Hessenberg_form(int n, int ilo, int ihi)
    {
        Matrix<T> a = GeneralMatrices<T>.Isolated(n, ilo, ihi, new Random(51)), f = a.Clone(), tau = new(Math.Max(0, n - 1), 1);
        Engine.Gehrd(n, ilo, ihi, f.Pointer, f.Ld, tau.Pointer);
        f.AssertPaddingUntouched();
        tau.AssertPaddingUntouched();
        Matrix<T> h = Ratios<T, TReal>.Make(n, n, (i, j) => i <= j + 1 ? f.Get(i, j) : 0), q = f.Clone();
        Engine.Orghr(n, ilo, ihi, q.Pointer, q.Ld, tau.Pointer);
        q.AssertPaddingUntouched();
        CheckSimilarity(a, q, h, $"Gehrd {n}");
        Matrix<T> product = a.Clone();
        Engine.Ormhr(Side.Right, Transpose.None, n, n, ilo, ihi, f.Pointer, f.Ld, tau.Pointer, product.Pointer, product.Ld);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(product, Ratios<T, TReal>.Multiply(a, q)), $"Ormhr right {n}");
        product = a.Clone();
        Engine.Ormhr(Side.Left, Transpose.ConjugateTranspose, n, n, ilo, ihi, f.Pointer, f.Ld, tau.Pointer, product.Pointer, product.Ld);
        Matrix<T> expected = Ratios<T, TReal>.Multiply(Transpose.ConjugateTranspose, q, Transpose.None, a);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(product, expected), $"Ormhr left {n}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(129)]
    [InlineData(300)]
    public void Hseqr_finds_the_Schur_form(int n)
    {
        Matrix<T> h = GeneralMatrices<T>.Hessenberg(n, new Random(52)), t = h.Clone(), z = new(n, n, 1);
        SchurResult result = Solve(SchurJob.Schur, Accumulate.Identity, 1, n, t, z);
        Assert.Equal(0, result.Info);
        t.AssertPaddingUntouched();
        z.AssertPaddingUntouched();
        SchurChecks<T>.AssertSchurForm(t, result.Values);
        CheckSimilarity(h, z, t, $"Hseqr {n}");

        // The eigenvalues alone are those of the Schur form, up to their condition.
        Matrix<T> only = h.Clone();
        SchurResult values = Solve(SchurJob.Eigenvalues, Accumulate.None, 1, n, only, z);
        Assert.Equal(0, values.Info);
        SchurChecks<T>.AssertSameValues(result.Values, values.Values, Math.Sqrt(Element.Epsilon<T>()) * Math.Max(1, Ratios<T, TReal>.Norm(h)));
    }

    [Theory]
    [MemberData(nameof(GeneralMatrices.HardNames), MemberType = typeof(GeneralMatrices))]
    public void Hseqr_solves_hard_cases(string name)
    {
        foreach (int n in new[] { 4, 20, 100 })
        {
            Matrix<T> a = GeneralMatrices<T>.Hard(name, n);
            Matrix<T> f = a.Clone(), tau = new(n - 1, 1);
            Engine.Gehrd(n, 1, n, f.Pointer, f.Ld, tau.Pointer);
            Matrix<T> q = f.Clone();
            Engine.Orghr(n, 1, n, q.Pointer, q.Ld, tau.Pointer);
            SchurResult result = Solve(SchurJob.Schur, Accumulate.Vectors, 1, n, f, q);
            Assert.Equal(0, result.Info);
            SchurChecks<T>.AssertSchurForm(f, result.Values);
            CheckSimilarity(a, q, f, $"{name} {n}");
        }
    }

    [Theory]
    [InlineData(30, 6, 20)]
    [InlineData(130, 11, 110)]
    public void Hseqr_leaves_isolated_rows_alone(int n, int ilo, int ihi)
    {
        Matrix<T> h = GeneralMatrices<T>.Isolated(n, ilo, ihi, new Random(53));
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 2; i < n; i++)
            {
                h[i, j] = T.Zero;
            }
        }

        Matrix<T> t = h.Clone(), z = new(n, n);
        SchurResult result = Solve(SchurJob.Schur, Accumulate.Identity, ilo, ihi, t, z);
        Assert.Equal(0, result.Info);
        SchurChecks<T>.AssertSchurForm(t, result.Values);
        CheckSimilarity(h, z, t, $"isolated {n}");
        for (int i = 0; i < ilo - 1; i++)
        {
            Assert.Equal(h.Get(i, i), t.Get(i, i));
        }
    }

    [Fact]
    public void Hseqr_answers_NaN_and_infinity_with_NaN()
    {
        foreach (int n in new[] { 6, 90 })
        {
            foreach (double bad in new[] { double.NaN, double.PositiveInfinity })
            {
                Matrix<T> h = GeneralMatrices<T>.Hessenberg(n, new Random(54)), z = new(n, n);
                h[1, n - 2] = Element.Narrow<T>(bad);
                SchurResult result = Solve(SchurJob.Schur, Accumulate.Identity, 1, n, h, z);
                Assert.Equal(0, result.Info);
                Assert.All(result.Values, value => Assert.True(double.IsNaN(value.Real)));
                Assert.True(T.IsNaN(z[0, 0]));
            }
        }
    }

    [Fact]
    public void Every_input_comes_to_an_end_inside_its_bounds()
    {
        // Elements at both ends of the range, at random: overflow on the way is no excuse to go on for ever.
        double max = Element.Epsilon<T>() > 1e-10 ? float.MaxValue : double.MaxValue;
        double least = Element.Epsilon<T>() > 1e-10 ? float.Epsilon : double.Epsilon;
        double[] values = [0, 1, -1, max, -max, least, -least, max * 1e-20, 1e-20];
        var random = new Random(58);
        for (int trial = 0; trial < 40; trial++)
        {
            int n = trial % 4 == 0 ? 110 : 12;
            int variety = random.Next(2, values.Length + 1);
            Matrix<T> a = Ratios<T, TReal>.Make(n, n, (_, _) => new Complex(values[random.Next(variety)], values[random.Next(variety)]), 1);
            Matrix<T> f = a.Clone(), left = new(n, n, 1), right = new(n, n, 1);
            TReal[] wr = new TReal[n], wi = new TReal[n];
            fixed (TReal* r = wr, i = wi)
            {
                Engine.Hseqr(SchurJob.Schur, Accumulate.Identity, n, 1, n, f.Pointer, f.Ld, r, i, left.Pointer, left.Ld);
                nint from = n, to = 1;
                Engine.Trexc(Accumulate.Vectors, n, f.Pointer, f.Ld, left.Pointer, left.Ld, ref from, ref to);
                Engine.Trevc(EigenvectorSide.Both, EigenvectorJob.All, n, f.Pointer, f.Ld, left.Pointer, left.Ld, right.Pointer, right.Ld);
                Engine.Geev(Job.Vectors, Job.Vectors, n, a.Pointer, a.Ld, r, i, left.Pointer, left.Ld, right.Pointer, right.Ld);
            }

            foreach (Matrix<T> matrix in new[] { a, f, left, right })
            {
                matrix.AssertPaddingUntouched();
            }
        }
    }

    [Fact]
    public void A_matrix_that_is_no_Schur_form_is_answered_inside_the_bounds_of_memory()
    {
        // Blocks of two rows that overlap: which rows belong together depends on where one begins to look.
        var random = new Random(59);
        foreach (int n in new[] { 2, 3, 4, 7, 64, 65, 66, 110, 131 })
        {
            for (int trial = 0; trial < 6; trial++)
            {
                int density = trial + 1;
                Matrix<T> t = Ratios<T, TReal>.Make(
                    n, n, (i, j) => i <= j || (i == j + 1 && random.Next(6) < density) ? Element.Widen(Element.Random<T>(random)) : 0, 1);
                Matrix<T> left = new(n, n, 1, random), right = new(n, n, 1, random);
                foreach (EigenvectorJob job in Enum.GetValues<EigenvectorJob>())
                {
                    Engine.Trevc(EigenvectorSide.Both, job, n, t.Pointer, t.Ld, left.Pointer, left.Ld, right.Pointer, right.Ld);
                }

                foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                {
                    Engine.Trsyl(trans, trans, 1, n, n, t.Pointer, t.Ld, t.Pointer, t.Ld, right.Pointer, right.Ld, out _);
                }

                Matrix<T> moved = t.Clone();
                for (int move = 0; move < 10; move++)
                {
                    nint from = random.Next(1, n + 1), to = random.Next(1, n + 1);
                    Engine.Trexc(Accumulate.Vectors, n, moved.Pointer, moved.Ld, left.Pointer, left.Ld, ref from, ref to);
                }

                foreach (Matrix<T> matrix in new[] { t, moved, left, right })
                {
                    matrix.AssertPaddingUntouched();
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(40)]
    public void Gebal_is_undone_by_Gebak(int n)
    {
        foreach (BalanceJob job in Enum.GetValues<BalanceJob>())
        {
            Matrix<T> a = GeneralMatrices<T>.BadlyScaled(n, new Random(55)), b = a.Clone(), right = new(n, n), left = new(n, n);
            var scale = new TReal[n];
            nint ilo, ihi;
            fixed (TReal* s = scale)
            {
                Engine.Gebal(job, n, b.Pointer, b.Ld, out ilo, out ihi, s);
                Assert.InRange(ilo, 1, ihi);
                Assert.InRange(ihi, ilo, n);
                GeneralMatrices<T>.SetIdentity(right);
                GeneralMatrices<T>.SetIdentity(left);
                Engine.Gebak(job, Side.Right, n, ilo, ihi, s, n, right.Pointer, right.Ld);
                Engine.Gebak(job, Side.Left, n, ilo, ihi, s, n, left.Pointer, left.Ld);
            }

            // The transformation X has X^-1 A X = B, powers of two and exchanges only: nothing is rounded. leftᴴ is X^-1.
            b.AssertPaddingUntouched();
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    if (i > j && (j < ilo - 1 || i > ihi - 1))
                    {
                        Assert.Equal(0, b.Get(i, j));
                    }
                }
            }

            Matrix<T> ax = Ratios<T, TReal>.Multiply(a, right);
            Matrix<T> back = Ratios<T, TReal>.Multiply(Transpose.ConjugateTranspose, left, Transpose.None, ax);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    Assert.Equal(back.Get(i, j), b.Get(i, j));
                }
            }

            if (job == BalanceJob.Both && n > 1)
            {
                Assert.True(Ratios<T, TReal>.Norm(b) < Ratios<T, TReal>.Norm(a) / 2, "balancing makes the norm smaller");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(41)]
    public void Trexc_moves_blocks_and_keeps_a_Schur_form(int n)
    {
        var random = new Random(56);
        Matrix<T> h = GeneralMatrices<T>.Hessenberg(n, random), t = h.Clone(), z = new(n, n);
        SchurResult result = Solve(SchurJob.Schur, Accumulate.Identity, 1, n, t, z);
        Complex[] values = result.Values;
        for (int trial = 0; trial < 12; trial++)
        {
            nint from = random.Next(1, n + 1), to = random.Next(1, n + 1);
            Complex moved = SchurChecks<T>.Values(t)[from - 1];
            Assert.Equal(0, Engine.Trexc(Accumulate.Vectors, n, t.Pointer, t.Ld, z.Pointer, z.Ld, ref from, ref to));
            Complex[] now = SchurChecks<T>.Values(t);
            SchurChecks<T>.AssertSchurForm(t, now);
            SchurChecks<T>.AssertSameValues(values, now, Math.Sqrt(Element.Epsilon<T>()) * Math.Max(1, n));
            double distance = Math.Min(Complex.Abs(now[to - 1] - moved), Complex.Abs(Complex.Conjugate(now[to - 1]) - moved));
            Assert.True(distance < Math.Sqrt(Element.Epsilon<T>()) * n, $"the block did not arrive: {moved} and {now[to - 1]}");
        }

        t.AssertPaddingUntouched();
        CheckSimilarity(h, z, t, $"Trexc {n}");
    }

    internal static SchurResult Solve(SchurJob job, Accumulate compz, int ilo, int ihi, Matrix<T> h, Matrix<T> z)
    {
        int n = h.Rows;
        TReal[] wr = new TReal[n], wi = new TReal[n];
        fixed (TReal* r = wr, i = wi)
        {
            nint info = Engine.Hseqr(job, compz, n, ilo, ihi, h.Pointer, h.Ld, r, i, z.Pointer, z.Ld);
            return new SchurResult(info, SchurChecks<T>.Join(wr, wi));
        }
    }

    // |A - Q H Qᴴ| and |I - Qᴴ Q|.
    private static void CheckSimilarity(Matrix<T> a, Matrix<T> q, Matrix<T> h, string what)
    {
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(q), what + ", orthogonality");
        Matrix<T> product = Ratios<T, TReal>.Multiply(Transpose.None, Ratios<T, TReal>.Multiply(q, h), Transpose.ConjugateTranspose, q);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(a, product), what + ", similarity");
    }
}

/// <summary>What a QR iteration returned.</summary>
/// <param name="Info">The info.</param>
/// <param name="Values">The eigenvalues.</param>
internal sealed record SchurResult(nint Info, Complex[] Values);

public sealed class SingleSchurTests : SchurTests<float, float>;

public sealed class DoubleSchurTests : SchurTests<double, double>;

public sealed class Complex32SchurTests : SchurTests<Complex32, float>;

public sealed class ComplexSchurTests : SchurTests<Complex, double>;
