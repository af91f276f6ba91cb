using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Nn.Schedules;
using Nn.Training;

namespace Nn.Cli.Commands;

/// <summary>The options that let the learning rate change as training goes on.</summary>
internal sealed class ScheduleOption
{
    private const string Plateau = "plateau";

    // Each goes from the optimizer's rate over all steps of the training.
    private static readonly Dictionary<string, Func<double, long, LearningRateSchedule>> s_schedules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["constant"] = (rate, _) => LearningRateSchedule.Constant(rate),
        ["cosine"] = (rate, steps) => LearningRateSchedule.Cosine(rate, steps),
        // Periods of 1, 2 and 4 sevenths.
        ["cosine-restarts"] = (rate, steps) => LearningRateSchedule.Cosine(rate, Math.Max(1, steps / 7), factor: 2, restarts: true),
        ["one-cycle"] = (rate, steps) => LearningRateSchedule.OneCycle(rate, Math.Max(2, steps)),
        ["linear"] = (rate, steps) => LearningRateSchedule.Polynomial(rate, 0, steps),
        ["polynomial"] = (rate, steps) => LearningRateSchedule.Polynomial(rate, 0, steps, power: 2),
        ["exponential"] = (rate, steps) => LearningRateSchedule.Exponential(rate, 0.01, steps),
        ["step"] = (rate, steps) => LearningRateSchedule.Exponential(rate, 0.1, Math.Max(1, steps / 3), staircase: true),
        ["inverse-time"] = (rate, steps) => LearningRateSchedule.InverseTime(rate, 9, steps),
    };

    private readonly Option<string?> _name = new("--schedule")
    {
        Description = "How the learning rate goes over the training: constant, cosine, cosine-restarts, one-cycle (its rate is the top), linear, polynomial "
            + "(squared), exponential (to a hundredth), step (a tenth after each third), inverse-time (to a tenth), plateau (a tenth when the loss "
            + "has not fallen for 3 epochs), or the rate of each epoch: 0.01,0.008,0.006.",
        HelpName = "NAME|RATE,RATE,...",
    };

    private readonly Option<int> _warmUp = new("--warm-up") { Description = "Epochs in which the rate rises to where the schedule begins.", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_warmUp);
        _name.Validators.Add(CheckName);
        _warmUp.Validators.Add(Check.AtLeast(0));
    }

    public string Name(ParseResult parsed, Recipe recipe) => parsed.GetValue(_name)?.ToLowerInvariant() ?? recipe.Schedule;

    /// <summary>The schedule, and a callback where it looks at results.</summary>
    public (LearningRateSchedule? Schedule, TrainingCallback? Callback) Of(ParseResult parsed, Recipe recipe, double rate, int epochs, int stepsPerEpoch)
    {
        string name = Name(parsed, recipe);
        if (name == Plateau)
            return (null, new ReduceOnPlateau(TrainingMetric.Loss, 0.1, patience: 3));
        long rise = (long)parsed.GetValue(_warmUp) * stepsPerEpoch, steps = Math.Max(1, ((long)epochs * stepsPerEpoch) - rise);
        LearningRateSchedule schedule = s_schedules.TryGetValue(name, out var make) ? make(rate, steps) : LearningRateSchedule.Table(Rates(name)!);
        return (rise > 0 ? LearningRateSchedule.WarmUp(rise, schedule) : schedule, null);
    }

    private static double[]? Rates(string text)
    {
        var rates = new List<double>();
        foreach (string part in text.Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) || !(rate >= 0 && double.IsFinite(rate)))
                return null;
            rates.Add(rate);
        }

        return [.. rates];
    }

    private static void CheckName(OptionResult result)
    {
        string text = string.Join(',', result.Tokens.Select(t => t.Value));
        if (!s_schedules.ContainsKey(text) && !text.Equals(Plateau, StringComparison.OrdinalIgnoreCase) && Rates(text) is null)
            result.AddError($"--schedule is '{text}'; it must be {string.Join(", ", s_schedules.Keys)}, {Plateau} or rates separated by commas.");
    }
}
