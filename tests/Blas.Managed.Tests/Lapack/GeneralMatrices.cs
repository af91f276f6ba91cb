using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>The names of matrices whose eigenvalues are hard to find.</summary>
public static class GeneralMatrices
{
    public static TheoryData<string> HardNames =>
        new("zero", "identity", "jordan", "cyclic", "companion", "grcar", "frank", "orthogonal", "graded", "nilpotent", "tiny", "huge", "repeated");
}

/// <summary>Matrices for tests of the nonsymmetric eigenproblem.</summary>
internal static class GeneralMatrices<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Random, upper Hessenberg, with NaN where routines must not read: nowhere.</summary>
    public static Matrix<T> Hessenberg(int n, Random random)
    {
        var h = new Matrix<T>(n, n, 1, random);
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 2; i < n; i++)
            {
                h[i, j] = T.Zero;
            }
        }

        return h;
    }

    /// <summary>Random, and triangular in the rows and columns before ilo and after ihi (1-based).</summary>
    public static Matrix<T> Isolated(int n, int ilo, int ihi, Random random)
    {
        var a = new Matrix<T>(n, n, 2, random);
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 1; i < n; i++)
            {
                if (j < ilo - 1 || i > ihi - 1)
                {
                    a[i, j] = T.Zero;
                }
            }
        }

        return a;
    }

    /// <summary>Rows and columns scaled against each other, and some eigenvalues that stand alone.</summary>
    public static Matrix<T> BadlyScaled(int n, Random random)
    {
        Matrix<T> a = Isolated(n, (n / 5) + 1, n - (n / 5), random);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                a[i, j] = Element.Narrow<T>(a.Get(i, j) * Math.ScaleB(1, ((i * 7) % 11) - ((j * 7) % 11)));
            }
        }

        for (int i = 0; i < n / 2; i++)
        {
            int k = random.Next(n), l = random.Next(n);
            for (int j = 0; j < n; j++)
            {
                (a[k, j], a[l, j]) = (a[l, j], a[k, j]);
            }

            for (int j = 0; j < n; j++)
            {
                (a[j, k], a[j, l]) = (a[j, l], a[j, k]);
            }
        }

        return a;
    }

    public static void SetIdentity(Matrix<T> a)
    {
        for (int j = 0; j < a.Columns; j++)
        {
            for (int i = 0; i < a.Rows; i++)
            {
                a[i, j] = i == j ? T.One : T.Zero;
            }
        }
    }

    /// <summary>A matrix by its name.</summary>
    public static Matrix<T> Hard(string name, int n)
    {
        var random = new Random(57);
        double big = Element.Epsilon<T>() > 1e-10 ? 1e20 : 1e250;
        var a = new Matrix<T>(n, n, 1);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                a[i, j] = Element.Narrow<T>(name switch
                {
                    "zero" => 0,
                    "identity" => i == j ? 1 : 0,
                    "jordan" => i == j ? 2 : i + 1 == j ? 1 : 0,

                    // A permutation: QR without shifts, and with the usual ones, never changes it.
                    "cyclic" => i == (j + 1) % n ? 1 : 0,

                    // (x - 1)^n has one eigenvalue n times.
                    "companion" => i == j + 1 ? 1 : j == n - 1 && n < 30 ? -Binomial(n, i) * ((n - i) % 2 == 0 ? 1 : -1) : j == n - 1 ? 1.0 / (i + 1) : 0,
                    "grcar" => i == j + 1 ? -1 : i <= j && j <= i + 3 ? 1 : 0,
                    "frank" => i <= j ? n - j : i == j + 1 ? n - j - 1 : 0,
                    "orthogonal" => (i == j ? 1 : 0) - (2.0 / n),
                    "graded" => Math.Pow(10, -(i + j) / 8.0) * (1 + ((i * 3) + j) % 5),
                    "nilpotent" => i == j + 1 ? 1 : 0,
                    "tiny" => (random.NextDouble() - 0.5) / big,
                    "huge" => (random.NextDouble() - 0.5) * big,
                    _ => i == j ? 1 + (i % 3) : j > i ? random.NextDouble() : 0,
                });
            }
        }

        return a;
    }

    private static double Binomial(int n, int k)
    {
        double value = 1;
        for (int i = 0; i < k; i++)
        {
            value *= (n - i) / (i + 1.0);
        }

        return Math.Round(value);
    }
}
