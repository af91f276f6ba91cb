using Nn.Cli.Compare.Measuring;

namespace Nn.Cli.Compare.Work;

/// <summary>
/// Checks a factorization by what both sides do to one vector of random signs (R. Freivalds, "Probabilistic machines can use less running
/// time", 1977), in higher precision: n² operations, and a fault anywhere shows.
/// </summary>
internal static class Probe
{
    /// <summary>LAPACK's own limit for its test ratios.</summary>
    public const double Threshold = 30;

    /// <summary>A vector of ones and minus ones.</summary>
    public static PreciseComplex[] Signs(int n)
    {
        var random = new System.Random(11);
        var x = new PreciseComplex[n];
        for (int i = 0; i < n; i++)
            x[i] = random.Next(2) == 0 ? 1.0 : -1.0;
        return x;
    }

    /// <summary>A x.</summary>
    public static PreciseComplex[] Apply(Entry a, int rows, PreciseComplex[] x)
    {
        var y = new PreciseComplex[rows];
        for (int j = 0; j < x.Length; j++)
        {
            for (int i = 0; i < rows; i++)
                y[i] += a(i, j) * x[j];
        }

        return y;
    }

    /// <summary>The largest sum of magnitudes in a row.</summary>
    public static double Norm(Entry a, int rows, int columns)
    {
        double worst = 0;
        for (int i = 0; i < rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
                sum += a(i, j).Magnitude;
            worst = Math.Max(worst, sum);
        }

        return worst;
    }

    /// <summary>The largest difference over n, epsilon and a norm: LAPACK's test ratio.</summary>
    public static Accuracy Residual(PreciseComplex[] left, PreciseComplex[] right, double norm, double epsilon)
    {
        double worst = 0;
        for (int i = 0; i < left.Length; i++)
            worst = ProductCheck.Worse(worst, (left[i] - right[i]).Magnitude);
        return new(ProductCheck.Ratio(worst, left.Length * epsilon * norm), Threshold);
    }

    /// <summary>How far the columns of V are from orthonormal: VᴴV x against x.</summary>
    public static Accuracy Orthonormal(Entry v, int rows, PreciseComplex[] x, double epsilon)
    {
        PreciseComplex[] image = Apply(v, rows, x);
        return Residual(Apply(Entries.ConjugateTransposed(v), x.Length, image), x, 1, epsilon);
    }
}
