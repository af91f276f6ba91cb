using BenchmarkDotNet.Attributes;
using Blas;
using Blas.Managed;
using Blas.Native;

namespace Bench;

/// <summary>Routines of Level 1: every provider, in ratio to OpenBLAS.</summary>
public class Level1Benchmarks() : LevelBenchmarks(1)
{
    /// <summary>The length of the vectors.</summary>
    [Params(1000)]
    public override int N { get; set; }
}

/// <summary>Routines of Level 2: every provider, in ratio to OpenBLAS.</summary>
public class Level2Benchmarks() : LevelBenchmarks(2)
{
    /// <summary>The order of the matrices.</summary>
    [Params(1000)]
    public override int N { get; set; }
}

/// <summary>Routines of Level 3: every provider, in ratio to OpenBLAS.</summary>
public class Level3Benchmarks() : LevelBenchmarks(3)
{
    /// <summary>The order of the matrices.</summary>
    [Params(1000)]
    public override int N { get; set; }
}

/// <summary>What the levels have in common.</summary>
/// <param name="level">1, 2 or 3.</param>
public abstract class LevelBenchmarks(int level) : IDisposable
{
    private RoutineSet<double, double> _set = null!;
    private RoutineCase<double, double> _case = null!;
    private IBlas<double, double> _openBlas = null!;
    private IBlas<double, double> _managed = null!;
    private IBlas<double, double> _mkl = null!;

    /// <summary>The routines of the level.</summary>
    public IEnumerable<string> Routines
    {
        get
        {
            using var small = new RoutineSet<double, double>(8);
            return [.. small.Cases.Where(c => c.Level == level).Select(c => c.Name)];
        }
    }

    /// <summary>The size.</summary>
    public abstract int N { get; set; }

    /// <summary>The routine.</summary>
    [ParamsSource(nameof(Routines))]
    public string Routine { get; set; } = "";

    /// <summary>Threads of each provider.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Opens the providers and fills the operands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var catalog = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]);
        IBlas<double, double> Open(string name)
        {
            IBlasProvider provider = catalog.Open(name);
            provider.Threads.Threads = Threads;
            return provider.Blas.Double;
        }

        (_openBlas, _managed, _mkl) = (Open(ProviderNames.OpenBlas), Open(ProviderNames.Managed), Open(ProviderNames.Mkl));
        _set = new(N);
        _case = _set.Cases.Single(c => c.Name == Routine);
    }

    /// <summary>Frees the operands.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _set?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void OpenBlas() => _case.Run(_openBlas);

    [Benchmark]
    public void Managed() => _case.Run(_managed);

    [Benchmark]
    public void Mkl() => _case.Run(_mkl);
}
