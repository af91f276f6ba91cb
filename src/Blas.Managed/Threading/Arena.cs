using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>Where an <see cref="Arena"/> has its memory from, piece by piece.</summary>
internal interface IArenaSource
{
    /// <summary>So many bytes, 64-byte aligned.</summary>
    nint Take(nuint bytes);

    /// <summary>Ends what <see cref="Take"/> gave.</summary>
    void GiveBack(nint piece);
}

/// <summary>
/// A thread's working memory: 64-byte aligned blocks, taken and given back as a stack, kept for the next call and
/// freed when the thread ends.
/// </summary>
internal sealed unsafe class Arena
{
    private const int Blocks = 32;
    private const nuint Alignment = 64;
    private const nuint Smallest = 1 << 16;

    [ThreadStatic]
    private static Arena? t_current;

    private readonly List<nint> _pieces = []; // from the source, and none without one
    private readonly IArenaSource? _source;
    private BlockTable _blocks;
    private SizeTable _sizes;
    private int _block;
    private nuint _used;

    /// <param name="source">Where each piece of memory comes from by itself; null for blocks that are kept.</param>
    public Arena(IArenaSource? source) => _source = source;

    ~Arena()
    {
        for (int i = 0; i < Blocks; i++)
        {
            NativeMemory.AlignedFree((void*)_blocks[i]);
        }
    }

    /// <summary>The source of the threads' arenas from now on: tests put each piece between pages that must not be touched.</summary>
    public static IArenaSource? Source { get; set; }

    /// <summary>The calling thread's.</summary>
    public static Arena Current => t_current ??= new Arena(Source);

    /// <summary>Marks the present level; <see cref="Lease.Dispose"/> returns to it.</summary>
    /// <returns>The mark.</returns>
    public Lease Open() => new(this, _block, _used, _pieces.Count);

    /// <summary>Takes memory for elements, not cleared, until the enclosing lease ends.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">How many.</param>
    /// <returns>The first, 64-byte aligned.</returns>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T* Take<T>(nint count)
        where T : unmanaged
    {
        nuint bytes = checked((nuint)count * (nuint)sizeof(T));
        if (_source is { } source)
        {
            return (T*)TakeFrom(source, bytes);
        }

        bytes = (bytes + Alignment - 1) & ~(Alignment - 1);
        while (_blocks[_block] == 0 || _sizes[_block] - _used < bytes)
        {
            if (_blocks[_block] == 0 || _used == 0)
            {
                Replace(_block, bytes);
            }
            else
            {
                _block++;
                _used = 0;
            }
        }

        T* memory = (T*)((byte*)_blocks[_block] + _used);
        _used += bytes;
        return memory;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Replace(int block, nuint bytes)
    {
        nuint size = Math.Max(Math.Max(bytes, Smallest), block > 0 ? _sizes[block - 1] * 2 : 0);
        NativeMemory.AlignedFree((void*)_blocks[block]);
        _blocks[block] = 0;
        _blocks[block] = (nint)NativeMemory.AlignedAlloc(size, Alignment);
        _sizes[block] = size;
    }

    private nint TakeFrom(IArenaSource source, nuint bytes)
    {
        nint piece = source.Take(bytes);
        _pieces.Add(piece);
        return piece;
    }

    private void GiveBack(int count)
    {
        while (_pieces.Count > count)
        {
            _source!.GiveBack(_pieces[^1]);
            _pieces.RemoveAt(_pieces.Count - 1);
        }
    }

    /// <summary>A level of the stack.</summary>
    public readonly ref struct Lease
    {
        private readonly Arena _scratch;
        private readonly int _block;
        private readonly nuint _used;
        private readonly int _pieces;

        internal Lease(Arena arena, int block, nuint used, int pieces)
        {
            _scratch = arena;
            _block = block;
            _used = used;
            _pieces = pieces;
        }

        /// <summary>Gives back what was taken since.</summary>
        public void Dispose()
        {
            _scratch._block = _block;
            _scratch._used = _used;
            if (_scratch._pieces.Count != _pieces)
            {
                _scratch.GiveBack(_pieces);
            }
        }
    }

    [InlineArray(Blocks)]
    private struct BlockTable
    {
        private nint _first;
    }

    [InlineArray(Blocks)]
    private struct SizeTable
    {
        private nuint _first;
    }
}
