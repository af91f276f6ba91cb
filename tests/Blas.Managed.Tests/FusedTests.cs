using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Products with an epilogue and with a packed operand, against the same in two steps.</summary>
public abstract class FusedTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly T s_alpha = Element.Narrow<T>(new Complex(1.5, -0.5));
    private static readonly T s_beta = Element.Narrow<T>(new Complex(0.75, 0.25));

    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 7, 5 }, { 9, 1, 5 }, { 5, 6, 0 }, { 3, 40, 100 }, { 64, 96, 70 }, { 130, 75, 600 }, { 2500, 9, 3 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_epilogue_sees_each_finished_element_once_and_in_its_place(int m, int n, int k)
    {
        var random = new Random(51);
        foreach (int threads in new[] { 1, 3 })
        {
            ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, new WorkerPool(threads)));
            foreach (Layout layout in new[] { Layout.RowMajor, Layout.ColumnMajor })
            {
                foreach (Transpose trans in Cases.Forms)
                {
                    T[] a = Values(m * k, random), b = Values(k * n, random), c = Values(m * n, random), other = Values(m * n, random);
                    nint lda = Leading(layout, trans, m, k), ldb = Leading(layout, trans, k, n), ldc = Leading(layout, Transpose.None, m, n);
                    T[] expected = [.. c], result = [.. c];

                    // The plain product of one thread adds up in the same order where it takes the same way; the vector and the
                    // thin ones don't, so the comparison is with a product by the same call, and an epilogue that does nothing.
                    blas.Gemm(layout, trans, trans, m, n, k, s_alpha, a, lda, b, ldb, s_beta, expected, ldc, default(Nothing));
                    blas.Gemm(layout, trans, trans, m, n, k, s_alpha, a, lda, b, ldb, s_beta, result, ldc, new TimesAndPlace(other, layout, (int)ldc));
                    for (int i = 0; i < m; i++)
                    {
                        for (int j = 0; j < n; j++)
                        {
                            int at = (int)(layout == Layout.RowMajor ? (i * ldc) + j : i + (j * ldc));
                            Assert.Equal((expected[at] * other[at]) + (T.CreateChecked(i) - T.CreateChecked(j)), result[at]);
                        }
                    }

                    T[] plain = [.. c];
                    blas.Gemm(layout, trans, trans, m, n, k, s_alpha, a, lda, b, ldb, s_beta, plain, ldc);
                    AssertNear(plain, expected, k);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_packed_operand_gives_the_product_of_the_plain_one(int m, int n, int k)
    {
        var random = new Random(52);
        foreach (int threads in new[] { 1, 3 })
        {
            ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, new WorkerPool(threads)));
            foreach (Layout layout in new[] { Layout.RowMajor, Layout.ColumnMajor })
            {
                foreach (Transpose transW in Cases.Forms)
                {
                    foreach (Transpose transX in Cases.Forms)
                    {
                        bool right = layout == Layout.RowMajor;
                        T[] x = Values(right ? m * k : k * n, random), w = Values(right ? k * n : m * k, random), c = Values(m * n, random);
                        nint ldx = right ? Leading(layout, transX, m, k) : Leading(layout, transX, k, n);
                        nint ldw = right ? Leading(layout, transW, k, n) : Leading(layout, transW, m, k);
                        nint ldc = Leading(layout, Transpose.None, m, n);
                        T[] expected = [.. c], result = [.. c];
                        using PackedMatrix<T> packed = blas.Pack(layout, transW, right ? k : m, right ? n : k, w, ldw);
                        blas.Gemm(
                            layout, right ? transX : transW, right ? transW : transX, m, n, k, s_alpha,
                            right ? x : w, right ? ldx : ldw, right ? w : x, right ? ldw : ldx, s_beta, expected, ldc);
                        Array.Clear(w);
                        blas.Gemm(packed, transX, right ? m : n, s_alpha, x, ldx, s_beta, result, ldc);
                        AssertNear(expected, result, k);
                    }
                }
            }
        }
    }

    [Fact]
    public void Bias_is_added_along_the_rows_of_a_batch()
    {
        ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, Cases.Three));
        var random = new Random(53);
        int m = 70, n = 90, k = 40;
        T[] a = Values(m * k, random), b = Values(k * n, random), bias = Values(n, random), c = new T[m * n], plain = new T[m * n];
        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, m, n, k, T.One, a, k, b, n, T.Zero, plain, n, default(Nothing));
        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, m, n, k, T.One, a, k, b, n, T.Zero, c, n, new Bias<T>(bias));
        for (int i = 0; i < m * n; i++)
        {
            Assert.Equal(plain[i] + bias[i % n], c[i]);
        }

        // Column-major, C is the transpose: the same memory.
        Array.Clear(c);
        blas.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, n, m, k, T.One, b, n, a, k, T.Zero, c, n, new Bias<T>(bias, Layout.ColumnMajor));
        for (int i = 0; i < m * n; i++)
        {
            Assert.Equal(plain[i] + bias[i % n], c[i]);
        }
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, new WorkerPool(2)));
        var random = new Random(54);
        int n = 100;
        T[] a = Values(n * n, random), b = Values(n * n, random), c = new T[n * n], bias = Values(n, random);
        using PackedMatrix<T> packed = blas.Pack(Layout.RowMajor, Transpose.None, n, n, b, n);
        void Call()
        {
            blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, n, n, n, T.One, a, n, b, n, T.Zero, c, n, new Bias<T>(bias));
            blas.Gemm(packed, Transpose.None, n, T.One, a, n, T.Zero, c, n, new Bias<T>(bias));
        }

        for (int i = 0; i < 3; i++)
        {
            Call();
        }

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                Call();
            }
        }));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, Cases.Single));
        T[] a = new T[12], b = new T[12], c = new T[16];
        Assert.Equal("lda", Assert.Throws<ArgumentOutOfRangeException>(() => blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 4, 4, 3, T.One, a, 2, b, 4, T.Zero, c, 4, default(Nothing))).ParamName);
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 4, 4, -3, T.One, a, 3, b, 4, T.Zero, c, 4, default(Nothing))).ParamName);
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 4, 4, 3, T.One, a, 3, b.AsSpan(0, 11), 4, T.Zero, c, 4, default(Nothing))).ParamName);
        Assert.Equal("c", Assert.Throws<ArgumentException>(() => blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 3, 4, 3, T.One, c.AsSpan(0, 9), 3, b, 4, T.Zero, c, 4, default(Nothing))).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => blas.Pack(Layout.RowMajor, Transpose.None, 4, 4, a, 4)).ParamName);
        Assert.Equal("packed", Assert.Throws<ArgumentNullException>(() => blas.Gemm(null!, Transpose.None, 4, T.One, a, 3, T.Zero, c, 4)).ParamName);
        using PackedMatrix<T> packed = blas.Pack(Layout.RowMajor, Transpose.None, 3, 4, b, 4);
        Assert.Equal("ldx", Assert.Throws<ArgumentOutOfRangeException>(() => blas.Gemm(packed, Transpose.None, 4, T.One, a, 2, T.Zero, c, 4)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => blas.Gemm(packed, Transpose.None, -1, T.One, a, 3, T.Zero, c, 4)).ParamName);
        ManagedBlas<T, TReal> scalar = new(new(SimdKernels<TReal>.Create(SimdWidth.Scalar), Cases.Single));
        if (SimdWidths.Best != SimdWidth.Scalar)
        {
            Assert.Equal("packed", Assert.Throws<ArgumentException>(() => scalar.Gemm(packed, Transpose.None, 4, T.One, a, 3, T.Zero, c, 4)).ParamName);
        }
    }

    [Fact]
    public void A_disposed_operand_is_refused_and_one_in_use_lives_on()
    {
        ManagedBlas<T, TReal> blas = new(new(SimdKernels<TReal>.Best, Cases.Single));
        T[] one = [T.One], c = new T[1];
        PackedMatrix<T> packed = blas.Pack(Layout.RowMajor, Transpose.None, 1, 1, one, 1);
        blas.Gemm(packed, Transpose.None, 1, T.One, one, 1, T.Zero, c, 1, new Disposing(packed));
        Assert.Equal(T.One, c[0]);
        Assert.Throws<ObjectDisposedException>(() => blas.Gemm(packed, Transpose.None, 1, T.One, one, 1, T.Zero, c, 1));
        packed.Dispose();
    }

    private static T[] Values(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Element.Random<T>(random))];

    private static nint Leading(Layout layout, Transpose trans, int rows, int columns) =>
        Math.Max(1, (layout == Layout.RowMajor) != trans.IsTransposed() ? columns : rows);

    // Elements are below sqrt(2), factors below 2: two sums of k products, each rounded as often.
    private static void AssertNear(T[] expected, T[] result, int k)
    {
        double bound = 2 * (k + 6) * Element.Epsilon<T>() * ((4 * k) + 2);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Complex.Abs(Element.Widen(expected[i]) - Element.Widen(result[i]));
            Assert.True(error <= bound, $"element {i} is {result[i]}, not {expected[i]}");
        }
    }

    private readonly struct Nothing : IGemmEpilogue<T>
    {
        public void Apply(Span<T> values, nint row, nint column)
        {
        }
    }

    // Would be wrong if it were applied twice, or to an element that is not finished.
    private readonly struct TimesAndPlace(T[] other, Layout layout, int ldc) : IGemmEpilogue<T>
    {
        public void Apply(Span<T> values, nint row, nint column)
        {
            for (int i = 0; i < values.Length; i++)
            {
                int at = (int)(layout == Layout.RowMajor ? (row * ldc) + column + i : row + i + (column * ldc));
                T place = layout == Layout.RowMajor ? T.CreateChecked(row) - T.CreateChecked(column + i) : T.CreateChecked(row + i) - T.CreateChecked(column);
                values[i] = (values[i] * other[at]) + place;
            }
        }
    }

    private readonly struct Disposing(PackedMatrix<T> packed) : IGemmEpilogue<T>
    {
        public void Apply(Span<T> values, nint row, nint column) => packed.Dispose();
    }
}

public sealed class SingleFusedTests : FusedTests<float, float>
{
    [Fact]
    public void Bias_and_relu_keep_NaN()
    {
        ManagedBlas<float, float> blas = new(new(SimdKernels<float>.Best, Cases.Single));
        int n = 40;
        float[] x = [1], w = [.. Enumerable.Range(0, n).Select(i => i % 7 == 0 ? float.NaN : i - 20f)], bias = [.. Enumerable.Repeat(0.5f, n)], c = new float[n];
        using PackedMatrix<float> packed = blas.Pack(Layout.RowMajor, Transpose.None, 1, n, w, n);
        blas.Gemm(packed, Transpose.None, 1, 1, x, 1, 0, c, n, new BiasRelu<float>(bias));
        Assert.Equal(w.Select(v => float.IsNaN(v) ? v : Math.Max(0, v + 0.5f)), c);
    }
}

public sealed class DoubleFusedTests : FusedTests<double, double>;

public sealed class Complex32FusedTests : FusedTests<Complex32, float>;

public sealed class ComplexFusedTests : FusedTests<Complex, double>;
