using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>axpby, scal_real, iamin, dsdot and sdsdot.</summary>
internal sealed class VectorExtensionChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly int[] s_lengths = [0, 1, 2, 3, 7, 17, 33, 65, 129, 300, 1031];

    [Check("axpby")]
    public void Axpby()
    {
        var random = new Random(271);
        foreach (int n in s_lengths)
        {
            foreach (int incx in Increments)
            {
                foreach (int incy in Increments)
                {
                    T alpha = Pick(random);
                    foreach (T beta in Factors)
                        Axpby(n, alpha, beta, incx, incy, random);
                }
            }
        }
    }

    [Check("scal_real")]
    public void ScalReal()
    {
        var random = new Random(272);
        foreach (int n in s_lengths)
        {
            foreach (int inc in Increments)
            {
                foreach (T factor in Factors)
                    ScalReal(n, factor, inc, random);
            }
        }
    }

    [Check("iamin")]
    public void Iamin()
    {
        var random = new Random(273);
        Require(_blas.Iamin(0, [], 1) == -1, () => $"{Name("iamin")}, n = 0: not -1.");
        foreach (int n in s_lengths.Where(n => n > 0))
        {
            foreach (int inc in new[] { 1, 2, 3 })
            {
                for (int trial = 0; trial < Math.Min(n, 40); trial++)
                    Iamin(n, inc, random);
            }
        }
    }

    [Check("dsdot")]
    public void Dsdot() => Mixed("dsdot");

    [Check("sdsdot")]
    public void Sdsdot() => Mixed("sdsdot");

    [Check("axpby")]
    public void AxpbyGenerated() => ForAny((d, alpha, beta, random) => Axpby(d.N * d.L, alpha, beta, d.IncX, d.IncY, random));

    [Check("scal_real")]
    public void ScalRealGenerated() => ForAny((d, alpha, _, random) => ScalReal(d.N * d.L, alpha, d.IncX, random));

    [Check("iamin")]
    public void IaminGenerated() => ForAny((d, _, _, random) => Iamin(1 + (d.N * d.L), Math.Abs(d.IncX), random));

    [Check("dsdot")]
    public void DsdotGenerated() => ForAny((d, _, _, random) => Mixed("dsdot", d.N * d.L, d.IncX, d.IncY, random));

    [Check("sdsdot")]
    public void SdsdotGenerated() => ForAny((d, _, _, random) => Mixed("sdsdot", d.N * d.L, d.IncX, d.IncY, random));

    private void Axpby(int n, T alpha, T beta, int incx, int incy, Random random)
    {
        string Context() => $"{Name("axpby")}, n = {n}, alpha = {alpha}, beta = {beta}, incx = {incx}, incy = {incy}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        if (T.IsZero(beta))
            y.Poison();
        _blas.Axpby(n, alpha, x.Span, incx, beta, y.Span, incy);
        x.Unchanged("x", Context);
        y.OnlyElementsChanged("y", Context);
        for (int i = 0; i < n; i++)
        {
            T xi = x.Old(i), old = y.Old(i);
            (DoubleDouble re, DoubleDouble im) = Combine(alpha, Scalar<T, TReal>.Re(xi), Scalar<T, TReal>.Im(xi), beta, old);
            Near(Context, "y", i, 0, y[i], re, im, Within(4, (Abs(alpha) * Abs(xi)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old))));
        }
    }

    private void ScalReal(int n, T factor, int inc, Random random)
    {
        double alpha = Scalar<T, TReal>.Re(factor);
        string Context() => $"{Name("scal_real")}, n = {n}, alpha = {alpha}, incx = {inc}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, inc, random);
        _blas.ScalReal(n, TReal.CreateChecked(alpha), x.Span, inc);
        x.OnlyElementsChanged("x", Context);
        for (int i = 0; i < n; i++)
        {
            T old = x.Old(i);
            Near(Context, "x", i, 0, x[i], (DoubleDouble)Scalar<T, TReal>.Re(old) * alpha, (DoubleDouble)Scalar<T, TReal>.Im(old) * alpha, Within(1, Math.Abs(alpha) * Abs(old)));
        }
    }

    private void Iamin(int n, int inc, Random random)
    {
        // Few different sizes, so that the smallest is there more than once; exact in every type.
        var x = new Vec<T, TReal>(n, inc);
        for (int i = 0; i < n; i++)
            x[i] = Scalar<T, TReal>.Make(random.Next(2, 6) * (random.Next(2) * 2 - 1), random.Next(0, 3));
        int expected = 0;
        double Size(int i) => Math.Abs(Scalar<T, TReal>.Re(x[i])) + Math.Abs(Scalar<T, TReal>.Im(x[i]));
        for (int i = 1; i < n; i++)
        {
            if (Size(i) < Size(expected))
                expected = i;
        }

        nint got = _blas.Iamin(n, x.Span, inc);
        Require(got == expected, () => $"{Name("iamin")}, n = {n}, incx = {inc}: {got}, expected {expected}.");
    }

    // Floats, whatever the element type of the check.
    private void Mixed(string routine)
    {
        var random = new Random(274);
        foreach (int n in s_lengths)
        {
            foreach (int incx in AnyIncrement)
            {
                foreach (int incy in AnyIncrement)
                    Mixed(routine, n, incx, incy, random);
            }
        }
    }

    private void Mixed(string routine, int n, int incx, int incy, Random random)
    {
        string Context() => $"{routine}, n = {n}, incx = {incx}, incy = {incy}";
        Vec<float, float> x = Vec<float, float>.Random(n, incx, random), y = Vec<float, float>.Random(n, incy, random);
        float sb = random.NextSingle();
        Sum<double> sum = default;
        double magnitude = 0;
        for (int i = 0; i < n; i++)
        {
            sum.Add(x[incx == 0 ? 0 : i], y[incy == 0 ? 0 : i]);
            magnitude += Math.Abs((double)x[incx == 0 ? 0 : i] * y[incy == 0 ? 0 : i]);
        }

        double u = 1.0 / (1L << 53), got, expected, bound;
        if (routine == "dsdot")
        {
            got = _provider.Blas.Mixed.Dsdot(n, x.Span, incx, y.Span, incy);
            expected = (double)sum.Value;
            bound = Bound.Gamma(n + 2, u) * magnitude;
        }
        else
        {
            got = _provider.Blas.Mixed.Sdsdot(n, sb, x.Span, incx, y.Span, incy);
            expected = (double)(sum.Value + sb);
            bound = (Bound.Gamma(n + 2, u) * (magnitude + sb)) + (Math.Abs(expected) / (1L << 24));
        }

        Require(Math.Abs(got - expected) <= bound, () => $"{Context()}: {got:R}, expected {expected:R}, allowed {bound:E3}.");
        x.Unchanged("x", Context);
        y.Unchanged("y", Context);
    }

    private static int[] AnyIncrement => [-3, -1, 0, 1, 2];
}
