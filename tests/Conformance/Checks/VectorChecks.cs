using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>axpy, scal, copy and swap: what is done to each element on its own.</summary>
internal sealed class VectorChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("axpy")]
    public void Axpy()
    {
        var random = new Random(32);
        foreach ((int n, int incx, int incy) in Pairs(AnyIncrements, Increments))
        {
            foreach (T alpha in n <= 33 ? Factors : [Pick(random)])
                Axpy(n, alpha, incx, incy, random);
        }
    }

    [Check("axpy")]
    public void AxpyOfAVectorAndItself()
    {
        var random = new Random(33);
        foreach (int n in LongSizes)
        {
            foreach (int inc in Increments)
            {
                T alpha = Scalar<T, TReal>.Make(0.7, -1.3);
                string Context() => $"{Name("axpy")}, n = {n}, alpha = {alpha}, x and y the same with increment {inc}";
                Vec<T, TReal> x = Vec<T, TReal>.Random(n, inc, random);
                _blas.Axpy(n, alpha, x.Span, inc, x.Span, inc);
                x.OnlyElementsChanged("x", Context);
                Expect(Context, x, i => alpha, i => x.Old(i), i => x.Old(i));
            }
        }
    }

    [Check("scal")]
    public void Scal()
    {
        var random = new Random(34);
        foreach (int n in LongSizes)
        {
            foreach (int inc in Increments)
            {
                foreach (T alpha in Factors)
                    Scal(n, alpha, inc, random);
            }
        }
    }

    /// <summary>Copies are exact, also of NaN with a payload.</summary>
    [Check("copy")]
    public void Copy()
    {
        var random = new Random(35);
        foreach ((int n, int incx, int incy) in Pairs(AnyIncrements, Increments))
            Copy(n, incx, incy, random);
    }

    [Check("swap")]
    public void Swap()
    {
        var random = new Random(36);
        foreach ((int n, int incx, int incy) in Pairs(Increments, Increments))
            Swap(n, incx, incy, random);
    }

    [Check("axpy")]
    public void AxpyGenerated() => ForAny((d, alpha, _, random) => Axpy(d.N * d.L, alpha, d.IncX, d.IncY, random));

    [Check("scal")]
    public void ScalGenerated() => ForAny((d, alpha, _, random) => Scal(d.N * d.L, alpha, d.IncX, random));

    [Check("copy")]
    public void CopyGenerated() => ForAny((d, _, _, random) => Copy(d.N * d.L, d.IncX, d.IncY, random));

    [Check("swap")]
    public void SwapGenerated() => ForAny((d, _, _, random) => Swap(d.N * d.L, d.IncX, d.IncY, random));

    private void Axpy(int n, T alpha, int incx, int incy, Random random)
    {
        string Context() => $"{Name("axpy")}, n = {n}, alpha = {alpha}, incx = {incx}, incy = {incy}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        _blas.Axpy(n, alpha, x.Span, incx, y.Span, incy);
        x.Unchanged("x", Context);
        y.OnlyElementsChanged("y", Context);
        Expect(Context, y, i => alpha, i => x.Old(i), i => y.Old(i));
    }

    private void Scal(int n, T alpha, int inc, Random random)
    {
        string Context() => $"{Name("scal")}, n = {n}, alpha = {alpha}, incx = {inc}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, inc, random);
        _blas.Scal(n, alpha, x.Span, inc);
        x.OnlyElementsChanged("x", Context);
        Expect(Context, x, i => alpha, i => x.Old(i), i => T.Zero);
    }

    private void Copy(int n, int incx, int incy, Random random)
    {
        string Context() => $"{Name("copy")}, n = {n}, incx = {incx}, incy = {incy}";
        Vec<T, TReal> x = WithNaN(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        y.Poison();
        _blas.Copy(n, x.Span, incx, y.Span, incy);
        x.Unchanged("x", Context);
        y.OnlyElementsChanged("y", Context);
        Same(Context, "y", y, i => x.Old(i));
    }

    private void Swap(int n, int incx, int incy, Random random)
    {
        string Context() => $"{Name("swap")}, n = {n}, incx = {incx}, incy = {incy}";
        Vec<T, TReal> x = WithNaN(n, incx, random), y = Vec<T, TReal>.Random(n, incy, random);
        _blas.Swap(n, x.Span, incx, y.Span, incy);
        x.OnlyElementsChanged("x", Context);
        y.OnlyElementsChanged("y", Context);
        Same(Context, "x", x, i => y.Old(i));
        Same(Context, "y", y, i => x.Old(i));
    }

    private static IEnumerable<(int N, int IncX, int IncY)> Pairs(int[] forX, int[] forY) =>
        from n in LongSizes
        from incx in forX
        from incy in forY
        where n <= 300 || (incx + incy) % 3 == 0
        select (n, incx, incy);

    private static Vec<T, TReal> WithNaN(int n, int inc, Random random)
    {
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, inc, random);
        if (n > 0)
            x[n / 2] = Scalar<T, TReal>.Marker(4242);
        x.Remember();
        return x;
    }

    private static void Same(Func<string> context, string name, Vec<T, TReal> y, Func<int, T> expected)
    {
        for (int i = 0; i < y.N; i++)
        {
            if (!GuardedMemory<T, TReal>.Same(y[i], expected(i)))
                throw new ConformanceException($"{context()}: {name}[{i}] is {y[i]}, expected the bits of {expected(i)}.");
        }
    }

    // alpha * x + y: a product and a sum, each rounded (or both at once).
    private static void Expect(Func<string> context, Vec<T, TReal> result, Func<int, T> alpha, Func<int, T> x, Func<int, T> y)
    {
        for (int i = 0; i < result.N; i++)
        {
            T xi = x(i), yi = y(i);
            (DoubleDouble re, DoubleDouble im) = Combine(alpha(i), Scalar<T, TReal>.Re(xi), Scalar<T, TReal>.Im(xi), T.One, yi);
            Near(context, "result", i, 0, result[i], re, im, Within(3, (Abs(alpha(i)) * Abs(xi)) + Abs(yi)));
        }
    }
}
