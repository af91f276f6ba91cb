using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>
/// One block of pinned memory, shared by an array and all its views.
/// </summary>
/// <remarks>
/// Two counts decide when the block is freed, and both live in one word so that no moment exists between them: owners
/// (arrays that are not disposed) and leases (kernels that are running on it). Dispose drops an owner; the block goes
/// when no owner and no lease is left, so an array that is disposed in the middle of another thread's product is freed
/// after the product. Arrays that are merely forgotten keep their owner's count; then the finalizer frees, which runs
/// only when nothing can reach the block any more. A block is never recycled for another array.
/// </remarks>
internal sealed unsafe class ArrayStorage
{
    private const long OneLease = 1L << 32;
    private const long OwnerMask = OneLease - 1;

    private readonly nint _length;
    private readonly long _pressure;
    private GCHandle _pinnedArray;
    private MemoryHandle _handle;
    private MemoryMappedViewAccessor? _map;
    private void* _raw;
    private long _state = 1;

    private ArrayStorage(void* raw, void* start, nint byteLength, GCHandle pinnedArray, bool owned)
    {
        _raw = raw;
        Start = (byte*)start;
        _length = byteLength;
        _pinnedArray = pinnedArray;
        _pressure = owned ? byteLength : 0;
        if (_pressure > 0)
        {
            GC.AddMemoryPressure(_pressure);
        }

        ArrayMemory.Count(1, _pressure);
    }

    /// <summary>Frees a block that was never disposed, or not by all of its views.</summary>
    ~ArrayStorage()
    {
        // A finalizer of the caller's may have revived an array: no new lease from here on, and the last one frees.
        long state = Interlocked.And(ref _state, ~OwnerMask);
        if ((state & OwnerMask) != 0 && state < OneLease)
        {
            Free();
        }
    }

    /// <summary>The first byte; a multiple of 64 except in wrapped memory.</summary>
    public byte* Start { get; }

    /// <summary>The size in bytes.</summary>
    public nint ByteLength => _length;

    /// <summary>Whether no array owns the block any more.</summary>
    public bool IsReleased => (Volatile.Read(ref _state) & OwnerMask) == 0;

    /// <summary>The C# array whose memory this is; null if it is none. Only under a lease.</summary>
    public object? WrappedArray => _pinnedArray.IsAllocated ? _pinnedArray.Target : null;

    /// <summary>Allocates a block.</summary>
    /// <param name="byteLength">Its size; 0 is allowed.</param>
    /// <param name="zeroed">Whether it is cleared (large blocks come cleared from the system, untouched).</param>
    /// <param name="shape">The shape it is for, named if there is no memory.</param>
    /// <param name="typeName">The element type, likewise.</param>
    public static ArrayStorage Allocate(nint byteLength, bool zeroed, ReadOnlySpan<nint> shape, string typeName)
    {
        // One block beyond the machine's (or container's) memory is refused here: the system would lend it, and kill
        // the process at the touch of a page. (To ask takes as long as to allocate a small block.)
        if (byteLength > (1 << 24) && byteLength > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            ThrowOutOfMemory(byteLength, shape, typeName);
        }

        MemoryRelief.Relieve();
        nuint size = checked((nuint)byteLength + ArrayMemory.Alignment);
        void* raw = TryAllocate(size, zeroed);
        if (raw == null)
        {
            // Forgotten arrays may hold the memory that is missing.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            raw = TryAllocate(size, zeroed);
            if (raw == null)
            {
                ThrowOutOfMemory(byteLength, shape, typeName);
            }
        }

        void* start = (void*)(((nuint)raw + (ArrayMemory.Alignment - 1)) & ~(nuint)(ArrayMemory.Alignment - 1));
        return new ArrayStorage(raw, start, byteLength, default, owned: true);
    }

