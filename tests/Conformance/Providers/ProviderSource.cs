using Blas;

namespace Conformance;

/// <summary>The catalog that the suite takes its providers from.</summary>
internal static class ProviderSource
{
    public static ProviderCatalog Catalog { get; } = new([]);
}
