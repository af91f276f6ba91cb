namespace Blas.Managed.Tests;

/// <summary>What an action allocates on the calling thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// The least of several measurements: a collection that falls into one of them counts the rest of the thread's
    /// allocation buffer, up to 8 KiB, as allocated. What the action itself allocates is in all of them.
    /// </summary>
    /// <param name="action">The action, already warm.</param>
    /// <returns>Bytes.</returns>
    public static long Least(Action action)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
