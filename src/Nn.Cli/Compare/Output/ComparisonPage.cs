using Nn.Cli.Compare.Results;
using Nn.Cli.Output;

namespace Nn.Cli.Compare.Output;

/// <summary>A comparison as a page.</summary>
internal static class ComparisonPage
{
    private static readonly Page s_page = new("Nn.Cli.Compare.Output.page.html");

    public static void Write(string path, Report report) => s_page.Write(path, ReportFile.Text(report));

    public static string Html(Report report) => s_page.Html(ReportFile.Text(report));
}
