using System.Runtime.InteropServices;

namespace Blas;

/// <summary>
/// Memory for the length of one call, 64-byte aligned, from the thread's own cache: repeated calls of one size take
/// nothing from the system. Contents are undefined. Dispose gives it back.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public unsafe ref struct Scratch<T>
    where T : unmanaged
{
    private ScratchBlock? _block;

    /// <summary>Takes memory.</summary>
    /// <param name="length">The number of elements, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or its bytes can't be counted.</exception>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public Scratch(nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > nint.MaxValue / sizeof(T))
            throw new ArgumentOutOfRangeException(nameof(length), length, $"{length} elements of {sizeof(T)} bytes are more than there can be.");
        _block = ScratchBlock.Rent((nuint)length * (nuint)sizeof(T));
        Pointer = (T*)_block.Pointer;
    }

    /// <summary>The first element.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ScratchBlock? taken = _block;
        _block = null;
        Pointer = null;
        taken?.Return();
    }
}

/// <summary>
/// A block of native memory. A few go back to their thread's cache, and to the system when the thread is gone; large ones
/// go back to the system at once: the collector, which sees only this small object, would let them pile up.
/// </summary>
internal sealed unsafe class ScratchBlock : IDisposable
{
    private const nuint Alignment = 64;
    private const nuint KeptAtMost = 16 << 20;

    // A call that holds several blocks at a time finds all of them again.
    private const int MostKept = 4;

    // The thread's cache, a list with the last returned block first.
    [ThreadStatic]
    private static ScratchBlock? s_cached;

    private readonly nuint _bytes;
    private ScratchBlock? _next;

    private ScratchBlock(nuint bytes)
    {
        _bytes = bytes;
        Pointer = NativeMemory.AlignedAlloc(bytes, Alignment);
    }

    ~ScratchBlock() => NativeMemory.AlignedFree(Pointer);

    public void* Pointer { get; private set; }

    public static ScratchBlock Rent(nuint bytes)
    {
        ScratchBlock? before = null;
        for (ScratchBlock? block = s_cached; block is not null; before = block, block = block._next)
        {
            if (block._bytes >= bytes)
            {
                Unlink(before, block);
                return block;
            }
        }

        // Rounded up, so that slowly growing sizes don't allocate each time; not what is too large to be kept anyway.
        return new ScratchBlock(bytes > KeptAtMost ? bytes : Math.Max(4096, System.Numerics.BitOperations.RoundUpToPowerOf2(bytes)));
    }

    public void Return()
    {
        if (_bytes > KeptAtMost)
        {
            Dispose();
            return;
        }

        _next = s_cached;
        s_cached = this;

        // The smallest block is the one that the next call is least likely to find large enough.
        int count = 0;
        ScratchBlock smallest = this;
        ScratchBlock? before = null, beforeSmallest = null;
        for (ScratchBlock? block = this; block is not null; before = block, block = block._next)
        {
            count++;
            if (block._bytes < smallest._bytes)
                (smallest, beforeSmallest) = (block, before);
        }

        if (count > MostKept)
        {
            Unlink(beforeSmallest, smallest);
            smallest.Dispose();
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }

    private static void Unlink(ScratchBlock? before, ScratchBlock block)
    {
        if (before is null)
            s_cached = block._next;
        else
            before._next = block._next;
        block._next = null;
    }
}
