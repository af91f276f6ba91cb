using BenchmarkDotNet.Attributes;
using Blas;

namespace Bench;

/// <summary>What the groups of the table have in common. A benchmark's iteration is a turn of each provider; the columns tell them apart.</summary>
[Config(typeof(TurnConfig))]
public abstract class TableBenchmarks
{
    private Turns? _turns;

    /// <summary>The provider beside the managed one: OpenBLAS, or those that <c>BENCH_PROVIDERS</c> lists, <c>openblas,mkl</c>.</summary>
    [ParamsSource(nameof(ProvidersOf))]
    public string Provider { get; set; } = "";

    /// <summary>The element type.</summary>
    [ParamsSource(nameof(TypesOf))]
    public string Element { get; set; } = "";

    /// <summary>The row.</summary>
    [ParamsSource(nameof(CasesOf))]
    public TableCase Case { get; set; } = TableCase.Square(1);

    /// <summary>The providers.</summary>
    public static IEnumerable<string> ProvidersOf =>
        Environment.GetEnvironmentVariable("BENCH_PROVIDERS") is { Length: > 0 } names
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [ProviderNames.OpenBlas];

    /// <summary>The element types.</summary>
    public IEnumerable<string> TypesOf => Types;

    /// <summary>The rows.</summary>
    public IEnumerable<TableCase> CasesOf => All;

    private protected virtual IEnumerable<string> Types => ["float", "double"];

    private protected abstract IEnumerable<TableCase> All { get; }

    /// <summary>Both providers on the calling thread.</summary>
    [Benchmark]
    public void OneThread() => _turns!.Take();

    /// <summary>Both providers on two threads.</summary>
    [Benchmark]
    public void TwoThreads() => _turns!.Take();

    /// <summary>Prepares <see cref="OneThread"/>.</summary>
    [GlobalSetup(Target = nameof(OneThread))]
    public void SetupOne() => Setup(1);

    /// <summary>Prepares <see cref="TwoThreads"/>.</summary>
    [GlobalSetup(Target = nameof(TwoThreads))]
    public void SetupTwo() => Setup(2);

    /// <summary>Hands the results to the columns.</summary>
    [GlobalCleanup(Target = nameof(OneThread))]
    public void CleanupOne() => Cleanup(1);

    /// <summary>Hands the results to the columns.</summary>
    [GlobalCleanup(Target = nameof(TwoThreads))]
    public void CleanupTwo() => Cleanup(2);

    private protected static IEnumerable<TableCase> Level(int level, int n)
    {
        using var small = new RoutineSet<double, double>(8);
        return [.. small.Cases.Where(c => c.Level == level).Select(c => TableCase.Of(c.Name, n))];
    }

    private void Setup(int threads)
    {
        _turns = Turns.Of(Element, Provider, Case, threads);
        _turns.WarmUp();
    }

    private void Cleanup(int threads)
    {
        TurnColumn.Add(GetType(), threads, Element, Provider, Case, _turns!.Result());
        _turns.Dispose();
    }
}
