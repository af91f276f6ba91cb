using System.Numerics;

namespace Blas.Arrays.Tests;

/// <summary>What factorizations are defined by: factors that multiply back and are what they should be, on stacks and views.</summary>
public sealed class LinAlgPropertyTests
{
    [Theory]
    [MemberData(nameof(TestProviders.Names), MemberType = typeof(TestProviders))]
    public void Eigenvectors_satisfy_their_equation(string name)
    {
        IBlasProvider provider = TestProviders.Open(name);
        using NdArray<double> a = Samples.RandomView<double>(new Random(1), [3, 6, 6]);
        (NdArray<Complex> w, NdArray<Complex> v) = LinAlg.Eig(a, provider);
        AssertClose(MatMul(Wide(a), v), NdArray.Multiply(v, w[.., Slice.NewAxis, ..]), 1e-12);
        AssertClose(NdArray.FromSpan<Complex>(Sorted(w), 3, 6), NdArray.FromSpan<Complex>(Sorted(LinAlg.Eigvals(a, provider)), 3, 6), 1e-11);

        using NdArray<Complex> c = RandomComplex(new Random(2), 2, 5, 5);
        (w, v) = LinAlg.Eig(c, provider);
        AssertClose(MatMul(c, v), NdArray.Multiply(v, w[.., Slice.NewAxis, ..]), 1e-12);

        using NdArray<Complex> h = NdArray.Add(c, Adjoint(c));
        if (TestProviders.Lacks(provider, "syevd"))
        {
            return;
        }

        foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
        {
            (NdArray<double> real, NdArray<Complex> q) = LinAlg.Eigh(h, uplo, provider);
            AssertClose(MatMul(h, q), NdArray.Multiply(q, Wide(real)[.., Slice.NewAxis, ..]), 1e-12);
            AssertClose(MatMul(Adjoint(q), q), NdArray.Eye<Complex>(5), 1e-13);
            double[] values = real[0, ..].ToArray();
            Assert.Equal(values.Order(), values);
        }
    }

    [Theory]
    [MemberData(nameof(TestProviders.Names), MemberType = typeof(TestProviders))]
    public void Singular_vectors_multiply_back(string name)
    {
        IBlasProvider provider = TestProviders.Open(name);
        if (TestProviders.Lacks(provider, "gesdd"))
        {
            return;
        }

        foreach (nint[] shape in new nint[][] { [4, 4], [6, 3], [3, 6], [2, 5, 4], [0, 3], [1, 1] })
        {
            using NdArray<double> a = Samples.RandomView<double>(new Random(3), shape);
            foreach (bool full in new[] { true, false })
            {
                (NdArray<double> u, NdArray<double> s, NdArray<double> vh) = LinAlg.Svd(a, full, provider);
                nint m = shape[^2], n = shape[^1], k = Math.Min(m, n);
                Assert.Equal(full ? m : k, u.Shape[^1]);
                Assert.Equal(full ? n : k, vh.Shape[^2]);
                using NdArray<double> left = u["..., :" + k];
                using NdArray<double> right = vh["..., :" + k + ", :"];
                using NdArray<double> middle = s[Slice.Ellipsis, Slice.NewAxis, ..];
                AssertClose(NdArray.MatMul(NdArray.Multiply(left, middle), right), a, 1e-13);
                AssertClose(NdArray.MatMul(u.SwapAxes(-1, -2), u), NdArray.Eye<double>(u.Shape[^1]), 1e-13);
                AssertClose(NdArray.MatMul(vh, vh.SwapAxes(-1, -2)), NdArray.Eye<double>(vh.Shape[^2]), 1e-13);
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestProviders.Names), MemberType = typeof(TestProviders))]
    public void Factors_multiply_back(string name)
    {
        IBlasProvider provider = TestProviders.Open(name);
        foreach (nint[] shape in new nint[][] { [4, 4], [6, 3], [3, 6], [2, 5, 4], [1, 1], [0, 3], [3, 0] })
        {
            nint m = shape[^2], n = shape[^1], k = Math.Min(m, n);
            using NdArray<Complex> a = RandomComplex(new Random(4), shape);
            foreach (QrMode mode in Enum.GetValues<QrMode>())
            {
                (NdArray<Complex>? q, NdArray<Complex> r) = LinAlg.Qr(a, mode, provider);
                AssertTriangle(r, upper: true);
                Assert.Equal(mode == QrMode.R, q is null);
                Assert.Equal(mode == QrMode.Complete ? m : k, r.Shape[^2]);
                if (q is not null)
                {
                    AssertClose(MatMul(q, r), a, 1e-13);
                    AssertClose(MatMul(Adjoint(q), q), NdArray.Eye<Complex>(q.Shape[^1]), 1e-13);
                }
            }

            (NdArray<Complex> p, NdArray<Complex> l, NdArray<Complex> u) = LinAlg.Lu(a, provider);
            AssertTriangle(l, upper: false);
            AssertTriangle(u, upper: true);
            AssertClose(MatMul(MatMul(p, l), u), a, 1e-13);
            Assert.All(l.ToArray(), x => Assert.True(Complex.Abs(x) < 1.5));
        }
    }

