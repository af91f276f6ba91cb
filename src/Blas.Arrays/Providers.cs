using Blas.Native;

namespace Blas.Arrays;

/// <summary>The providers that arrays and networks use when none is given to them.</summary>
public static class Providers
{
    private static readonly Lazy<IBlasProvider> s_default = new(() => Catalog.Select(), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Every provider that this library knows: the managed one and those in native libraries.</summary>
    public static ProviderCatalog Catalog { get; } = new([new NativeProviderSource()]);

    /// <summary>
    /// The provider that the environment variable <c>BLAS_PROVIDER</c> names, or else the best that loads; chosen when it is first asked for.
    /// </summary>
    /// <exception cref="ProviderLoadException">The variable names one that can't be had.</exception>
    public static IBlasProvider Default => s_default.Value;
}
