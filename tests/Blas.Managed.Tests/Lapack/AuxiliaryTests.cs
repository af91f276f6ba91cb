using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>Norms, copies, fills, exchanges and scalings of matrices.</summary>
public abstract unsafe class AuxiliaryTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;
    private static readonly Norm[] Norms = [Norm.Max, Norm.One, Norm.Infinity, Norm.Frobenius];

    public static TheoryData<int, int> Shapes => new() { { 0, 3 }, { 3, 0 }, { 1, 1 }, { 5, 3 }, { 3, 5 }, { 40, 33 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Norms_of_general_and_triangular_matrices(int m, int n)
    {
        Matrix<T> a = new(m, n, 2, new Random(1));
        foreach (Norm norm in Norms)
        {
            AssertNorm(norm, m, n, a.Get, Engine.Lange(norm, m, n, a.Pointer, a.Ld));
            foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
            {
                foreach (Diag diag in new[] { Diag.NonUnit, Diag.Unit })
                {
                    AssertNorm(norm, m, n, Triangle, Engine.Lantr(norm, uplo, diag, m, n, a.Pointer, a.Ld));
                    Complex Triangle(int i, int j) =>
                        i == j ? (diag == Diag.Unit ? 1 : a.Get(i, j)) : (i < j) == (uplo == UpLo.Upper) ? a.Get(i, j) : 0;
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(35)]
    public void Norms_of_symmetric_and_Hermitian_matrices(int n)
    {
        Matrix<T> a = new(n, n, 2, new Random(2));
        foreach (Norm norm in Norms)
        {
            foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
            {
                AssertNorm(norm, n, n, (i, j) => Stored(i, j), Engine.Lansy(norm, uplo, n, a.Pointer, a.Ld));
                AssertNorm(norm, n, n, (i, j) => i == j ? a.Get(i, i).Real : Stored(i, j), Engine.Lanhe(norm, uplo, n, a.Pointer, a.Ld));
                Complex Stored(int i, int j) => (i <= j) == (uplo == UpLo.Upper) || i == j ? a.Get(i, j) : a.Get(j, i);
            }
        }
    }

    [Fact]
    public void Norms_neither_overflow_nor_hide_a_NaN()
    {
        double huge = typeof(TReal) == typeof(float) ? 1e38 : 1e307, tiny = typeof(TReal) == typeof(float) ? 1e-44 : 1e-322;
        foreach (double value in new[] { huge, tiny })
        {
            // Rounded to the type first: subnormal numbers are coarse.
            Matrix<T> a = Ratios<T, TReal>.Make(3, 3, (i, j) => i == j ? value : 0);
            double size = a.Get(0, 0).Real;
            Assert.Equal(size * Math.Sqrt(3), double.CreateChecked(Engine.Lange(Norm.Frobenius, 3, 3, a.Pointer, a.Ld)), Math.Max(size * 1e-6, tiny));
            Assert.Equal(size, double.CreateChecked(Engine.Lange(Norm.One, 3, 3, a.Pointer, a.Ld)), Math.Max(size * 1e-6, 0));
        }

        for (int at = 0; at < 9; at++)
        {
            Matrix<T> a = Ratios<T, TReal>.Make(3, 3, (i, j) => (3 * j) + i == at ? Complex.NaN : 1);
            foreach (Norm norm in Norms)
            {
                Assert.True(TReal.IsNaN(Engine.Lange(norm, 3, 3, a.Pointer, a.Ld)), $"{norm} with NaN at {at}");
                bool lower = at % 3 >= at / 3;
                Assert.Equal(lower, TReal.IsNaN(Engine.Lansy(norm, UpLo.Lower, 3, a.Pointer, a.Ld)));
                Assert.Equal(lower && at % 3 != at / 3, TReal.IsNaN(Engine.Lantr(norm, UpLo.Lower, Diag.Unit, 3, 3, a.Pointer, a.Ld)));
            }
        }
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(6, 4)]
    [InlineData(1, 1)]
    public void Lacpy_and_Laset_touch_their_part_alone(int m, int n)
    {
        foreach (MatrixPart part in new[] { MatrixPart.All, MatrixPart.Upper, MatrixPart.Lower })
        {
            Matrix<T> a = new(m, n, 1, new Random(3)), b = new(m, n, 2), before = new(m, n, 2, new Random(4)), c = before.Clone();
            Engine<T, TReal>.Lacpy(part, m, n, a.Pointer, a.Ld, b.Pointer, b.Ld);
            b.AssertPaddingUntouched();
            Engine<T, TReal>.Laset(part, m, n, Element.Narrow<T>(5), Element.Narrow<T>(7), c.Pointer, c.Ld);
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < m; i++)
                {
                    bool inside = part == MatrixPart.All || (part == MatrixPart.Upper ? i <= j : i >= j);
                    Assert.True(inside ? b[i, j].Equals(a[i, j]) : T.IsNaN(b[i, j]), $"{part} {i} {j}");
                    Assert.Equal(i == j ? 7 : inside ? 5 : before.Get(i, j), c.Get(i, j));
                }
            }
        }
    }

    [Fact]
    public void Laswp_exchanges_forwards_and_backwards()
    {
        Matrix<T> a = Ratios<T, TReal>.Make(5, 3, (i, j) => (10 * i) + j), b = a.Clone();
        int[] pivots = [99, 3, 99, 3, 99, 5];

        // By the reference, the pivot of row k1 is ipiv(k1), and the next are a step apart: rows 2 to 4 with 3, 3 and 5.
        fixed (int* ipiv = pivots)
        {
            Engine<T, TReal>.Laswp(3, a.Pointer, a.Ld, 2, 4, ipiv, 2);
            Assert.Equal([0, 20, 10, 40, 30], Enumerable.Range(0, 5).Select(i => a.Get(i, 0).Real));
            Assert.Equal(42, a.Get(3, 2).Real);
            Engine<T, TReal>.Laswp(3, a.Pointer, a.Ld, 2, 4, ipiv, -2);
            Assert.Equal(b.Bytes(), a.Bytes());
        }
    }

    [Fact]
    public void Lascl_goes_by_steps_where_the_quotient_has_no_place()
    {
        bool isSingle = typeof(TReal) == typeof(float);
        TReal low = TReal.ScaleB(TReal.One, isSingle ? -120 : -1000), high = TReal.ScaleB(TReal.One, isSingle ? 120 : 1000);
        Matrix<T> a = Ratios<T, TReal>.Make(3, 2, (i, j) => new Complex(i + 1, j - 1) * double.CreateChecked(low), 1), whole = a.Clone();
        Engine.Lascl(MatrixPart.All, low, high, 3, 2, a.Pointer, a.Ld);
        a.AssertPaddingUntouched();
        for (int j = 0; j < 2; j++)
        {
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(whole.Get(i, j) / double.CreateChecked(low) * double.CreateChecked(high), a.Get(i, j));
            }
        }

        Engine.Lascl(MatrixPart.All, TReal.NaN, TReal.One, 3, 2, a.Pointer, a.Ld);
        Assert.True(T.IsNaN(a[0, 0]));
    }

    private static void AssertNorm(Norm norm, int m, int n, Func<int, int, Complex> element, TReal actual)
    {
        double expected = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double size = Complex.Abs(element(i, j));
                expected = norm == Norm.Frobenius ? expected + (size * size) : Math.Max(expected, size);
            }
        }

        expected = norm switch
        {
            Norm.Frobenius => Math.Sqrt(expected),
            Norm.One => Ratios<T, TReal>.Norm(m, n, element),
            Norm.Infinity => Ratios<T, TReal>.Norm(n, m, (i, j) => element(j, i)),
            _ => expected,
        };

        // A sum of k positive terms is right to k + 2 roundings.
        double error = Math.Abs(expected - double.CreateChecked(actual));
        Assert.True(error <= (Math.Max(m, n) + 4) * Element.Epsilon<T>() * expected, $"{norm} of {m} x {n}: {actual}, not {expected}");
    }
}

public sealed class SingleAuxiliaryTests : AuxiliaryTests<float, float>;

public sealed class DoubleAuxiliaryTests : AuxiliaryTests<double, double>;

public sealed class Complex32AuxiliaryTests : AuxiliaryTests<Complex32, float>;

public sealed class ComplexAuxiliaryTests : AuxiliaryTests<Complex, double>;
