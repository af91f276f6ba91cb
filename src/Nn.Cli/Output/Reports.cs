using Nn.Metrics;
using Nn.Models;
using Spectre.Console;

namespace Nn.Cli.Output;

/// <summary>The tables about a model and what it gives.</summary>
internal static class Reports
{
    private const int MostClasses = 30;

    public static void Summary(IAnsiConsole console, ModelSummary summary)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("layer").AddColumn("activation").AddColumn("output").AddColumn(new TableColumn("parameters").RightAligned());
        table.AddRow("input", "", $"(batch, {summary.Inputs})", "0");
        foreach (LayerSummary layer in summary.Layers)
            table.AddRow(Markup.Escape(layer.Name), layer.Activation, layer.OutputShape, $"{layer.Parameters:N0}");
        console.Write(table);
        console.WriteLine($"{summary.Parameters:N0} parameters, {summary.Bytes / 1024.0:N1} KiB");
    }

    public static void Evaluation(IAnsiConsole console, string title, Evaluation evaluation)
    {
        console.MarkupLine($"[bold]{Markup.Escape(title)}[/] ({evaluation.Samples:N0} samples)");
        if (evaluation.Report is not ClassificationReport report)
        {
            console.Write(Facts.Grid(("loss", $"{evaluation.Loss:F5}")));
            return;
        }

        console.Write(Facts.Grid(
            ("accuracy", $"{report.Accuracy:F4}"),
            ("precision", $"{report.Macro.Precision:F4} (macro)"),
            ("recall", $"{report.Macro.Recall:F4} (macro)"),
            ("F1", $"{report.Macro.F1:F4} (macro)"),
            ("loss", $"{evaluation.Loss:F5}")));
        Scores(console, report);
        if (report.Confusion.Classes <= MostClasses)
            Confusion(console, report);
        else
            console.WriteLine($"The confusion matrix of {report.Confusion.Classes} classes is too wide to show.");
    }

    /// <summary>Several trainings that differ by their seeds: a line each, and their means.</summary>
    public static void Runs(IAnsiConsole console, string title, IReadOnlyList<(ulong Seed, Evaluation Evaluation, double Seconds)> runs)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape($"{title}, {runs.Count} runs"));
        foreach (string column in new[] { "seed", "accuracy", "precision", "recall", "F1", "loss", "seconds" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach ((ulong seed, Evaluation evaluation, double seconds) in runs)
            table.AddRow([$"{seed}", .. Figures(evaluation).Select(f => f.ToString("F4")), $"{evaluation.Loss:F5}", $"{seconds:F1}"]);
        double[] means = [.. Enumerable.Range(0, 4).Select(i => runs.Average(run => Figures(run.Evaluation)[i]))];
        table.AddRow(["[bold]mean[/]", .. means.Select(m => m.ToString("F4")), $"{runs.Average(r => r.Evaluation.Loss):F5}", $"{runs.Average(r => r.Seconds):F1}"]);
        console.Write(table);
    }

    private static double[] Figures(Evaluation evaluation) =>
    [
        evaluation.Accuracy ?? double.NaN, evaluation.Report?.Macro.Precision ?? double.NaN, evaluation.Report?.Macro.Recall ?? double.NaN,
        evaluation.Report?.Macro.F1 ?? double.NaN,
    ];

    private static void Scores(IAnsiConsole console, ClassificationReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string column in new[] { "class", "precision", "recall", "F1", "samples" })
            table.AddColumn(new TableColumn(column).RightAligned());
        for (int i = 0; i < report.Classes.Count; i++)
        {
            ClassScore score = report.Classes[i];
            table.AddRow($"{i}", $"{score.Precision:F3}", $"{score.Recall:F3}", $"{score.F1:F3}", $"{score.Support:N0}");
        }

        console.Write(table);
    }

    private static void Confusion(IAnsiConsole console, ClassificationReport report)
    {
        int classes = report.Confusion.Classes;
        Table table = new Table().Border(TableBorder.Rounded).Title("confusion matrix: rows are true, columns predicted");
        table.AddColumn("");
        for (int j = 0; j < classes; j++)
            table.AddColumn(new TableColumn($"{j}").RightAligned());
        for (int i = 0; i < classes; i++)
        {
            string[] counts = [.. Enumerable.Range(0, classes).Select(j => Cell(report.Confusion[i, j], i == j))];
            table.AddRow([$"[bold]{i}[/]", .. counts]);
        }

        console.Write(table);
    }

    private static string Cell(long count, bool right) =>
        count == 0 ? "[grey]·[/]" : right ? $"[green]{count}[/]" : $"[red]{count}[/]";
}