    /// <summary>Pins a managed array for as long as the storage lives.</summary>
    public static ArrayStorage Wrap<T>(T[] array)
        where T : unmanaged
    {
        GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new ArrayStorage(
            null, (void*)handle.AddrOfPinnedObject(), checked((nint)array.LongLength * sizeof(T)), handle, owned: false);
    }

    /// <summary>Takes over memory that its owner has pinned; the handle is disposed with the storage.</summary>
    public static ArrayStorage Wrap(MemoryHandle handle, nint byteLength) =>
        new(null, handle.Pointer, byteLength, default, owned: false) { _handle = handle };

    /// <summary>Maps a part of a file into memory, to be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="byteLength">Its size, at least 1: the file has as much.</param>
    public static ArrayStorage Map(string path, long offset, nint byteLength)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor map = file.CreateViewAccessor(offset, byteLength, MemoryMappedFileAccess.Read);
        byte* page = null;
        map.SafeMemoryMappedViewHandle.AcquirePointer(ref page);
        return new ArrayStorage(null, page + map.PointerOffset, byteLength, default, owned: false) { _map = map };
    }

    /// <summary>Adds an owner: a new view.</summary>
    public void AddOwner() => Add(1);

    /// <summary>Keeps the block from being freed until <see cref="ReleaseLease"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLease() => Add(OneLease);

    /// <summary>Drops an owner.</summary>
    public void ReleaseOwner()
    {
        long state = Volatile.Read(ref _state);
        while (true)
        {
            if ((state & OwnerMask) == 0)
            {
                return;
            }

            long seen = Interlocked.CompareExchange(ref _state, state - 1, state);
            if (seen == state)
            {
                break;
            }

            state = seen;
        }

        if (state == 1)
        {
            Free();
        }
    }

    /// <summary>Ends what <see cref="AddLease"/> began.</summary>
    public void ReleaseLease()
    {
        long left = Interlocked.Add(ref _state, -OneLease);
        Debug.Assert(left >= 0, "More leases were given back than were taken.");
        if (left == 0)
        {
            Free();
        }
    }

    private static void* TryAllocate(nuint size, bool zeroed)
    {
        try
        {
            void* block = zeroed ? NativeMemory.AllocZeroed(size) : NativeMemory.Alloc(size);
            HugePages.Advise(block, size);
            return block;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    private static void ThrowOutOfMemory(nint byteLength, ReadOnlySpan<nint> shape, string typeName)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        double amount = byteLength;
        int unit = 0;
        for (; amount >= 1024 && unit < units.Length - 1; unit++)
        {
            amount /= 1024;
        }

        throw new InsufficientMemoryException(string.Create(
            CultureInfo.InvariantCulture,
            $"Unable to allocate {amount:G3} {units[unit]} for an array with shape {ShapeMath.Format(shape)} and data type {typeName}"));
    }

    private void Add(long amount)
    {
        long state = Volatile.Read(ref _state);
        while (true)
        {
            ObjectDisposedException.ThrowIf((state & OwnerMask) == 0, typeof(NdArray));
            long seen = Interlocked.CompareExchange(ref _state, state + amount, state);
            if (seen == state)
            {
                return;
            }

            state = seen;
        }
    }

    // Reached by exactly one thread: the one whose decrement took the state to zero, or the finalizer in its stead.
    [SuppressMessage("Usage", "CA1816", Justification = "The storage is disposed by counting, here.")]
    private void Free()
    {
        GC.SuppressFinalize(this);
        if (_raw != null)
        {
            NativeMemory.Free(_raw);
            _raw = null;
        }

        if (_pinnedArray.IsAllocated)
        {
            _pinnedArray.Free();
        }

        _handle.Dispose();
        if (_map is { } map)
        {
            _map = null;
            map.SafeMemoryMappedViewHandle.ReleasePointer();
            map.Dispose();
        }

        if (_pressure > 0)
        {
            GC.RemoveMemoryPressure(_pressure);
        }

        ArrayMemory.Count(-1, -_pressure);
    }
}
