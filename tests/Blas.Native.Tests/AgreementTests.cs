using System.Numerics;
using Blas.Managed;
using FsCheck;
using FsCheck.Fluent;

namespace Blas.Native.Tests;

/// <summary>
/// Native products and the managed ones agree within the bound of a sum in any order (Higham, Accuracy and Stability of
/// Numerical Algorithms, 3.1): |error| is at most gamma(k + 2) (|alpha| |A||B| + |beta| |C|), for each of the two; complex
/// arithmetic costs 4 in place of 1 (3.6).
/// </summary>
public sealed class AgreementTests
{
    private static readonly IBlas Managed = new ManagedProviderSource().Open(ProviderNames.Managed, null).Blas;

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    [ProviderData("reference")]
    public void Products_agree(string library)
    {
        IBlas native = TestLibraries.Open(library).Blas;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            Agree(native.Single, Managed.Single, seed, r => (float)r.NextDouble() - 0.5f, x => Math.Abs(x), 5.96e-8);
            Agree(native.Double, Managed.Double, seed, r => r.NextDouble() - 0.5, Math.Abs, 1.11e-16);
            Agree(native.Complex32, Managed.Complex32, seed, r => new Complex32((float)r.NextDouble() - 0.5f, (float)r.NextDouble() - 0.5f), c => Complex.Abs(new(c.Real, c.Imaginary)), 4 * 5.96e-8);
            Agree(native.Complex, Managed.Complex, seed, r => new Complex(r.NextDouble() - 0.5, r.NextDouble() - 0.5), Complex.Abs, 4 * 1.11e-16);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20240601, 1));
    }

    private static void Agree<T, TReal>(
        IBlas<T, TReal> native, IBlas<T, TReal> managed, int seed, Func<Random, T> next, Func<T, double> abs, double unit)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged
    {
        var random = new Random(seed);
        Layout layout = random.Next(2) == 0 ? Layout.RowMajor : Layout.ColumnMajor;
        Transpose transA = Enum.GetValues<Transpose>()[random.Next(4)], transB = Enum.GetValues<Transpose>()[random.Next(4)];
        int m = random.Next(0, 40), n = random.Next(0, 40), k = random.Next(0, 40);
        int Leading(bool transposed, int rows, int columns) =>
            Math.Max(1, (layout == Layout.ColumnMajor) ^ transposed ? rows : columns) + random.Next(3);
        int lda = Leading(transA.IsTransposed(), m, k), ldb = Leading(transB.IsTransposed(), k, n), ldc = Leading(false, m, n);
        T[] Fill(int length)
        {
            var data = new T[length];
            for (int i = 0; i < length; i++)
                data[i] = next(random);
            return data;
        }

        T[] a = Fill(lda * Math.Max(Math.Max(m, k), 1)), b = Fill(ldb * Math.Max(Math.Max(k, n), 1)), c = Fill(ldc * Math.Max(Math.Max(m, n), 1));
        T alpha = next(random), beta = random.Next(3) == 0 ? T.Zero : next(random);
        T[] first = (T[])c.Clone(), second = (T[])c.Clone();
        native.Gemm(layout, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, first, ldc);
        managed.Gemm(layout, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, second, ldc);

        // No |a| or |b| is above 1 here, and beta * c is one more term: k + 1 of them.
        double bound = 2 * (k + 2) * unit * (k + 1);
        for (int i = 0; i < c.Length; i++)
            Assert.True(abs(first[i] - second[i]) <= bound, $"seed {seed}, {typeof(T).Name}, {layout}, {transA}, {transB}, {m}x{n}x{k}, element {i}: {first[i]} and {second[i]}");
    }
}
