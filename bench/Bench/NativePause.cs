namespace Bench;

/// <summary>
/// How long the idle threads of OpenBLAS look for the next call before they sleep: 2 to the power of <c>OPENBLAS_THREAD_TIMEOUT</c> ticks of
/// the processor's clock, 2^28 of them, a tenth of a second, where the variable is not set.
/// </summary>
internal static class NativePause
{
    /// <summary>A pause after which they sleep.</summary>
    public static int Milliseconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("OPENBLAS_THREAD_TIMEOUT"), out int bits) && bits <= 22 ? 5 : 150;
}
