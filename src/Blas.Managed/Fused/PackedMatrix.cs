using System.Numerics;
using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>
/// One operand of a product in the order in which the kernels read it, to be used again and again without being packed each time:
/// the weights of a layer that is asked many times. In row-major order it is the right operand (C = X W), in column-major order the
/// left one (C = W X). It is a copy: a change of the matrix that it was made from doesn't reach it.
/// </summary>
/// <remarks>
/// Its memory is its own. Disposing is optional and may happen at any time: a product that is under way keeps the memory until it
/// ends, and one that begins later throws <see cref="ObjectDisposedException"/>.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public sealed unsafe class PackedMatrix<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly Memory _memory;

    internal PackedMatrix(Layout layout, nint rows, nint columns, bool isConjugated, SimdWidth width, nint length)
    {
        (Layout, Rows, Columns, IsConjugated, Width) = (layout, rows, columns, isConjugated, width);
        _memory = new Memory(checked((nuint)length * (nuint)sizeof(T)));
    }

    /// <summary>The order of the products that it takes part in.</summary>
    public Layout Layout { get; }

    /// <summary>Rows of the matrix after op.</summary>
    public nint Rows { get; }

    /// <summary>Columns of the matrix after op.</summary>
    public nint Columns { get; }

    internal bool IsConjugated { get; }

    internal SimdWidth Width { get; }

    /// <summary>The rows of the column-major product's left operand.</summary>
    internal nint M => Layout == Layout.RowMajor ? Columns : Rows;

    /// <summary>Its columns: the length of the sums.</summary>
    internal nint K => Layout == Layout.RowMajor ? Rows : Columns;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"PackedMatrix<{typeof(T).Name}> {Rows} x {Columns}, {Layout}";

    /// <summary>Holds the memory until <see cref="Release"/>.</summary>
    /// <returns>The elements.</returns>
    /// <exception cref="ObjectDisposedException">The matrix was disposed.</exception>
    internal T* Hold()
    {
        bool held = false;
        try
        {
            _memory.DangerousAddRef(ref held);
        }
        catch (ObjectDisposedException)
        {
            throw new ObjectDisposedException(ToString());
        }

        return (T*)_memory.DangerousGetHandle();
    }

    /// <summary>Lets go of the memory.</summary>
    internal void Release() => _memory.DangerousRelease();

    private sealed class Memory : SafeHandle
    {
        public Memory(nuint bytes)
            : base(0, ownsHandle: true) => SetHandle((nint)NativeMemory.AlignedAlloc(Math.Max(bytes, 64), 64));

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            NativeMemory.AlignedFree((void*)handle);
            return true;
        }
    }
}
