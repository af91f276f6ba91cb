using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Triangular solves, by their residuals.</summary>
public abstract unsafe class TrsmTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    [Fact]
    public void All_forms_leave_a_residual_within_the_bound_and_read_one_triangle()
    {
        var random = new Random(31);
        foreach (SimdWidth width in Cases.Widths)
        {
            Engine<T, TReal> engine = new(SimdKernels<TReal>.Create(width), Cases.Three);
            foreach (Side side in new[] { Side.Left, Side.Right })
            {
                foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
                {
                    foreach (Diag diag in new[] { Diag.NonUnit, Diag.Unit })
                    {
                        foreach (Transpose trans in Cases.Forms)
                        {
                            foreach ((int m, int n) in new[] { (1, 1), (5, 1), (8, 1), (12, 1), (39, 1), (70, 1), (1, 7), (3, 6), (17, 33), (65, 40), (40, 75) })
                            {
                                Check(engine, side, uplo, trans, diag, m, n, random);
                            }
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Alpha_zero_clears_B_without_reading_A()
    {
        Engine<T, TReal> engine = new(SimdKernels<TReal>.Best, Cases.Single);
        Matrix<T> a = new(20, 20, 1), b = new(20, 9, 2);
        engine.Trsm(Side.Left, UpLo.Lower, Transpose.None, Diag.NonUnit, 20, 9, T.Zero, a.Pointer, a.Ld, b.Pointer, b.Ld);
        for (int j = 0; j < 9; j++)
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(T.Zero, b[i, j]);
            }
        }

        b.AssertPaddingUntouched();
    }

    private static void Check(
        Engine<T, TReal> engine, Side side, UpLo uplo, Transpose trans, Diag diag, int m, int n, Random random)
    {
        int order = side == Side.Left ? m : n;
        Matrix<T> a = new(order, order, 2, random), b = new(m, n, 3, random);
        for (int j = 0; j < order; j++)
        {
            for (int i = 0; i < order; i++)
            {
                // Off the diagonal small enough for the solution not to grow; what must not be read is NaN.
                bool read = i == j ? diag == Diag.NonUnit : (i > j) == (uplo == UpLo.Lower);
                a[i, j] = !read ? Element.NaN<T>() : i == j
                    ? Element.Narrow<T>(1 + Complex.Abs(a.Get(i, j)))
                    : Element.Narrow<T>(a.Get(i, j) / Math.Max(1, order / 4));
            }
        }

        Matrix<T> x = b.Clone();

        // With a factor of 1, a single column has a way of its own.
        Complex alpha = n == 1 && m > 1 ? 1 : Element.Widen(Element.Narrow<T>(new Complex(1.5, -0.5)));
        engine.Trsm(side, uplo, trans, diag, m, n, Element.Narrow<T>(alpha), a.Pointer, a.Ld, x.Pointer, x.Ld);
        x.AssertPaddingUntouched();
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                // The solution of a triangular system solves a nearby one exactly: |op(A) X - alpha B| <= c n eps |A| |X|
                // (N. Higham, "Accuracy and Stability of Numerical Algorithms", 2002, theorem 8.5).
                ExactSum sum = default;
                for (int k = 0; k < order; k++)
                {
                    if (side == Side.Left)
                    {
                        sum.Add(Triangle(a, uplo, trans, diag, i, k), x.Get(k, j));
                    }
                    else
                    {
                        sum.Add(x.Get(i, k), Triangle(a, uplo, trans, diag, k, j));
                    }
                }

                double error = Complex.Abs(sum.Value - (alpha * b.Get(i, j)));
                double bound = 2 * (order + 4) * Element.Epsilon<T>() * (sum.Magnitude + Complex.Abs(alpha * b.Get(i, j)));
                Assert.True(error <= bound, $"{engine.Kernels.Width} {side} {uplo} {trans} {diag} {m}x{n}: residual {error:E2} at ({i},{j}), bound {bound:E2}");
            }
        }
    }

    private static Complex Triangle(Matrix<T> a, UpLo uplo, Transpose trans, Diag diag, int i, int j)
    {
        if (i == j && diag == Diag.Unit)
        {
            return 1;
        }

        bool lower = (uplo == UpLo.Lower) != trans.IsTransposed();
        return i == j || (i > j) == lower ? a.Get(trans, i, j) : 0;
    }
}

public sealed class SingleTrsmTests : TrsmTests<float, float>;

public sealed class DoubleTrsmTests : TrsmTests<double, double>;

public sealed class Complex32TrsmTests : TrsmTests<Complex32, float>;

public sealed class ComplexTrsmTests : TrsmTests<Complex, double>;
