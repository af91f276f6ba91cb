using System.Globalization;
using System.Text.Json;
using Blas;
using Blas.Managed;
using Conformance;
using Nn.Cli.Commands;
using Nn.Cli.Compare;
using Nn.Cli.Compare.Results;
using Spectre.Console;

namespace Nn.Cli.Tests.Compare;

public sealed class CompareTests
{
    private static readonly string[] s_small = ["compare", "--providers", "managed", "--set", "overhead", "batched", "--type", "float", "--threads", "1", "--quick"];

    [Fact]
    public async Task What_was_measured_is_in_the_table_the_json_the_csv_and_the_page_alike()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of([.. s_small, "--output", folder["result"]]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Report report = ReportFile.Read(folder["result.json"]);
        Assert.True(report.Complete);
        Assert.True(report.Quick);
        Assert.Equal("managed", report.Baseline);
        Assert.Equal(["gemm_batch_strided", "dot", "gemm NN"], report.Measurements.Select(m => m.Routine));
        Assert.All(report.Measurements, m =>
        {
            Assert.True(m.Low <= m.Rate && m.Rate <= m.High && m.Low > 0, m.ToString());
            Assert.Equal(1.0, m.Ratio);
            Assert.False(m.Wrong);
            Assert.InRange(m.Error!.Value, 0, m.Bound!.Value);
            Assert.Contains(m.Routine, run.Output, StringComparison.Ordinal);
        });
        Assert.True(report.Measurements[0].PeakShare is > 0 and < 1.2);
        Assert.Single(report.Machine.Peaks);

        string[] lines = File.ReadAllLines(folder["result.csv"]);
        Assert.Equal(1 + report.Measurements.Count, lines.Length);
        int rate = Array.IndexOf(lines[0].Split(','), "rate");
        Assert.Equal(report.Measurements.Select(m => m.Rate), lines.Skip(1).Select(l => double.Parse(l.Split(',')[rate], CultureInfo.InvariantCulture)));

        string page = File.ReadAllText(folder["result.html"]);
        const string Begin = "<script type=\"application/json\" id=\"report\">";
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string json = page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(File.ReadAllText(folder["result.json"])).RootElement, JsonDocument.Parse(json).RootElement));
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_wrong_is_named_and_the_exit_code_says_so()
    {
        using var folder = new TempFolder();
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 4096;
        var command = new CompareCommand(console, () => new ProviderCatalog([new ManagedProviderSource(), new FaultySource(Fault.GemmWrongEverywhere)]));
        int code = await command.Parse(
            ["--set", "overhead", "--type", "double", "--threads", "1", "--quick", "--baseline", "managed", "--output", folder["result"]]).InvokeAsync();
        Assert.Equal(ExitCode.WrongResult, code);
        Assert.Contains("WRONG", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("naive is wrong: gemm NN 2, double", text.ToString(), StringComparison.Ordinal);
        Report report = ReportFile.Read(folder["result.json"]);
        Assert.Equal(["naive"], report.Wrong());
        Assert.False(report.Measurements.Single(m => m is { Provider: "naive", Routine: "dot" }).Wrong);

        // Nobody is told to use it, however quick it is.
        Assert.Equal("managed", Recommendation.Of(report, Recommendation.GroupsFor("all")).Best.Provider);
    }

    [Fact]
    public void What_was_measured_until_an_interruption_is_kept()
    {
        using var stop = new CancellationTokenSource();
        IBlasProvider managed = new ProviderCatalog([new ManagedProviderSource()]).Open("managed");
        int seen = 0;
        Report report = new Comparison(new([managed], "managed", ["overhead", "batched"], ["float", "double"], [1], Quick: true)).Run(
            new Now(_ =>
            {
                if (++seen == 3)
                    stop.Cancel();
            }),
            stop.Token);
        Assert.False(report.Complete);
        Assert.Equal(2, report.Measurements.Count);
    }

    [Fact]
    public async Task An_interrupted_command_ends_with_the_shells_code()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.StoppedAt(" %", [.. s_small, "--output", folder["result"]]);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
    }

    [Fact]
    public async Task A_run_that_is_slower_than_an_earlier_one_fails_and_says_where()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await CliRun.Of([.. s_small, "--output", folder["before"]])).ExitCode);
        Report before = ReportFile.Read(folder["before.json"]);
        ReportFile.Write(folder["fast.json"], Times(before, 1000));
        ReportFile.Write(folder["slow.json"], Times(before, 0.001));

        CliRun slower = await CliRun.Of([.. s_small, "--output", folder["now"], "--against", folder["fast.json"]]);
        Assert.Equal(ExitCode.Slower, slower.ExitCode);
        Assert.Contains("slower managed: dot 1, float, 1 thread:", slower.Output, StringComparison.Ordinal);
        Assert.Contains("3 pieces of work in both runs: 3 slower, 0 faster", slower.Output, StringComparison.Ordinal);
        CliRun faster = await CliRun.Of([.. s_small, "--output", folder["now"], "--against", folder["slow.json"]]);
        Assert.Equal(0, faster.ExitCode);
        Assert.Contains("0 slower, 3 faster", faster.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_has_changed_between_two_runs_is_said()
    {
        Report before = Sample(0, ("managed", 1, 1), ("openblas", 1, 1)), now = Sample(0, ("managed", 1, 1), ("mkl", 1, 1));
        Assert.Empty(Regression.Differences(before, before));
        now = now with
        {
            Machine = now.Machine with { Cores = 64 },
            Providers = [now.Providers[0] with { Version = "2" }, now.Providers[1]],
        };
        Assert.Equal(
            [
                "The earlier run was on another machine: A processor with 2 processors; this one is A processor with 64.",
                "managed was 1 (AVX), and is 2 (AVX).",
                "openblas took part in the earlier run alone.",
                "mkl takes part in this run alone.",
            ],
            Regression.Differences(before, now));
    }

    [Fact]
    public async Task A_folder_as_output_gets_files_of_the_usual_name()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await CliRun.Of([.. s_small, "--output", folder.Path])).ExitCode);
        Assert.Equal(["compare.csv", "compare.html", "compare.json"], Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)!).Order());
    }

    [Theory]
    [InlineData(0.95, 0.01, 0)]
    [InlineData(0.85, 0.01, 1)]
    [InlineData(0.85, 0.2, 0)]
    public void Slower_is_what_exceeds_the_threshold_and_the_spread(double factor, double spread, int slower)
    {
        Report before = Sample(spread, ("managed", 1, 100));
        Assert.Equal(slower, Regression.Of(before, Times(before, factor), 0.1).Slower.Count);
        Assert.Empty(Regression.Of(before, Times(before, factor), 0.1).Faster);
    }

    [Fact]
    public async Task Settings_are_recommended_with_their_reasons()
    {
        using var folder = new TempFolder();
        ReportFile.Write(folder["compare.json"], Sample(0.01, ("openblas", 1, 100), ("openblas", 2, 180), ("managed", 1, 110), ("managed", 2, 150)));
        CliRun run = await CliRun.Of("recommend", folder["compare.json"], "--output", folder["blas.env"]);
        Assert.Equal(0, run.ExitCode);
        string[] lines = File.ReadAllLines(folder["blas.env"]);
        Assert.Equal(["BLAS_PROVIDER=openblas", "BLAS_NUM_THREADS=2"], lines.Where(l => !l.StartsWith('#')));
        Assert.Contains(lines, l => l.StartsWith("# openblas with 2 threads reaches 100 % of the best rate", StringComparison.Ordinal));
        Assert.Contains("# managed with 2 reaches 83 %", lines);
        Assert.StartsWith(string.Join("\n", lines), run.Output, StringComparison.Ordinal);
        Assert.Contains("# measured on 1970-01-01, A processor with 2 processors", lines);
        Assert.Contains(lines, l => l.StartsWith("# WARNING: this machine is another one, ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("# WARNING: the result is ", StringComparison.Ordinal));
        Report report = ReportFile.Read(folder["compare.json"]);
        Recommendation fresh = Recommendation.Of(report, Recommendation.GroupsFor("all")).Doubted(report, "A processor", 2, report.Created.AddDays(1));
        Assert.DoesNotContain(fresh.Reasons, r => r.Contains("WARNING", StringComparison.Ordinal));
        (await CliRun.Of("recommend", folder["compare.json"], "--use", "linalg")).ShouldFail(1, "Nothing of lapack, level3 was measured", "compare --set lapack level3");

        // Equals but for noise: what needs nothing installed.
        Recommendation close = Recommendation.Of(Sample(0.01, ("openblas", 1, 100), ("managed", 1, 98)), Recommendation.GroupsFor("products"));
        Assert.Equal("managed", close.Best.Provider);
    }

    [Fact]
    public async Task Bad_input_is_refused_before_anything_is_measured()
    {
        using var folder = new TempFolder();
        string output = folder["result"];
        (await CliRun.Of("compare", "--set", "gem")).ShouldFail(2, "--set is 'gem'", "gemm", "lapack");
        (await CliRun.Of("compare", "--threads", "0")).ShouldFail(2, "--threads is '0'");
        (await CliRun.Of("compare", "--type", "int")).ShouldFail(2, "--type is 'int'");
        (await CliRun.Of("compare", "--threshold", "1.5")).ShouldFail(2, "--threshold is '1.5'");
        (await CliRun.Of("compare", "--providers", "managed", "--baseline", "mkl", "-o", output)).ShouldFail(2, "--baseline is 'mkl'", "managed");
        (await CliRun.Of("compare", "--providers", "/no/such/library.so", "-o", output)).ShouldFail(2, "/no/such/library.so");
        (await CliRun.Of("compare", "-o", folder["no/such/folder/result"])).ShouldFail(1, "no folder");
        File.WriteAllText(folder["bad.json"], "{ \"schema\": 1 ");
        (await CliRun.Of("compare", "-o", output, "--against", folder["bad.json"])).ShouldFail(1, "bad.json is no result of compare");
        File.WriteAllText(folder["bad.json"], "[1, 2]");
        (await CliRun.Of("compare", "-o", output, "--against", folder["bad.json"])).ShouldFail(1, "bad.json is no result of compare");
        File.WriteAllText(folder["bad.json"], "{ \"schema\": 1, \"created\": \"yesterday\" }");
        (await CliRun.Of("compare", "-o", output, "--against", folder["bad.json"])).ShouldFail(1, "bad.json is no result of compare", "line 1");
        File.WriteAllText(folder["bad.json"], "{ \"schema\": 0, \"made\": \"yesterday\" }");
        (await CliRun.Of("compare", "-o", output, "--against", folder["bad.json"])).ShouldFail(1, "schema 0", "reads 1");
        (await CliRun.Of("compare", "-o", output, "--against", folder.Path)).ShouldFail(1, "is a folder");
        File.WriteAllText(folder["bad.json"], "{}");
        (await CliRun.Of("compare", "-o", output, "--against", folder["bad.json"])).ShouldFail(1, "bad.json is no result of compare");
        ReportFile.Write(folder["other.json"], Sample(0, ("managed", 1, 1)) with { Schema = 99 });
        (await CliRun.Of("recommend", folder["other.json"])).ShouldFail(1, "schema 99", "reads 1");
        (await CliRun.Of("recommend", folder["absent.json"])).ShouldFail(2, "absent.json", "'compare' writes one");
        Assert.Empty(Directory.GetFiles(folder.Path, "result*"));
    }

    [Fact]
    public void Every_field_of_the_file_is_described()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SCHEMA.md"));
        var names = new HashSet<string>();
        Collect(JsonDocument.Parse(ReportFile.Text(Sample(0.1, ("managed", 1, 100)))).RootElement);
        Assert.True(names.Count > 30);
        Assert.All(names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));

        void Collect(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray())
                    Collect(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    names.Add(property.Name);
                    Collect(property.Value);
                }
            }
        }
    }

    internal static Report Sample(double spread, params (string Provider, int Threads, double Rate)[] rates) => new(
        Report.CurrentSchema, DateTimeOffset.UnixEpoch, true, true, rates[0].Provider,
        new("A processor", 2, "A system", ".NET", [.. rates.Select(r => r.Threads).Distinct().Select(t => new Peak(t, 200 * t, 100 * t, 20))]),
        [.. rates.Select(r => r.Provider).Distinct().Select(p => new ProviderFacts(p, "1", "AVX", "own", ["/usr/lib/<lib>.so"]))],
        [
            .. from r in rates
               from n in new[] { 64, 256 }
               select new Measurement(
                   "gemm", "gemm NN", $"{n}", n, "float", r.Threads, r.Provider, null, "GFLOP/s", r.Rate, r.Rate * (1 - spread), r.Rate * (1 + spread), 1 / r.Rate,
                   r.Rate / rates[0].Rate, r.Rate / 200, 0.5, 68, false),
        ]);

    private static Report Times(Report report, double factor) => report with
    {
        Measurements = [.. report.Measurements.Take(report.Measurements[0].Routine == "gemm NN" ? 1 : int.MaxValue).Select(m => m with { Rate = m.Rate * factor, Low = m.Low * factor, High = m.High * factor })],
    };

    private sealed class Now(Action<ComparisonProgress> report) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => report(value);
    }
}
