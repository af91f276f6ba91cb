using Nn.Cli.Compare.Measuring;

namespace Nn.Cli.Compare.Work;

/// <summary>
/// Holds entries of a product against their sums in higher precision: all of them where they are few, else those of the edges, where kernels
/// have their special cases, and some from everywhere.
/// </summary>
internal static class ProductCheck
{
    /// <summary>Multiplications in higher precision that a check may cost: some tens of milliseconds.</summary>
    private const long Most = 1 << 20;

    /// <summary>Checks C = A B, where A has k columns.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Products in an entry.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C as it was computed.</param>
    /// <param name="epsilon">Of the real type.</param>
    /// <param name="bound">The largest error that rounding explains, in epsilons of the sum of magnitudes.</param>
    /// <param name="within">Which entries of C count; all if left out.</param>
    public static Accuracy Run(int m, int n, int k, Entry a, Entry b, Entry c, double epsilon, double bound, Func<int, int, bool>? within = null)
    {
        double worst = 0;
        foreach ((int i, int j) in Places(m, n, Math.Max(16, Most / Math.Max(1, k))))
        {
            if (within is not null && !within(i, j))
                continue;
            PreciseComplex sum = default;
            double magnitude = 0;
            for (int p = 0; p < k; p++)
            {
                PreciseComplex term = a(i, p) * b(p, j);
                sum += term;
                magnitude += term.Magnitude;
            }

            worst = Worse(worst, Ratio((c(i, j) - sum).Magnitude, epsilon * magnitude));
        }

        return new(worst, bound);
    }

    /// <summary>An error over what it is measured in; one of nothing is no error only if it is none.</summary>
    public static double Ratio(double error, double scale) => error == 0 ? 0 : error / scale;

    /// <summary>The larger one, where not-a-number is the largest.</summary>
    public static double Worse(double left, double right) => double.IsNaN(left) || left >= right ? left : right;

    private static IEnumerable<(int Row, int Column)> Places(int m, int n, long most)
    {
        if ((long)m * n <= most)
        {
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < m; i++)
                    yield return (i, j);
            }

            yield break;
        }

        foreach (int i in new[] { 0, m - 1 })
        {
            foreach (int j in new[] { 0, n - 1 })
                yield return (i, j);
        }

        var random = new System.Random(7);
        for (long count = 4; count < most; count += 3)
        {
            yield return (random.Next(m), random.Next(n));
            yield return (m - 1 - random.Next(Math.Min(m, 16)), random.Next(n));
            yield return (random.Next(m), n - 1 - random.Next(Math.Min(n, 16)));
        }
    }
}
