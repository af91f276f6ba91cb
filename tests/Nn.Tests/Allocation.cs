namespace Nn.Tests;

/// <summary>What the calling thread takes from the collector.</summary>
internal static class Allocation
{
    /// <summary>
    /// The least that a turn of several takes. What a call allocates is in every turn. In some there is more that is none of its doing: the runtime
    /// allocates for what a thread runs for the first time, and a collection that another test causes takes away the rest of the thread's allocation buffer.
    /// </summary>
    public static long Least(Action turn, int turns = 10)
    {
        var least = long.MaxValue;
        for (var i = 0; i < turns && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            turn();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
