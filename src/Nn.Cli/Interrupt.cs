using System.Runtime.InteropServices;

namespace Nn.Cli;

/// <summary>
/// Turns the first Ctrl-C (or SIGTERM) into a cancellation, so that work in progress is saved; the second one ends the process.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells the first signal.</summary>
    public int ExitCode { get; private set; } = Cli.ExitCode.Interrupted;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            // The process ends here, in whatever it draws: a display that hid the terminal's cursor can't bring it back. A terminal that
            // takes no text at the moment must not keep the process.
            if (!Console.IsOutputRedirected && !OperatingSystem.IsWindows())
                Task.Run(static () => Console.Write("\e[?25h")).Wait(TimeSpan.FromMilliseconds(200));
            return;
        }

        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGTERM)
            ExitCode = Cli.ExitCode.Terminated;
        _source.Cancel();
    }
}
