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

/// <summary>A block of native memory that goes back to its thread's cache, or to the system when the thread is gone.</summary>
internal sealed unsafe class ScratchBlock
{
    private const nuint Alignment = 64;
    private const nuint KeptAtMost = 64 << 20;

    [ThreadStatic]
    private static ScratchBlock? s_cached;

    private readonly nuint _bytes;

    private ScratchBlock(nuint bytes)
    {
        _bytes = bytes;
        Pointer = NativeMemory.AlignedAlloc(bytes, Alignment);
    }

    ~ScratchBlock() => NativeMemory.AlignedFree(Pointer);

    public void* Pointer { get; }

    public static ScratchBlock Rent(nuint bytes)
    {
        ScratchBlock? block = s_cached;
        if (block is not null && block._bytes >= bytes)
        {
            s_cached = null;
            return block;
        }

        // Rounded up, so that slowly growing sizes don't allocate each time; not what is too large to be kept anyway.
        return new ScratchBlock(bytes > KeptAtMost ? bytes : Math.Max(4096, System.Numerics.BitOperations.RoundUpToPowerOf2(bytes)));
    }

    public void Return()
    {
        if (_bytes <= KeptAtMost && (s_cached is null || s_cached._bytes < _bytes))
            s_cached = this;
    }
}
