namespace Nn.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The work failed: a file, a data set, a model.</summary>
    public const int Failure = 1;

    /// <summary>The command line can't be obeyed: an unknown option, a value out of range, a provider that is not there.</summary>
    public const int Usage = 2;

    /// <summary>Something is slower than in an earlier run.</summary>
    public const int Slower = 3;

    /// <summary>A provider gave a result that no rounding explains.</summary>
    public const int WrongResult = 4;

    /// <summary>Stopped by Ctrl-C, as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM: 128 + 15.</summary>
    public const int Terminated = 143;
}
