namespace Blas.Native.Tests;

public sealed class KnownDefectsTests
{
    [Theory]
    [InlineData("OpenBLAS 0.3.21", true)]
    [InlineData("OpenBLAS 0.3.25.dev", true)]
    [InlineData("OpenBLAS 0.3.26", false)]
    [InlineData("OpenBLAS 0.4", false)]
    [InlineData("OpenBLAS", false)]
    public void Scasum_is_left_out_before_its_correction(string version, bool left) =>
        Assert.Equal(left, KnownDefects.OfOpenBlas(version).Contains("scasum"));

    [ProviderFact("openblas")]
    public void Sums_of_complex_elements_have_all_of_them()
    {
        IBlas blas = OpenBlas.Open(null, new Managed.ManagedProviderSource().Open(ProviderNames.Managed, null)).Blas;
        for (int n = 1; n < 70; n++)
        {
            // Σ i + 2i: whole numbers, so that every order of summation gives the same.
            Complex32[] x = [.. Enumerable.Range(1, n).Select(i => new Complex32(i, -2 * i))];
            Assert.Equal(3 * n * (n + 1) / 2, blas.Asum(x));
        }
    }
}
