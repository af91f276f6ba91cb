using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The factorization of Bunch and Kaufman, symmetric and Hermitian, and solves with it.</summary>
public abstract unsafe class SymmetricSystemTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static readonly Engine<T, TReal> Engine = Ratios<T, TReal>.Engine;

    public enum Kind
    {
        /// <summary>Random elements.</summary>
        Random,

        /// <summary>Zeros on the diagonal, so that every block is of order 2.</summary>
        Hollow,

        /// <summary>Indefinite, with sizes from 1 to 10^8 mixed, so that rows are exchanged all the time.</summary>
        Graded,
    }

    public static TheoryData<int, Kind> Matrices
    {
        get
        {
            var data = new TheoryData<int, Kind>();
            foreach (int n in new[] { 0, 1, 2, 3, 5, 10, 33, 48, 49, 50, 129, 300 })
            {
                foreach (Kind kind in Enum.GetValues<Kind>())
                {
                    if (kind != Kind.Hollow || n % 2 == 0)
                    {
                        data.Add(n, kind);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Factors_multiply_back_and_solve(int n, Kind kind)
    {
        foreach (bool hermitian in new[] { false, true })
        {
            Matrix<T> whole = Make(n, kind, hermitian), b = new(n, 3, 1, new Random(2));
            foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
            {
                string what = $"{uplo} hermitian {hermitian} {kind} {n}";
                Matrix<T> f = Ratios<T, TReal>.Make(
                    n, n, (i, j) => i == j || (i < j) == (uplo == UpLo.Upper) ? whole.Get(i, j) : Complex.NaN, 2);
                Matrix<T> x = b.Clone();
                int[] pivots = new int[n + 1];
                fixed (int* ipiv = pivots)
                {
                    nint info = hermitian
                        ? Engine.Hesv(uplo, n, 3, f.Pointer, f.Ld, ipiv, x.Pointer, x.Ld)
                        : Engine.Sysv(uplo, n, 3, f.Pointer, f.Ld, ipiv, x.Pointer, x.Ld);
                    Assert.Equal(0, info);
                }

                f.AssertPaddingUntouched();
                x.AssertPaddingUntouched();
                for (int j = 0; j < n; j++)
                {
                    for (int i = 0; i < n; i++)
                    {
                        Assert.Equal(i != j && (i < j) != (uplo == UpLo.Upper), T.IsNaN(f[i, j]));
                    }
                }

                Matrix<T> product = MultiplyBack(f, pivots, uplo, hermitian);
                Ratios<T, TReal>.Check(Ratios<T, TReal>.Difference(whole, product), what);
                Matrix<T> image = Ratios<T, TReal>.Multiply(whole, x);
                double error = Ratios<T, TReal>.Norm(n, 3, (i, j) => image.Get(i, j) - b.Get(i, j));
                double size = n * Ratios<T, TReal>.Norm(whole) * Ratios<T, TReal>.Norm(x) * Ratios<T, TReal>.Epsilon;
                Ratios<T, TReal>.Check(n == 0 ? 0 : error / size, "solution " + what);
            }
        }
    }

    [Fact]
    public void A_zero_block_is_reported_and_the_right_hand_side_left()
    {
        int* ipiv = stackalloc int[60];
        foreach (UpLo uplo in new[] { UpLo.Upper, UpLo.Lower })
        {
            // The third row and column are zero.
            Matrix<T> a = Ratios<T, TReal>.Make(60, 60, (i, j) => i == 2 || j == 2 ? 0 : i == j ? 4 : 1.0 / (1 + Math.Abs(i - j)));
            Matrix<T> b = new(60, 1, 0, new Random(3)), before = b.Clone();
            Assert.Equal(3, Engine.Sysv(uplo, 60, 1, a.Pointer, a.Ld, ipiv, b.Pointer, b.Ld));
            Assert.Equal(before.Bytes(), b.Bytes());
        }
    }

    [Fact]
    public void NaN_neither_hangs_nor_writes_elsewhere()
    {
        int* ipiv = stackalloc int[80];
        foreach (int at in new[] { 0, 7, 55, 79 })
        {
            Matrix<T> a = Make(80, Kind.Random, hermitian: true);
            a[79, at] = Element.NaN<T>();
            a[at, 79] = Element.NaN<T>();
            Engine.Hetrf(UpLo.Lower, 80, a.Pointer, a.Ld, ipiv);
            for (int i = 0; i < 80; i++)
            {
                Assert.InRange(Math.Abs(ipiv[i]), 1, 80);
            }
        }
    }

    // P(1) L(1) P(2) L(2) ... D ... by the reference's description of sytrf, from the last step to the first.
    private static Matrix<T> MultiplyBack(Matrix<T> f, int[] ipiv, UpLo uplo, bool hermitian)
    {
        int n = f.Rows;
        bool upper = uplo == UpLo.Upper;
        var l = new Complex[n, n];
        var d = new Matrix<T>(n, n);
        d.Fill(T.Zero);
        for (int i = 0; i < n; i++)
        {
            l[i, i] = 1;
            d[i, i] = f[i, i];
        }

        // An upper triangle is factored from its end; the product is built up from the steps done last.
        for (int count = 0; count < n; count++)
        {
            int k = upper ? count : n - 1 - count;
            bool pair = ipiv[k] < 0;
            int other = upper ? k + 1 : k - 1, beyond = pair ? other : k;
            if (pair)
            {
                d[k, other] = f[k, other];
                d[other, k] = Element.Narrow<T>(hermitian ? Complex.Conjugate(f.Get(k, other)) : f.Get(k, other));
                count++;
            }

            // Columns of this step act on the rows that come after it: rows[k..] of what is there.
            foreach (int column in pair ? new[] { k, other } : [k])
            {
                for (int i = 0; i < n; i++)
                {
                    bool inside = upper ? i < Math.Min(k, beyond) : i > Math.Max(k, beyond);
                    if (inside)
                    {
                        l[i, column] = f.Get(i, column);
                    }
                }
            }

            int target = Math.Abs(ipiv[k]) - 1;
            if (target != k)
            {
                for (int j = 0; j < n; j++)
                {
                    (l[k, j], l[target, j]) = (l[target, j], l[k, j]);
                }
            }
        }

        Matrix<T> factor = Ratios<T, TReal>.Make(n, n, (i, j) => l[i, j]);
        return Ratios<T, TReal>.Multiply(
            Transpose.None, Ratios<T, TReal>.Multiply(factor, d), hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose, factor);
    }

    private static Matrix<T> Make(int n, Kind kind, bool hermitian)
    {
        var random = new Random(1);
        var upper = new Matrix<T>(n, n, 0, random);
        double[] weights = [.. Enumerable.Range(0, n).Select(_ => kind == Kind.Graded ? Math.Pow(10, random.Next(0, 5)) : 1)];
        return Ratios<T, TReal>.Make(n, n, (i, j) =>
        {
            Complex value = (i <= j ? upper.Get(i, j) : hermitian ? Complex.Conjugate(upper.Get(j, i)) : upper.Get(j, i)) * weights[i] * weights[j];
            return i != j ? value : kind == Kind.Hollow ? 0 : hermitian ? value.Real : value;
        });
    }
}

public sealed class SingleSymmetricSystemTests : SymmetricSystemTests<float, float>;

public sealed class DoubleSymmetricSystemTests : SymmetricSystemTests<double, double>;

public sealed class Complex32SymmetricSystemTests : SymmetricSystemTests<Complex32, float>;

public sealed class ComplexSymmetricSystemTests : SymmetricSystemTests<Complex, double>;
