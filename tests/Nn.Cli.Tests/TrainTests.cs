namespace Nn.Cli.Tests;

public sealed class TrainTests
{
    [Fact]
    public async Task The_main_job_reaches_its_accuracy_and_the_saved_model_gives_it_again()
    {
        using var folder = new TempFolder();
        CliRun train = await CliRun.Of("train", "--provider", "managed", "--output", folder["m.safetensors"]);
        Assert.Equal("", train.Error);
        Assert.Equal(0, train.ExitCode);
        Assert.InRange(train.Figure("accuracy"), 0.97, 1);
        Assert.Contains("confusion matrix", train.Output, StringComparison.Ordinal);
        Assert.Contains(folder["m.safetensors"], train.Output.ReplaceLineEndings(""), StringComparison.Ordinal);

        CliRun evaluate = await CliRun.Of("evaluate", folder["m.safetensors"], "--provider", "managed");
        Assert.Equal(0, evaluate.ExitCode);
        foreach (string figure in new[] { "accuracy", "precision", "recall", "F1", "loss" })
            Assert.Equal(train.Figure(figure), evaluate.Figure(figure));

        CliRun predict = await CliRun.Of("predict", folder["m.safetensors"], "--provider", "managed", "--count", "3");
        Assert.Equal(0, predict.ExitCode);
    }

    [Fact]
    public async Task One_seed_gives_one_course_of_losses_and_another_seed_another()
    {
        using var folder = new TempFolder();
        async Task<string[]> Losses(string seed)
        {
            CliRun run = await CliRun.Of(
                "train", "--provider", "managed", "--epochs", "3", "--seed", seed, "--output", folder["m.safetensors"]);
            string[] lines = [.. run.Output.Split('\n').Where(l => l.Contains("/3 ", StringComparison.Ordinal))];
            Assert.Equal(3, lines.Length);
            return [.. lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])];
        }

        string[] first = await Losses("7");
        byte[] model = await File.ReadAllBytesAsync(folder["m.safetensors"]);
        Assert.Equal(first, await Losses("7"));
        Assert.Equal(model, await File.ReadAllBytesAsync(folder["m.safetensors"]));
        Assert.NotEqual(first, await Losses("8"));
    }

    [Fact]
    public async Task A_training_that_is_stopped_saves_the_model_so_far()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        CliRun run = await CliRun.Of(
            stop.Token, "train", "--provider", "managed", "--epochs", "1000000", "--output", folder["m.safetensors"]);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("interrupted", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.Of("evaluate", folder["m.safetensors"])).ExitCode);
    }

    [Fact]
    public async Task Own_csv_files_are_trained_on()
    {
        using var folder = new TempFolder();
        // Two classes, apart by the sign of the first feature.
        await File.WriteAllLinesAsync(folder["own.csv"], Enumerable.Range(0, 200).Select(i => $"{(i % 2 == 0 ? 1 : -1) * (1 + (i % 7))},{i % 5},{i % 2}"));
        CliRun run = await CliRun.Of(
            "train", "--dataset", folder["own.csv"], "--provider", "managed", "--hidden", "8", "--epochs", "100",
            "--learning-rate", "0.01", "--output", folder["own.safetensors"]);
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.Figure("accuracy"));

        await File.WriteAllLinesAsync(folder["new.csv"], ["3,1", "-3,1"]);
        CliRun predict = await CliRun.Of("predict", folder["own.safetensors"], "--input", folder["new.csv"]);
        Assert.Equal("", predict.Error);
        Assert.Equal(0, predict.ExitCode);
    }
}
