using Blas;
using Blas.Arrays;

namespace Nn.Tests;

/// <summary>The provider that tests compute with: the managed one, which is always there.</summary>
internal static class TestBlas
{
    public static IBlas Managed { get; } = Providers.Catalog.Open(ProviderNames.Managed).Blas;
}
