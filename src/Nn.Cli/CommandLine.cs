using System.CommandLine;
using Blas;
using Nn.Cli.Commands;
using Spectre.Console;

namespace Nn.Cli;

/// <summary>The program without the process: arguments in, text and an exit code out. Every failure ends as one message.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        // Text that goes to a file or another program has no colours, and lines that don't depend on a window.
        var to = new AnsiConsoleOutput(output);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = to,
            Ansi = to.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = to.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!to.IsTerminal)
            console.Profile.Width = 4096;

        var root = new RootCommand("Dense neural networks on any BLAS.")
        {
            new TrainCommand(console),
            new EvaluateCommand(console),
            new PredictCommand(console),
            new ProvidersCommand(console),
            new CompareCommand(console),
            new RecommendCommand(console),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
                await error.WriteLineAsync($"error: {message}");
            await error.WriteLineAsync("Try --help.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (Explain(failure) is (int code, string text))
        {
            await error.WriteLineAsync($"error: {text}");
            return code;
        }
    }

    // What a user can do something about is said in a line. Anything else is a mistake of this program, and says so,
    // in a line as well: a stack trace helps only its authors, who can ask for it.
    private static (int Code, string Text) Explain(Exception failure)
    {
        switch (failure)
        {
            case UsageException or ProviderLoadException:
                return (ExitCode.Usage, failure.Message);
            case IOException or UnauthorizedAccessException or FormatException or InvalidDataException or ArgumentException
                or ArithmeticException or NotSupportedException or OutOfMemoryException:
                return (ExitCode.Failure, Message.Of(failure));
            default:
                string detail = Environment.GetEnvironmentVariable("NN_TRACE") == "1"
                    ? Environment.NewLine + failure
                    : " (set NN_TRACE=1 for details)";
                return (ExitCode.Failure, $"internal: {failure.GetType().Name}: {failure.Message}{detail}");
        }
    }
}
