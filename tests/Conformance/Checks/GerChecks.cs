using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>A := alpha * x * yᵀ + A, and with yᴴ.</summary>
internal sealed class GerChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("ger")]
    public void Ger() => Run(conjugate: false);

    [Check("gerc")]
    public void Gerc() => Run(conjugate: true);

    [Check("ger")]
    public void GerGenerated() => ForAny((d, alpha, beta, random) => Run(false, d.Layout, d.M, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    [Check("gerc")]
    public void GercGenerated() => ForAny((d, alpha, beta, random) => Run(true, d.Layout, d.M, d.N, alpha, d.IncX, d.IncY, d.Padding, random));

    private void Run(bool conjugate)
    {
        var random = new Random(61);
        foreach (Layout layout in Layouts)
        {
            foreach (int m in Sizes)
            {
                foreach (int n in Sizes)
                    Run(conjugate, layout, m, n, Pick(random), Pick(random, Increments), Pick(random, Increments), random.Next(3), random);
            }

            foreach (int incx in Increments)
            {
                foreach (int incy in Increments)
                {
                    foreach (T alpha in Factors)
                        Run(conjugate, layout, 4 + random.Next(20), 4 + random.Next(20), alpha, incx, incy, random.Next(5), random);
                }
            }
        }
    }

    private void Run(bool conjugate, Layout layout, int m, int n, T alpha, int incx, int incy, int padding, Random random)
    {
        string Context() =>
            $"{Name(conjugate ? "gerc" : "ger")}, {layout}, m = {m}, n = {n}, alpha = {alpha}, incx = {incx}, incy = {incy}, padding {padding}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(m, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, padding, random);
        if (T.IsZero(alpha))
        {
            x.Poison();
            y.Poison();
        }

        if (conjugate)
            _blas.Gerc(layout, m, n, alpha, x.Span, incx, y.Span, incy, a.Span, a.Ld);
        else
            _blas.Ger(layout, m, n, alpha, x.Span, incx, y.Span, incy, a.Span, a.Ld);
        x.Unchanged("x", Context);
        y.Unchanged("y", Context);
        if (T.IsZero(alpha))
        {
            a.Unchanged("a", Context);
            return;
        }

        a.OnlyElementsChanged("a", Context);
        var product = new WideProduct<TReal>(
            x.Wide(), y.Wide().Op(conjugate ? Transpose.ConjugateTranspose : Transpose.Transpose), IsComplex);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                int at = i + (j * m);
                T old = a.Old(i, j);
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, product.Re[at], product.Im[at], T.One, old);
                Near(Context, "A", i, j, a[i, j], re, im, Within(4, (Abs(alpha) * product.Magnitude[at]) + Abs(old)));
            }
        }
    }
}
