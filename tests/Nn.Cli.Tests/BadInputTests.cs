namespace Nn.Cli.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("train --no-such-option", "--no-such-option")]
    [InlineData("no-such-command", "no-such-command")]
    [InlineData("train --epochs 0", "--epochs")]
    [InlineData("train --epochs many", "many")]
    [InlineData("train --batch-size -3", "-3")]
    [InlineData("train --learning-rate nan", "nan")]
    [InlineData("train --hidden 10,,3", "10,,3")]
    [InlineData("train --hidden 0", "--hidden")]
    [InlineData("train --optimizer newton", "newton")]
    [InlineData("train --learning-rate 1,5", "1,5")]
    [InlineData("train --recipe secret", "secret")]
    [InlineData("train --schedule sometimes", "sometimes")]
    [InlineData("train --schedule 0.1,,0.2", "0.1,,0.2")]
    [InlineData("train --warm-up -1", "--warm-up")]
    [InlineData("train --runs 0", "--runs")]
    [InlineData("train --validation 1", "--validation")]
    [InlineData("train --threads 0", "--threads")]
    [InlineData("train --provider managed --threads 2147483647", "--threads is '2147483647'")]
    [InlineData("providers ", "path")]
    [InlineData("train --dataset nothing-of-this-name", "nothing-of-this-name")]
    [InlineData("predict --count 0", "--count")]
    public async Task A_wrong_command_line_is_named_and_ends_with_2(string line, string word)
    {
        CliRun run = await CliRun.Of(line.Split(' '));
        run.ShouldFail(2, word);
    }

    [Theory]
    [InlineData("no-such-provider")]
    [InlineData("./no/such/library.so")]
    public async Task A_provider_that_is_not_there_is_explained_and_not_replaced(string provider)
    {
        using var folder = new TempFolder();
        CliRun run = await CliRun.Of("train", "--provider", provider, "--output", folder["m.safetensors"]);
        run.ShouldFail(2, provider);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_before_training()
    {
        using var folder = new TempFolder();
        (await CliRun.Of("train", "--output", folder["no/such/folder/m.safetensors"])).ShouldFail(1, folder["no/such/folder"]);
        (await CliRun.Of("train", "--output", folder.Path)).ShouldFail(1, folder.Path, "is a folder");
    }

    [Fact]
    public async Task A_model_file_that_is_missing_cut_or_something_else_is_named()
    {
        using var folder = new TempFolder();
        (await CliRun.Of("evaluate", folder["none.safetensors"])).ShouldFail(1, folder["none.safetensors"]);

        await CliRun.Of("train", "--provider", "managed", "--epochs", "1", "--output", folder["m.safetensors"]);
        byte[] model = await File.ReadAllBytesAsync(folder["m.safetensors"]);
        await File.WriteAllBytesAsync(folder["half.safetensors"], model[..(model.Length / 2)]);
        (await CliRun.Of("evaluate", folder["half.safetensors"])).ShouldFail(1, "half.safetensors");

        await File.WriteAllTextAsync(folder["text.safetensors"], "no model at all, but a text of some length");
        (await CliRun.Of("predict", folder["text.safetensors"])).ShouldFail(1, "text.safetensors");
    }

    [Fact]
    public async Task Mnist_files_that_are_no_idx_files_are_named()
    {
        using var folder = new TempFolder();
        foreach (string name in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
            await File.WriteAllTextAsync(folder[name], "not an IDX file");
        (await CliRun.Of("train", "--dataset", "mnist", "--data", folder.Path, "--output", folder["m.safetensors"]))
            .ShouldFail(1, folder.Path);
    }

    [Fact]
    public async Task A_column_of_numbers_that_are_no_classes_is_told()
    {
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(folder["ids.csv"], Enumerable.Range(0, 50).Select(i => $"{i},{i % 3},{20_000 * i}"));
        (await CliRun.Of("train", "--dataset", folder["ids.csv"], "--output", folder["m.safetensors"]))
            .ShouldFail(1, folder["ids.csv"], "980000", "50 lines");
        await File.WriteAllLinesAsync(folder["few.csv"], ["1,0", "2,1"]);
        CliRun few = await CliRun.Of("train", "--dataset", folder["few.csv"], "--output", folder["m.safetensors"]);
        few.ShouldFail(1, "2 samples");
        Assert.DoesNotContain("Parameter", few.Error, StringComparison.Ordinal);
        Assert.Single(few.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_csv_file_with_a_word_among_its_numbers_is_told_by_line_and_column()
    {
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(folder["bad.csv"], ["1,2,0", "3,four,1"]);
        (await CliRun.Of("train", "--dataset", folder["bad.csv"], "--output", folder["m.safetensors"])).ShouldFail(1, "bad.csv", "four", "2");
    }
}
