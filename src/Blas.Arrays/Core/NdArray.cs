using System.Diagnostics;

namespace Blas.Arrays;

/// <summary>
/// An N-dimensional array of whatever element type: what is common to every <see cref="NdArray{T}"/>. Its static
/// members are NumPy's functions, so that <c>using np = Blas.Arrays.NdArray;</c> reads as one is used to.
/// </summary>
/// <remarks>
/// An array is a window (shape, strides, first element) on a block of pinned memory, aligned to 64 bytes, that its views
/// share. Disposing is optional: an array that is forgotten is freed by the garbage collector. <see cref="Dispose"/>
/// drops this array's share; the block is freed when the last array that shares it has been disposed, or when none can
/// be reached any more, and never while an operation of this library is running on it. Any use of an array after its
/// own <see cref="Dispose"/> throws <see cref="ObjectDisposedException"/>; other views of the same block stay good.
/// Arrays may be read by many threads at once, and disposed by any; concurrent writes are the caller's to order.
/// </remarks>
[DebuggerDisplay("{DebuggerDisplay,nq}")]
public abstract partial class NdArray : IDisposable
{
    private readonly nint[] _shape;
    private readonly nint[] _strides;
    private readonly ArrayStorage _storage;
    private int _disposed;

    /// <summary>A window on a storage, of which the array becomes an owner (the first owner is counted already).</summary>
    private protected NdArray(ArrayStorage storage, nint[] shape, nint[] strides, bool isWriteable, bool isFirstOwner)
    {
        if (!isFirstOwner)
        {
            storage.AddOwner();
        }

        _storage = storage;
        _shape = shape;
        _strides = strides;
        Size = ShapeMath.Size(shape);
        IsContiguous = ShapeMath.IsContiguous(shape, strides);
        IsWriteable = isWriteable;
    }

    /// <summary>The extents of the axes, outermost first. Empty for a 0-dimensional array (a scalar).</summary>
    public ReadOnlySpan<nint> Shape => _shape;

    /// <summary>
    /// How far apart neighbours along each axis lie, in <b>elements</b> (NumPy counts bytes: <see cref="ByteStrides"/>).
    /// </summary>
    public ReadOnlySpan<nint> Strides => _strides;

    /// <summary>The strides in bytes, as NumPy's <c>strides</c>: a new array.</summary>
    public virtual nint[] ByteStrides => System.Array.ConvertAll(_strides, s => s * ItemSize);

    /// <summary>The number of axes.</summary>
    public int NDim => _shape.Length;

    /// <summary>The number of elements.</summary>
    public nint Size { get; }

    /// <summary>Bytes per element.</summary>
    public abstract int ItemSize { get; }

    /// <summary>The type of an element.</summary>
    public abstract Type ElementType { get; }

    /// <summary>NumPy's name of the element type, such as <c>float32</c>.</summary>
    public abstract string DTypeName { get; }

    /// <summary>Bytes that the elements take, without gaps between them.</summary>
    public nint NBytes => Size * ItemSize;

    /// <summary>Whether the elements lie in C (row-major) order without gaps, so that a span can show them.</summary>
    public bool IsContiguous { get; }

    /// <summary>Whether the elements lie in Fortran (column-major) order without gaps.</summary>
    public bool IsFContiguous => ShapeMath.IsFContiguous(_shape, _strides);

    /// <summary>False for a stretched view, whose elements share memory (<see cref="NdArray{T}.BroadcastTo"/>).</summary>
    public bool IsWriteable { get; }

    /// <summary>Whether <see cref="Dispose"/> has been called on this array.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    private protected ArrayStorage Storage
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return _storage;
        }
    }

    private string DebuggerDisplay =>
        $"{DTypeName} {ShapeMath.Format(_shape)}{(IsDisposed ? " disposed" : string.Empty)}";

    /// <summary>The block that an array is a window on.</summary>
    internal static ArrayStorage StorageOf(NdArray array) => array.Storage;

    internal nint[] ShapeArray => _shape;

    internal nint[] StrideArray => _strides;

    /// <summary>The length of an axis.</summary>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>Its extent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public nint Length(int axis) => _shape[ShapeMath.NormalizeAxis(axis, NDim)];

    /// <summary>Gives up this array's share of the memory. Views of the same memory stay usable. May be called twice.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _storage.ReleaseOwner();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The array as NumPy's <c>repr</c> prints it: <c>array([1., 2.], dtype=float32)</c>.</summary>
    /// <returns>The text; for a disposed array, a note that it is.</returns>
    public abstract string ToRepr();

    /// <summary>Whether the two arrays are windows on one block; they need not overlap.</summary>
    /// <param name="a">An array.</param>
    /// <param name="b">An array.</param>
    /// <returns>True if they share their storage.</returns>
    public static bool SharesStorage(NdArray a, NdArray b) => ReferenceEquals(a._storage, b._storage);

    /// <summary>Keeps the memory in place while a kernel runs; to be disposed.</summary>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    internal Lease Hold() => new(Storage);

    internal void RequireWriteable(string paramName)
    {
        if (!IsWriteable)
        {
            throw new ArgumentException("output array is read-only", paramName);
        }
    }

    /// <summary>A kernel's hold on a block.</summary>
    internal readonly ref struct Lease
    {
        private readonly ArrayStorage? _held;

        public Lease(ArrayStorage storage)
        {
            storage.AddLease();
            _held = storage;
        }

        public void Dispose() => _held?.ReleaseLease();
    }
}
