using Conformance;

namespace Blas.Tests;

/// <summary>A provider with a name, whose routines are the plain loops.</summary>
internal sealed class FakeProvider(string name, Fault fault = Fault.None) : IBlasProvider, IThreadControl
{
    private readonly NaiveProvider _naive = new(fault);
    private int _threads = 4;

    public ProviderInfo Info { get; } = new(name, "1.2", "Plain", 32, "pthreads", name == "managed" ? [] : [$"/lib/{name}.so"], []);

    public IBlas Blas => _naive.Blas;

    public ILapack Lapack => _naive.Lapack;

    IThreadControl IBlasProvider.Threads => this;

    public int Threads
    {
        get => _threads;
        set => _threads = value;
    }

    public ThreadScope Scope => ThreadScope.Process;
}
