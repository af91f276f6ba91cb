using System.Diagnostics;
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
        (string dom, string log) = Open(folder["page.html"], folder.Path);

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

    private static (string Dom, string Log) Open(string page, string profile)
    {
        var start = new ProcessStartInfo(ChromiumFactAttribute.Program!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={profile}/profile",
                "--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom", new Uri(page).AbsoluteUri,
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> log = process.StandardError.ReadToEndAsync();
        Task<string> dom = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The browser did not end within two minutes.");
        }

        return (dom.Result, log.Result);
    }
}

/// <summary>A test that needs Chromium, and says so where there is none.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Program is null)
            Skip = "There is no Chromium on this machine.";
    }

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
