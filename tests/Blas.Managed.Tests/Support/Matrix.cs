using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed.Tests;

/// <summary>
/// A column-major matrix (a vector is a matrix of one row with a leading dimension) in pinned memory, with room before,
/// between and after the columns that is filled with NaN and must stay as it is.
/// </summary>
internal sealed unsafe class Matrix<T>
    where T : unmanaged
{
    private const int Guard = 16;
    private const int Held = 64;

    [ThreadStatic]
    private static object?[]? t_held;

    [ThreadStatic]
    private static int t_next;

    private readonly T[] _memory;
    private readonly byte[] _before;

    public Matrix(int rows, int columns, int padding = 0, Random? random = null)
    {
        Rows = rows;
        Columns = columns;
        Ld = Math.Max(1, rows) + padding;
        _memory = GC.AllocateUninitializedArray<T>((2 * Guard) + (Ld * Math.Max(1, columns)), pinned: true);
        Array.Fill(_memory, Element.NaN<T>());
        if (random is not null)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int i = 0; i < rows; i++)
                {
                    this[i, j] = Element.Random<T>(random);
                }
            }
        }

        _before = MemoryMarshal.AsBytes(_memory.AsSpan()).ToArray();
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Ld { get; }

    /// <summary>
    /// The first element. A pointer keeps nothing alive, and the last use of a matrix is often a call that works on it: so the thread holds on to the
    /// last ones asked for.
    /// </summary>
    public T* Pointer
    {
        get
        {
            object?[] held = t_held ??= new object?[Held];
            t_next = (t_next + 1) % Held;
            held[t_next] = _memory;
            return (T*)Unsafe.AsPointer(ref _memory[Guard]);
        }
    }

    public T this[int i, int j]
    {
        get => _memory[Guard + i + (j * Ld)];
        set => _memory[Guard + i + (j * Ld)] = value;
    }

    public Complex Get(int i, int j) => Element.Widen(this[i, j]);

    /// <summary>op(A)[i, j].</summary>
    public Complex Get(Transpose trans, int i, int j) => trans switch
    {
        Transpose.None => Get(i, j),
        Transpose.Transpose => Get(j, i),
        Transpose.ConjugateTranspose => Complex.Conjugate(Get(j, i)),
        _ => Complex.Conjugate(Get(i, j)),
    };

    public void Fill(T value)
    {
        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                this[i, j] = value;
            }
        }
    }

    public Matrix<T> Clone()
    {
        var copy = new Matrix<T>(Rows, Columns, Ld - Math.Max(1, Rows));
        _memory.CopyTo(copy._memory, 0);
        return copy;
    }

    /// <summary>The bytes of all elements and of the room between them.</summary>
    public byte[] Bytes() => MemoryMarshal.AsBytes(_memory.AsSpan()).ToArray();

    /// <summary>Asserts that nothing outside the elements has been written.</summary>
    public void AssertPaddingUntouched()
    {
        ReadOnlySpan<byte> now = MemoryMarshal.AsBytes(_memory.AsSpan());
        for (int k = 0; k < _memory.Length; k++)
        {
            int i = k - Guard;
            bool inside = i >= 0 && i / Ld < Columns && i % Ld < Rows;
            if (!inside && !now.Slice(k * sizeof(T), sizeof(T)).SequenceEqual(_before.AsSpan(k * sizeof(T), sizeof(T))))
            {
                Assert.Fail($"Memory outside a {Rows}x{Columns} matrix (ld {Ld}) was written, at offset {i}.");
            }
        }
    }
}
