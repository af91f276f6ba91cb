using System.CommandLine;
using Nn.Optimizers;

namespace Nn.Cli.Commands;

/// <summary>The options that choose how parameters are changed.</summary>
internal sealed class OptimizerOption
{
    private static readonly Dictionary<string, Func<double?, Optimizer>> s_methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["adam"] = rate => new Adam(rate ?? 0.001),
        ["adamw"] = rate => new AdamW(rate ?? 0.001),
        ["amsgrad"] = rate => new Adam(rate ?? 0.001, amsGrad: true),
        ["nadam"] = rate => new Nadam(rate ?? 0.002),
        ["lion"] = rate => new Lion(rate ?? 0.0001),
        ["sgd"] = rate => new Sgd(rate ?? 0.01, momentum: 0.9),
        ["nesterov"] = rate => new Sgd(rate ?? 0.01, momentum: 0.9, nesterov: true),
        ["adagrad"] = rate => new Adagrad(rate ?? 0.01),
        ["adadelta"] = rate => new Adadelta(rate ?? 1),
        ["rmsprop"] = rate => new RmsProp(rate ?? 0.001),
        ["lbfgs"] = rate => new Lbfgs(rate ?? 1),
    };

    private readonly Option<string> _name = new("--optimizer")
    {
        Description = $"{string.Join(", ", s_methods.Keys)}; sgd and nesterov have momentum 0.9, lbfgs learns from all samples at once.",
        DefaultValueFactory = _ => "adam",
        HelpName = "NAME",
    };

    private readonly Option<double?> _rate = new("--learning-rate") { Description = "Step size (the recipe's or the optimizer's own; adam 0.001).", HelpName = "RATE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_rate);
        _name.Validators.Add(Check.OneOf([.. s_methods.Keys]));
        _rate.Validators.Add(Check.Positive());
    }

    /// <summary>The optimizer; a recipe's rate is for adam.</summary>
    public Optimizer Of(ParseResult parsed, double? recipeRate)
    {
        string name = parsed.GetValue(_name)!;
        bool isAdam = name.Equals("adam", StringComparison.OrdinalIgnoreCase);
        return s_methods[name](parsed.GetValue(_rate) ?? (isAdam ? recipeRate : null));
    }
}
