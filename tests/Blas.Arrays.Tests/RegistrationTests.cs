using Blas.Managed;
using Blas.Native;
using Microsoft.Extensions.DependencyInjection;

namespace Blas.Arrays.Tests;

/// <summary>The real providers in one container, as a server registers them.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void One_container_gives_the_selected_provider_and_each_by_its_name()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddBlas(o => o.AddNative().AddManaged().Provider = ProviderNames.Managed)
            .BuildServiceProvider();
        var selected = services.GetRequiredService<IBlas>();
        var managed = services.GetRequiredKeyedService<IBlas>(ProviderNames.Managed);
        var best = services.GetRequiredKeyedService<IBlas>(ProviderNames.Automatic);
        Assert.Same(selected, managed);
        foreach (IBlas blas in new[] { selected, managed, best })
            Multiply(blas);
    }

    [Fact]
    public void Providers_that_are_there_live_side_by_side()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddBlas(o => o.AddNative().AddManaged())
            .BuildServiceProvider();
        string[] there = [.. Providers.Catalog.Survey().Where(s => s.Provider is not null).Select(s => s.Name)];
        string[] required = (Environment.GetEnvironmentVariable("BLAS_REQUIRE") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Superset(new HashSet<string>(required), new HashSet<string>(there));
        IBlas[] all = [.. there.Select(name => services.GetRequiredKeyedService<IBlas>(name))];
        Assert.Equal(all.Length, all.Distinct().Count());
        foreach (IBlas blas in all)
            Multiply(blas);
    }

    [Fact]
    public void A_name_that_nothing_answers_to_is_an_error_where_it_is_resolved()
    {
        using ServiceProvider services = new ServiceCollection().AddBlas(o => o.AddNative().AddManaged()).BuildServiceProvider();
        ProviderLoadException error = Assert.Throws<ProviderLoadException>(
            () => services.GetRequiredKeyedService<IBlas>("no-such-provider"));
        Assert.Contains("no-such-provider", error.Message, StringComparison.Ordinal);
    }

    private static void Multiply(IBlas blas)
    {
        double[] a = [1, 2, 3, 4], b = [5, 6, 7, 8], c = new double[4];
        blas.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2);
        Assert.Equal([19, 22, 43, 50], c);
    }
}
