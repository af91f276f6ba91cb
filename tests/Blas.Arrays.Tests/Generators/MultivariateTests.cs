using System.Globalization;
using System.Text.Json;

namespace Blas.Arrays.Tests.Generators;

public sealed class MultivariateTests
{
    private static readonly NdArray<double> s_mean = NdArray.Array([1.0, -2.0, 0.5]);
    private static readonly NdArray<double> s_cov = NdArray.Array(new[,] { { 4.0, 1.5, 0.25 }, { 1.5, 3.0, -0.5 }, { 0.25, -0.5, 1.0 } });

    [Fact]
    public void Cholesky_gives_NumPys_numbers()
    {
        foreach (JsonElement e in Golden.Load("multivariate.json"))
        {
            nint[] size = [.. e.GetProperty("size").EnumerateArray().Select(x => (nint)x.GetInt64())];
            using NdArray<double> x = NdArray.Random.DefaultRng(e.GetProperty("seed").GetInt32()).MultivariateNormal(s_mean, s_cov, size, CovarianceFactor.Cholesky);
            Assert.Equal([.. size, 3], x.Shape.ToArray());
            double[] wanted = [.. e.GetProperty("values").EnumerateArray().Select(v => double.Parse(v.GetString()!, CultureInfo.InvariantCulture))];

            // A factor of 3 x 3 and one product: some rounding errors of numbers below 10.
            Assert.All(x.ToArray().Zip(wanted), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 2e-14));
        }
    }

    [Theory]
    [InlineData(CovarianceFactor.Svd)]
    [InlineData(CovarianceFactor.Eigh)]
    [InlineData(CovarianceFactor.Cholesky)]
    public void Mean_and_covariance_are_those_asked_for(CovarianceFactor method)
    {
        const int Count = 200_000;
        using NdArray<double> x = NdArray.Random.DefaultRng(5).MultivariateNormal(s_mean, s_cov, [Count], method);
        using NdArray<double> mean = x.Mean(0), cov = NdArray.Cov(x, rowVar: false);

        // Standard errors: sqrt(4/n) of a mean, at most 4 sqrt(2/n) of a covariance; five of them.
        Assert.True(NdArray.AllClose(mean, s_mean, 0, 5 * Math.Sqrt(4.0 / Count)));
        Assert.True(NdArray.AllClose(cov, s_cov, 0, 5 * 4 * Math.Sqrt(2.0 / Count)));
    }

    [Fact]
    public void A_semidefinite_covariance_is_one_and_an_indefinite_is_none()
    {
        using NdArray<double> singular = NdArray.Array(new[,] { { 1.0, 1 }, { 1, 1 } }), mean = NdArray.Zeros<double>(2);
        using NdArray<double> x = NdArray.Random.DefaultRng(1).MultivariateNormal(mean, singular, [100]);
        Assert.True(NdArray.AllClose(x[.., 0], x[.., 1], 1e-7, 1e-7));
        foreach (CovarianceFactor method in Enum.GetValues<CovarianceFactor>())
        {
            using NdArray<double> indefinite = NdArray.Array(new[,] { { 1.0, 2 }, { 2, 1 } });
            Assert.Throws<ArgumentException>(() => NdArray.Random.DefaultRng(1).MultivariateNormal(mean, indefinite, method: method));
        }

        Assert.Throws<ArgumentException>(() => NdArray.Random.DefaultRng(1).MultivariateNormal(mean, NdArray.Array(new[,] { { 1.0, 0.5 }, { 0, 1 } })));
        Assert.Throws<ArgumentException>(() => NdArray.Random.DefaultRng(1).MultivariateNormal(mean, s_cov));
        Assert.Throws<ArgumentException>(() => NdArray.Random.DefaultRng(1).MultivariateNormal(singular, singular));
    }
}
