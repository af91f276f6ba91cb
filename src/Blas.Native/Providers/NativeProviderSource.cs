namespace Blas.Native;

/// <summary>The native providers for a <see cref="ProviderCatalog"/>: "openblas", "mkl", and libraries by path.</summary>
public sealed class NativeProviderSource : IProviderSource
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [ProviderNames.OpenBlas, ProviderNames.Mkl];

    /// <inheritdoc/>
    public bool Accepts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase) || LooksLikePath(name);
    }

    /// <inheritdoc/>
    public IBlasProvider Open(string name, IBlasProvider? fallback)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.ToLowerInvariant() switch
        {
            ProviderNames.OpenBlas => OpenBlas.Open(null, fallback),
            ProviderNames.Mkl => Mkl.Open(null, fallback),
            _ => FortranLibrary.Open(name, fallback),
        };
    }

    private static bool LooksLikePath(string name) =>
        name.AsSpan().ContainsAny('/', '\\')
        || name.Contains(".so", StringComparison.Ordinal)
        || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".dylib", StringComparison.Ordinal)
        || Path.Exists(name);
}
