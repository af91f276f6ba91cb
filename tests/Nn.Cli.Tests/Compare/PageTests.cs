using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Nn.Cli.Compare.Output;
using Nn.Cli.Compare.Results;

namespace Nn.Cli.Tests.Compare;

/// <summary>The page in a browser without a window.</summary>
public sealed partial class PageTests
{
    [ChromiumFact]
    public void The_page_draws_the_reports_numbers_and_the_browser_has_nothing_to_complain_of()
    {
        using var folder = new TempFolder();
        Report report = CompareTests.Sample(0.02, ("openblas", 1, 98.7654321), ("managed", 1, 104.25), ("/lib/a<b>&\"c.so", 1, 0.0123456));
        report = report with
        {
            Measurements = [.. report.Measurements, report.Measurements[^1] with { Routine = "gemm TN", Error = double.NaN, Wrong = true }],
        };
        ComparisonPage.Write(folder["page.html"], report);
        (string dom, string log) = Browser.Open(folder["page.html"], folder.Path);

        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.Equal(report.Measurements.Select(m => m.Rate), Figure().Matches(dom).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(
            report.Measurements.Select(m => m.Provider), Figure().Matches(dom).Select(m => WebUtility.HtmlDecode(m.Groups[2].Value)));

        // A line for each provider in the one chart that has two sizes, and the fault in red.
        Assert.Equal(3, Regex.Count(dom, "class=\"series\""));
        Assert.Contains("WRONG", dom, StringComparison.Ordinal);
        Assert.Contains("gave wrong results", dom, StringComparison.Ordinal);
    }

    [GeneratedRegex("data-rate=\"([^\"]*)\" data-provider=\"([^\"]*)\"")]
    private static partial Regex Figure();
}
