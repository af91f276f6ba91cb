using System.CommandLine;
using System.CommandLine.Parsing;
using Blas;
using Nn.Cli.Output;
using Nn.Cli.TrainingReports;
using Nn.Datasets;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Schedules;
using Nn.Training;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>train</c>: data, provider, network, training, measurement, model file.</summary>
internal sealed class TrainCommand : Command
{
    // Where samples for validation are drawn from: not the numbers that order batches.
    private const ulong ValidationSeed = 2;

    private readonly IAnsiConsole _console;
    private readonly ProviderOption _provider = new();
    private readonly DatasetOption _dataset = new();
    private readonly OptimizerOption _optimizer = new();
    private readonly ScheduleOption _schedule = new();
    private readonly Option<string?> _recipe = new("--recipe")
    {
        Description = "plain; regularised (dropout, max-norm, averaged weights); augmented (distorted images); best (that on wider layers). Options given besides replace parts of it.",
        HelpName = string.Join('|', Recipe.Names),
    };

    private readonly Option<int?> _epochs = new("--epochs") { Description = "Times through the training set (digits 40, MNIST 5).", HelpName = "N" };
    private readonly Option<int?> _batchSize = new("--batch-size") { Description = "Samples of a step (digits 32, MNIST 128).", HelpName = "N" };
    private readonly Option<string?> _hidden = new("--hidden") { Description = "Units of the hidden layers (digits 128,64, MNIST 256,128).", HelpName = "N,N,..." };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Where weights and the order of samples come from: the same seed and provider give the same run.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<int> _runs = new("--runs") { Description = "Networks to train, with this seed and those that follow; their mean is told and the first is saved.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<double?> _validation = new("--validation") { Description = "A share of the training set to be measured on instead of the test set: for choices, which the test set must not see.", HelpName = "SHARE" };
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
        Options.Add(_recipe);
        _optimizer.AddTo(this);
        _schedule.AddTo(this);
        foreach (Option option in new Option[] { _epochs, _batchSize, _hidden, _seed, _runs, _validation, _output, _report })
            Options.Add(option);
        _recipe.Validators.Add(Check.OneOf(Recipe.Names));
        _epochs.Validators.Add(Check.AtLeast(1));
        _batchSize.Validators.Add(Check.AtLeast(1));
        _runs.Validators.Add(Check.AtLeast(1));
        _validation.Validators.Add(Check.Share());
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
        bool validates = parsed.GetValue(_validation) is not null;
        if (parsed.GetValue(_validation) is double share)
        {
            (Dataset<float> train, Dataset<float> held) = samples.Train.Split(share, ValidationSeed);
            samples = samples with { Train = train, Test = held };
        }

        Plan plan = PlanOf(parsed, samples);
        string rate = $"{plan.Optimizer.LearningRate:G4}{(plan.ScheduleName == "constant" ? "" : $" ({plan.ScheduleName})")}";
        string training = $"{plan.Epochs} epochs, batches of {plan.BatchSize}, {plan.Optimizer.Name} at {rate}, seed {parsed.GetValue(_seed)}";
        string measured = validates ? "validation" : "test";
        string data = $"{samples.Title}: {samples.Train.Count:N0} to train, {samples.Test.Count:N0} to {(validates ? "validate" : "test")}";
        _console.Write(Facts.Of(provider, ("Data", data), ("Training", training)));

        var runs = new List<(ulong Seed, Evaluation Evaluation, double Seconds)>();
        for (int run = 0; run < parsed.GetValue(_runs); run++)
        {
            ulong seed = unchecked(parsed.GetValue(_seed) + (ulong)run);
            Sequential<float> model = plan.Build(samples, seed, provider.Blas);
            if (run == 0)
                Reports.Summary(_console, model.Summary());
            History history = TrainingDisplay.Show(_console, callback => plan.Fit(model, samples, validates, callback, cancellation));

            // Nothing learned is nothing to save: an older model of that name is worth more than random weights.
            if (model.OptimizerState!.Steps == 0)
                cancellation.ThrowIfCancellationRequested();

            // Saved before it is measured: nothing that comes later may cost the user the training.
            if (run == 0)
            {
                model.Save(output);
                _console.WriteLine($"{(history.Reason == StopReason.Cancelled ? "interrupted; the model so far is" : "model")} saved to {Path.GetFullPath(output)}");
            }

            if (history.Reason == StopReason.Cancelled)
                return ExitCode.Interrupted;

            _console.WriteLine($"trained in {history.Duration.TotalSeconds:F2} s");
            Evaluation evaluation = model.Evaluate(samples.Test.X, samples.Test.Labels);
            runs.Add((seed, evaluation, history.Duration.TotalSeconds));
            if (run > 0)
                continue;
            Reports.Evaluation(_console, $"{measured} set", evaluation);
            if (parsed.GetValue(_report) is string report)
            {
                TrainingReportPage.Write(report, TrainingReportBuilder.Build(
                    $"{samples.Title}, {string.Join('-', plan.Hidden.Prepend(samples.Train.Features).Append(samples.Train.Classes))}",
                    [
                        new("Provider", $"{provider.Info.Name} {provider.Info.Version} ({provider.Info.CodePath}), {provider.Threads.Threads} threads"),
                        new("Data", data),
                        new("Training", training),
                        new("Time", $"{history.Duration.TotalSeconds:F2} s"),
                        new("Parameters", $"{model.Summary().Parameters:N0}"),
                    ],
                    model, history, samples.Test, evaluation));
                _console.WriteLine($"report saved to {Path.GetFullPath(report)}");
            }
        }

        if (runs.Count > 1)
            Reports.Runs(_console, $"{measured} set", runs);
        return ExitCode.Success;
    }

