namespace Blas;

/// <summary>Opens the providers of one room: the managed one, or those in native libraries.</summary>
public interface IProviderSource
{
    /// <summary>The names it knows, best first.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Whether a name, or a path, is this source's to open.</summary>
    /// <param name="name">A name or a path.</param>
    /// <returns>True if <see cref="Open"/> should be asked.</returns>
    bool Accepts(string name);

    /// <summary>Opens a provider.</summary>
    /// <param name="name">A name or a path that <see cref="Accepts"/> took.</param>
    /// <param name="fallback">Stands in for what the library lacks; null for none.</param>
    /// <returns>The provider, ready for calls.</returns>
    /// <exception cref="ProviderLoadException">It can't be had; says all that was tried.</exception>
    IBlasProvider Open(string name, IBlasProvider? fallback);
}
