using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nn.Cli.Compare.Measuring;

/// <summary>
/// Threads of a library that look for their next call in a loop: they hold processors in the turn of whoever comes next. OpenBLAS's look for
/// 2^<c>OPENBLAS_THREAD_TIMEOUT</c> ticks of the processor's clock, 2^28 where the variable is not set: a tenth of a second.
/// </summary>
internal static partial class SpinningThreads
{
    private const string Variable = "OPENBLAS_THREAD_TIMEOUT";

    // Two milliseconds at two billion ticks a second, as long as the managed provider's threads look.
    private const string Soon = "22";

    // Longer than a tick of most kernels' clocks, at which the time of a running thread is counted.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(4);

    // Who computes for longer than OpenBLAS's threads look is somebody else, and may never end.
    private static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(150);

    /// <summary>Waits until this process computes nothing any more, at most 0.15 s.</summary>
    /// <returns>Whether it was quiet at the end.</returns>
    public static bool LetSleep()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_most)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long begin = Stopwatch.GetTimestamp();
            Thread.Sleep(s_look);
            if (Environment.CpuUsage.TotalTime - before < Stopwatch.GetElapsedTime(begin) / 5)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Lets OpenBLAS's threads sleep after two milliseconds where the user has not said otherwise: what each turn would wait for otherwise. To be
    /// called before the library is loaded, which reads the variable then. Calls that follow each other are none the slower.
    /// </summary>
    public static void SleepSoon()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()))
            _ = SetEnvironment(Variable, Soon, 1);
    }

    // The runtime's own method changes what it shows to managed code, and not what a library's getenv finds.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
