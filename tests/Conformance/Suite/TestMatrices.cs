namespace Conformance;

/// <summary>
/// Families of LAPACK's test programs (LAPACK Working Note 9: J. Demmel and A. McKenney, A Test Matrix Generation Suite) and hard cases that have names.
/// </summary>
internal static class TestMatrices
{
    /// <summary>Singular values, or moduli of eigenvalues, by the shape of their distribution.</summary>
    public static IEnumerable<(string Name, double[] Values)> Spectra(int n, double eps)
    {
        double[] Of(Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];
        double last = Math.Max(1, n - 1);
        yield return ("all equal", Of(_ => 1));
        yield return ("arithmetic", Of(i => 1 - (i / last * 0.9)));
        yield return ("geometric to eps", Of(i => Math.Pow(eps, i / last)));
        yield return ("one large", Of(i => i == 0 ? 1 : eps));
        yield return ("one small", Of(i => i == n - 1 ? eps : 1));
        yield return ("clustered", Of(i => 1 + ((i % 3) * eps * 4) + (i < n / 2 ? 0 : 1)));
        yield return ("half zero", Of(i => i < n / 2 ? 1 + i : 0));
        yield return ("zero", Of(_ => 0));
    }

    /// <summary>General matrices of any shape, by name.</summary>
    public static IEnumerable<(string Name, Dense Matrix)> General(int m, int n, Random random, bool complex, double eps, bool single)
    {
        int k = Math.Min(m, n);
        yield return ("random", Dense.Random(m, n, random, complex));
        if (k == 0)
            yield break;

        // So small that squares underflow; roundings of the elements don't, which some libraries flush to zero.
        (double tiny, double huge) = single ? (1e-28, 1e34) : (1e-290, 1e290);
        yield return ("nearly underflowing", Dense.Random(m, n, random, complex).Scale(tiny));
        yield return ("nearly overflowing", Dense.Random(m, n, random, complex).Scale(huge / (m + n)));
        yield return ("upper triangular", Dense.Random(m, n, random, complex).Where((i, j) => i <= j));
        yield return ("zero row and column", Dense.Random(m, n, random, complex).Where((i, j) => i != m / 2 && j != n / 3));
        yield return ("graded", Dense.Make(m, n, (i, j) => ((2 * random.NextDouble()) - 1) * Math.Pow(10, -6.0 * (i + j) / (m + n))));
        Dense left = Dense.Orthonormal(m, k, random, complex), right = Dense.Orthonormal(n, k, random, complex);
        foreach ((string name, double[] values) in Spectra(k, eps))
            yield return (name, left * Dense.Diagonal(k, k, values) * right.H);
        yield return ("Hilbert", Dense.Make(m, n, (i, j) => 1.0 / (i + j + 1)));
    }

    /// <summary>Hermitian matrices by name.</summary>
    public static IEnumerable<(string Name, Dense Matrix)> Hermitian(int n, Random random, bool complex, double eps, bool single)
    {
        (double tiny, double huge) = single ? (1e-28, 1e34) : (1e-290, 1e290);
        Dense any = Dense.Random(n, n, random, complex);
        Dense random1 = (any + any.H).Scale(0.5);
        yield return ("random", random1);
        yield return ("nearly underflowing", random1.Scale(tiny));
        yield return ("nearly overflowing", random1.Scale(huge / Math.Max(1, n)));
        yield return ("W+", Dense.Make(n, n, (i, j) => i == j ? Math.Abs(i - (n / 2)) : Math.Abs(i - j) == 1 ? 1 : 0));
        yield return ("Hilbert", Dense.Make(n, n, (i, j) => 1.0 / (i + j + 1)));
        yield return ("second difference", Dense.Make(n, n, (i, j) => i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0));
        Dense q = Dense.Orthonormal(n, n, random, complex);
        foreach ((string name, double[] values) in Spectra(n, eps))
        {
            double[] signed = [.. values.Select((v, i) => i % 2 == 0 ? v : -v)];
            Dense h = q * Dense.Diagonal(n, n, signed) * q.H;
            yield return (name, (h + h.H).Scale(0.5));
        }
    }

    /// <summary>Square matrices whose eigenproblem is hard, by name.</summary>
    public static IEnumerable<(string Name, Dense Matrix)> Nonsymmetric(int n, Random random, bool complex, double eps, bool single)
    {
        (double tiny, double huge) = single ? (1e-28, 1e34) : (1e-290, 1e290);
        Dense any = Dense.Random(n, n, random, complex);
        yield return ("random", any);
        yield return ("nearly underflowing", any.Scale(tiny));
        yield return ("nearly overflowing", any.Scale(huge / Math.Max(1, n)));
        yield return ("zero", new Dense(n, n));
        yield return ("identity", Dense.Identity(n));
        yield return ("Jordan block", Dense.Make(n, n, (i, j) => i == j ? 2 : j == i + 1 ? 1 : 0));
        yield return ("two Jordan blocks of one value", Dense.Make(n, n, (i, j) => i == j ? -1 : j == i + 1 && j != n / 2 ? 1 : 0));
        yield return ("Grcar", Dense.Make(n, n, (i, j) => j == i - 1 ? -1 : j >= i && j <= i + 3 ? 1 : 0));
        yield return ("Frank", Dense.Make(n, n, (i, j) => j >= i - 1 ? n - Math.Max(i, j) : 0));
        yield return ("Kahan", Dense.Make(n, n, (i, j) => i > j ? 0 : Math.Pow(Math.Sin(1.2), i) * (i == j ? 1 : -Math.Cos(1.2))));
        yield return ("companion of x^n - 1", Dense.Make(n, n, (i, j) => i == j + 1 || (i == 0 && j == n - 1) ? 1 : 0));
        yield return ("companion of (x - 1)^n", Dense.Make(n, n, (i, j) => i == j + 1 ? 1 : j == n - 1 ? -Coefficient(n, i) : 0));
        yield return ("rotations", Dense.Make(n, n, (i, j) => (i / 2) != (j / 2) || (n % 2 == 1 && i == n - 1 && i != j) ? 0 : i == j ? 0 : i < j ? 1 : -1));
        yield return ("graded", Dense.Make(n, n, (i, j) => ((2 * random.NextDouble()) - 1) * Math.Pow(10, -8.0 * Math.Abs(i - j) / Math.Max(1, n))));
        yield return ("triangular", any.Where((i, j) => i <= j));
        yield return ("clustered", Dense.Identity(n) + any.Scale(Math.Sqrt(eps)));
    }

    // Of x^k in (x - 1)^n.
    private static double Coefficient(int n, int k)
    {
        double binomial = 1;
        for (int i = 1; i <= k; i++)
            binomial = binomial * (n - i + 1) / i;
        return (n - k) % 2 == 0 ? binomial : -binomial;
    }
}
