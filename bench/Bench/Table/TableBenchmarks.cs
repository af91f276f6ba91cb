using BenchmarkDotNet.Attributes;
using Blas;

namespace Bench;

/// <summary>Products of square matrices.</summary>
public class SquareProducts : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        new[] { 8, 16, 32, 48, 64, 80, 100, 128, 256, 512, 1024, 2048 }.Select(TableCase.Square);
}

/// <summary>What two dense layers multiply for a batch of samples: forward, the weights' gradient (A^T B), and backward (A B^T).</summary>
public class NetworkProducts : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        new[] { (64, 784, 256), (64, 256, 128), (128, 784, 256) }.SelectMany(layer => Layer(layer.Item1, layer.Item2, layer.Item3));

    private static IEnumerable<TableCase> Layer(int batch, int inputs, int outputs) =>
    [
        new(batch, outputs, inputs),
        new(inputs, outputs, batch) { TransA = Transpose.Transpose },
        new(batch, inputs, outputs) { TransB = Transpose.Transpose },
    ];
}

/// <summary>Products with few columns, and with few rows.</summary>
public class ThinProducts : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        new[] { 1, 2, 4, 8, 16 }.SelectMany<int, TableCase>(n => [new(1000, n, 1000), new(n, 1000, 1000)]);
}

/// <summary>Products of complex square matrices.</summary>
public class ComplexProducts : TableBenchmarks
{
    private protected override IEnumerable<string> Types => ["complex32", "complex"];

    private protected override IEnumerable<TableCase> All => new[] { 128, 256, 512, 1024 }.Select(TableCase.Square);
}

/// <summary>The other routines of Level 3, real.</summary>
public class Level3Real : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        new[] { "symm L", "syrk LN", "syr2k", "trmm LLN", "trsm LLN" }.SelectMany(name => new[] { 256, 512, 1024 }.Select(n => TableCase.Of(name, n)));
}

/// <summary>The other routines of Level 3, complex.</summary>
public class Level3Complex : TableBenchmarks
{
    private protected override IEnumerable<string> Types => ["complex32", "complex"];

    private protected override IEnumerable<TableCase> All =>
        new[] { "hemm R", "herk UT", "her2k", "trmm LLN", "trsm LLN" }.SelectMany(name => new[] { 256, 512, 1024 }.Select(n => TableCase.Of(name, n)));
}

/// <summary>Routines of vectors.</summary>
public class Level1 : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All => Level(1, 1000);
}

/// <summary>Routines of a matrix and vectors.</summary>
public class Level2 : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All => Level(2, 1000);
}

/// <summary>What the groups of the table have in common. A benchmark's iteration is a turn of each provider; the columns tell them apart.</summary>
[Config(typeof(TurnConfig))]
public abstract class TableBenchmarks
{
    private Turns? _turns;

    /// <summary>The element type.</summary>
    [ParamsSource(nameof(TypesOf))]
    public string Element { get; set; } = "";

    /// <summary>The row.</summary>
    [ParamsSource(nameof(CasesOf))]
    public TableCase Case { get; set; } = TableCase.Square(1);

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
        _turns = Turns.Of(Element, Case, threads);
        _turns.WarmUp();
    }

    private void Cleanup(int threads)
    {
        TurnColumn.Add(GetType(), threads, Element, Case, _turns!.Result());
        _turns.Dispose();
    }
}
