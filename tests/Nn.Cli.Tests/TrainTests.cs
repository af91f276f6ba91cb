using Blas.Arrays;
using Nn.Cli.Output;
using Nn.Datasets;
using Nn.Models;

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
        Assert.Contains(folder["m.safetensors"], train.Output, StringComparison.Ordinal);

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

    [Theory]
    [InlineData("adam", "one-cycle")]
    [InlineData("adamw", "cosine-restarts")]
    [InlineData("amsgrad", "linear")]
    [InlineData("nadam", "polynomial")]
    [InlineData("lion", "0.001")]
    [InlineData("sgd", "exponential")]
    [InlineData("sgd", "step")]
    [InlineData("nesterov", "inverse-time")]
    [InlineData("adagrad", "plateau")]
    [InlineData("adadelta", "cosine")]
    [InlineData("rmsprop", "0.002,0.001,0.0005")]
    [InlineData("lbfgs", "constant")]
    public async Task Every_optimizer_and_schedule_learns(string optimizer, string schedule)
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of(
            "train", "--provider", "managed", "--optimizer", optimizer, "--schedule", schedule, "--epochs", "8", "--output", folder["m.safetensors"]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        // Chance is 0.1.
        Assert.InRange(run.Figure("accuracy"), 0.85, 1);
    }

    [Theory]
    [InlineData("plain", 0.97)]
    [InlineData("regularised", 0.97)]
    [InlineData("augmented", 0.97)]
    public async Task A_recipe_trains_on_the_digits_too(string recipe, double least)
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of("train", "--provider", "managed", "--recipe", recipe, "--warm-up", "1", "--output", folder["m.safetensors"]);
        Assert.Equal("", run.Error);
        Assert.InRange(run.Figure("accuracy"), least, 1);
        Sequential<float> model = Sequential<float>.Load(folder["m.safetensors"]);
        Assert.Equal(recipe, model.Metadata["recipe"]);
    }

    [Fact]
    public async Task A_recipe_for_images_is_for_images()
    {
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(folder["own.csv"], Enumerable.Range(0, 200).Select(i => $"{i % 7},{i % 5},{i % 2}"));
        (await CliRun.Of("train", "--dataset", folder["own.csv"], "--recipe", "augmented", "--output", folder["m.safetensors"])).ShouldFail(2, "augmented", "images");
    }

    [Fact]
    public async Task Several_runs_have_a_mean_and_the_first_is_saved()
    {
        using var folder = new TempFolder();
        CliRun one = await CliRun.Of("train", "--provider", "managed", "--epochs", "2", "--seed", "5", "--output", folder["one.safetensors"]);
        CliRun two = await CliRun.Of("train", "--provider", "managed", "--epochs", "2", "--seed", "6", "--output", folder["two.safetensors"]);
        CliRun both = await CliRun.Of("train", "--provider", "managed", "--epochs", "2", "--seed", "5", "--runs", "2", "--output", folder["both.safetensors"]);
        Assert.Equal(await File.ReadAllBytesAsync(folder["one.safetensors"]), await File.ReadAllBytesAsync(folder["both.safetensors"]));
        string mean = both.Output.Split('\n').Single(l => l.Contains("mean", StringComparison.Ordinal));
        double found = double.Parse(mean.Split('│', StringSplitOptions.RemoveEmptyEntries)[1]);
        // Each figure is rounded to four digits.
        Assert.Equal((one.Figure("accuracy") + two.Figure("accuracy")) / 2, found, tolerance: 1.01e-4);
    }

    [Fact]
    public async Task Samples_held_back_stand_for_the_test_set()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of(
            "train", "--provider", "managed", "--epochs", "2", "--validation", "0.25", "--recipe", "regularised", "--output", folder["m.safetensors"]);
        Assert.Contains("to validate", run.Output, StringComparison.Ordinal);
        Assert.Contains("validation set (", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("test set", run.Output, StringComparison.Ordinal);
        // The last epoch's figure is that of the model that is saved: the average.
        string last = run.Output.Split('\n').Single(l => l.Contains("2/2 ", StringComparison.Ordinal));
        Assert.EndsWith($"validation {run.Figure("accuracy"):P2}", last.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_is_stopped_saves_the_model_so_far()
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.StoppedAt(
            " 1/2147483647 ", "train", "--provider", "managed", "--epochs", "2147483647", "--output", folder["m.safetensors"]);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("interrupted", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.Of("evaluate", folder["m.safetensors"])).ExitCode);
    }

    [Fact]
    public async Task A_training_that_is_stopped_before_its_first_step_leaves_an_older_model_alone()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["m.safetensors"], "an older model");
        CliRun run = await CliRun.Of(new CancellationToken(canceled: true), "train", "--provider", "managed", "--output", folder["m.safetensors"]);
        Assert.Equal(130, run.ExitCode);
        Assert.Equal("an older model", await File.ReadAllTextAsync(folder["m.safetensors"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_path_is_one_piece_of_text_where_output_is_no_terminal()
    {
        using var folder = new TempFolder();
        string deep = Directory.CreateDirectory(Path.Combine(folder.Path, new string('d', 200))).FullName;
        CliRun run = await CliRun.Of("train", "--provider", "managed", "--epochs", "1", "--output", Path.Combine(deep, "m.safetensors"));
        Assert.Contains($"model saved to {Path.Combine(deep, "m.safetensors")}{Environment.NewLine}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "00:00")]
    [InlineData(65.9, "01:05")]
    [InlineData(3_600, "1:00:00")]
    [InlineData(100 * 3_600 + 61, "100:01:01")]
    [InlineData(1e300, "128102389:")]
    public void The_time_left_has_its_hours(double seconds, string text) =>
        Assert.StartsWith(text, TrainingDisplay.Clock(seconds), StringComparison.Ordinal);

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

        // The scaling knows nothing of the fifth that is held back.
        CsvTable table = CsvDataset.Read(folder["own.csv"]);
        using NdArray<float> x = NdArray.FromSpan<float>(table.Features, table.Rows, table.Columns);
        (Dataset<float> train, _) = new Dataset<float>(x, table.Labels, 2).Split(0.2, 1);
        double mean = Enumerable.Range(0, train.Count).Average(i => (double)train.X[i, 0]);
        Assert.NotEqual(table.Features.Where((_, i) => i % 2 == 0).Average(f => (double)f), mean, 1e-3);
        Assert.Equal(mean, Sequential<float>.Load(folder["own.safetensors"]).Scaling.Offsets[0], 1e-9);

        // Where the file is gone, the model still says what it needs.
        File.Delete(folder["own.csv"]);
        (await CliRun.Of("evaluate", folder["own.safetensors"])).ShouldFail(2, folder["own.safetensors"], folder["own.csv"], "--dataset");
    }
}
