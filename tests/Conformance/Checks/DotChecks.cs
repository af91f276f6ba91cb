using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>xᵀy and xᴴy.</summary>
internal sealed class DotChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("dot")]
    public void Dot() => Run(conjugate: false);

    [Check("dotc")]
    public void Dotc() => Run(conjugate: true);

    [Check("dot")]
    public void DotGenerated() => ForAny((d, alpha, beta, random) => Run(d.N * d.L, d.IncX, d.IncY, conjugate: false, random));

    [Check("dotc")]
    public void DotcGenerated() => ForAny((d, alpha, beta, random) => Run(d.N * d.L, d.IncX, d.IncY, conjugate: true, random));

    private void Run(bool conjugate)
    {
        var random = new Random(31);
        foreach (int n in LongSizes)
        {
            foreach (int incx in AnyIncrements)
            {
                foreach (int incy in AnyIncrements)
                {
                    if (n <= 300 || (incx + incy) % 3 == 0)
                        Run(n, incx, incy, conjugate, random);
                }
            }
        }
    }

    private void Run(int n, int incx, int incy, bool conjugate, Random random)
    {
        string Context() => $"{Element<T>.Letter}dot{(conjugate ? "c" : "")} on {_provider.Info.Name}, n = {n}, incx = {incx}, incy = {incy}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        T got = conjugate ? _blas.Dotc(n, x.Span, incx, y.Span, incy) : _blas.Dot(n, x.Span, incx, y.Span, incy);
        x.Unchanged("x", Context);
        y.Unchanged("y", Context);
        var product = new WideProduct<TReal>(
            x.Wide().Op(conjugate ? Transpose.ConjugateTranspose : Transpose.Transpose), y.Wide(), IsComplex);
        Near(Context, "result", 0, 0, got, product.Re[0], product.Im[0], Within(n + 2, product.Magnitude[0]));
    }
}
