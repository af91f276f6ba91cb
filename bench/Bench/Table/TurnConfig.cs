using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Bench;

/// <summary>
/// Everything in one process, each iteration one turn of each provider; and instead of the time of both together, which is what
/// BenchmarkDotNet sees, the columns of <see cref="TurnColumn"/>.
/// </summary>
internal sealed class TurnConfig : ManualConfig
{
    public TurnConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessNoEmitToolchain.DontLogOutput)
            .WithStrategy(RunStrategy.Monitoring)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithWarmupCount(1)
            .WithIterationCount(11));
        AddColumn(TurnColumn.All);
        HideColumns(StatisticColumn.Mean, StatisticColumn.Error, StatisticColumn.StdDev, StatisticColumn.Median, JobCharacteristicColumn.AllColumns[0]);
        HideColumns("Job", "Toolchain", "InvocationCount", "IterationCount", "RunStrategy", "UnrollFactor", "WarmupCount");
        WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
    }
}
