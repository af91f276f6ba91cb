namespace Blas.Tests;

[Collection("BLAS_PROVIDER")]
public sealed class ProviderCatalogTests
{
    private readonly FakeSource _native = new("openblas", "mkl") { TakesPaths = true };
    private readonly FakeSource _managed = new("managed");

    [Fact]
    public void The_managed_provider_is_the_last_whatever_the_order_of_the_sources()
    {
        ProviderCatalog catalog = new([_managed, _native]);
        Assert.Equal("managed", catalog.Names[^1]);
        Assert.Equal(["mkl", "openblas"], catalog.Names.Take(2).Order());
        Assert.Equal(catalog.Names, new ProviderCatalog([_native, _managed]).Names);
        Assert.Equal(["other", "managed"], new ProviderCatalog([_managed, new FakeSource("other", "managed")]).Names);
    }

    [Fact]
    public void A_provider_is_opened_once_and_falls_back_to_the_managed_one()
    {
        var catalog = new ProviderCatalog([_native, _managed]);
        IBlasProvider first = catalog.Open("openblas");
        Assert.Same(first, catalog.Open(" OpenBLAS "));
        Assert.Equal(["openblas, fallback managed"], _native.Opened);
        Assert.Equal(["managed, fallback none"], _managed.Opened);
        Assert.Same(catalog.Open("managed"), catalog.Open("Managed"));
        Assert.Single(_managed.Opened);
    }

    [Fact]
    public void Without_a_managed_source_there_is_no_fallback()
    {
        new ProviderCatalog([_native]).Open("mkl");
        Assert.Equal(["mkl, fallback none"], _native.Opened);
    }

    [Fact]
    public void Several_are_open_side_by_side()
    {
        var catalog = new ProviderCatalog([_native, _managed]);
        Assert.Equal(["openblas", "mkl", "managed"], new[] { "openblas", "mkl", "managed" }.Select(n => catalog.Open(n).Info.Name));
    }

    [Fact]
    public void Auto_takes_the_first_that_loads()
    {
        var catalog = new ProviderCatalog([_native, _managed]);
        Assert.Equal(catalog.Names[0], catalog.Open("auto").Info.Name);
        _native.Absent.UnionWith(["openblas", "mkl"]);
        Assert.Equal("managed", new ProviderCatalog([_native, _managed]).Open("AUTO").Info.Name);
    }

    [Fact]
    public void Auto_that_finds_nothing_says_all_that_was_tried()
    {
        _native.Absent.UnionWith(["openblas", "mkl"]);
        ProviderLoadException e = Assert.Throws<ProviderLoadException>(() => new ProviderCatalog([_native]).Open("auto"));
        Assert.Equal("auto", e.Provider);
        Assert.Equal(2, e.Attempts.Count);
        foreach (string text in new[] { "'auto'", "openblas", "mkl", "/lib/openblas.so: no such file", "/lib/mkl.so: no such file" })
            Assert.Contains(text, e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ProviderLoadException>(() => new ProviderCatalog([]).Open("auto"));
        Assert.Contains("No source of providers is registered.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_for_and_absent_is_no_silent_substitute()
    {
        _native.Absent.Add("mkl");
        var catalog = new ProviderCatalog([_native, _managed]);
        ProviderLoadException e = Assert.Throws<ProviderLoadException>(() => catalog.Open("mkl"));
        Assert.Equal("The provider 'mkl' can't be loaded.\n  /lib/mkl.so: no such file", e.Message);

        // It may be installed later: the failure is not kept.
        _native.Absent.Clear();
        Assert.Equal("mkl", catalog.Open("mkl").Info.Name);
    }

    [Fact]
    public void An_unknown_name_is_told_the_known_ones()
    {
        ProviderLoadException e = Assert.Throws<ProviderLoadException>(() => new ProviderCatalog([_native, _managed]).Open("openbals"));
        foreach (string text in new[] { "'openbals'", "openblas", "mkl", "managed", "auto", "path" })
            Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void No_name_is_no_provider(string? name) => Assert.ThrowsAny<ArgumentException>(() => new ProviderCatalog([_native]).Open(name!));

    [Fact]
    public void A_path_keeps_its_case()
    {
        var catalog = new ProviderCatalog([_native, _managed]);
        Assert.Equal("/opt/MyBlas.so", catalog.Open("/opt/MyBlas.so").Info.Name);
        Assert.Same(catalog.Open("/opt/MyBlas.so"), catalog.Open("/opt/MyBlas.so"));
        Assert.NotSame(catalog.Open("/opt/MyBlas.so"), catalog.Open("/opt/myblas.so"));
    }

    [Fact]
    public void A_survey_has_an_entry_for_each_name()
    {
        _native.Absent.Add("mkl");
        IReadOnlyList<ProviderStatus> found = new ProviderCatalog([_native, _managed]).Survey();
        Assert.Equal(["managed", "mkl", "openblas"], found.Select(f => f.Name).Order());
        ProviderStatus mkl = found.Single(f => f.Name == "mkl");
        Assert.Null(mkl.Provider);
        Assert.Contains("no such file", mkl.Failure!.Message, StringComparison.Ordinal);
        Assert.All(found.Where(f => f.Name != "mkl"), f => Assert.True(f.Provider is not null && f.Failure is null));
    }

    [Fact]
    public void The_environment_decides_where_nothing_else_does()
    {
        string? before = Environment.GetEnvironmentVariable(ProviderNames.Variable);
        try
        {
            var catalog = new ProviderCatalog([_native, _managed]);
            Environment.SetEnvironmentVariable("BLAS_PROVIDER", "Managed");
            Assert.Equal("managed", catalog.Select().Info.Name);
            Assert.Equal("managed", catalog.Select(" ").Info.Name);
            Assert.Equal("mkl", catalog.Select("mkl").Info.Name);
            Environment.SetEnvironmentVariable("BLAS_PROVIDER", "nonsense");
            Assert.Throws<ProviderLoadException>(() => catalog.Select());
            Environment.SetEnvironmentVariable("BLAS_PROVIDER", null);
            Assert.Equal(catalog.Names[0], catalog.Select().Info.Name);
        }
        finally
        {
            Environment.SetEnvironmentVariable(ProviderNames.Variable, before);
        }
    }

    [Fact]
    public void Many_threads_open_one_provider()
    {
        var catalog = new ProviderCatalog([_native, _managed]);
        IBlasProvider[] all = new IBlasProvider[64];
        Parallel.For(0, all.Length, i => all[i] = catalog.Open(i % 2 == 0 ? "mkl" : "MKL"));
        Assert.All(all, p => Assert.Same(all[0], p));
        Assert.Single(_native.Opened);
    }
}
