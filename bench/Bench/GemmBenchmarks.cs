using BenchmarkDotNet.Attributes;
using Blas;
using Blas.Managed;
using Blas.Native;

namespace Bench;

/// <summary>Square matrix products: the managed provider beside OpenBLAS, in ratio to it.</summary>
public class GemmBenchmarks : IDisposable
{
    private GemmProduct<float, float> _single = null!;
    private GemmProduct<double, double> _double = null!;
    private IBlas _managed = null!;
    private IBlas _openBlas = null!;

    /// <summary>The order of the matrices.</summary>
    [Params(16, 64, 256, 1024)]
    public int N { get; set; }

    /// <summary>Threads of each provider.</summary>
    [Params(1)]
    public int Threads { get; set; }

    /// <summary>Opens the providers and fills the matrices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var catalog = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]);
        IBlasProvider managed = catalog.Open(ProviderNames.Managed), openBlas = catalog.Open(ProviderNames.OpenBlas);
        managed.Threads.Threads = Threads;
        openBlas.Threads.Threads = Threads;
        _managed = managed.Blas;
        _openBlas = openBlas.Blas;
        _single = new(N, N, N, Transpose.None, Transpose.None);
        _double = new(N, N, N, Transpose.None, Transpose.None);
    }

    /// <summary>Frees the matrices.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _single.Dispose();
        _double.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void OpenBlasSingle() => _single.Multiply(_openBlas.Single);

    [Benchmark]
    public void ManagedSingle() => _single.Multiply(_managed.Single);

    [Benchmark]
    public void OpenBlasDouble() => _double.Multiply(_openBlas.Double);

    [Benchmark]
    public void ManagedDouble() => _double.Multiply(_managed.Double);
}
