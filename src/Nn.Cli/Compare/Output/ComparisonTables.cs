using System.Globalization;
using Nn.Cli.Compare.Results;
using Nn.Cli.Compare.Work;
using Spectre.Console;

namespace Nn.Cli.Compare.Output;

/// <summary>A report in the terminal: a table for each element type and number of threads, and one that sums them up.</summary>
internal static class ComparisonTables
{
    public static void Show(IAnsiConsole console, Report report)
    {
        foreach (var part in report.Measurements.GroupBy(m => (m.Type, m.Threads)))
            Details(console, report, part.Key.Type, part.Key.Threads, [.. part]);
        Overview(console, report);
        Wrong(console, report);
    }

    private static void Details(IAnsiConsole console, Report report, string type, int threads, Measurement[] measurements)
    {
        Peak peak = report.Machine.Peaks.Last(p => p.Threads == threads);
        double most = ElementType.IsDouble(type) ? peak.Double : peak.Float;
        Table table = new Table().Border(TableBorder.Rounded)
            .Title($"[bold]{type}, {threads} {(threads == 1 ? "thread" : "threads")}[/] [grey](FMA peak {Rate(most)} GFLOP/s, memory {Rate(peak.Bandwidth)} GB/s)[/]")
            .AddColumn("work").AddColumn("size").AddColumn("unit");
        foreach (ProviderFacts provider in report.Providers)
            table.AddColumn(new TableColumn(Markup.Escape(Short(provider.Name))).RightAligned());
        string? group = null;
        foreach (var row in measurements.GroupBy(m => (m.Group, m.Routine, m.Shape)))
        {
            if (group is not null && group != row.Key.Group)
                table.AddEmptyRow();
            group = row.Key.Group;
            table.AddRow(
            [
                Markup.Escape(row.Key.Routine), Markup.Escape(row.Key.Shape), row.First().Unit,
                .. report.Providers.Select(p => Cell(row.FirstOrDefault(m => m.Provider == p.Name), p.Name == report.Baseline)),
            ]);
        }

        console.Write(table);
        console.MarkupLine("[grey]rate, ratio to the baseline, share of the machine's peak; a star: done by another provider, which has the routine[/]");
        console.WriteLine();
    }

    private static string Cell(Measurement? m, bool isBaseline)
    {
        if (m is null)
            return "[grey]-[/]";
        string rate = Rate(m.Rate) + (m.By is null ? "" : "*");
        if (m.Wrong)
            return $"[red bold]{rate} WRONG[/] [red]({Error(m.Error)} of {Error(m.Bound)})[/]";
        string ratio = isBaseline || m.Ratio is not double r ? "" : $" [{(r >= 1.05 ? "green" : r < 0.95 ? "yellow" : "default")}]x{Fixed(r)}[/]";
        string share = m.PeakShare is double s ? $" [grey]{s.ToString("P0", CultureInfo.InvariantCulture)}[/]" : "";
        return rate + ratio + share;
    }

    // How each provider compares over all work of a kind, and its largest error there.
    private static void Overview(IAnsiConsole console, Report report)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .Title($"[bold]mean ratio to {Markup.Escape(Short(report.Baseline))}[/] [grey](geometric; largest error as a share of what rounding explains)[/]")
            .AddColumn("work");
        foreach (ProviderFacts provider in report.Providers)
            table.AddColumn(new TableColumn(Markup.Escape(Short(provider.Name))).RightAligned());
        foreach (string group in WorkCatalog.Groups.Where(g => report.Measurements.Any(m => m.Group == g)))
            table.AddRow([group, .. report.Providers.Select(p => Mean(report.Measurements.Where(m => m.Group == group && m.Provider == p.Name)))]);
        table.AddRow(["[bold]all[/]", .. report.Providers.Select(p => Mean(report.Measurements.Where(m => m.Provider == p.Name)))]);
        console.Write(table);
        if (!report.Complete)
            console.MarkupLine("[yellow]interrupted: not everything was measured[/]");
    }

    private static string Mean(IEnumerable<Measurement> measurements)
    {
        Measurement[] all = [.. measurements];
        string ratio = Summary.GeometricMean(all.Where(m => m.Ratio is not null).Select(m => m.Ratio!.Value)) is double mean ? $"x{Fixed(mean)}" : "-";
        double[] shares = [.. all.Where(m => m.Error is not null).Select(m => m.Error!.Value / m.Bound!.Value)];
        if (shares.Length == 0)
            return ratio;
        return all.Any(m => m.Wrong) ? $"{ratio} [red bold]WRONG[/]" : $"{ratio} [grey]{shares.Max().ToString("P1", CultureInfo.InvariantCulture)}[/]";
    }

    private static void Wrong(IAnsiConsole console, Report report)
    {
        foreach (Measurement m in report.Measurements.Where(m => m.Wrong))
        {
            console.MarkupLine(
                $"[red bold]{Markup.Escape(m.Provider)} is wrong[/]: {Markup.Escape(m.Routine)} {Markup.Escape(m.Shape)}, {m.Type}, {m.Threads} threads: "
                + $"error {Error(m.Error)}, no rounding explains more than {Error(m.Bound)}");
        }
    }

    /// <summary>A provider's name as a column has it: a library by path shows its file.</summary>
    internal static string Short(string name) => name.Contains('/', StringComparison.Ordinal) ? Path.GetFileName(name) : name;

    internal static string Rate(double value) =>
        value.ToString(value >= 100 ? "F0" : value >= 10 ? "F1" : value >= 0.1 ? "F2" : "G2", CultureInfo.InvariantCulture);

    private static string Fixed(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Error(double? value) => value?.ToString("G3", CultureInfo.InvariantCulture) ?? "none";
}
