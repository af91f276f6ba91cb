using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Bench;

/// <summary>A column that is made of a case's <see cref="TurnResult"/>.</summary>
/// <param name="name">The title.</param>
/// <param name="legend">What it says.</param>
/// <param name="show">The text.</param>
internal sealed class TurnColumn(string name, string legend, Func<TurnResult, string> show) : IColumn
{
    private static readonly Dictionary<(Type Group, int Threads, string Type, string Provider, string Case), TurnResult> Results = [];

    /// <summary>All of them.</summary>
    public static IColumn[] All { get; } =
    [
        new TurnColumn("Managed us", "Microseconds a call, the managed provider", r => Number(r.Managed * 1e6)),
        new TurnColumn("Other us", "Microseconds a call, the provider beside it", r => Number(r.Other * 1e6)),
        new TurnColumn("Ratio", "How many times as fast as the other provider the managed one is; above 1 it is the faster", r => r.Ratio.ToString("F2", CultureInfo.InvariantCulture)),
        new TurnColumn("GFLOP/s", "Real operations, the managed provider; a complex multiplication and addition are eight", r => r.Flops > 0 ? (r.Flops / r.Managed / 1e9).ToString("F1", CultureInfo.InvariantCulture) : "-"),
        new TurnColumn("Of peak", "The share of what the threads' multiply-add units do at most, as measured", r => r.Flops > 0 ? (r.Flops / r.Managed / r.Peak).ToString("P0", CultureInfo.InvariantCulture) : "-"),
    ];

    /// <inheritdoc/>
    public string Id => nameof(TurnColumn) + "." + ColumnName;

    /// <inheritdoc/>
    public string ColumnName { get; } = name;

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend { get; } = legend;

    /// <summary>Keeps a result; the same case again replaces it.</summary>
    public static void Add(Type group, int threads, string type, string provider, TableCase work, TurnResult result) =>
        Results[(group, threads, type, provider, work.ToString())] = result;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        int threads = benchmarkCase.Descriptor.WorkloadMethod.Name == nameof(TableBenchmarks.OneThread) ? 1 : 2;
        string type = (string)benchmarkCase.Parameters[nameof(TableBenchmarks.Element)], work = benchmarkCase.Parameters[nameof(TableBenchmarks.Case)].ToString()!;
        string provider = (string)benchmarkCase.Parameters[nameof(TableBenchmarks.Provider)];
        return Results.TryGetValue((benchmarkCase.Descriptor.Type, threads, type, provider, work), out TurnResult? result) ? show(result) : "failed";
    }

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static string Number(double value) => value.ToString(value < 10 ? "F3" : value < 1000 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
