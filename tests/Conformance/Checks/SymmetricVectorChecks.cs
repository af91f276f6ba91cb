using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>y := alpha * A * x + beta * y for a general band, and for a symmetric or Hermitian A that is full, banded or packed.</summary>
internal sealed class SymmetricVectorChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("gbmv")]
    public void Gbmv()
    {
        var random = new Random(201);
        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
            {
                foreach (Layout layout in Layouts)
                {
                    foreach (Transpose trans in Transposes)
                        Gbmv(layout, trans, m, n, random.Next(6), random.Next(6), Pick(random), Pick(random), Pick(random, Increments), Pick(random, Increments), random.Next(3), random);
                }
            }
        }

        foreach ((int kl, int ku) in new[] { (0, 0), (0, 3), (70, 0), (40, 90), (12, 12) })
        {
            foreach (Layout layout in Layouts)
            {
                foreach (Transpose trans in Transposes)
                    Gbmv(layout, trans, 65, 60, kl, ku, Pick(random), Pick(random), 1, 1, 2, random);
            }
        }
    }

    [Check("hemv")]
    public void Hemv() => All("hemv", Storage.Full, 'h');

    [Check("symv")]
    public void Symv() => All("symv", Storage.Full, 's');

    [Check("hbmv")]
    public void Hbmv() => All("hbmv", Storage.Band, 'h');

    [Check("sbmv")]
    public void Sbmv() => All("sbmv", Storage.Band, 's');

    [Check("hpmv")]
    public void Hpmv() => All("hpmv", Storage.Packed, 'h');

    [Check("spmv")]
    public void Spmv() => All("spmv", Storage.Packed, 's');

    [Check("gbmv")]
    public void GbmvGenerated() => ForAny((d, alpha, beta, random) => Gbmv(d.Layout, d.TransA, d.M, d.N, d.K, d.L, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("hemv")]
    public void HemvGenerated() => ForAny((d, alpha, beta, random) => Run("hemv", Storage.Full, 'h', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("symv")]
    public void SymvGenerated() => ForAny((d, alpha, beta, random) => Run("symv", Storage.Full, 's', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("hbmv")]
    public void HbmvGenerated() => ForAny((d, alpha, beta, random) => Run("hbmv", Storage.Band, 'h', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("sbmv")]
    public void SbmvGenerated() => ForAny((d, alpha, beta, random) => Run("sbmv", Storage.Band, 's', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("hpmv")]
    public void HpmvGenerated() => ForAny((d, alpha, beta, random) => Run("hpmv", Storage.Packed, 'h', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    [Check("spmv")]
    public void SpmvGenerated() => ForAny((d, alpha, beta, random) => Run("spmv", Storage.Packed, 's', d.Layout, d.UpLo, d.N, d.K, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    private void All(string routine, Storage storage, char mirror)
    {
        var random = new Random(202);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in Sizes)
                {
                    foreach (int k in storage == Storage.Band ? [0, 1, 4, n, n + 3] : new[] { n })
                        Run(routine, storage, mirror, layout, uplo, n, k, Pick(random), Pick(random), Pick(random, Increments), Pick(random, Increments), random.Next(3), random);
                }

                foreach (int incx in Increments)
                {
                    foreach (int incy in Increments)
                    {
                        T alpha = Pick(random);
                        foreach (T beta in Factors)
                            Run(routine, storage, mirror, layout, uplo, 3 + random.Next(20), 1 + random.Next(4), alpha, beta, incx, incy, random.Next(3), random);
                    }
                }

                // Large enough for several threads.
                Run(routine, storage, mirror, layout, uplo, 700, 100, Factors[3], Factors[4], 1, 1, 1, random);
            }
        }
    }

    private void Run(
        string routine, Storage storage, char mirror, Layout layout, UpLo uplo, int n, int k, T alpha, T beta, int incx, int incy, int padding, Random random)
    {
        string Context() =>
            $"{Name(routine)}, {layout}, {uplo}, n = {n}, k = {k}, alpha = {alpha}, beta = {beta}, incx = {incx}, incy = {incy}, padding {padding}";
        // The imaginary part of a Hermitian diagonal is not read.
        Stored<T, TReal> a = Stored<T, TReal>.Triangle(layout, storage, uplo, n, k, padding, (i, j) =>
            i == j && mirror == 'h' && IsComplex ? Scalar<T, TReal>.Make(random.NextDouble(), double.NaN) : Scalar<T, TReal>.Random(random), random.Next(4));
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        if (T.IsZero(alpha))
        {
            a.Poison();
            x.Poison();
        }

        if (T.IsZero(beta))
            y.Poison();
        switch (routine)
        {
            case "hemv": _blas.Hemv(layout, uplo, n, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy); break;
            case "symv": _blas.Symv(layout, uplo, n, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy); break;
            case "hbmv": _blas.Hbmv(layout, uplo, n, k, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy); break;
            case "sbmv": _blas.Sbmv(layout, uplo, n, k, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy); break;
            case "hpmv": _blas.Hpmv(layout, uplo, n, alpha, a.Span, x.Span, incx, beta, y.Span, incy); break;
            default: _blas.Spmv(layout, uplo, n, alpha, a.Span, x.Span, incx, beta, y.Span, incy); break;
        }

        a.Unchanged("a", Context);
        x.Unchanged("x", Context);
        y.OnlyElementsChanged("y", Context);
        Expect(Context, T.IsZero(alpha) || n == 0 ? null : new(a.Wide(mirror), x.Wide(), IsComplex), n, alpha, beta, y);
    }

    private void Gbmv(
        Layout layout, Transpose trans, int m, int n, int kl, int ku, T alpha, T beta, int incx, int incy, int padding, Random random)
    {
        string Context() =>
            $"{Name("gbmv")}, {layout}, {trans}, m = {m}, n = {n}, kl = {kl}, ku = {ku}, alpha = {alpha}, beta = {beta}, incx = {incx}, incy = {incy}, padding {padding}";
        (int rows, int columns) = trans.IsTransposed() ? (n, m) : (m, n);
        Stored<T, TReal> a = Stored<T, TReal>.Band(layout, m, n, kl, ku, padding, (_, _) => Scalar<T, TReal>.Random(random));
        Vec<T, TReal> x = Vec<T, TReal>.Random(columns, incx, random), y = Vec<T, TReal>.Random(rows, incy, random);
        if (T.IsZero(alpha))
        {
            a.Poison();
            x.Poison();
        }

        if (T.IsZero(beta))
            y.Poison();
        _blas.Gbmv(layout, trans, m, n, kl, ku, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy);
        a.Unchanged("a", Context);
        x.Unchanged("x", Context);
        if (m == 0 || n == 0)
        {
            y.Unchanged("y", Context);
            return;
        }

        y.OnlyElementsChanged("y", Context);
        Expect(Context, T.IsZero(alpha) ? null : new(a.Wide('0').Op(trans), x.Wide(), IsComplex), columns, alpha, beta, y);
    }

    private static void Expect(Func<string> context, WideProduct<TReal>? product, int terms, T alpha, T beta, Vec<T, TReal> y)
    {
        for (int i = 0; i < y.N; i++)
        {
            T old = y.Old(i);
            (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[i] ?? 0, product?.Im[i] ?? 0, beta, old);
            double magnitude = (Abs(alpha) * (product?.Magnitude[i] ?? 0)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
            Near(context, "y", i, 0, y[i], re, im, Within(terms + 4, magnitude));
        }
    }
}
