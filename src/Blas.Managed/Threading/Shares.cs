using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Pieces of a vector, cut into one run of neighbours for each thread. A thread takes those of its own share, in order, and then what is left
/// of the others': the same thread meets the same memory in call after call, and nobody waits for one that comes late.
/// </summary>
internal readonly unsafe struct Shares
{
    // A cache line: counters that lie on one would pass it to and fro between the threads.
    private const nint Line = 64;

    private readonly byte* _next;
    private readonly nint _pieces;

    /// <summary>Shares pieces out.</summary>
    /// <param name="arena">Where the counters live, until its lease ends.</param>
    /// <param name="pieces">How many, at least one.</param>
    /// <param name="threads">How many threads may come.</param>
    public Shares(Arena arena, nint pieces, int threads)
    {
        (Count, _pieces) = (Math.Min(threads, pieces), pieces);
        _next = arena.Take<byte>(Count * Line);
        for (nint share = 0; share < Count; share++)
        {
            Next(share) = First(share);
        }
    }

    /// <summary>How many shares.</summary>
    public nint Count { get; }

    /// <summary>Takes a piece that nobody has taken.</summary>
    /// <param name="share">The caller's share.</param>
    /// <param name="piece">The piece.</param>
    /// <returns>Whether there was one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(nint share, out nint piece)
    {
        for (nint i = 0; i < Count; i++)
        {
            nint from = share + i < Count ? share + i : share + i - Count;

            // Looked at before it is counted on, which would take the line from its owner.
            if (Volatile.Read(ref Next(from)) < First(from + 1))
            {
                piece = (nint)Interlocked.Increment(ref Next(from)) - 1;
                if (piece < First(from + 1))
                {
                    return true;
                }
            }
        }

        piece = 0;
        return false;
    }

    private nint First(nint share) => share * _pieces / Count;

    private ref long Next(nint share) => ref *(long*)(_next + (share * Line));
}
