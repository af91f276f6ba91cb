using System.Diagnostics;
using Nn.Cli.Compare.Results;
using Nn.Cli.Output;
using Spectre.Console;

namespace Nn.Cli.Compare.Output;

/// <summary>A comparison as it goes: a bar with the time left in a terminal; a line now and then where output goes to a file.</summary>
internal static class ComparisonDisplay
{
    private static readonly TimeSpan s_lineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Shows a comparison.</summary>
    /// <param name="console">Where.</param>
    /// <param name="run">Compares, telling the progress it is given.</param>
    public static Report Show(IAnsiConsole console, Func<IProgress<ComparisonProgress>, Report> run)
    {
        var clock = Stopwatch.StartNew();
        if (!console.Profile.Out.IsTerminal)
        {
            TimeSpan next = TimeSpan.Zero;
            return run(new Progress(now =>
            {
                if (clock.Elapsed < next)
                    return;
                next = clock.Elapsed + s_lineEvery;
                console.WriteLine($"{now.Share,4:P0}  {now.Now}{Left(now)}");
            }));
        }

        return console.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: 1);
                return run(new Progress(now =>
                {
                    task.Value = now.Share;
                    task.Description = Markup.Escape(now.Now + Left(now));
                }));
            });
    }

    // The first moments tell nothing of the rest.
    private static string Left(ComparisonProgress now) => now.Share is < 0.02 or >= 1 ? "" : $"  ({TrainingDisplay.Clock(now.Left)} left)";

    // At once, on the thread that measures: the framework's own class would post to another.
    private sealed class Progress(Action<ComparisonProgress> report) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => report(value);
    }
}
