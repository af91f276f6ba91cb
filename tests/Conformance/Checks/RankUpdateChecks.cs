using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>One triangle of A := alpha * x * xᵀ + A and A := alpha * x * yᵀ + alpha * y * xᵀ + A, or with ᴴ, full and packed.</summary>
internal sealed class RankUpdateChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("her")]
    public void Her() => All("her", Storage.Full, hermitian: true, two: false);

    [Check("hpr")]
    public void Hpr() => All("hpr", Storage.Packed, hermitian: true, two: false);

    [Check("syr")]
    public void Syr() => All("syr", Storage.Full, hermitian: false, two: false);

    [Check("spr")]
    public void Spr() => All("spr", Storage.Packed, hermitian: false, two: false);

    [Check("her2")]
    public void Her2() => All("her2", Storage.Full, hermitian: true, two: true);

    [Check("hpr2")]
    public void Hpr2() => All("hpr2", Storage.Packed, hermitian: true, two: true);

    [Check("syr2")]
    public void Syr2() => All("syr2", Storage.Full, hermitian: false, two: true);

    [Check("spr2")]
    public void Spr2() => All("spr2", Storage.Packed, hermitian: false, two: true);

    [Check("her")]
    public void HerGenerated() => ForAny((d, alpha, beta, random) => Run("her", Storage.Full, true, false, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("hpr")]
    public void HprGenerated() => ForAny((d, alpha, beta, random) => Run("hpr", Storage.Packed, true, false, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("syr")]
    public void SyrGenerated() => ForAny((d, alpha, beta, random) => Run("syr", Storage.Full, false, false, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("spr")]
    public void SprGenerated() => ForAny((d, alpha, beta, random) => Run("spr", Storage.Packed, false, false, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("her2")]
    public void Her2Generated() => ForAny((d, alpha, beta, random) => Run("her2", Storage.Full, true, true, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("hpr2")]
    public void Hpr2Generated() => ForAny((d, alpha, beta, random) => Run("hpr2", Storage.Packed, true, true, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("syr2")]
    public void Syr2Generated() => ForAny((d, alpha, beta, random) => Run("syr2", Storage.Full, false, true, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("spr2")]
    public void Spr2Generated() => ForAny((d, alpha, beta, random) => Run("spr2", Storage.Packed, false, true, d.Layout, d.UpLo, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    private void All(string routine, Storage storage, bool hermitian, bool two)
    {
        var random = new Random(221);
        foreach (Layout layout in Layouts)
        {
            foreach (UpLo uplo in Triangles)
            {
                foreach (int n in Sizes)
                    Run(routine, storage, hermitian, two, layout, uplo, n, Pick(random), Pick(random, Increments), Pick(random, Increments), random.Next(3), random);
                foreach (int incx in Increments)
                {
                    foreach (int incy in two ? Increments : [1])
                    {
                        foreach (T alpha in Factors)
                            Run(routine, storage, hermitian, two, layout, uplo, 2 + random.Next(20), alpha, incx, incy, random.Next(3), random);
                    }
                }

                Run(routine, storage, hermitian, two, layout, uplo, 600, Factors[3], 1, 1, 1, random);
            }
        }
    }

    private void Run(
        string routine, Storage storage, bool hermitian, bool two, Layout layout, UpLo uplo, int n, T alpha, int incx, int incy, int padding, Random random)
    {
        string Context() => $"{Name(routine)}, {layout}, {uplo}, n = {n}, alpha = {alpha}, incx = {incx}, incy = {incy}, padding {padding}";
        hermitian &= IsComplex;
        if (hermitian && !two)
            alpha = Scalar<T, TReal>.Make(Scalar<T, TReal>.Re(alpha));
        TReal real = TReal.CreateChecked(Scalar<T, TReal>.Re(alpha));
        bool idle = T.IsZero(alpha);

        // The imaginary part of a Hermitian diagonal is not read, and becomes zero.
        Stored<T, TReal> a = Stored<T, TReal>.Triangle(layout, storage, uplo, n, n, padding, (i, j) =>
            i == j && hermitian && !idle ? Scalar<T, TReal>.Make(random.NextDouble(), double.NaN) : Scalar<T, TReal>.Random(random), random.Next(4));
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        if (n > 4)
        {
            // A zero, for which the reference leaves a column alone, but not its diagonal.
            x[n / 2] = T.Zero;
            y[n / 2] = T.Zero;
        }

        x.Remember();
        y.Remember();
        if (idle)
        {
            x.Poison();
            y.Poison();
        }

        switch (routine)
        {
            case "her": _blas.Her(layout, uplo, n, real, x.Span, incx, a.Span, a.Ld); break;
            case "hpr": _blas.Hpr(layout, uplo, n, real, x.Span, incx, a.Span); break;
            case "syr": _blas.Syr(layout, uplo, n, alpha, x.Span, incx, a.Span, a.Ld); break;
            case "spr": _blas.Spr(layout, uplo, n, alpha, x.Span, incx, a.Span); break;
            case "her2": _blas.Her2(layout, uplo, n, alpha, x.Span, incx, y.Span, incy, a.Span, a.Ld); break;
            case "hpr2": _blas.Hpr2(layout, uplo, n, alpha, x.Span, incx, y.Span, incy, a.Span); break;
            case "syr2": _blas.Syr2(layout, uplo, n, alpha, x.Span, incx, y.Span, incy, a.Span, a.Ld); break;
            default: _blas.Spr2(layout, uplo, n, alpha, x.Span, incx, y.Span, incy, a.Span); break;
        }

        x.Unchanged("x", Context);
        y.Unchanged("y", Context);
        if (idle)
        {
            a.Unchanged("a", Context);
            return;
        }

        a.OnlyElementsChanged("a", Context);
        for (int i = 0; i < n; i++)
        {
            for (int j = uplo == UpLo.Upper ? i : 0; j < (uplo == UpLo.Upper ? n : i + 1); j++)
                Element(Context, a, x, y, i, j, alpha, hermitian, two);
        }
    }

    private static void Element(
        Func<string> context, Stored<T, TReal> a, Vec<T, TReal> x, Vec<T, TReal> y, int i, int j, T alpha, bool hermitian, bool two)
    {
        T old = a.Old(i, j);
        Sum<double> re = default, im = default;
        re.Add(Scalar<T, TReal>.Re(old), 1);
        if (!(hermitian && i == j))
            im.Add(Scalar<T, TReal>.Im(old), 1);
        double magnitude = hermitian && i == j ? Math.Abs(Scalar<T, TReal>.Re(old)) : Abs(old);
        magnitude += Add(ref re, ref im, alpha, false, x.Old(i), two ? y.Old(j) : x.Old(j), hermitian);
        if (two)
            magnitude += Add(ref re, ref im, alpha, hermitian, y.Old(i), x.Old(j), hermitian);
        if (hermitian && i == j)
            Require(Scalar<T, TReal>.Im(a[i, j]) == 0, () => $"{context()}: A({i},{j}) is {a[i, j]}, which is not real.");
        Near(context, "A", i, j, a[i, j], re.Value, hermitian && i == j ? 0 : im.Value, Within(8, magnitude));
    }

    // alpha * u * v, in higher precision: the product of alpha and u is exact as a sum of two numbers.
    private static double Add(ref Sum<double> re, ref Sum<double> im, T alpha, bool conjugateAlpha, T u, T v, bool conjugateV)
    {
        double ar = Scalar<T, TReal>.Re(alpha), ai = Scalar<T, TReal>.Im(alpha) * (conjugateAlpha ? -1 : 1);
        double ur = Scalar<T, TReal>.Re(u), ui = Scalar<T, TReal>.Im(u);
        double vr = Scalar<T, TReal>.Re(v), vi = Scalar<T, TReal>.Im(v) * (conjugateV ? -1 : 1);
        DoubleDouble pr = ((DoubleDouble)ar * ur) - ((DoubleDouble)ai * ui), pi = ((DoubleDouble)ar * ui) + ((DoubleDouble)ai * ur);
        foreach (double part in new[] { pr.High, pr.Low })
        {
            re.Add(part, vr);
            im.Add(part, vi);
        }

        foreach (double part in new[] { pi.High, pi.Low })
        {
            re.Add(-part, vi);
            im.Add(part, vr);
        }

        return Abs(alpha) * Abs(u) * Abs(v);
    }
}
