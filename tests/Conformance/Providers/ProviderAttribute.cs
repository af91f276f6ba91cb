namespace Conformance;

/// <summary>Names the provider that a test class is about: a name of the catalog.</summary>
/// <param name="name">managed, openblas, mkl, ...; null for the paths in <see cref="ProviderSetup.PathsVariable"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProviderAttribute(string? name) : Attribute
{
    public string? Name { get; } = name;
}
