using System.CommandLine;
using Blas;
using Blas.Arrays;
using Nn.Cli.Output;
using Nn.Datasets;
using Nn.Models;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>predict</c>: what a saved model says of samples from a file, or of its test set.</summary>
internal sealed class PredictCommand : Command
{
    private readonly IAnsiConsole _console;
    private readonly ProviderOption _provider = new();
    private readonly DatasetOption _dataset = new();
    private readonly Argument<string?> _model = new("model")
    {
        Description = "The model's file (digits.safetensors).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<FileInfo?> _input = new("--input", "-i") { Description = "A CSV file, one sample a row, features only.", HelpName = "FILE" };
    private readonly Option<int> _count = new("--count") { Description = "How many samples of the test set, where there is no --input.", DefaultValueFactory = _ => 10, HelpName = "N" };

    public PredictCommand(IAnsiConsole console)
        : base("predict", "Say which class samples belong to, with a saved model.")
    {
        _console = console;
        Arguments.Add(_model);
        Options.Add(_input);
        Options.Add(_count);
        _count.Validators.Add(Check.AtLeast(1));
        _dataset.AddTo(this);
        _provider.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IBlasProvider provider = _provider.Open(parsed);
        string path = parsed.GetValue(_model) ?? ModelPath.DefaultFor(_dataset.Name(parsed) ?? DatasetOption.Digits);
        Sequential<float> model = Sequential<float>.Load(path, provider.Blas);
        if (parsed.GetValue(_input) is FileInfo file)
        {
            CsvTable csv = CsvDataset.Read(file.FullName, new CsvOptions { LabelColumn = null, Features = model.Inputs });
            Show(model.PredictProba(NdArray.FromSpan<float>(csv.Features, csv.Rows, csv.Columns)), labels: null);
            return ExitCode.Success;
        }

        Samples samples = await _dataset.LoadAsync(parsed, model, path, _console, cancellation);
        int count = Math.Min(parsed.GetValue(_count), samples.Test.Count);
        Show(model.PredictProba(samples.Test.X[..count]), samples.Test.Labels);
        return ExitCode.Success;
    }

    private void Show(NdArray<float> probabilities, ReadOnlyMemory<int>? labels)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("sample").RightAligned())
            .AddColumn(new TableColumn("predicted").RightAligned())
            .AddColumn(new TableColumn("probability").RightAligned());
        if (labels is not null)
            table.AddColumn(new TableColumn("true").RightAligned());
        int classes = (int)probabilities.Shape[1];
        ReadOnlySpan<float> all = probabilities.AsSpan();
        for (int i = 0; i < probabilities.Shape[0]; i++)
        {
            ReadOnlySpan<float> row = all.Slice(i * classes, classes);
            int best = 0;
            for (int j = 1; j < classes; j++)
                best = row[j] > row[best] ? j : best;
            string[] cells = [$"{i}", $"{best}", $"{row[best]:P1}"];
            if (labels is { } known)
                cells = [.. cells, known.Span[i] == best ? $"[green]{known.Span[i]}[/]" : $"[red]{known.Span[i]}[/]"];
            table.AddRow(cells);
        }

        _console.Write(table);
    }
}
