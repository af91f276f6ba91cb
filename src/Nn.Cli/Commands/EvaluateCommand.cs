using System.CommandLine;
using Blas;
using Nn.Cli.Output;
using Nn.Models;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>evaluate</c>: measures a saved model on a test set.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly IAnsiConsole _console;
    private readonly ProviderOption _provider = new();
    private readonly DatasetOption _dataset = new();
    private readonly Argument<string?> _model = new("model")
    {
        Description = "The model's file (digits.safetensors).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public EvaluateCommand(IAnsiConsole console)
        : base("evaluate", "Measure a saved model on the test set of its data.")
    {
        _console = console;
        Arguments.Add(_model);
        _dataset.AddTo(this);
        _provider.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IBlasProvider provider = _provider.Open(parsed);
        string path = parsed.GetValue(_model) ?? ModelPath.DefaultFor(_dataset.Name(parsed) ?? DatasetOption.Digits);
        Sequential<float> model = Sequential<float>.Load(path, provider.Blas);
        Samples samples = await _dataset.LoadAsync(parsed, model, path, _console, cancellation);

        _console.Write(Facts.Of(provider, ("Model", Path.GetFullPath(path))));
        Reports.Summary(_console, model.Summary());
        Reports.Evaluation(_console, $"{samples.Title}, test set", model.Evaluate(samples.Test.X, samples.Test.Labels));
        return ExitCode.Success;
    }
}