    private Plan PlanOf(ParseResult parsed, Samples samples)
    {
        Recipe recipe = Recipe.For(samples.Name, parsed.GetValue(_recipe));
        Optimizer optimizer = _optimizer.Of(parsed, recipe.LearningRate);
        int epochs = parsed.GetValue(_epochs) ?? recipe.Epochs;
        int batchSize = parsed.GetValue(_batchSize) ?? (optimizer is Lbfgs ? samples.Train.Count : recipe.BatchSize);
        int stepsPerEpoch = (samples.Train.Count + batchSize - 1) / Math.Min(batchSize, samples.Train.Count);
        return new Plan(
            recipe, parsed.GetValue(_hidden) is string text ? ParseHidden(text) : recipe.Hidden, epochs, batchSize, optimizer, _schedule.Name(parsed, recipe),
            () => _schedule.Of(parsed, recipe, optimizer.LearningRate, epochs, stepsPerEpoch), parsed.GetValue(_recipe));
    }

    private static void CheckHidden(OptionResult result)
    {
        string text = string.Join(',', result.Tokens.Select(t => t.Value));
        if (text.Split(',').Any(part => !int.TryParse(part, out int units) || units is < 1 or > 1_000_000))
            result.AddError($"--hidden is '{text}'; it must be whole numbers of at least 1, separated by commas: 256,128.");
    }

    private static int[] ParseHidden(string text) => [.. text.Split(',').Select(part => int.Parse(part, null))];

    /// <summary>What recipe and options come to.</summary>
    private sealed record Plan(
        Recipe Recipe, int[] Hidden, int Epochs, int BatchSize, Optimizer Optimizer, string ScheduleName,
        Func<(LearningRateSchedule? Schedule, TrainingCallback? Callback)> Schedule, string? RecipeName)
    {
        public Sequential<float> Build(Samples samples, ulong seed, IBlas blas)
        {
            var model = new Sequential<float>(
                samples.Train.Features, Recipe.Layers(Hidden, samples.Train.Classes), seed, samples.Train.Scaling, blas);
            model.Metadata["dataset"] = samples.Name;
            if (RecipeName is not null)
                model.Metadata["recipe"] = RecipeName;
            model.Compile(Loss.CategoricalCrossEntropy, Optimizer);
            return model;
        }

        public History Fit(Sequential<float> model, Samples samples, bool validates, TrainingCallback display, CancellationToken cancellation)
        {
            var (schedule, callback) = Schedule();
            List<TrainingCallback> callbacks = Recipe.Average is double decay ? [AveragedWeights.Exponential(decay, validates: true)] : [];
            if (callback is not null)
                callbacks.Add(callback);
            return model.Fit(samples.Train.X, samples.Train.Labels, new FitOptions<float>
            {
                Epochs = Epochs,
                BatchSize = BatchSize,
                Schedule = schedule,
                Augmentation = Recipe.Distortion,
                Validation = validates ? new ValidationData<float>(samples.Test.X, samples.Test.Labels) : null,
                Callbacks = [.. callbacks, display],
                Cancellation = cancellation,
            });
        }
    }
}
