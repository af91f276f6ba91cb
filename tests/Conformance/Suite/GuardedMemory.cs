using System.Numerics;
using System.Runtime.InteropServices;

namespace Conformance;

/// <summary>
/// The memory of an operand between guard zones. All that is not an element holds a NaN that is known bit for bit:
/// reading it spoils the result, and writing it is seen.
/// </summary>
internal abstract class GuardedMemory<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int Guard = 40;
    private readonly T[] _memory;
    private T[] _before = [];

    /// <param name="extent">The elements from the first to the last.</param>
    /// <param name="shift">Moves the first element off its alignment.</param>
    protected GuardedMemory(int extent, int shift)
    {
        Extent = extent;
        Start = Guard + shift;
        _memory = new T[extent + (2 * Guard) + shift];
        for (int i = 0; i < _memory.Length; i++)
            _memory[i] = Scalar<T, TReal>.Marker(i);
    }

    public int Extent { get; }

    /// <summary>Exactly what the routine may be given: not an element more.</summary>
    public Span<T> Span => _memory.AsSpan(Start, Extent);

    protected int Start { get; }

    protected ref T At(int offset) => ref _memory[Start + offset];

    /// <summary>What the element held when the snapshot was taken.</summary>
    protected T Was(int offset) => _before[Start + offset];

    /// <summary>Remembers every bit.</summary>
    public void Remember() => _before = [.. _memory];

    /// <summary>Puts every bit back.</summary>
    public void Restore() => _before.CopyTo(_memory, 0);

    /// <summary>Keeps the memory where it is: a library may round otherwise at another alignment.</summary>
    public GCHandle Pin() => GCHandle.Alloc(_memory, GCHandleType.Pinned);

    /// <summary>All elements now, for comparisons of bits.</summary>
    public byte[] Bits() => MemoryMarshal.AsBytes(_memory.AsSpan()).ToArray();

    /// <summary>Fails if a bit has changed anywhere.</summary>
    public void Unchanged(string name, Func<string> context) => Unchanged(name, context, static _ => false);

    /// <summary>Fails if a bit has changed where <paramref name="mayChange"/> (of an offset from the first element) says no.</summary>
    protected void Unchanged(string name, Func<string> context, Func<int, bool> mayChange)
    {
        if (MemoryMarshal.AsBytes(_memory.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(_before.AsSpan())))
            return;
        for (int i = 0; i < _memory.Length; i++)
        {
            if (Same(_memory[i], _before[i]) || (i >= Start && i < Start + Extent && mayChange(i - Start)))
                continue;
            string where = i < Start ? $"{Start - i} before its start"
                : i >= Start + Extent ? $"{i - Start - Extent} after its end" : $"at offset {i - Start}, which is not for writing";
            throw new ConformanceException($"{context()}: memory of {name} was changed {where}: from {_before[i]} to {_memory[i]}.");
        }
    }

    public static bool Same(T a, T b) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b)));
}
