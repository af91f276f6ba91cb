using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed.Tests;

/// <summary>
/// A column-major matrix (a vector is a matrix of one row with a leading dimension) with room before and between the columns that is filled with NaN
/// and must stay as it is. Its last element is the last before a page that can't be touched, where the system lets us have one.
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

    private readonly GuardedBlock _block;
    private readonly byte[] _before;

    public Matrix(int rows, int columns, int padding = 0, Random? random = null)
    {
        Rows = rows;
        Columns = columns;
        Ld = Math.Max(1, rows) + padding;
        _block = new GuardedBlock((nuint)sizeof(T) * (nuint)(Guard + Extent));
        Memory.Fill(Element.NaN<T>());
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

        _before = MemoryMarshal.AsBytes(Memory).ToArray();
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
            held[t_next] = _block;
            return (T*)_block.End - Extent;
        }
    }

    // From the first to the last element: what follows the last column's rows belongs to nobody.
    private int Extent => Rows == 0 || Columns == 0 ? 0 : (Ld * (Columns - 1)) + Rows;

    private Span<T> Memory => new((T*)_block.End - Extent - Guard, Guard + Extent);

    public T this[int i, int j]
    {
        get => Memory[Guard + i + (j * Ld)];
        set => Memory[Guard + i + (j * Ld)] = value;
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
        Memory.CopyTo(copy.Memory);
        return copy;
    }

    /// <summary>The bytes of all elements and of the room between them.</summary>
    public byte[] Bytes() => MemoryMarshal.AsBytes(Memory).ToArray();

    /// <summary>Asserts that nothing outside the elements has been written.</summary>
    public void AssertPaddingUntouched()
    {
        ReadOnlySpan<byte> now = MemoryMarshal.AsBytes(Memory);
        for (int k = 0; k < Memory.Length; k++)
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
