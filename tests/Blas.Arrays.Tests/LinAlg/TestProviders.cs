using Blas.Managed;

namespace Blas.Arrays.Tests;

/// <summary>The managed provider, and those native ones that load here.</summary>
public static class TestProviders
{
    public static TheoryData<string> Names
    {
        get
        {
            TheoryData<string> names = [ProviderNames.Managed];
            foreach (string name in new[] { ProviderNames.OpenBlas, ProviderNames.Mkl })
            {
                try
                {
                    Providers.Catalog.Open(name);
                    names.Add(name);
                }
                catch (ProviderLoadException)
                {
                    // Not installed: the managed provider is tested all the same.
                }
            }

            return names;
        }
    }

    /// <summary>Whether the provider says that it has not this routine, and nothing stands in for it: there is nothing to test then.</summary>
    public static bool Lacks(IBlasProvider provider, string routine) =>
        provider.Info.Name == ProviderNames.Managed && provider.Info.MissingRoutines.Any(name => name.EndsWith(routine, StringComparison.Ordinal));

    public static IBlasProvider Open(string name) => name == ProviderNames.Managed ? new ManagedProvider() : Providers.Catalog.Open(name);
}
