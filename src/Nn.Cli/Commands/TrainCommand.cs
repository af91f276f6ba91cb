using System.CommandLine;
using System.CommandLine.Parsing;
using Blas;
using Nn.Cli.Output;
using Nn.Cli.TrainingReports;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Training;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>train</c>: data, provider, network, training, measurement, model file.</summary>
internal sealed class TrainCommand : Command
{
    private readonly IAnsiConsole _console;
    private readonly ProviderOption _provider = new();
    private readonly DatasetOption _dataset = new();
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Times through the training set (digits 40, MNIST 5).", HelpName = "N" };
    private readonly Option<int?> _batchSize = new("--batch-size") { Description = "Samples of a step (digits 32, MNIST 128).", HelpName = "N" };
    private readonly Option<double?> _learningRate = new("--learning-rate") { Description = "Step size (0.001).", HelpName = "RATE" };
    private readonly Option<string?> _hidden = new("--hidden") { Description = "Units of the hidden layers (digits 128,64, MNIST 256,128).", HelpName = "N,N,..." };
    private readonly Option<string> _optimizer = new("--optimizer") { Description = "adam or sgd (momentum 0.9).", DefaultValueFactory = _ => "adam", HelpName = "adam|sgd" };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Where weights and the order of samples come from: the same seed and provider give the same run.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where the model is saved (DATASET.safetensors).", HelpName = "FILE" };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "A page about the training: learning curves, confusion matrix, the worst mistakes, what the network looks at.",
        HelpName = "FILE.html",
    };

    public TrainCommand(IAnsiConsole console)
        : base("train", "Train a dense network, measure it on the test set and save it.")
    {
        _console = console;
        _dataset.AddTo(this);
        _provider.AddTo(this);
        foreach (Option option in new Option[] { _epochs, _batchSize, _learningRate, _hidden, _optimizer, _seed, _output, _report })
            Options.Add(option);
        _epochs.Validators.Add(Check.AtLeast(1));
        _batchSize.Validators.Add(Check.AtLeast(1));
        _learningRate.Validators.Add(Check.Positive());
        _optimizer.Validators.Add(Check.OneOf("adam", "sgd"));
        _hidden.Validators.Add(CheckHidden);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // What can be refused is refused before any work: the provider, then the place for the model.
        IBlasProvider provider = _provider.Open(parsed);
        string dataset = _dataset.Name(parsed) ?? DatasetOption.Digits;
        string output = parsed.GetValue(_output) ?? ModelPath.DefaultFor(dataset);
        ModelPath.CheckWritable(output);
        if (parsed.GetValue(_report) is string page)
            ModelPath.CheckWritable(page, "--report", "report");

        Samples samples = await _dataset.LoadAsync(parsed, dataset, _console, cancellation);
        Recipe recipe = Recipe.For(samples.Name);
        int[] hidden = parsed.GetValue(_hidden) is string text ? ParseHidden(text) : recipe.Hidden;
        int epochs = parsed.GetValue(_epochs) ?? recipe.Epochs;
        int batchSize = parsed.GetValue(_batchSize) ?? recipe.BatchSize;
        double rate = parsed.GetValue(_learningRate) ?? 0.001;

        _console.Write(Facts.Of(
            provider,
            ("Data", $"{samples.Title}: {samples.Train.Count:N0} to train, {samples.Test.Count:N0} to test"),
            ("Training", $"{epochs} epochs, batches of {batchSize}, {parsed.GetValue(_optimizer)} at {rate:G4}, seed {parsed.GetValue(_seed)}")));

        var model = new Sequential<float>(
            samples.Train.Features,
            [.. hidden.Select(units => new Dense(units, Activation.Relu)), new Dense(samples.Train.Classes, Activation.Softmax)],
            parsed.GetValue(_seed), samples.Train.Scaling, provider.Blas);
        model.Metadata["dataset"] = samples.Name;
        model.Compile(
            Loss.CategoricalCrossEntropy,
            parsed.GetValue(_optimizer) == "sgd" ? new Sgd(rate, momentum: 0.9) : new Adam(rate));
        Reports.Summary(_console, model.Summary());

        History history = TrainingDisplay.Show(_console, callback => model.Fit(
            samples.Train.X, samples.Train.Labels,
            new FitOptions<float> { Epochs = epochs, BatchSize = batchSize, Callbacks = [callback], Cancellation = cancellation }));

        // Nothing learned is nothing to save: an older model of that name is worth more than random weights.
        if (model.OptimizerState!.Steps == 0)
            cancellation.ThrowIfCancellationRequested();

        // Saved before it is measured: nothing that comes later may cost the user the training.
        model.Save(output);
        _console.WriteLine($"{(history.Reason == StopReason.Cancelled ? "interrupted; the model so far is" : "model")} saved to {Path.GetFullPath(output)}");
        if (history.Reason == StopReason.Cancelled)
            return ExitCode.Interrupted;

        _console.WriteLine($"trained in {history.Duration.TotalSeconds:F2} s");
        Evaluation evaluation = model.Evaluate(samples.Test.X, samples.Test.Labels);
        Reports.Evaluation(_console, "test set", evaluation);
        if (parsed.GetValue(_report) is string report)
        {
            TrainingReportPage.Write(report, TrainingReportBuilder.Build(
                $"{samples.Title}, {string.Join('-', hidden.Prepend(samples.Train.Features).Append(samples.Train.Classes))}",
                [
                    new("Provider", $"{provider.Info.Name} {provider.Info.Version} ({provider.Info.CodePath}), {provider.Threads.Threads} threads"),
                    new("Data", $"{samples.Title}: {samples.Train.Count:N0} to train, {samples.Test.Count:N0} to test"),
                    new("Training", $"{epochs} epochs, batches of {batchSize}, {parsed.GetValue(_optimizer)} at {rate:G4}, seed {parsed.GetValue(_seed)}"),
                    new("Time", $"{history.Duration.TotalSeconds:F2} s"),
                    new("Parameters", $"{model.Summary().Parameters:N0}"),
                ],
                model, history, samples.Test, evaluation));
            _console.WriteLine($"report saved to {Path.GetFullPath(report)}");
        }

        return ExitCode.Success;
    }

    private static void CheckHidden(OptionResult result)
    {
        string text = string.Join(',', result.Tokens.Select(t => t.Value));
        if (text.Split(',').Any(part => !int.TryParse(part, out int units) || units is < 1 or > 1_000_000))
            result.AddError($"--hidden is '{text}'; it must be whole numbers of at least 1, separated by commas: 256,128.");
    }

    private static int[] ParseHidden(string text) => [.. text.Split(',').Select(part => int.Parse(part, null))];
}