    /// <summary>NumPy's texts; NumPy itself answers some of these with NaN and does not come back from lstsq.</summary>
    [Theory]
    [MemberData(nameof(TestProviders.Names), MemberType = typeof(TestProviders))]
    public void What_is_found_by_iteration_starts_from_finite_numbers(string name)
    {
        IBlasProvider provider = TestProviders.Open(name);
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            using NdArray<double> a = NdArray.Eye<double>(4).BroadcastTo(2, 4, 4).Copy();
            a[1, 3, 2] = bad;
            using NdArray<double> second = a[1, .., ..], ones = NdArray.Ones<double>(4), wrong = second[3, ..], eye = NdArray.Eye<double>(4);
            foreach ((string text, string entry, Action call) in new (string, string, Action)[]
                     {
                         ("Array must not contain infs or NaNs", "a[3, 2]", () => LinAlg.Eig(a, provider)),
                         ("Array must not contain infs or NaNs", "a[3, 2]", () => LinAlg.Eigvals(a, provider)),
                         ("Eigenvalues did not converge", "a[3, 2]", () => LinAlg.Eigh(a, provider: provider)),
                         ("Eigenvalues did not converge", "a[3, 2]", () => LinAlg.Eigvalsh(a, provider: provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.Svd(a, provider: provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.Svdvals(a, provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.Pinv(a, provider: provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.MatrixRank(a, provider: provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.Cond(a, provider: provider)),
                         ("SVD did not converge", "a[3, 2]", () => LinAlg.Norm(second, 2.0, provider: provider)),
                         ("SVD did not converge in Linear Least Squares", "a[3, 2]", () => LinAlg.Lstsq(second, ones, provider: provider)),
                         ("SVD did not converge in Linear Least Squares", "b[2, 0]", () => LinAlg.Lstsq(eye, wrong, provider: provider)),
                     })
            {
                LinAlgException e = Assert.Throws<LinAlgException>(call);
                Assert.Equal(text, e.Message);
                Assert.StartsWith(entry + " is ", e.InnerException!.Message, StringComparison.Ordinal);
            }

            // The triangle that Eigh does not read may be anything.
            Assert.Equal([1.0, 1, 1, 1], LinAlg.Eigvalsh(second, UpLo.Upper, provider).ToArray());

            // What does not iterate computes with it.
            Assert.False(double.IsFinite(LinAlg.Solve(second, ones, provider).Sum()));
            Assert.False(double.IsFinite(LinAlg.Norm(second, provider: provider).Item()));
        }
    }

    [Fact]
    public void Operands_stay_as_they_are_and_views_are_taken_as_they_look()
    {
        IBlasProvider provider = TestProviders.Open(ProviderNames.Managed);
        using NdArray<double> a = Samples.RandomView<double>(new Random(5), [4, 4]);
        using NdArray<double> before = a.Copy();
        using NdArray<double> inverse = LinAlg.Inv(a, provider);
        AssertClose(NdArray.MatMul(a, inverse), NdArray.Eye<double>(4), 1e-11);
        using NdArray<double> ofTranspose = LinAlg.Inv(a.SwapAxes(0, 1), provider);
        AssertClose(ofTranspose.SwapAxes(0, 1), inverse, 1e-11);
        LinAlg.Qr(a, provider: provider);
        LinAlg.Lu(a, provider);
        LinAlg.Det(a, provider);
        Assert.Equal(before.ToArray(), a.ToArray());
    }

    [Fact]
    public void Solve_takes_a_vector_only_where_b_has_one_axis()
    {
        // As NumPy from version 2 on: of a stack of matrices b is a stack too.
        IBlasProvider provider = TestProviders.Open(ProviderNames.Managed);
        using NdArray<double> a = NdArray.Add(Samples.Random<double>(new Random(6), 3, 2, 2), NdArray.Multiply(NdArray.Eye<double>(2), 5.0));
        using NdArray<double> b = Samples.Random<double>(new Random(7), 2, 4);
        using NdArray<double> x = LinAlg.Solve(a, b, provider);
        Assert.True(x.Shape.SequenceEqual([(nint)3, 2, 4]));
        AssertClose(NdArray.MatMul(a, x), b.BroadcastTo(3, 2, 4), 1e-13);
        using NdArray<double> v = Samples.Random<double>(new Random(8), 2);
        using NdArray<double> y = LinAlg.Solve(a, v, provider);
        Assert.True(y.Shape.SequenceEqual([(nint)3, 2]));
    }

    private static NdArray<Complex> RandomComplex(Random random, params nint[] shape)
    {
        using NdArray<Complex> real = Samples.Random<Complex>(random, shape);
        using NdArray<Complex> imaginary = Samples.Random<Complex>(random, shape);
        using NdArray<Complex> turned = NdArray.Multiply(imaginary, Complex.ImaginaryOne);
        return NdArray.Add(real, turned);
    }

    private static NdArray<Complex> Wide(NdArray<double> a)
    {
        Complex[] values = [.. a.ToArray().Select(x => (Complex)x)];
        return NdArray.FromSpan<Complex>(values, a.Shape);
    }

    private static NdArray<Complex> Adjoint(NdArray<Complex> a)
    {
        using NdArray<Complex> turned = a.SwapAxes(-1, -2).Copy();
        Complex[] values = [.. turned.ToArray().Select(Complex.Conjugate)];
        return NdArray.FromSpan<Complex>(values, turned.Shape);
    }

    private static NdArray<Complex> MatMul(NdArray<Complex> a, NdArray<Complex> b) =>
        NdArray.MatMul(a, b, null, TestProviders.Open(ProviderNames.Managed).Blas);

    private static Complex[] Sorted(NdArray<Complex> w) =>
        [.. w.ToArray().Chunk((int)w.Shape[^1]).SelectMany(x => x.OrderBy(v => Math.Round(v.Real, 9)).ThenBy(v => v.Imaginary))];

    private static void AssertTriangle(NdArray<Complex> a, bool upper)
    {
        foreach (nint[] i in Samples.Indices([.. a.Shape]))
        {
            Assert.True(upper ? i[^2] <= i[^1] || a[i.AsSpan()] == 0 : i[^2] >= i[^1] || a[i.AsSpan()] == 0);
        }
    }

    private static void AssertClose<T>(NdArray<T> actual, NdArray<T> expected, double tolerance)
        where T : unmanaged, INumberBase<T>
    {
        using NdArray<T> wanted = expected.BroadcastTo(actual.Shape);
        foreach ((T x, T y) in actual.ToArray().Zip(wanted.ToArray()))
        {
            double error = double.CreateTruncating(T.Abs(x - y));
            Assert.True(error <= tolerance * Math.Max(1, double.CreateTruncating(T.Abs(y))) * 20, $"{x} is not {y}");
        }
    }
}
