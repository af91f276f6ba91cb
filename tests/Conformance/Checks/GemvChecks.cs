using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>y := alpha * op(A) * x + beta * y.</summary>
internal sealed class GemvChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("gemv")]
    public void Shapes()
    {
        var random = new Random(51);
        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
            {
                foreach (Layout layout in Layouts)
                {
                    foreach (Transpose trans in Transposes)
                        Run(layout, trans, m, n, Pick(random), Pick(random), Pick(random, Increments), Pick(random, Increments), random.Next(3), random);
                }
            }
        }
    }

    [Check("gemv")]
    public void FlagsAndIncrements()
    {
        var random = new Random(52);
        foreach (Layout layout in Layouts)
        {
            foreach (Transpose trans in Transposes)
            {
                foreach (int incx in Increments)
                {
                    foreach (int incy in Increments)
                    {
                        foreach (T alpha in Factors)
                        {
                            foreach (T beta in Factors)
                                Run(layout, trans, 5 + random.Next(20), 5 + random.Next(20), alpha, beta, incx, incy, random.Next(5), random);
                        }
                    }
                }
            }
        }
    }

    [Check("gemv")]
    public void Generated() => ForAny((d, alpha, beta, random) => Run(d.Layout, d.TransA, d.M, d.N, alpha, beta, d.IncX, d.IncY, d.Padding, random));

    private void Run(Layout layout, Transpose trans, int m, int n, T alpha, T beta, int incx, int incy, int padding, Random random)
    {
        string Context() =>
            $"{Name("gemv")}, {layout}, {trans}, m = {m}, n = {n}, alpha = {alpha}, beta = {beta}, incx = {incx}, incy = {incy}, padding {padding}";
        (int rows, int columns) = trans.IsTransposed() ? (n, m) : (m, n);
        Mat<T, TReal> a = Mat<T, TReal>.Random(layout, m, n, padding, random);
        Vec<T, TReal> x = Vec<T, TReal>.Random(columns, incx, random), y = Vec<T, TReal>.Random(rows, incy, random);
        if (T.IsZero(alpha))
        {
            a.Poison();
            x.Poison();
        }

        if (T.IsZero(beta))
            y.Poison();
        _blas.Gemv(layout, trans, m, n, alpha, a.Span, a.Ld, x.Span, incx, beta, y.Span, incy);
        a.Unchanged("a", Context);
        x.Unchanged("x", Context);
        if (m == 0 || n == 0)
        {
            // As in the reference: with nothing to multiply y is left alone, beta or no beta.
            y.Unchanged("y", Context);
            return;
        }

        y.OnlyElementsChanged("y", Context);
        WideProduct<TReal>? product = T.IsZero(alpha) ? null : new(a.Wide().Op(trans), x.Wide(), IsComplex);
        for (int i = 0; i < rows; i++)
        {
            T old = y.Old(i);
            (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[i] ?? 0, product?.Im[i] ?? 0, beta, old);
            double magnitude = (Abs(alpha) * (product?.Magnitude[i] ?? 0)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
            Near(Context, "y", i, 0, y[i], re, im, Within(columns + 4, magnitude));
        }
    }
}
