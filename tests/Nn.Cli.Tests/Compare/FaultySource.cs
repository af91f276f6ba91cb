using Blas;
using Conformance;

namespace Nn.Cli.Tests.Compare;

/// <summary>Opens the provider of plain loops, with a fault in one routine.</summary>
internal sealed class FaultySource(Fault fault) : IProviderSource
{
    public IReadOnlyList<string> Names => [NaiveProvider.Name];

    public bool Accepts(string name) => name == NaiveProvider.Name;

    public IBlasProvider Open(string name, IBlasProvider? fallback) => new NaiveProvider(fault);
}
