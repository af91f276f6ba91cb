using System.Numerics;
using Blas;

namespace Conformance;

internal sealed record GemmCase(Layout Layout, Transpose TransA, Transpose TransB, int M, int N, int K, int Alpha, int Beta, int Padding, int Seed);

/// <summary>C := alpha * op(A) * op(B) + beta * C.</summary>
internal sealed class GemmChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Every shape, each with other flags, factors and paddings than the one before.</summary>
    [Check("gemm")]
    public void Shapes()
    {
        var random = new Random(20240601);
        foreach (int m in Sizes)
        {
            foreach (int n in Sizes)
            {
                foreach (int k in Sizes)
                {
                    Run(new(
                        Pick(random, Layouts), Pick(random, Transposes), Pick(random, Transposes), m, n, k,
                        random.Next(1, Factors.Length), random.Next(Factors.Length), random.Next(3) * 3, random.Next()));
                }
            }
        }
    }

    /// <summary>Every combination of flags and factors, in shapes with edges on every side.</summary>
    [Check("gemm")]
    public void Flags()
    {
        int seed = 1;
        foreach ((int m, int n, int k) in new[] { (1, 1, 1), (3, 2, 7), (17, 33, 9), (40, 18, 65) })
        {
            foreach (Layout layout in Layouts)
            {
                foreach (Transpose transA in Transposes)
                {
                    foreach (Transpose transB in Transposes)
                    {
                        for (int alpha = 0; alpha < Factors.Length; alpha++)
                        {
                            for (int beta = 0; beta < Factors.Length; beta++)
                                Run(new(layout, transA, transB, m, n, k, alpha, beta, seed % 4, seed++));
                        }
                    }
                }
            }
        }
    }

    /// <summary>Shapes and flags that nobody thought of; a failure names the smallest case found.</summary>
    [Check("gemm")]
    public void Generated() => ForAny(
        (d, _, _, _) => Run(new(d.Layout, d.TransA, d.TransB, d.M, d.N, d.K, d.Alpha, d.Beta, d.Padding, d.Seed)), most: 90, tests: 150);

    private void Run(GemmCase c)
    {
        string Context() => $"{Element<T>.Letter}gemm on {_provider.Info.Name}, {c}, alpha = {Factors[c.Alpha]}, beta = {Factors[c.Beta]}";
        var random = new Random(c.Seed);
        T alpha = Factors[c.Alpha], beta = Factors[c.Beta];
        (int rowsA, int columnsA) = c.TransA.IsTransposed() ? (c.K, c.M) : (c.M, c.K);
        (int rowsB, int columnsB) = c.TransB.IsTransposed() ? (c.N, c.K) : (c.K, c.N);
        Mat<T, TReal> a = Mat<T, TReal>.Random(c.Layout, rowsA, columnsA, c.Padding, random);
        Mat<T, TReal> b = Mat<T, TReal>.Random(c.Layout, rowsB, columnsB, c.Padding + (c.Seed % 2), random);
        Mat<T, TReal> result = Mat<T, TReal>.Random(c.Layout, c.M, c.N, c.Padding + (c.Seed % 3), random);
        if (T.IsZero(beta))
            result.Poison();

        // alpha = 0: A and B are not read.
        if (T.IsZero(alpha))
        {
            a.Poison();
            b.Poison();
        }

        _blas.Gemm(c.Layout, c.TransA, c.TransB, c.M, c.N, c.K, alpha, a.Span, a.Ld, b.Span, b.Ld, beta, result.Span, result.Ld);

        a.Unchanged("a", Context);
        b.Unchanged("b", Context);
        result.OnlyElementsChanged("c", Context);
        WideProduct<TReal>? product = T.IsZero(alpha) || c.K == 0
            ? null
            : new(a.Wide().Op(c.TransA), b.Wide().Op(c.TransB), IsComplex);
        for (int j = 0; j < c.N; j++)
        {
            for (int i = 0; i < c.M; i++)
            {
                int at = i + (j * c.M);
                T old = result.Old(i, j);
                (DoubleDouble re, DoubleDouble im) = Combine(alpha, product?.Re[at] ?? 0, product?.Im[at] ?? 0, beta, old);
                double magnitude = (Abs(alpha) * (product?.Magnitude[at] ?? 0)) + (T.IsZero(beta) ? 0 : Abs(beta) * Abs(old));
                Near(Context, "C", i, j, result[i, j], re, im, Within(c.K + 4, magnitude));
            }
        }
    }
}
