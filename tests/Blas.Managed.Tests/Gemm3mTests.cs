using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The product by three real ones against the usual one, beyond its blocks and at their edges.</summary>
public unsafe class Gemm3mTests
{
    [Theory]
    [InlineData(Transpose.None, Transpose.None, 192, 192, 192)]
    [InlineData(Transpose.None, Transpose.ConjugateTranspose, 1030, 520, 515)]
    [InlineData(Transpose.Transpose, Transpose.Conjugate, 200, 531, 700)]
    [InlineData(Transpose.ConjugateTranspose, Transpose.Transpose, 201, 193, 1025)]
    public void Is_the_usual_product_within_its_bound(Transpose transA, Transpose transB, int m, int n, int k)
    {
        Check<Complex, double>(transA, transB, m, n, k, 2.3e-16);
        Check<Complex32, float>(transA, transB, m, n, k, 1.2e-7);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        Random random = new(5);
        Matrix<Complex> a = new(300, 300, 0, random), b = new(300, 300, 0, random), c = new(300, 300), d = new(300, 300);
        new Engine<Complex, double>(SimdKernels<double>.Best, Cases.Single).Gemm3m(
            Transpose.None, Transpose.None, 300, 300, 300, Complex.One, a.Pointer, a.Ld, b.Pointer, b.Ld, Complex.Zero, c.Pointer, c.Ld);
        new Engine<Complex, double>(SimdKernels<double>.Best, Cases.Three).Gemm3m(
            Transpose.None, Transpose.None, 300, 300, 300, Complex.One, a.Pointer, a.Ld, b.Pointer, b.Ld, Complex.Zero, d.Pointer, d.Ld);
        Assert.True(c.Bytes().AsSpan().SequenceEqual(d.Bytes()));
    }

    // |error| <= c k eps max |A| |B| for each part (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 23.2.4),
    // c here 8: three products, the sums before and after them, and the usual product's own error.
    private static void Check<T, TReal>(Transpose transA, Transpose transB, int m, int n, int k, double epsilon)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    {
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, Cases.Three);
        Random random = new(m + n + k);
        bool turnsA = transA.IsTransposed(), turnsB = transB.IsTransposed();
        Matrix<T> a = new(turnsA ? k : m, turnsA ? m : k, 3, random), b = new(turnsB ? n : k, turnsB ? k : n, 1, random);
        Matrix<T> c = new(m, n, 5, random), expected = c.Clone();
        T alpha = Scalars<T, TReal>.Create(TReal.CreateTruncating(0.75), TReal.CreateTruncating(-1.5));
        T beta = Scalars<T, TReal>.Create(TReal.CreateTruncating(0.5), TReal.CreateTruncating(0.25));
        engine.Gemm3m(transA, transB, m, n, k, alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, beta, c.Pointer, c.Ld);
        engine.Gemm(transA, transB, m, n, k, alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, beta, expected.Pointer, expected.Ld);
        double bound = 8 * k * epsilon * 2 * 1.7;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double error = Complex.Abs(c.Get(i, j) - expected.Get(i, j));
                Assert.True(error <= bound, $"C[{i}, {j}] is off by {error}, more than {bound}");
            }
        }

        // beta = 0 does not read C.
        c.Fill(Element.NaN<T>());
        engine.Gemm3m(transA, transB, m, n, k, alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, T.Zero, c.Pointer, c.Ld);
        Assert.True(Complex.IsFinite(c.Get(m - 1, n - 1)) && Complex.IsFinite(c.Get(0, 0)));
    }
}
