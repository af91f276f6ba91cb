using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>C = alpha op(A) op(B) + beta C against sums in twice double's precision.</summary>
public abstract unsafe class GemmTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    [Fact]
    public void All_forms_and_sizes_at_every_width_are_within_the_error_bound()
    {
        var random = new Random(1);
        foreach (SimdWidth width in Cases.Widths)
        {
            SimdKernels<TReal> kernels = SimdKernels<TReal>.Create(width);
            for (int round = 0; round < 6; round++)
            {
                Engine<T, TReal> engine = new(kernels, round % 2 == 0 ? Cases.Single : Cases.Three);
                foreach (Transpose transA in Cases.Forms)
                {
                    foreach (Transpose transB in Cases.Forms)
                    {
                        int m = Size(random), n = Size(random), k = Size(random);
                        Complex alpha = Factor(random), beta = Factor(random);
                        Check(engine, transA, transB, m, n, k, alpha, beta, random);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(300, 300, 700)]
    [InlineData(1000, 30, 40)]
    [InlineData(2100, 7, 5)]
    [InlineData(70, 500, 513)]
    [InlineData(10, 64, 128)]
    public void Blocked_sizes_are_within_the_error_bound(int m, int n, int k)
    {
        var random = new Random(2);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, Cases.Three);
        foreach (Transpose transA in Cases.Forms.AsSpan(0, 2))
        {
            foreach (Transpose transB in Cases.Forms.AsSpan(0, 2))
            {
                Check(engine, transA, transB, m, n, k, new(1.25, -0.5), new(0.5, 0.25), random);
            }
        }
    }

    // A few rows or columns, in every form: by dot products, across, or a vector of rows and the rest; and sums in more than one block.
    [Theory]
    [InlineData(2, 37, 70)]
    [InlineData(37, 2, 70)]
    [InlineData(3, 41, 1100)]
    [InlineData(41, 4, 1100)]
    [InlineData(6, 70, 40)]
    [InlineData(8, 70, 33)]
    [InlineData(70, 9, 130)]
    [InlineData(10, 64, 128)]
    [InlineData(19, 50, 64)]
    public void Thin_products_are_within_the_error_bound_at_every_width_on_any_number_of_threads(int m, int n, int k)
    {
        var random = new Random(9);
        foreach (SimdWidth width in Cases.Widths)
        {
            SimdKernels<TReal> kernels = SimdKernels<TReal>.Create(width);
            Engine<T, TReal> one = new(kernels, Cases.Single), three = new(kernels, Cases.Three);
            foreach (Transpose transA in Cases.Forms.AsSpan(0, 2))
            {
                foreach (Transpose transB in Cases.Forms.AsSpan(0, 2))
                {
                    Check(one, transA, transB, m, n, k, new(1.25, -0.5), random.Next(2) * new Complex(0.5, 0.25), random);
                    bool ta = transA.IsTransposed(), tb = transB.IsTransposed();
                    Matrix<T> a = new(ta ? k : m, ta ? m : k, 3, random), b = new(tb ? n : k, tb ? k : n, 1, random), c = new(m, n, 2, random);
                    Assert.Equal(
                        Run(one, transA, transB, m, n, k, a, b, c).Bytes(), Run(three, transA, transB, m, n, k, a, b, c).Bytes());
                }
            }
        }
    }

    [Fact]
    public void A_leading_dimension_of_whole_pages_takes_the_packed_path_and_is_right()
    {
        var random = new Random(3);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, Cases.Single);
        int m = 400, n = 60, k = 48, page = 4096 / sizeof(T) * 8;
        Check(engine, Transpose.None, Transpose.None, m, n, k, 1, 1, random, page - m, page - k);
        Check(engine, Transpose.None, Transpose.Transpose, m, n, k, 1, 1, random, page - m, page - n);
    }

    [Fact]
    public void Threads_and_pieces_do_not_change_a_bit()
    {
        var random = new Random(4);
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        foreach ((int m, int n, int k) in new[] { (1, 300, 300), (300, 1, 300), (3, 301, 300), (300, 4, 300), (64, 70, 90), (65, 129, 300), (257, 251, 600), (1023, 70, 90) })
        {
            foreach (Transpose trans in Cases.Forms)
            {
                bool t = trans.IsTransposed();
                Matrix<T> a = new(t ? k : m, t ? m : k, 3, random), b = new(t ? n : k, t ? k : n, 1, random), c = new(m, n, 2, random);
                Matrix<T> first = Run(one, trans, trans, m, n, k, a, b, c);
                foreach (int threads in new[] { 2, 3, 7 })
                {
                    Engine<T, TReal> many = new(SimdKernels<TReal>.Best, new WorkerPool(threads));
                    Assert.Equal(first.Bytes(), Run(many, trans, trans, m, n, k, a, b, c).Bytes());
                }
            }
        }
    }

    // More blocks of A than there is room for at a time, in both directions.
    [Fact]
    public void Packing_together_does_not_change_a_bit()
    {
        var random = new Random(10);
        int m = 2060, n = 75, k = 1030;
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        foreach ((Transpose transA, Transpose transB) in new[] { (Transpose.None, Transpose.None), (Transpose.ConjugateTranspose, Transpose.Transpose) })
        {
            bool t = transA.IsTransposed();
            Matrix<T> a = new(t ? k : m, t ? m : k, 3, random), b = new(t ? n : k, t ? k : n, 1, random), c = new(m, n, 2, random);
            byte[] expected = Run(one, transA, transB, m, n, k, a, b, c).Bytes();
            foreach (int threads in new[] { 2, 3 })
            {
                Engine<T, TReal> many = new(SimdKernels<TReal>.Best, new WorkerPool(threads));
                Assert.Equal(expected, Run(many, transA, transB, m, n, k, a, b, c).Bytes());
            }
        }
    }

    [Fact]
    public void Thirty_two_callers_at_once_all_get_the_right_answer()
    {
        var random = new Random(5);
        int m = 130, n = 90, k = 110;
        Matrix<T> a = new(m, k, 1, random), b = new(k, n, 2, random), c = new(m, n, 3, random);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, new WorkerPool(2));
        byte[] expected = Run(engine, Transpose.None, Transpose.None, m, n, k, a, b, c).Bytes();
        int right = 0;
        var callers = new Thread[32];
        for (int i = 0; i < callers.Length; i++)
        {
            callers[i] = new Thread(() =>
            {
                bool same = true;
                for (int round = 0; round < 20; round++)
                {
                    same &= Run(engine, Transpose.None, Transpose.None, m, n, k, a, b, c).Bytes().AsSpan().SequenceEqual(expected);
                }

                Interlocked.Add(ref right, same ? 1 : 0);
            });
            callers[i].Start();
        }

        foreach (Thread caller in callers)
        {
            caller.Join();
        }

        Assert.Equal(32, right);
    }

    [Fact]
    public void Beta_zero_does_not_read_C_and_alpha_zero_reads_neither_A_nor_B()
    {
        var random = new Random(6);
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Single);
            foreach ((int m, int n, int k) in new[] { (1, 5, 4), (5, 1, 4), (37, 29, 5), (100, 100, 2) })
            {
                Matrix<T> a = new(m, k, 1, random), b = new(k, n, 1, random), c = new(m, n, 1);
                engine.Gemm(Transpose.None, Transpose.None, m, n, k, T.One, a.Pointer, a.Ld, b.Pointer, b.Ld, T.Zero, c.Pointer, c.Ld);
                Assert.All(Elements(c), x => Assert.True(Complex.IsFinite(x)));
                a.Fill(Element.NaN<T>());
                Complex before = c.Get(0, 0);
                engine.Gemm(Transpose.None, Transpose.None, m, n, k, T.Zero, a.Pointer, a.Ld, b.Pointer, b.Ld, T.One, c.Pointer, c.Ld);
                Assert.Equal(before, c.Get(0, 0));
                engine.Gemm(Transpose.None, Transpose.None, m, n, 0, T.One, a.Pointer, a.Ld, b.Pointer, b.Ld, T.One + T.One, c.Pointer, c.Ld);
                Assert.Equal(2 * before, c.Get(0, 0));
                engine.Gemm(Transpose.None, Transpose.None, m, n, k, T.Zero, a.Pointer, a.Ld, b.Pointer, b.Ld, T.Zero, c.Pointer, c.Ld);
                Assert.All(Elements(c), x => Assert.Equal(Complex.Zero, x));
            }
        }
    }

    [Fact]
    public void NaN_and_infinity_reach_exactly_their_row_and_column()
    {
        var random = new Random(7);
        int m = 45, n = 31, k = 20;
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Single);
            Matrix<T> a = new(m, k, 0, random), b = new(k, n, 0, random), c = new(m, n, 0, random);
            a[44, 3] = Element.NaN<T>();
            b[19, 30] = Element.Narrow<T>(double.PositiveInfinity);
            Matrix<T> result = Run(engine, Transpose.None, Transpose.None, m, n, k, a, b, c);
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < m; i++)
                {
                    Complex value = result.Get(i, j);
                    Assert.Equal(i == 44, double.IsNaN(value.Real) && (i == 44 || j != 30));
                    Assert.Equal(i == 44 || j == 30, !Complex.IsFinite(value));
                }
            }
        }
    }

    [Fact]
    public void After_the_first_call_nothing_is_allocated()
    {
        var random = new Random(8);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, new WorkerPool(2));
        Matrix<T> a = new(200, 200, 0, random), b = new(200, 200, 0, random), c = new(200, 200, 0, random);
        void Multiply() => engine.Gemm(
            Transpose.Transpose, Transpose.None, 200, 200, 200, T.One, a.Pointer, 200, b.Pointer, 200, T.Zero, c.Pointer, 200);
        for (int i = 0; i < 3; i++)
        {
            Multiply();
        }

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                Multiply();
            }
        }));
    }

    private static IEnumerable<Complex> Elements(Matrix<T> matrix) =>
        from j in Enumerable.Range(0, matrix.Columns) from i in Enumerable.Range(0, matrix.Rows) select matrix.Get(i, j);

    private static Matrix<T> Run(
        Engine<T, TReal> engine, Transpose transA, Transpose transB, int m, int n, int k, Matrix<T> a, Matrix<T> b, Matrix<T> c)
    {
        Matrix<T> result = c.Clone();
        engine.Gemm(
            transA, transB, m, n, k, Element.Narrow<T>(new(0.75, 0.5)), a.Pointer, a.Ld, b.Pointer, b.Ld,
            Element.Narrow<T>(new(-0.5, 0.25)), result.Pointer, result.Ld);
        return result;
    }

    // Small sizes often, large ones now and then: the reference takes its time.
    private static int Size(Random random) => Cases.Sizes[random.Next(random.Next(8) == 0 ? 10 : 8)];

    private static Complex Factor(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => 1,
        2 => -0.75,
        _ => new Complex(1.5, -0.25),
    };

    private static void Check(
        Engine<T, TReal> engine, Transpose transA, Transpose transB, int m, int n, int k, Complex alpha, Complex beta,
        Random random, int paddingA = 3, int paddingB = 1)
    {
        Matrix<T> a = transA.IsTransposed() ? new(k, m, paddingA, random) : new(m, k, paddingA, random);
        Matrix<T> b = transB.IsTransposed() ? new(n, k, paddingB, random) : new(k, n, paddingB, random);
        Matrix<T> c = new(m, n, 2, random);
        alpha = Element.Widen(Element.Narrow<T>(alpha));
        beta = Element.Widen(Element.Narrow<T>(beta));
        Matrix<T> result = c.Clone();
        if (beta == 0)
        {
            result.Fill(Element.NaN<T>());
        }

        engine.Gemm(
            transA, transB, m, n, k, Element.Narrow<T>(alpha), a.Pointer, a.Ld, b.Pointer, b.Ld,
            Element.Narrow<T>(beta), result.Pointer, result.Ld);
        result.AssertPaddingUntouched();
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                ExactSum sum = default;
                for (int p = 0; p < k; p++)
                {
                    sum.Add(a.Get(transA, i, p), b.Get(transB, p, j));
                }

                // Each of k products and sums, and the factors, rounds by half an epsilon; complex ones twice.
                Complex expected = (alpha * sum.Value) + (beta == 0 ? 0 : beta * c.Get(i, j));
                double bound = (k + 6) * Element.Epsilon<T>() * ((Abs1(alpha) * sum.Magnitude) + (Abs1(beta) * Abs1(c.Get(i, j))));
                double error = Complex.Abs(expected - result.Get(i, j));
                Assert.True(
                    error <= bound,
                    $"{engine.Kernels.Width} {transA} {transB} {m}x{n}x{k} alpha {alpha} beta {beta}: C[{i},{j}] is {result.Get(i, j)}, not {expected}; bound {bound:E2}");
            }
        }
    }

    private static double Abs1(Complex value) => Math.Abs(value.Real) + Math.Abs(value.Imaginary);
}

public sealed class SingleGemmTests : GemmTests<float, float>;

public sealed class DoubleGemmTests : GemmTests<double, double>;

public sealed class Complex32GemmTests : GemmTests<Complex32, float>;

public sealed class ComplexGemmTests : GemmTests<Complex, double>;
