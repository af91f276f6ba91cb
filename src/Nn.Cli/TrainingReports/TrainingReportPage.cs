using System.Text.Json;
using Nn.Cli.Output;

namespace Nn.Cli.TrainingReports;

/// <summary>A training as a page.</summary>
internal static class TrainingReportPage
{
    private static readonly Page s_page = new("Nn.Cli.TrainingReports.training.html");

    public static void Write(string path, TrainingReport report) => s_page.Write(path, Json(report));

    public static string Html(TrainingReport report) => s_page.Html(Json(report));

    private static string Json(TrainingReport report) => JsonSerializer.Serialize(report, TrainingReportJson.Default.TrainingReport);
}
