using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>
/// Band matrices at every width, with bands narrower and wider than a vector: what lies in the storage and not in the band is NaN, and an infinity
/// stays in the rows that it belongs to.
/// </summary>
public abstract unsafe class BandTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly (int N, int K)[] Orders = [(1, 0), (2, 1), (5, 3), (7, 0), (18, 2), (33, 5), (40, 39), (67, 16), (131, 33), (300, 40), (290, 140)];

    [Fact]
    public void Gbmv_is_within_the_error_bound()
    {
        var random = new Random(31);
        foreach (Engine<T, TReal> engine in Engines())
        {
            foreach ((int m, int n, int kl, int ku) in new[]
                { (1, 1, 0, 0), (5, 3, 4, 0), (3, 9, 0, 2), (17, 17, 3, 1), (40, 20, 2, 7), (20, 60, 5, 5), (131, 130, 33, 32), (301, 300, 20, 31), (300, 290, 90, 70) })
            {
                Band a = new(m, n, kl, ku, random);
                foreach (Transpose trans in Cases.Forms)
                {
                    int inner = trans.IsTransposed() ? m : n, outer = trans.IsTransposed() ? n : m;
                    Matrix<T> x = new(1, inner, 0, random), y = new(1, outer, 0, random);
                    engine.Gbmv(trans, m, n, kl, ku, T.One, a.Storage.Pointer, a.Storage.Ld, x.Pointer, 1, T.Zero, y.Pointer, 1);
                    AssertProduct(engine, outer, inner, (i, j) => a.Get(trans, i, j), x, y, trans);
                }
            }
        }
    }

    [Fact]
    public void Triangular_and_symmetric_bands_are_within_the_error_bound() => ForEachTriangle((engine, a, uplo, n, k, random) =>
    {
        foreach (Transpose trans in Cases.Forms)
        {
            foreach (Diag diag in new[] { Diag.NonUnit, Diag.Unit })
            {
                Matrix<T> x = new(1, n, 0, random), y = x.Clone();
                engine.Tbmv(uplo, trans, diag, n, k, a.Storage.Pointer, a.Storage.Ld, y.Pointer, 1);
                AssertProduct(engine, n, n, (i, j) => i == j && diag == Diag.Unit ? 1 : a.Get(trans, i, j), x, y, trans);
                y.AssertPaddingUntouched();
            }
        }

        foreach (bool hermitian in new[] { false, true })
        {
            Matrix<T> x = new(1, n, 0, random), y = new(1, n, 0, random);
            y.Fill(Element.NaN<T>());
            engine.Hbmv(hermitian, uplo, n, k, T.One, a.Storage.Pointer, a.Storage.Ld, x.Pointer, 1, T.Zero, y.Pointer, 1);
            AssertProduct(engine, n, n, (i, j) => Mirrored(a, uplo, hermitian, i, j), x, y, hermitian);
        }
    });

    [Fact]
    public void Solutions_leave_a_small_residual() => ForEachTriangle((engine, a, uplo, n, k, random) =>
    {
        // A dominant diagonal; the residual is small whatever the matrix, as long as nothing grows beyond range.
        for (int i = 0; i < n; i++)
        {
            a.Set(i, i, new Complex(3, -2) * (k + 1));
        }

        foreach (Transpose trans in Cases.Forms)
        {
            foreach (Diag diag in new[] { Diag.NonUnit, Diag.Unit })
            {
                Matrix<T> b = new(1, n, 0, random), x = b.Clone();
                engine.Tbsv(uplo, trans, diag, n, k, a.Storage.Pointer, a.Storage.Ld, x.Pointer, 1);
                x.AssertPaddingUntouched();
                for (int i = 0; i < n; i++)
                {
                    ExactSum sum = default;
                    for (int j = Math.Max(0, i - k); j <= Math.Min(n - 1, i + k); j++)
                    {
                        Complex element = i == j && diag == Diag.Unit ? 1 : a.Get(trans, i, j);
                        if (element != 0)
                        {
                            sum.Add(element, x.Get(0, j));
                        }
                    }

                    // Unknowns that grew beyond all measure (a unit diagonal does not hold them) have no residual to speak of.
                    double bound = 4 * (k + 6) * Element.Epsilon<T>() * (sum.Magnitude + b.Get(0, i).Magnitude);
                    Assert.True(
                        !double.IsFinite(sum.Magnitude) || Complex.Abs(sum.Value - b.Get(0, i)) <= bound,
                        $"{engine.Kernels.Width} {uplo} {trans} {diag} n {n} k {k}: row {i} gives {sum.Value}, not {b.Get(0, i)}");
                }
            }
        }
    });

    [Fact]
    public void An_infinity_stays_in_the_rows_of_its_column()
    {
        var random = new Random(33);
        foreach (Engine<T, TReal> engine in Engines())
        {
            foreach ((int n, int k) in new[] { (40, 3), (70, 17), (150, 33) })
            {
                Band a = new(n, n, k, k, random);
                for (int at = 0; at < n; at += 7)
                {
                    foreach (Transpose trans in Cases.Forms)
                    {
                        Matrix<T> x = new(1, n, 0, random), y = new(1, n, 0, random);
                        x[0, at] = Element.Narrow<T>(double.PositiveInfinity);
                        engine.Gbmv(trans, n, n, k, k, T.One, a.Storage.Pointer, a.Storage.Ld, x.Pointer, 1, T.Zero, y.Pointer, 1);
                        for (int i = 0; i < n; i++)
                        {
                            Assert.Equal(Math.Abs(i - at) > k, Complex.IsFinite(y.Get(0, i)));
                        }
                    }
                }
            }
        }
    }

    private static Engine<T, TReal>[] Engines() =>
        [.. Cases.Widths.Select(width => new Engine<T, TReal>(SimdKernels<TReal>.Create(width), Cases.Three))];

    private static void ForEachTriangle(Action<Engine<T, TReal>, Band, UpLo, int, int, Random> check)
    {
        var random = new Random(32);
        foreach (Engine<T, TReal> engine in Engines())
        {
            foreach ((int n, int k) in Orders)
            {
                foreach (UpLo uplo in new[] { UpLo.Lower, UpLo.Upper })
                {
                    check(engine, new Band(n, n, uplo == UpLo.Lower ? k : 0, uplo == UpLo.Lower ? 0 : k, random), uplo, n, k, random);
                }
            }
        }
    }

    private static Complex Mirrored(Band a, UpLo uplo, bool hermitian, int i, int j)
    {
        if (i == j)
        {
            return hermitian ? a.Get(Transpose.None, i, i).Real : a.Get(Transpose.None, i, i);
        }

        bool stored = uplo == UpLo.Lower ? i > j : i < j;
        return stored ? a.Get(Transpose.None, i, j) : a.Get(hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose, i, j);
    }

    private static void AssertProduct(
        Engine<T, TReal> engine, int outer, int inner, Func<int, int, Complex> element, Matrix<T> x, Matrix<T> y, object form)
    {
        for (int i = 0; i < outer; i++)
        {
            ExactSum sum = default;
            for (int j = 0; j < inner; j++)
            {
                sum.Add(element(i, j), x.Get(0, j));
            }

            double bound = (inner + 6) * Element.Epsilon<T>() * sum.Magnitude;
            Assert.True(
                Complex.Abs(sum.Value - y.Get(0, i)) <= bound, $"{engine.Kernels.Width} {form} {outer}x{inner}: y[{i}] is {y.Get(0, i)}, not {sum.Value}");
        }
    }

    /// <summary>A band matrix in LAPACK's storage, which ends with the last element of the last column's room.</summary>
    private sealed class Band
    {
        private readonly int _m, _kl, _ku;

        public Band(int m, int n, int kl, int ku, Random random)
        {
            (_m, _kl, _ku) = (m, kl, ku);
            Storage = new(kl + ku + 1, n, n % 3);
            for (int j = 0; j < n; j++)
            {
                for (int i = Math.Max(0, j - ku); i < Math.Min(m, j + kl + 1); i++)
                {
                    Storage[ku + i - j, j] = Element.Random<T>(random);
                }
            }
        }

        public Matrix<T> Storage { get; }

        public void Set(int i, int j, Complex value) => Storage[_ku + i - j, j] = Element.Narrow<T>(value);

        public Complex Get(Transpose trans, int i, int j)
        {
            (int row, int column) = trans.IsTransposed() ? (j, i) : (i, j);
            if (row >= _m || row - column > _kl || column - row > _ku)
            {
                return 0;
            }

            Complex value = Storage.Get(_ku + row - column, column);
            return trans is Transpose.Conjugate or Transpose.ConjugateTranspose ? Complex.Conjugate(value) : value;
        }
    }
}

public sealed class SingleBandTests : BandTests<float, float>;

public sealed class DoubleBandTests : BandTests<double, double>;

public sealed class Complex32BandTests : BandTests<Complex32, float>;

public sealed class ComplexBandTests : BandTests<Complex, double>;
