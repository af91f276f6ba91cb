using System.Text.Json;
using System.Text.RegularExpressions;
using Nn.Cli.TrainingReports;

namespace Nn.Cli.Tests;

public sealed class TrainingReportTests
{
    [Fact]
    public async Task The_page_has_the_figures_that_the_program_prints()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of("train", "--provider", "managed", "--epochs", "3", "-o", folder["m.safetensors"], "--report", folder["run.html"]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        TrainingReport report = Read(folder["run.html"]);
        Assert.Equal(3, report.Epochs.Count);
        Assert.All(report.Epochs, e => Assert.Contains($"{e.Loss:F5}", run.Output, StringComparison.Ordinal));
        Assert.Equal(run.Figure("accuracy"), report.Test.Accuracy!.Value, tolerance: 5e-5);
        Assert.Equal(359, report.Test.Confusion.Sum(row => row.Sum()));
        long right = Enumerable.Range(0, 10).Sum(i => report.Test.Confusion[i][i]);
        Assert.Equal(report.Test.Accuracy!.Value, right / 359.0, tolerance: 1e-9);

        // The mistakes are mistakes, the surest first; the explained samples are right, one a class; pictures are 8 x 8.
        Assert.Equal(Math.Min(30, 359 - right), report.Wrong.Count);
        Assert.All(report.Wrong, s => Assert.NotEqual(s.Actual, s.Predicted));
        Assert.Equal(report.Wrong.Select(s => s.Probability).OrderDescending(), report.Wrong.Select(s => s.Probability));
        Assert.Equal(Enumerable.Range(0, 10), report.Explained.Select(s => s.Predicted));
        Assert.All(report.Explained, s => Assert.Equal(s.Actual, s.Predicted));
        Assert.Equal(new ImageSize(8, 8), report.Images);
        Assert.Equal(64, report.Features.Count);
        Assert.All(report.Explained.SelectMany(s => new[] { s.Pixels, s.Saliency! }).Concat(report.Features), p => Assert.Equal(64, Convert.FromBase64String(p).Length));
    }

    [ChromiumFact]
    public async Task A_browser_draws_it_and_has_nothing_to_complain_of()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of("train", "--provider", "managed", "--epochs", "2", "-o", folder["m.safetensors"], "--report", folder["run.html"]);
        Assert.Equal(0, run.ExitCode);
        TrainingReport report = Read(folder["run.html"]);
        (string dom, string log) = Browser.Open(folder["run.html"], folder.Path);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(dom, "class=\"series\""));
        Assert.Equal(report.Wrong.Count + (2 * report.Explained.Count) + report.Features.Count, Regex.Count(dom, "<canvas"));
        Assert.Equal(
            report.Test.Confusion.SelectMany(row => row), Regex.Matches(dom, "data-count=\"(\\d+)\"").Select(m => long.Parse(m.Groups[1].Value)));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_refused_before_training()
    {
        using var folder = new TempFolder();
        (await CliRun.Of("train", "-o", folder["m.safetensors"], "--report", folder["no/such/run.html"])).ShouldFail(1, "no folder");
        Assert.False(File.Exists(folder["m.safetensors"]));
    }

    [Fact]
    public void Values_become_bytes_with_zero_in_the_middle_where_signs_matter()
    {
        Assert.Equal([0, 128, 255], Convert.FromBase64String(TrainingReportBuilder.Bytes([-1, 0, 1], signed: false)));
        Assert.Equal([1, 128, 255], Convert.FromBase64String(TrainingReportBuilder.Bytes([-2, 0, 2], signed: true)));
        Assert.Equal([128, 255, 128], Convert.FromBase64String(TrainingReportBuilder.Bytes([0, 3, float.NaN], signed: true)));
        Assert.Equal([128, 128], Convert.FromBase64String(TrainingReportBuilder.Bytes([0, 0], signed: true)));
    }

    private static TrainingReport Read(string path)
    {
        string page = File.ReadAllText(path);
        const string Begin = "id=\"report\">";
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string json = page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];
        return JsonSerializer.Deserialize(json, TrainingReportJson.Default.TrainingReport)!;
    }
}
