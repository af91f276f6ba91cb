using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>nrm2, asum and iamax: a vector in, a number out.</summary>
internal sealed class ReductionChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("nrm2")]
    public void Nrm2()
    {
        var random = new Random(41);
        foreach (int n in LongSizes)
        {
            foreach (int inc in Increments)
                Norm(n, inc, () => Vec<T, TReal>.Random(n, inc, random), "random");
        }
    }

    /// <summary>Neither overflows nor underflows where the result does not; also where a part of the elements could do it.</summary>
    [Check("nrm2")]
    public void Nrm2OfExtremes()
    {
        var random = new Random(42);
        double large = Scalar<T, TReal>.IsSingle ? 1e30 : 1e300, small = 1 / large;
        double denormal = Scalar<T, TReal>.Tiny;
        foreach (int n in new[] { 1, 2, 3, 17, 65, 300 })
        {
            foreach (int inc in new[] { 1, -2, 3 })
            {
                foreach ((double scale, double other) in new[]
                {
                    (large, large), (small, small), (large, small), (large, 1), (1, small), (denormal * 1000, denormal * 1000),
                    (small, denormal * 3), (large, denormal), (0, 0), (denormal, denormal), (0, large),
                })
                {
                    Norm(n, inc, () => Scaled(n, inc, scale, other, random), $"elements about {scale:R} and {other:R}");
                }
            }
        }
    }

    [Check("asum")]
    public void Asum()
    {
        var random = new Random(43);
        foreach (int n in LongSizes)
        {
            foreach (int inc in Increments)
                Asum(n, inc, random);
        }
    }

    /// <summary>The first of the largest; small integers have many equals.</summary>
    [Check("iamax")]
    public void Iamax()
    {
        var random = new Random(44);
        foreach (int n in LongSizes)
        {
            foreach (int inc in new[] { 1, 2, 3 })
            {
                foreach (int range in new[] { 1, 2, 5, 1000 })
                    Iamax(n, inc, range, random);
            }
        }
    }

    /// <summary>A single largest element is found wherever it is.</summary>
    [Check("iamax")]
    public void IamaxAtEveryPosition()
    {
        foreach (int n in new[] { 1, 7, 17, 65, 300 })
        {
            var x = new Vec<T, TReal>(n, 1);
            for (int position = 0; position < n; position++)
            {
                for (int i = 0; i < n; i++)
                    x[i] = Scalar<T, TReal>.Make(0.25, -0.25);
                x[position] = Scalar<T, TReal>.Make(-3);
                nint got = _blas.Iamax(n, x.Span, 1);
                int expected = position;
                Require(got == expected, () => $"{Name("iamax")}, n = {n}: the result is {got}, expected {expected}.");
            }
        }
    }

    [Check("nrm2")]
    public void Nrm2Generated() => ForAny((d, _, _, random) => Norm(d.N * d.L, d.IncX, () => Vec<T, TReal>.Random(d.N * d.L, d.IncX, random), "random"));

    [Check("asum")]
    public void AsumGenerated() => ForAny((d, _, _, random) => Asum(d.N * d.L, d.IncX, random));

    [Check("iamax")]
    public void IamaxGenerated() => ForAny((d, _, _, random) => Iamax(d.N * d.L, Math.Abs(d.IncX), 1 + d.K, random));

    private void Asum(int n, int inc, Random random)
    {
        string Context() => $"{Name("asum")}, n = {n}, incx = {inc}";
        Vec<T, TReal> x = Vec<T, TReal>.Random(n, inc, random);
        TReal got = _blas.Asum(n, x.Span, inc);
        x.Unchanged("x", Context);
        DoubleDouble sum = 0;
        for (int i = 0; i < n; i++)
            sum = sum + Math.Abs(Scalar<T, TReal>.Re(x.Old(i))) + Math.Abs(Scalar<T, TReal>.Im(x.Old(i)));
        Near(Context, got, (double)sum, Bound.Gamma((IsComplex ? 2 : 1) * (n + 1), Roundoff) * (double)sum);
    }

    private void Iamax(int n, int inc, int range, Random random)
    {
        string Context() => $"{Name("iamax")}, n = {n}, incx = {inc}, parts from -{range} to {range}";
        var x = new Vec<T, TReal>(n, inc, random.Next(4));
        for (int i = 0; i < n; i++)
            x[i] = Scalar<T, TReal>.Make(random.Next(-range, range + 1), random.Next(-range, range + 1));
        x.Remember();
        nint got = _blas.Iamax(n, x.Span, inc);
        x.Unchanged("x", Context);
        int expected = n == 0 ? -1 : 0;
        for (int i = 1; i < n; i++)
        {
            if (OneAbs(x.Old(i)) > OneAbs(x.Old(expected)))
                expected = i;
        }

        Require(got == expected, () => $"{Context()}: the result is {got}, expected {expected}.");
    }

    private static double OneAbs(T value) => Math.Abs(Scalar<T, TReal>.Re(value)) + Math.Abs(Scalar<T, TReal>.Im(value));

    private static Vec<T, TReal> Scaled(int n, int inc, double scale, double other, Random random)
    {
        var x = new Vec<T, TReal>(n, inc);
        for (int i = 0; i < n; i++)
        {
            double by = random.Next(2) == 0 || i == 0 ? scale : other;
            x[i] = Scalar<T, TReal>.Make(by * (1 + random.NextDouble()), -by * (1 + random.NextDouble()));
        }

        x.Remember();
        return x;
    }

    private void Norm(int n, int inc, Func<Vec<T, TReal>> make, string what)
    {
        string Context() => $"{Name("nrm2")}, n = {n}, incx = {inc}, {what}";
        Vec<T, TReal> x = make();
        TReal got = _blas.Nrm2(n, x.Span, inc);
        x.Unchanged("x", Context);

        // Scaled by a power of two, which is exact, so that the squares are harmless.
        Wide wide = x.Wide();
        double largest = Math.Max(wide.Re.Select(Math.Abs).DefaultIfEmpty().Max(), wide.Im.Select(Math.Abs).DefaultIfEmpty().Max());
        int exponent = largest == 0 ? 0 : Math.ILogB(largest);
        DoubleDouble sum = 0;
        foreach (double part in wide.Re.Concat(wide.Im))
        {
            double scaled = Math.ScaleB(Math.ScaleB(part, -exponent / 2), -(exponent - (exponent / 2)));
            sum += new DoubleDouble(scaled, 0) * scaled;
        }

        double expected = Math.ScaleB(Math.Sqrt((double)sum), exponent);

        // Half of what the sum of 2n squares may lose, and some roundings for the scaling and the root.
        double bound = (Bound.Gamma((IsComplex ? n : n / 2.0) + 8, Roundoff) * expected) + (2 * Scalar<T, TReal>.Tiny);
        Near(Context, got, expected, bound);
    }
}
