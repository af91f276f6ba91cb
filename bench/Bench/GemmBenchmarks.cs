using System.Globalization;
using System.Numerics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Blas;
using Blas.Managed;
using Blas.Native;

namespace Bench;

/// <summary>Level 3: the managed provider beside OpenBLAS, in one process, in ratio to it (below 1 is faster).</summary>
[Config(typeof(Short))]
public class GemmBenchmarks : IDisposable
{
    private IDisposable? _operands;
    private Action<IBlas> _run = _ => { };
    private IBlas _managed = null!;
    private IBlas _openBlas = null!;

    /// <summary>Matrix products as "type rows columns sums form", others as "type routine order".</summary>
    public static IEnumerable<string> Products
    {
        get
        {
            foreach (string type in new[] { "float", "double" })
            {
                foreach (int n in new[] { 8, 16, 32, 48, 64, 100, 128, 256, 512, 1024, 2048 })
                    yield return $"{type} {n} {n} {n} NN";
                foreach (string shape in new[] { "256 64 784 NN", "784 256 64 NT", "256 784 64 TN", "128 64 256 NN", "256 128 784 NN" })
                    yield return $"{type} {shape}";
                foreach (string shape in new[] { "10 64 128 NN", "64 10 128 NN", "2 1000 1000 NN", "4 1000 1000 NN", "16 1000 1000 NN", "1000 4 1000 NN" })
                    yield return $"{type} {shape}";
                foreach (string routine in new[] { "symm L", "syrk LN", "trmm LLN", "trsm LLN", "syr2k" })
                    foreach (int n in new[] { 256, 1024 })
                        yield return $"{type} {routine} {n}";
            }

            foreach (string type in new[] { "complex32", "complex" })
            {
                foreach (int n in new[] { 128, 256, 512, 1024 })
                    yield return $"{type} {n} {n} {n} NN";
                foreach (string routine in new[] { "hemm R", "herk UT", "her2k", "trsm LLN" })
                    yield return $"{type} {routine} 512";
            }
        }
    }

    /// <summary>The product.</summary>
    [ParamsSource(nameof(Products))]
    public string Product { get; set; } = "";

    /// <summary>Threads of each provider.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Opens the providers and fills the matrices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        // Threads of OpenBLAS wait for the next call in a loop, for some hundredths of a second.
        Thread.Sleep(60);
        var catalog = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]);
        IBlasProvider managed = catalog.Open(ProviderNames.Managed), openBlas = catalog.Open(ProviderNames.OpenBlas);
        managed.Threads.Threads = Threads;
        openBlas.Threads.Threads = Threads;
        (_managed, _openBlas) = (managed.Blas, openBlas.Blas);
        string type = Product.Split(' ')[0];
        switch (type)
        {
            case "float": Prepare<float, float>(blas => blas.Single); break;
            case "double": Prepare<double, double>(blas => blas.Double); break;
            case "complex32": Prepare<Complex32, float>(blas => blas.Complex32); break;
            default: Prepare<Complex, double>(blas => blas.Complex); break;
        }
    }

    /// <summary>Frees the matrices.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _operands?.Dispose();
        _operands = null;
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void OpenBlas() => _run(_openBlas);

    [Benchmark]
    public void Managed() => _run(_managed);

    private void Prepare<T, TReal>(Func<IBlas, IBlas<T, TReal>> choose)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        string[] parts = Product.Split(' ');
        if (parts.Length == 5 && int.TryParse(parts[1], out int m))
        {
            var product = new GemmProduct<T, TReal>(
                m, int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture), (Transpose)parts[4][0], (Transpose)parts[4][1]);
            (_operands, _run) = (product, blas => product.Multiply(choose(blas)));
            return;
        }

        var set = new RoutineSet<T, TReal>(int.Parse(parts[^1], CultureInfo.InvariantCulture));
        RoutineCase<T, TReal> routine = set.Cases.Single(c => c.Name == string.Join(' ', parts[1..^1]));
        (_operands, _run) = (set, blas => routine.Run(choose(blas)));
    }

    private sealed class Short : ManualConfig
    {
        public Short() => AddJob(BenchmarkDotNet.Jobs.Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(3)
            .WithIterationCount(7)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(60)));
    }
}
