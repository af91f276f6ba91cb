using System.Collections.Concurrent;
using Blas;

namespace Conformance;

/// <summary>Which providers this machine can try, and which it must.</summary>
internal static class ProviderSetup
{
    /// <summary>Providers that must be there, by name, separated by commas: an absent one fails instead of being skipped.</summary>
    public const string RequireVariable = "BLAS_REQUIRE";

    /// <summary>Further libraries to try, separated by semicolons: what <c>BLAS_PROVIDER</c> takes as a path.</summary>
    public const string PathsVariable = "BLAS_CONFORMANCE_PATHS";

    private static readonly ConcurrentDictionary<string, Lazy<(IBlasProvider? Provider, string? Failure)>> s_opened = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Paths =>
        (Environment.GetEnvironmentVariable(PathsVariable) ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool IsRequired(string name) =>
        (Environment.GetEnvironmentVariable(RequireVariable) ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The provider, or an error that says all that was tried.</summary>
    public static IBlasProvider Open(string name) =>
        Try(name) is var (provider, failure) && provider is not null ? provider : throw new ConformanceException(failure!);

    /// <summary>All that was tried to open a provider, or null if it is there.</summary>
    public static string? WhyAbsent(string name) => Try(name).Failure;

    private static (IBlasProvider? Provider, string? Failure) Try(string name) => s_opened.GetOrAdd(name, static key => new(() =>
    {
        try
        {
            return key == NaiveProvider.Name ? (new NaiveProvider(), null) : (Blas.Arrays.Providers.Catalog.Open(key), null);
        }
        catch (ProviderLoadException failure)
        {
            return (null, failure.Message);
        }
    })).Value;
}
