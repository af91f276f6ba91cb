using Blas.Managed;

namespace Blas.Native.Tests;

/// <summary>Native providers as a program gets them: from a catalog, with the managed provider behind them.</summary>
public sealed class FallbackTests
{
    private static readonly ProviderCatalog Catalog = new([new ManagedProviderSource(), new NativeProviderSource()]);

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    [ProviderData("reference")]
    public void A_catalog_opens_it_with_the_managed_provider_behind_it(string library)
    {
        IBlasProvider provider = Catalog.Open(TestLibraries.NameOrPath(library));
        Assert.Equal("managed", provider.Info.Fallback);
        Assert.Same(provider, Catalog.Open(TestLibraries.NameOrPath(library)));
        Assert.InRange(Cases.SolveError(provider), 0, Cases.SolveBound);
    }

    [ProviderFact("openblas")]
    public unsafe void A_size_beyond_32_bits_is_done_by_the_managed_provider()
    {
        double a = 3, b = 5, c = 0;
        Catalog.Open("openblas").Blas.Double.Gemm(
            Layout.ColumnMajor, Transpose.None, Transpose.None, 1, 1, 1, 1, &a, (nint)1 << 32, &b, 1, 0, &c, 1);
        Assert.Equal(15, c);
    }

    [Fact]
    public void A_path_to_nothing_is_no_silent_substitute()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such-folder", "libblas.so.3");
        Assert.Contains(path, Assert.Throws<ProviderLoadException>(() => Catalog.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_shows_each_provider_or_why_it_is_not_there()
    {
        IReadOnlyList<ProviderStatus> survey = Catalog.Survey();
        Assert.Equal(["managed", "mkl", "openblas"], survey.Select(s => s.Name).Order());
        foreach (ProviderStatus status in survey)
        {
            Assert.Equal(status.Provider is null, status.Failure is not null);
            if (TestLibraries.WhyNotByName(status.Name) is null)
                Assert.NotNull(status.Provider);
        }
    }
}
