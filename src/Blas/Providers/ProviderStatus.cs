namespace Blas;

/// <summary>Whether a provider is to be had here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">The provider, or null.</param>
/// <param name="Failure">Why it is not to be had, or null.</param>
public sealed record ProviderStatus(string Name, IBlasProvider? Provider, ProviderLoadException? Failure);
