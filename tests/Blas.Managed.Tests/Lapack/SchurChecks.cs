using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>What makes a matrix a Schur form, and what its eigenvalues are.</summary>
internal static class SchurChecks<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Upper triangular; for real elements with blocks of two rows in standard form; the eigenvalues those of the blocks.</summary>
    public static void AssertSchurForm(Matrix<T> t, Complex[] values)
    {
        int n = t.Rows;
        bool isComplex = Element.IsComplex<T>();
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 1; i < n; i++)
            {
                Assert.True(t.Get(i, j) == 0 || (i == j + 1 && !isComplex), $"T({i},{j}) is {t.Get(i, j)}");
            }
        }

        for (int i = 0; i + 1 < n; i++)
        {
            if (t.Get(i + 1, i) != 0)
            {
                Assert.True(i + 2 >= n || t.Get(i + 2, i + 1) == 0, "two blocks overlap");
                Assert.Equal(t.Get(i, i), t.Get(i + 1, i + 1));
                Assert.True(Math.Sign(t.Get(i + 1, i).Real) == -Math.Sign(t.Get(i, i + 1).Real), "a block of two rows has complex eigenvalues");
            }
        }

        Complex[] own = Values(t);
        for (int i = 0; i < n; i++)
        {
            Assert.True(
                Complex.Abs(own[i] - values[i]) <= 4 * Element.Epsilon<T>() * Complex.Abs(own[i]),
                $"eigenvalue {i} is {values[i]}, but {own[i]} in the Schur form");
        }
    }

    /// <summary>The eigenvalues of a Schur form; of a pair the one with the positive imaginary part first.</summary>
    public static Complex[] Values(Matrix<T> t)
    {
        int n = t.Rows;
        var values = new Complex[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = t.Get(i, i);
            if (i + 1 < n && t.Get(i + 1, i) != 0)
            {
                double root = Math.Sqrt(Math.Abs(t.Get(i, i + 1).Real)) * Math.Sqrt(Math.Abs(t.Get(i + 1, i).Real));
                values[i] = new Complex(t.Get(i, i).Real, root);
                values[i + 1] = new Complex(t.Get(i, i).Real, -root);
                i++;
            }
        }

        return values;
    }

    /// <summary>The same eigenvalues in any order: each has a partner within the tolerance.</summary>
    public static void AssertSameValues(Complex[] expected, Complex[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        List<Complex> left = [.. actual];
        foreach (Complex value in expected)
        {
            Complex nearest = left.MinBy(x => Complex.Abs(x - value));
            Assert.True(Complex.Abs(nearest - value) <= tolerance, $"nothing is near {value}: {nearest}");
            left.Remove(nearest);
        }
    }

    public static Complex[] Join<TReal>(TReal[] real, TReal[] imaginary)
        where TReal : unmanaged, INumber<TReal> =>
        [.. real.Zip(imaginary, (r, i) => new Complex(double.CreateTruncating(r), double.CreateTruncating(i)))];
}
