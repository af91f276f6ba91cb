using System.Diagnostics;

namespace Blas.Arrays;

/// <summary>
/// Keeps a loop that makes arrays and forgets them from outrunning the finalizers that free them: past a budget of new bytes, the young
/// generations are collected and the finalizers are given a moment.
/// </summary>
/// <remarks>
/// The collector is told of every block as memory pressure, but takes its time. Where a collection frees little, since the arrays are
/// in use or are disposed anyway, the budget doubles, so that such programs pay for a few collections and no more.
/// </remarks>
internal static class MemoryRelief
{
    private const long LeastBudget = 32L << 20;
    private const long GreatestBudget = 1L << 30;
    private const int PatienceMilliseconds = 20;

    private static long s_floor;
    private static long s_budget = LeastBudget;
    private static int s_isBusy;

    /// <summary>To be called before a block is allocated.</summary>
    public static void Relieve()
    {
        long live = ArrayMemory.LiveBytes, floor = Volatile.Read(ref s_floor);
        if (live < floor)
        {
            Volatile.Write(ref s_floor, live);
            return;
        }

        long grown = live - floor, budget = Volatile.Read(ref s_budget);
        if (grown < Math.Max(budget, floor / 2) || Interlocked.Exchange(ref s_isBusy, 1) != 0)
        {
            return;
        }

        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        long left = Wait(floor + (grown / 4));
        Volatile.Write(ref s_budget, live - left < grown / 4 ? Math.Min(2 * budget, GreatestBudget) : LeastBudget);
        Volatile.Write(ref s_floor, left);
        Volatile.Write(ref s_isBusy, 0);
    }

    // Not to the end: a finalizer may wait for something that this thread holds.
    private static long Wait(long enough)
    {
        long left = ArrayMemory.LiveBytes, progress = Stopwatch.GetTimestamp(), start = progress;
        while (left > enough && Stopwatch.GetElapsedTime(start).TotalMilliseconds < PatienceMilliseconds && Stopwatch.GetElapsedTime(progress).TotalMilliseconds < 2)
        {
            Thread.Sleep(0);
            long now = ArrayMemory.LiveBytes;
            progress = now < left ? Stopwatch.GetTimestamp() : progress;
            left = now;
        }

        return left;
    }
}
