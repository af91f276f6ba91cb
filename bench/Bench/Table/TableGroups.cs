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

/// <summary>Factorizations and decompositions of a large matrix.</summary>
public class LapackDrivers : TableBenchmarks
{
    private protected override IEnumerable<string> Types => ["double"];

    private protected override IEnumerable<TableCase> All =>
        new[] { "getrf", "potrf", "geqrf", "syevd N", "syevd V", "gesdd N", "gesdd A", "geev N", "geev V" }.Select(name => TableCase.Of("lapack " + name, 1000));
}

/// <summary>The same for small ones, of which servers have many.</summary>
public class LapackSmall : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        new[] { "getrf", "gesv", "potrf", "getrs n", "geqrf", "syevd V", "gesdd A", "geev V" }
            .SelectMany(name => new[] { 2, 4, 8, 16, 32 }.Select(n => TableCase.Of("lapack " + name, n)));
}

/// <summary>Linear algebra of arrays.</summary>
public class Arrays : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        ArrayWork<double>.Names.SelectMany(name => new[] { 16, 256 }.Select(n => TableCase.Of("array " + name, n)));
}

/// <summary>A training step and a prediction of dense networks.</summary>
public class Networks : TableBenchmarks
{
    private protected override IEnumerable<TableCase> All =>
        NetworkWork<double>.Names.SelectMany(name => new[] { 1, 32, 128 }.Select(n => TableCase.Of("network " + name, n)));
}
