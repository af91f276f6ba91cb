using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>QR and LQ factorizations, their orthogonal factors, and products with these.</summary>
public abstract unsafe class OrthogonalFactorTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    public static TheoryData<int, int> Shapes => new()
    {
        { 0, 0 }, { 1, 1 }, { 2, 2 }, { 3, 2 }, { 2, 3 }, { 5, 5 }, { 10, 1 }, { 1, 10 }, { 33, 33 }, { 50, 33 }, { 33, 50 },
        { 129, 129 }, { 300, 70 }, { 70, 300 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Geqrf_multiplies_back_to_A(int m, int n)
    {
        var random = new Random(1);
        int k = Math.Min(m, n);
        Matrix<T> a = new(m, n, 3, random), f = a.Clone(), tau = new(k, 1);
        Engine.Geqrf(m, n, f.Pointer, f.Ld, tau.Pointer);
        f.AssertPaddingUntouched();
        tau.AssertPaddingUntouched();
        for (int i = 0; i < k; i++)
        {
            Assert.Equal(0, f.Get(i, i).Imaginary);
        }

        Matrix<T> q = Ratios<T, TReal>.Make(m, k, (i, j) => f.Get(i, j), 2);
        Matrix<T> r = Ratios<T, TReal>.Make(k, n, (i, j) => i <= j ? f.Get(i, j) : 0);
        Engine.Orgqr(m, k, k, q.Pointer, q.Ld, tau.Pointer);
        q.AssertPaddingUntouched();
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(q), $"Q of {m} x {n}");
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(a, Ratios<T, TReal>.Multiply(q, r)), $"QR of {m} x {n}");

        // The whole of Q begins with the same columns.
        Matrix<T> whole = Ratios<T, TReal>.Make(m, m, (i, j) => j < k ? f.Get(i, j) : Complex.NaN);
        Engine.Orgqr(m, m, k, whole.Pointer, whole.Ld, tau.Pointer);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(whole), $"whole Q of {m} x {n}");
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(q, Ratios<T, TReal>.Make(m, k, whole.Get)), "first columns of Q");
        AssertProducts(whole, (side, trans, rows, columns, c) =>
            Engine.Ormqr(side, trans, rows, columns, k, f.Pointer, f.Ld, tau.Pointer, c.Pointer, c.Ld));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gelqf_multiplies_back_to_A(int m, int n)
    {
        var random = new Random(2);
        int k = Math.Min(m, n);
        Matrix<T> a = new(m, n, 3, random), f = a.Clone(), tau = new(k, 1);
        Engine.Gelqf(m, n, f.Pointer, f.Ld, tau.Pointer);
        f.AssertPaddingUntouched();
        for (int i = 0; i < k; i++)
        {
            Assert.Equal(0, f.Get(i, i).Imaginary);
        }

        Matrix<T> q = Ratios<T, TReal>.Make(k, n, (i, j) => f.Get(i, j), 2);
        Matrix<T> l = Ratios<T, TReal>.Make(m, k, (i, j) => i >= j ? f.Get(i, j) : 0);
        Engine.Orglq(k, n, k, q.Pointer, q.Ld, tau.Pointer);
        q.AssertPaddingUntouched();
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(q), $"Q of {m} x {n}");
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(a, Ratios<T, TReal>.Multiply(l, q)), $"LQ of {m} x {n}");

        Matrix<T> whole = Ratios<T, TReal>.Make(n, n, (i, j) => i < k ? f.Get(i, j) : Complex.NaN);
        Engine.Orglq(n, n, k, whole.Pointer, whole.Ld, tau.Pointer);
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Orthogonality(whole), $"whole Q of {m} x {n}");
        Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(q, Ratios<T, TReal>.Make(k, n, whole.Get)), "first rows of Q");
        AssertProducts(whole, (side, trans, rows, columns, c) =>
            Engine.Ormlq(side, trans, rows, columns, k, f.Pointer, f.Ld, tau.Pointer, c.Pointer, c.Ld));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 3)]
    [InlineData(40, 5)]
    [InlineData(40, 40)]
    public void A_block_reflector_is_the_product_of_its_reflectors(int n, int k)
    {
        foreach (Direct direct in new[] { Direct.Forward, Direct.Backward })
        {
            foreach (StoreV storev in new[] { StoreV.Columns, StoreV.Rows })
            {
                var random = new Random(3);
                bool columns = storev == StoreV.Columns, forward = direct == Direct.Forward;

                // What is stored beside the vectors must not be read, and neither must the ones.
                var v = Ratios<T, TReal>.Make(columns ? n : k, columns ? k : n, (i, j) =>
                    IsStored(columns ? i : j, columns ? j : i) ? Element.Widen(Element.Random<T>(random)) : Complex.NaN, 1);
                var whole = Ratios<T, TReal>.Make(n, k, (i, j) =>
                    i == Unit(j) ? 1 : !IsStored(i, j) ? 0 : columns ? v.Get(i, j) : Complex.Conjugate(v.Get(j, i)));
                Matrix<T> tau = new(k, 1);
                for (int i = 0; i < k; i++)
                {
                    // 2 / |v|² makes each of them unitary; one of them is the identity.
                    tau[i, 0] = Element.Narrow<T>(k > 2 && i == 1 ? 0 : 2 / Enumerable.Range(0, n).Sum(l => Math.Pow(Complex.Abs(whole.Get(l, i)), 2)));
                }

                Matrix<T> h = Ratios<T, TReal>.Make(n, n, (i, j) => i == j ? 1 : 0);
                for (int step = 0; step < k; step++)
                {
                    // h = h H(i), in the order of the product.
                    int i = forward ? step : k - 1 - step;
                    Engine.Larf(Side.Right, n, n, whole.Pointer + (i * whole.Ld), 1, tau[i, 0], h.Pointer, h.Ld);
                }

                Matrix<T> t = new(k, k, 1);
                t.Fill(Element.NaN<T>());
                Engine.Larft(direct, storev, n, k, v.Pointer, v.Ld, tau.Pointer, t.Pointer, t.Ld);
                for (int j = 0; j < k; j++)
                {
                    for (int i = 0; i < k; i++)
                    {
                        Assert.Equal(forward ? i <= j : i >= j, !T.IsNaN(t[i, j]));
                    }
                }

                AssertProducts(h, (side, trans, rows, count, c) => Engine.Larfb(
                    side, trans, direct, storev, rows, count, k, v.Pointer, v.Ld, t.Pointer, t.Ld, c.Pointer, c.Ld));

                int Unit(int j) => forward ? j : n - k + j;
                bool IsStored(int i, int j) => forward ? i > Unit(j) : i < Unit(j);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void Larfg_annihilates_at_any_scale(int n)
    {
        bool isSingle = typeof(TReal) == typeof(float);
        double[] scales = isSingle ? [1, 1e-30, 1e-42, 1e30] : [1, 1e-200, 1e-300, 1e-315, 1e300];
        foreach (double scale in scales)
        {
            var random = new Random(4);
            Matrix<T> x = Ratios<T, TReal>.Make(n, 1, (_, _) => Element.Widen(Element.Random<T>(random)) * scale), before = x.Clone();
            T tau;
            Engine.Larfg(n, x.Pointer, x.Pointer + 1, 1, &tau);
            x.AssertPaddingUntouched();
            Assert.Equal(0, x.Get(0, 0).Imaginary);
            Matrix<T> v = Ratios<T, TReal>.Make(n, 1, (i, _) => i == 0 ? 1 : x.Get(i, 0));
            Complex t = Element.Widen(tau);
            Complex size = Enumerable.Range(0, n).Aggregate(Complex.Zero, (sum, i) => sum + (Complex.Conjugate(v.Get(i, 0)) * v.Get(i, 0)));

            // H is unitary: tau + conj(tau) = |tau|² |v|².
            Assert.True(Complex.Abs(t + Complex.Conjugate(t) - (t * Complex.Conjugate(t) * size)) <= 30 * Element.Epsilon<T>(), $"{scale}: tau {t}");

            // H^H x = (beta; 0), in units of 1 over the scale so that nothing here is subnormal.
            Complex product = Enumerable.Range(0, n).Aggregate(Complex.Zero, (sum, i) => sum + (Complex.Conjugate(v.Get(i, 0)) * (before.Get(i, 0) / scale)));
            double rounding = 30 * n * (Element.Epsilon<T>() + ((isSingle ? 1.5e-45 : 5e-324) / scale));
            for (int i = 0; i < n; i++)
            {
                Complex image = (before.Get(i, 0) / scale) - (Complex.Conjugate(t) * v.Get(i, 0) * product);
                Assert.True(Complex.Abs(image - (i == 0 ? x.Get(0, 0) / scale : 0)) <= rounding, $"{scale}: image {image} at {i}");
            }
        }
    }

    [Fact]
    public void Larfg_of_what_is_reduced_already_is_the_identity()
    {
        Matrix<T> x = Ratios<T, TReal>.Make(5, 1, (i, _) => i == 0 ? 3 : 0);
        T tau = Element.NaN<T>();
        Engine.Larfg(5, x.Pointer, x.Pointer + 1, 1, &tau);
        Assert.Equal(T.Zero, tau);
        Assert.Equal(3, x.Get(0, 0));
    }

    [Fact]
    public void NaN_ends_in_NaN()
    {
        Matrix<T> a = new(40, 40, 0, new Random(5)), tau = new(40, 1);
        a[3, 2] = Element.NaN<T>();
        Engine.Geqrf(40, 40, a.Pointer, a.Ld, tau.Pointer);
        Assert.True(T.IsNaN(a[39, 39]));
    }

    private static void AssertProducts(Matrix<T> q, Action<Side, Transpose, int, int, Matrix<T>> multiply)
    {
        foreach (int other in new[] { 1, 7 })
        {
            foreach (Side side in new[] { Side.Left, Side.Right })
            {
                foreach (Transpose trans in new[] { Transpose.None, Transpose.ConjugateTranspose })
                {
                    int m = side == Side.Left ? q.Rows : other, n = side == Side.Left ? other : q.Rows;
                    Matrix<T> c = new(m, n, 2, new Random(6)), expected = side == Side.Left
                        ? Ratios<T, TReal>.Multiply(trans, q, Transpose.None, c)
                        : Ratios<T, TReal>.Multiply(Transpose.None, c, trans, q);
                    multiply(side, trans, m, n, c);
                    c.AssertPaddingUntouched();
                    Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(expected, c), $"{side} {trans} {m} x {n}");
                }
            }
        }
    }
}

public sealed class SingleOrthogonalFactorTests : OrthogonalFactorTests<float, float>;

public sealed class DoubleOrthogonalFactorTests : OrthogonalFactorTests<double, double>;

public sealed class Complex32OrthogonalFactorTests : OrthogonalFactorTests<Complex32, float>;

public sealed class ComplexOrthogonalFactorTests : OrthogonalFactorTests<Complex, double>;
