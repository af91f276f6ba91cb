namespace Blas.Tests;

/// <summary>A source of providers that can be had, or can't.</summary>
internal sealed class FakeSource(params string[] names) : IProviderSource
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Names that can't be had.</summary>
    public HashSet<string> Absent { get; } = [];

    /// <summary>Whether paths are taken.</summary>
    public bool TakesPaths { get; init; }

    /// <summary>What was opened, with its fallback.</summary>
    public List<string> Opened { get; } = [];

    public bool Accepts(string name) => Names.Contains(name) || (TakesPaths && name.Contains('/', StringComparison.Ordinal));

    public IBlasProvider Open(string name, IBlasProvider? fallback)
    {
        Opened.Add($"{name}, fallback {fallback?.Info.Name ?? "none"}");
        return Absent.Contains(name)
            ? throw new ProviderLoadException(name, [new($"/lib/{name}.so", "no such file")])
            : new FakeProvider(name);
    }
}
