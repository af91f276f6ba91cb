using System.Numerics;
using System.Runtime.InteropServices;
using GuardPages;

namespace Conformance;

/// <summary>
/// The memory of an operand between guard zones. All that is not an element holds a NaN that is known bit for bit:
/// reading it spoils the result, and writing it is seen. With <c>CONFORMANCE_GUARD_PAGES=1</c> the last element is the last before a page that can't
/// be touched, so that reading past it ends the process: too hard for libraries that do so, and right for our own.
/// </summary>
internal abstract unsafe class GuardedMemory<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int Guard = 40;
    private const int Held = 64;
    private static readonly bool s_usesPages = Environment.GetEnvironmentVariable("CONFORMANCE_GUARD_PAGES") == "1";

    // A span of native memory keeps nothing alive, and a call may be the last use of an operand: the thread holds on to the last ones.
    [ThreadStatic]
    private static object?[]? t_held;

    [ThreadStatic]
    private static int t_next;

    private readonly T[] _array = [];
    private readonly GuardedBlock? _block;
    private readonly int _length;
    private T[] _before = [];

    /// <param name="extent">The elements from the first to the last.</param>
    /// <param name="shift">Moves the first element off its alignment.</param>
    protected GuardedMemory(int extent, int shift)
    {
        Extent = extent;
        Start = Guard + shift;
        _length = Start + extent + (s_usesPages ? 0 : Guard);
        if (s_usesPages)
            _block = new GuardedBlock((nuint)_length * (nuint)sizeof(T));
        else
            _array = new T[_length];
        Span<T> memory = Memory;
        for (int i = 0; i < memory.Length; i++)
            memory[i] = Scalar<T, TReal>.Marker(i);
    }

    public int Extent { get; }

    /// <summary>Exactly what the routine may be given: not an element more.</summary>
    public Span<T> Span
    {
        get
        {
            object?[] held = t_held ??= new object?[Held];
            t_next = (t_next + 1) % Held;
            held[t_next] = _block;
            return Memory.Slice(Start, Extent);
        }
    }

    protected int Start { get; }

    private Span<T> Memory => _block is null ? _array : new Span<T>((T*)_block.End - _length, _length);

    protected ref T At(int offset) => ref Memory[Start + offset];

    /// <summary>What the element held when the snapshot was taken.</summary>
    protected T Was(int offset) => _before[Start + offset];

    /// <summary>Remembers every bit.</summary>
    public void Remember() => _before = Memory.ToArray();

    /// <summary>Puts every bit back.</summary>
    public void Restore() => _before.CopyTo(Memory);

    /// <summary>Keeps the memory where it is: a library may round otherwise at another alignment.</summary>
    public GCHandle Pin() => GCHandle.Alloc(_array, GCHandleType.Pinned);

    /// <summary>All elements now, for comparisons of bits.</summary>
    public byte[] Bits() => MemoryMarshal.AsBytes(Memory).ToArray();

    /// <summary>Fails if a bit has changed anywhere.</summary>
    public void Unchanged(string name, Func<string> context) => Unchanged(name, context, static _ => false);

    /// <summary>Fails if a bit has changed where <paramref name="mayChange"/> (of an offset from the first element) says no.</summary>
    protected void Unchanged(string name, Func<string> context, Func<int, bool> mayChange)
    {
        Span<T> memory = Memory;
        if (MemoryMarshal.AsBytes(memory).SequenceEqual(MemoryMarshal.AsBytes(_before.AsSpan())))
            return;
        for (int i = 0; i < memory.Length; i++)
        {
            if (Same(memory[i], _before[i]) || (i >= Start && i < Start + Extent && mayChange(i - Start)))
                continue;
            string where = i < Start ? $"{Start - i} before its start"
                : i >= Start + Extent ? $"{i - Start - Extent} after its end" : $"at offset {i - Start}, which is not for writing";
            throw new ConformanceException($"{context()}: memory of {name} was changed {where}: from {_before[i]} to {memory[i]}.");
        }
    }

    public static bool Same(T a, T b) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b)));
}
