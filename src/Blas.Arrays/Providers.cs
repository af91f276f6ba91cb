using Blas.Managed;
using Blas.Native;

namespace Blas.Arrays;

/// <summary>The providers that arrays and networks use when none is given to them.</summary>
public static class Providers
{
    /// <summary>Every provider that this library knows: the managed one and those in native libraries.</summary>
    public static ProviderCatalog Catalog { get; } = new([new NativeProviderSource(), new ManagedProviderSource()]);

    /// <summary>
    /// The provider that the environment variable <c>BLAS_PROVIDER</c> names, or else the best that loads; chosen when it is first asked for.
    /// </summary>
    /// <exception cref="ProviderLoadException">The variable names one that can't be had.</exception>
    public static IBlasProvider Default => Selection.Value;

    // A type of its own: opening a provider waits until somebody asks, and a failure is not kept.
    private static class Selection
    {
        private static IBlasProvider? s_provider;

        public static IBlasProvider Value => s_provider ??= Catalog.Select();
    }
}
