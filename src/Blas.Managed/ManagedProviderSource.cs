namespace Blas.Managed;

/// <summary>Opens the managed provider.</summary>
public sealed class ManagedProviderSource : IProviderSource
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [ProviderNames.Managed];

    /// <inheritdoc/>
    public bool Accepts(string name) => string.Equals(name, ProviderNames.Managed, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IBlasProvider Open(string name, IBlasProvider? fallback) =>
        Accepts(name)
            ? new ManagedProvider()
            : throw new ArgumentException($"The source of the managed provider can't open '{name}'.", nameof(name));
}
