using System.CommandLine.Parsing;
using System.Globalization;

namespace Nn.Cli.Commands;

/// <summary>Ranges of option values. The message names the option and the value.</summary>
internal static class Check
{
    public static Action<OptionResult> AtLeast(int least) => Check.Each(
        text => int.TryParse(text, out int value) && value >= least, $"a whole number, at least {least}");

    public static Action<OptionResult> Between(int least, int most) => Check.Each(
        text => int.TryParse(text, out int value) && value >= least && value <= most, $"a whole number from {least} to {most}");

    public static Action<OptionResult> Positive() => Check.Each(
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && double.IsFinite(value), "a positive number");

    public static Action<OptionResult> Share() => Check.Each(
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1, "a number between 0 and 1");

    public static Action<OptionResult> OneOf(params string[] values) => Check.Each(
        text => values.Contains(text, StringComparer.OrdinalIgnoreCase), string.Join(" or ", values));

    private static Action<OptionResult> Each(Func<string, bool> accept, string wanted) => result =>
    {
        foreach (Token token in result.Tokens)
        {
            if (!accept(token.Value))
                result.AddError($"{result.Option.Name} is '{token.Value}'; it must be {wanted}.");
        }
    };
}
