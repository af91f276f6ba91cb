using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Level 3 on triangles, at sizes beyond one block, against general products of the same matrices written out.</summary>
public abstract unsafe class TriangleTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly T s_alpha = Element.Narrow<T>(new Complex(1.25, -0.5));
    private static readonly T s_beta = Element.Narrow<T>(new Complex(-0.75, 0.25));

    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 5, 7 }, { 33, 40 }, { 131, 70 }, { 300, 600 }, { 700, 60 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_triangle_of_a_product_is_that_of_the_whole_product(int n, int k)
    {
        var random = new Random(41);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, Cases.Three);
        foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
        {
            foreach ((Transpose left, Transpose right) in new[] { (Transpose.None, Transpose.Transpose), (Transpose.ConjugateTranspose, Transpose.None) })
            {
                bool t = left.IsTransposed();
                Matrix<T> a = new(t ? k : n, t ? n : k, 1, random), b = new(t ? k : n, t ? n : k, 2, random), c = new(n, n, 3, random);
                Matrix<T> whole = c.Clone(), part = c.Clone();
                engine.Gemm(left, right, n, n, k, s_alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, s_beta, whole.Pointer, whole.Ld);
                engine.Gemmt(uplo, left, right, n, k, s_alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, s_beta, part.Pointer, part.Ld);
                GC.KeepAlive((a, b));

                // The same sums in the same order: not a bit may differ, nor may the other triangle be touched.
                for (int j = 0; j < n; j++)
                {
                    for (int i = 0; i < n; i++)
                    {
                        Complex expected = (i >= j) == (uplo == UpLo.Lower) || i == j ? whole.Get(i, j) : c.Get(i, j);
                        Assert.True(n == 1 || expected == part.Get(i, j), $"{uplo} {left} {n}x{k}: ({i},{j}) is {part.Get(i, j)}, not {expected}");
                    }
                }

                part.AssertPaddingUntouched();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_triangular_product_is_that_of_the_triangle_written_out(int m, int n)
    {
        var random = new Random(42);
        foreach (SimdWidth width in m < 300 ? Cases.Widths : [SimdWidths.Best])
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Three);
            foreach (Side side in new[] { Side.Left, Side.Right })
            {
                foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
                {
                    foreach ((Transpose trans, Diag diag) in new[]
                    {
                        (Transpose.None, Diag.NonUnit), (Transpose.None, Diag.Unit), (Transpose.Transpose, Diag.Unit), (Transpose.ConjugateTranspose, Diag.NonUnit),
                    })
                    {
                        CheckProduct(engine, side, uplo, trans, diag, m, n, random);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_symmetric_product_is_that_of_the_matrix_written_out(int m, int n)
    {
        var random = new Random(45);
        foreach (SimdWidth width in m < 300 ? Cases.Widths : [SimdWidths.Best])
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Three);
            foreach (Side side in new[] { Side.Left, Side.Right })
            {
                foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
                {
                    CheckSymmetric(engine, hermitian: false, side, uplo, m, n, random);
                    CheckSymmetric(engine, hermitian: true, side, uplo, m, n, random);
                }
            }
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        var random = new Random(43);
        int n = 331, k = 530;
        Matrix<T> a = new(n, k, 0, random), b = new(n, k, 0, random), c = new(n, n, 0, random), u = new(n, n, 0, random), x = new(n, k, 0, random), y = new(k, n, 0, random);
        for (int i = 0; i < n; i++)
        {
            u[i, i] = Element.Narrow<T>(n);
        }

        T real = Element.Narrow<T>(1.5);
        var calls = new Dictionary<string, Func<Engine<T, TReal>, byte[]>>
        {
            ["syrk"] = e => Changed(c, r => e.Syrk(false, UpLo.Lower, Transpose.None, n, k, s_alpha, a.Pointer, a.Ld, s_beta, r.Pointer, r.Ld)),
            ["herk"] = e => Changed(c, r => e.Syrk(true, UpLo.Upper, Transpose.None, n, k, real, a.Pointer, a.Ld, real, r.Pointer, r.Ld)),
            ["syr2k"] = e => Changed(c, r => e.Syr2k(false, UpLo.Upper, Transpose.None, n, k, s_alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, s_beta, r.Pointer, r.Ld)),
            ["her2k"] = e => Changed(c, r => e.Syr2k(true, UpLo.Lower, Transpose.None, n, k, s_alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, real, r.Pointer, r.Ld)),
            ["trmm L"] = e => Changed(x, r => e.Trmm(Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, n, k, s_alpha, u.Pointer, u.Ld, r.Pointer, r.Ld)),
            ["trmm R"] = e => Changed(y, r => e.Trmm(Side.Right, UpLo.Lower, Transpose.Transpose, Diag.NonUnit, k, n, s_alpha, u.Pointer, u.Ld, r.Pointer, r.Ld)),
            ["trsm L"] = e => Changed(x, r => e.Trsm(Side.Left, UpLo.Upper, Transpose.None, Diag.NonUnit, n, k, s_alpha, u.Pointer, u.Ld, r.Pointer, r.Ld)),
            ["trsm R"] = e => Changed(y, r => e.Trsm(Side.Right, UpLo.Lower, Transpose.ConjugateTranspose, Diag.NonUnit, k, n, s_alpha, u.Pointer, u.Ld, r.Pointer, r.Ld)),
            ["hemm R"] = e => Changed(y, r => e.Symm(true, Side.Right, UpLo.Upper, k, n, s_alpha, u.Pointer, u.Ld, y.Pointer, y.Ld, s_beta, r.Pointer, r.Ld)),
            ["symm"] = e => Changed(x, r => e.Symm(false, Side.Left, UpLo.Lower, n, k, s_alpha, u.Pointer, u.Ld, a.Pointer, a.Ld, s_beta, r.Pointer, r.Ld)),
        };
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single);
        foreach ((string name, Func<Engine<T, TReal>, byte[]> call) in calls)
        {
            byte[] expected = call(one);
            foreach (int threads in new[] { 2, 3, 7 })
            {
                Assert.True(expected.AsSpan().SequenceEqual(call(new(SimdKernels<TReal>.Best, new WorkerPool(threads)))), $"{name} with {threads} threads");
            }
        }
    }

    [Fact]
    public void After_the_first_call_nothing_is_allocated()
    {
        var random = new Random(44);
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, new WorkerPool(2));
        Matrix<T> a = new(150, 150, 0, random), b = new(150, 150, 0, random), c = new(150, 150, 0, random);
        void Call()
        {
            engine.Syr2k(true, UpLo.Lower, Transpose.None, 150, 150, s_alpha, a.Pointer, 150, b.Pointer, 150, s_beta, c.Pointer, 150);
            engine.Trmm(Side.Left, UpLo.Lower, Transpose.None, Diag.Unit, 150, 150, Element.Narrow<T>(1e-3), a.Pointer, 150, c.Pointer, 150);
            engine.Trsm(Side.Right, UpLo.Lower, Transpose.None, Diag.Unit, 150, 150, Element.Narrow<T>(0), a.Pointer, 150, c.Pointer, 150);
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
        GC.KeepAlive((a, b, c));
    }

    private static byte[] Changed(Matrix<T> matrix, Action<Matrix<T>> change)
    {
        Matrix<T> result = matrix.Clone();
        change(result);
        result.AssertPaddingUntouched();
        return result.Bytes();
    }

    // What is not stored, and the imaginary part of a Hermitian diagonal, must not be read.
    private static void CheckSymmetric(Engine<T, TReal> engine, bool hermitian, Side side, UpLo uplo, int m, int n, Random random)
    {
        int order = side == Side.Left ? m : n;
        Matrix<T> a = new(order, order, 2, random), whole = new(order, order), b = new(m, n, 3, random), c = new(m, n, 1, random);
        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < order; i++)
            {
                bool stored = i == j || (i > j) == (uplo == UpLo.Lower);
                Complex element = stored ? a.Get(i, j) : hermitian ? Complex.Conjugate(a.Get(j, i)) : a.Get(j, i);
                whole[i, j] = Element.Narrow<T>(hermitian && i == j ? element.Real : element);
            }
        }

        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < order; i++)
            {
                bool stored = i == j || (i > j) == (uplo == UpLo.Lower);
                a[i, j] = !stored ? Element.NaN<T>() : hermitian && i == j ? Element.Narrow<T>(new(a.Get(i, j).Real, double.NaN)) : a[i, j];
            }
        }

        Matrix<T> result = c.Clone(), expected = c.Clone();
        engine.Symm(hermitian, side, uplo, m, n, s_alpha, a.Pointer, a.Ld, b.Pointer, b.Ld, s_beta, result.Pointer, result.Ld);
        result.AssertPaddingUntouched();
        (Matrix<T> left, Matrix<T> right) = side == Side.Left ? (whole, b) : (b, whole);
        engine.Gemm(
            Transpose.None, Transpose.None, m, n, order, s_alpha, left.Pointer, left.Ld, right.Pointer, right.Ld, s_beta, expected.Pointer, expected.Ld);
        AssertClose(engine, $"{side} {uplo} hermitian {hermitian}", result, expected, order);
    }

    private static void CheckProduct(Engine<T, TReal> engine, Side side, UpLo uplo, Transpose trans, Diag diag, int m, int n, Random random)
    {
        int order = side == Side.Left ? m : n;
        Matrix<T> a = new(order, order, 2, random), whole = new(order, order), b = new(m, n, 3, random);
        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < order; i++)
            {
                bool stored = i == j || (i > j) == (uplo == UpLo.Lower);
                whole[i, j] = !stored ? T.Zero : i == j && diag == Diag.Unit ? T.One : a[i, j];
                if (!stored || (i == j && diag == Diag.Unit))
                {
                    a[i, j] = Element.NaN<T>();
                }
            }
        }

        Matrix<T> result = b.Clone(), expected = new(m, n);
        engine.Trmm(side, uplo, trans, diag, m, n, s_alpha, a.Pointer, a.Ld, result.Pointer, result.Ld);
        result.AssertPaddingUntouched();
        if (side == Side.Left)
        {
            engine.Gemm(trans, Transpose.None, m, n, order, s_alpha, whole.Pointer, whole.Ld, b.Pointer, b.Ld, T.Zero, expected.Pointer, expected.Ld);
        }
        else
        {
            engine.Gemm(Transpose.None, trans, m, n, order, s_alpha, b.Pointer, b.Ld, whole.Pointer, whole.Ld, T.Zero, expected.Pointer, expected.Ld);
        }

        GC.KeepAlive((a, whole, b));

        AssertClose(engine, $"{side} {uplo} {trans} {diag}", result, expected, order);
    }

    private static void AssertClose(Engine<T, TReal> engine, string form, Matrix<T> result, Matrix<T> expected, int order)
    {
        // Elements are below sqrt(2), alpha too: two sums of `order` products, each rounded as often, on top of one another.
        double bound = 2 * (order + 6) * Element.Epsilon<T>() * order * 2 * Math.Sqrt(2);
        for (int j = 0; j < result.Columns; j++)
        {
            for (int i = 0; i < result.Rows; i++)
            {
                double error = Complex.Abs(result.Get(i, j) - expected.Get(i, j));
                Assert.True(error <= bound, $"{engine.Kernels.Width} {form} {result.Rows}x{result.Columns}: error {error:E2} at ({i},{j}), bound {bound:E2}");
            }
        }
    }
}

public sealed class SingleTriangleTests : TriangleTests<float, float>;

public sealed class DoubleTriangleTests : TriangleTests<double, double>;

public sealed class Complex32TriangleTests : TriangleTests<Complex32, float>;

public sealed class ComplexTriangleTests : TriangleTests<Complex, double>;
