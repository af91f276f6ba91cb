using System.Diagnostics;
using Nn.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nn.Cli.Output;

/// <summary>
/// Training as it goes: a table that is redrawn in a terminal (epoch, loss, accuracy, samples/s, time left); a line for each epoch
/// where output goes to a file.
/// </summary>
internal sealed class TrainingDisplay : TrainingCallback
{
    // A finished table keeps to what a reader scrolls through; the one that is redrawn, to the window.
    private const int MostRows = 100;
    private const int OtherLines = 9;

    private static readonly TimeSpan s_redrawEvery = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly Stopwatch _clock = new();
    private readonly List<EpochResult> _done = [];
    private LiveDisplayContext? _live;
    private TimeSpan _drawn;

    private TrainingDisplay(IAnsiConsole console) => _console = console;

    /// <summary>Shows a training from its first step to its last.</summary>
    /// <param name="console">Where.</param>
    /// <param name="train">Trains, telling the callback it is given.</param>
    /// <returns>The course of the training.</returns>
    public static History Show(IAnsiConsole console, Func<TrainingCallback, History> train)
    {
        var display = new TrainingDisplay(console);
        if (!console.Profile.Out.IsTerminal)
            return train(display);
        History history = console.Live(new Text("")).AutoClear(true).Start(context =>
        {
            display._live = context;
            return train(display);
        });

        // The display has cleared itself: what stays on the screen is the finished table, printed once.
        if (display._done.Count > 0)
            console.Write(display.Rows(MostRows));
        return history;
    }

    public override void OnTrainBegin(TrainingState state)
    {
        _clock.Start();
        if (_live is null)
            _console.WriteLine("epoch      loss   accuracy  samples/s      left");
    }

    public override void OnStepEnd(TrainingState state)
    {
        if (_live is null || _clock.Elapsed - _drawn < s_redrawEvery)
            return;
        _drawn = _clock.Elapsed;
        _live.UpdateTarget(Table(state, Math.Clamp(_console.Profile.Height - OtherLines, 3, MostRows)));
        _live.Refresh();
    }

    public override void OnEpochEnd(TrainingState state, EpochResult result)
    {
        _done.Add(result);
        if (_live is null)
        {
            _console.WriteLine(
                $"{result.Epoch,2}/{state.Epochs,-2} {result.Loss,9:F5} {result.Accuracy,10:P2} {result.SamplesPerSecond,10:N0} {Left(state),9}"
                + (result.ValidationAccuracy is double right ? $"   validation {right:P2}" : ""));
        }
    }

    /// <summary>A time as a clock shows it: 01:05, 1:00:05.</summary>
    internal static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.MaxValue.TotalSeconds / 2));
        string minutes = $"{time.Minutes:00}:{time.Seconds:00}";
        return time.TotalHours >= 1 ? $"{(long)time.TotalHours}:{minutes}" : minutes;
    }

    private static Table Columns() => new Table().Border(TableBorder.Rounded)
        .AddColumn(new TableColumn("epoch").RightAligned())
        .AddColumn(new TableColumn("loss").RightAligned())
        .AddColumn(new TableColumn("accuracy").RightAligned())
        .AddColumn(new TableColumn("samples/s").RightAligned())
        .AddColumn(new TableColumn("time").RightAligned());

    private Table Rows(int most)
    {
        Table table = Columns();
        if (_done.Count > most)
            table.AddRow("…", "", "", "", "");
        foreach (EpochResult result in _done.TakeLast(most))
        {
            table.AddRow(
                $"{result.Epoch}", $"{result.Loss:F5}", $"{result.Accuracy:P2}", $"{result.SamplesPerSecond:N0}", $"{result.Duration.TotalSeconds:F2} s");
        }

        return table;
    }

    private Rows Table(TrainingState state, int most)
    {
        Table table = Rows(most);
        double share = Share(state);
        if (_done.Count < state.Epoch)
        {
            double rate = ((_done.Sum(e => (long)e.Samples)) + state.SamplesSeen) / Math.Max(_clock.Elapsed.TotalSeconds, 1e-9);
            table.AddRow(
                $"[blue]{state.Epoch}[/]", $"{state.Loss:F5}", $"{state.Accuracy:P2}", $"{rate:N0}", $"{(double)state.Step / state.StepsPerEpoch:P0}");
        }

        int filled = (int)(share * 40);
        IRenderable bar = new Markup(
            $"[green]{new string('━', filled)}[/][grey]{new string('━', 40 - filled)}[/] {share:P0}  {Left(state)} left");
        return new Rows(table, bar);
    }

    private static double Share(TrainingState state) =>
        ((state.Epoch - 1) + ((double)state.Step / state.StepsPerEpoch)) / state.Epochs;

    private string Left(TrainingState state) => Clock(_clock.Elapsed.TotalSeconds * ((1 - Share(state)) / Share(state)));
}
