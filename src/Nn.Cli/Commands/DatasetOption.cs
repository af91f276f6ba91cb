using System.CommandLine;
using Blas.Arrays;
using Nn.Datasets;
using Nn.Models;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary>The options that choose the data, alike for every command that reads some.</summary>
internal sealed class DatasetOption
{
    public const string Digits = "digits";
    public const string Mnist = "mnist";

    private const double TestFraction = 0.2;
    private const ulong SplitSeed = 1;

    private readonly Option<string?> _name = new("--dataset")
    {
        Description = "digits (1,797 images of 8x8, in the program), mnist (70,000 of 28x28), or a CSV file whose last column is the class.",
        HelpName = "digits|mnist|FILE.csv",
    };

    private readonly Option<DirectoryInfo?> _folder = new("--data")
    {
        Description = "Where the four IDX files of MNIST are, .gz or plain; else a cache folder, else they are downloaded.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_folder);
    }

    // The data that a model was trained on, as its file says.
    private static string Of(Sequential<float> model) => model.Metadata.TryGetValue("dataset", out string? name) ? name : Digits;

    public string? Name(ParseResult parsed) => parsed.GetValue(_name);

    /// <summary>The data of <c>--dataset</c>, or else what a model was trained on.</summary>
    public async Task<Samples> LoadAsync(
        ParseResult parsed, Sequential<float> model, string path, IAnsiConsole console, CancellationToken cancellation)
    {
        string name = Name(parsed) ?? Of(model);
        if (Name(parsed) is null && !IsKnown(name) && !File.Exists(name))
            throw new UsageException($"{path} was trained on '{name}', which is not here; say with --dataset what to measure it on.");
        Samples samples = await LoadAsync(parsed, name, console, cancellation);
        samples.RequireFit(model, path);
        return samples;
    }

    public async Task<Samples> LoadAsync(ParseResult parsed, string name, IAnsiConsole console, CancellationToken cancellation)
    {
        switch (name.ToLowerInvariant())
        {
            case Digits:
                (Dataset<float> train, Dataset<float> test) = Datasets.Digits.Load<float>();
                return new Samples(Digits, "UCI optical digits", train, test);
            case Mnist:
                var options = new MnistOptions { Folder = parsed.GetValue(_folder)?.FullName, Progress = new Lines(console) };
                (train, test) = await Datasets.Mnist.LoadAsync<float>(options, cancellation);
                return new Samples(Mnist, "MNIST", train, test);
            default:
                if (!File.Exists(name))
                    throw new UsageException($"--dataset is '{name}', which is neither digits nor mnist nor a file.");
                return FromCsv(name);
        }
    }

    private static bool IsKnown(string name) =>
        name.Equals(Digits, StringComparison.OrdinalIgnoreCase) || name.Equals(Mnist, StringComparison.OrdinalIgnoreCase);

    // A file of one's own has no test set: a fifth is held back, by the same seed each time. Features are standardized, by what the
    // rest alone shows: figures of samples that had a say in the scaling would be too good.
    private static Samples FromCsv(string path)
    {
        CsvTable table = CsvDataset.Read(path);
        int classes = table.Labels.Max() + 1;
        if (classes < 2)
            throw new InvalidDataException($"{path}: all labels are {classes - 1}; a network needs two classes at least.");
        if (classes > table.Rows)
        {
            throw new InvalidDataException(
                $"{path}: the greatest label is {classes - 1} in {table.Rows} lines; labels are classes, numbered from 0. Is the last column the class?");
        }

        NdArray<float> x = NdArray.FromSpan<float>(table.Features, table.Rows, table.Columns);
        (Dataset<float> train, Dataset<float> test) = new Dataset<float>(x, table.Labels, classes).Split(TestFraction, SplitSeed);
        InputScaling scaling = InputScaling.Standardize<float>(train.X.AsSpan(), table.Columns);
        return new Samples(path, Path.GetFileName(path), Scaled(train, scaling), Scaled(test, scaling));
    }

    private static Dataset<float> Scaled(Dataset<float> samples, InputScaling scaling) =>
        new(samples.X, samples.Labels.ToArray(), samples.Classes, scaling);

    /// <summary>Notes about a download, as they come: the framework's own Progress would deliver them late, from another thread.</summary>
    private sealed class Lines(IAnsiConsole console) : IProgress<string>
    {
        public void Report(string value) => console.WriteLine(value);
    }
}
