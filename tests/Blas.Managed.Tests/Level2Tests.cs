using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Products of a matrix and a vector, and updates by an outer product.</summary>
public abstract unsafe class Level2Tests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly (int X, int Y)[] Increments = [(1, 1), (2, 3), (-1, 1), (1, -2)];

    [Fact]
    public void Gemv_is_within_the_error_bound_for_all_forms_widths_and_increments()
    {
        var random = new Random(21);
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Three);
            foreach (Transpose trans in Cases.Forms)
            {
                foreach ((int incx, int incy) in Increments)
                {
                    foreach ((int m, int n) in new[] { (1, 1), (3, 7), (17, 2), (33, 65), (129, 30), (300, 301) })
                    {
                        CheckGemv(engine, trans, m, n, new(0.5, -1), 0, incx, incy, random);
                        CheckGemv(engine, trans, m, n, 1, new(-0.5, 0.25), incx, incy, random);
                    }
                }
            }
        }
    }

    [Fact]
    public void Ger_and_gerc_are_within_the_error_bound()
    {
        var random = new Random(22);
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Three);
            foreach ((int incx, int incy) in Increments)
            {
                foreach ((int m, int n) in new[] { (1, 1), (3, 7), (17, 2), (33, 65), (300, 301) })
                {
                    foreach (bool conjugate in new[] { false, true })
                    {
                        CheckGer(engine, m, n, incx, incy, conjugate, random);
                    }
                }
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var random = new Random(23);
        Engine<T, TReal> one = new(SimdKernels<TReal>.Best, Cases.Single), many = new(SimdKernels<TReal>.Best, new WorkerPool(5));
        Matrix<T> a = new(515, 411, 1, random), x = new(1, 515, 0, random), y = new(1, 515, 0, random);
        foreach (Transpose trans in Cases.Forms)
        {
            Matrix<T> first = y.Clone(), second = y.Clone();
            one.Gemv(trans, 515, 411, T.One, a.Pointer, a.Ld, x.Pointer, 1, T.One, first.Pointer, 1);
            many.Gemv(trans, 515, 411, T.One, a.Pointer, a.Ld, x.Pointer, 1, T.One, second.Pointer, 1);
            Assert.Equal(first.Bytes(), second.Bytes());
        }

        Matrix<T> b = a.Clone();
        one.Ger(515, 411, T.One, x.Pointer, 1, y.Pointer, 1, a.Pointer, a.Ld);
        many.Ger(515, 411, T.One, x.Pointer, 1, y.Pointer, 1, b.Pointer, b.Ld);
        Assert.Equal(a.Bytes(), b.Bytes());
    }

    private static void CheckGemv(
        Engine<T, TReal> engine, Transpose trans, int m, int n, Complex alpha, Complex beta, int incx, int incy, Random random)
    {
        int inner = trans.IsTransposed() ? m : n, outer = trans.IsTransposed() ? n : m;
        Matrix<T> a = new(m, n, 3, random);
        Matrix<T> x = new(1, inner, Math.Abs(incx) - 1, random), y = new(1, outer, Math.Abs(incy) - 1, random);
        alpha = Element.Widen(Element.Narrow<T>(alpha));
        beta = Element.Widen(Element.Narrow<T>(beta));
        Matrix<T> result = y.Clone();
        if (beta == 0)
        {
            result.Fill(Element.NaN<T>());
        }

        engine.Gemv(
            trans, m, n, Element.Narrow<T>(alpha), a.Pointer, a.Ld, x.Pointer, incx, Element.Narrow<T>(beta), result.Pointer, incy);
        result.AssertPaddingUntouched();
        for (int i = 0; i < outer; i++)
        {
            ExactSum sum = default;
            for (int j = 0; j < inner; j++)
            {
                sum.Add(a.Get(trans, i, j), x.Get(0, incx > 0 ? j : inner - 1 - j));
            }

            int at = incy > 0 ? i : outer - 1 - i;
            Complex expected = (alpha * sum.Value) + (beta == 0 ? 0 : beta * y.Get(0, at));
            double bound = (inner + 6) * Element.Epsilon<T>() * ((Abs1(alpha) * sum.Magnitude) + (Abs1(beta) * Abs1(y.Get(0, at))));
            double error = Complex.Abs(expected - result.Get(0, at));
            Assert.True(error <= bound, $"{engine.Kernels.Width} {trans} {m}x{n} inc {incx} {incy}: y[{i}] is {result.Get(0, at)}, not {expected}");
        }
    }

    private static void CheckGer(Engine<T, TReal> engine, int m, int n, int incx, int incy, bool conjugate, Random random)
    {
        Matrix<T> a = new(m, n, 3, random), x = new(1, m, Math.Abs(incx) - 1, random), y = new(1, n, Math.Abs(incy) - 1, random);
        Complex alpha = Element.Widen(Element.Random<T>(random));
        Matrix<T> result = a.Clone();
        if (conjugate)
        {
            engine.Gerc(m, n, Element.Narrow<T>(alpha), x.Pointer, incx, y.Pointer, incy, result.Pointer, result.Ld);
        }
        else
        {
            engine.Ger(m, n, Element.Narrow<T>(alpha), x.Pointer, incx, y.Pointer, incy, result.Pointer, result.Ld);
        }

        result.AssertPaddingUntouched();
        for (int j = 0; j < n; j++)
        {
            Complex yj = y.Get(conjugate ? Transpose.Conjugate : Transpose.None, 0, incy > 0 ? j : n - 1 - j);
            for (int i = 0; i < m; i++)
            {
                Complex xi = x.Get(0, incx > 0 ? i : m - 1 - i);
                Complex expected = a.Get(i, j) + (alpha * xi * yj);
                double bound = 6 * Element.Epsilon<T>() * (Abs1(a.Get(i, j)) + (Abs1(alpha) * Abs1(xi) * Abs1(yj)));
                Assert.True(Complex.Abs(expected - result.Get(i, j)) <= bound, $"A[{i},{j}] is {result.Get(i, j)}, not {expected}");
            }
        }
    }

    private static double Abs1(Complex value) => Math.Abs(value.Real) + Math.Abs(value.Imaginary);
}

public sealed class SingleLevel2Tests : Level2Tests<float, float>;

public sealed class DoubleLevel2Tests : Level2Tests<double, double>;

public sealed class Complex32Level2Tests : Level2Tests<Complex32, float>;

public sealed class ComplexLevel2Tests : Level2Tests<Complex, double>;
