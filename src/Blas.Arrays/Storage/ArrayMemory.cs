namespace Blas.Arrays;

/// <summary>What the arrays of this process hold outside the garbage collector's heap, for monitoring and leak tests.</summary>
public static class ArrayMemory
{
    private static long s_liveBlocks;
    private static long s_liveBytes;

    /// <summary>The alignment of every block that the library allocates, in bytes: a cache line, and an AVX-512 vector.</summary>
    public const int Alignment = 64;

    /// <summary>Blocks that are allocated (or, for wrapped arrays, pinned) and not yet freed.</summary>
    public static long LiveBlocks => Interlocked.Read(ref s_liveBlocks);

    /// <summary>Bytes of elements in <see cref="LiveBlocks"/>; wrapped arrays count as 0, since they belong to the caller.</summary>
    public static long LiveBytes => Interlocked.Read(ref s_liveBytes);

    internal static void Count(int blocks, long bytes)
    {
        Interlocked.Add(ref s_liveBlocks, blocks);
        Interlocked.Add(ref s_liveBytes, bytes);
    }
}
