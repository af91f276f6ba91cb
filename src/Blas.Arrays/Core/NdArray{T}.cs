using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>
/// An N-dimensional array of <typeparamref name="T"/> in pinned memory, with NumPy's semantics: slices, transposes and
/// most reshapes are views of the same elements.
/// </summary>
/// <typeparam name="T">
/// The element type: any unmanaged type can be stored, indexed and reshaped; arithmetic needs a number.
/// </typeparam>
/// <inheritdoc cref="NdArray" path="/remarks"/>
public sealed unsafe partial class NdArray<T> : NdArray
    where T : unmanaged
{
    private readonly T* _data;

    internal NdArray(
        ArrayStorage storage, T* data, nint[] shape, nint[] strides, bool isWriteable = true, bool isFirstOwner = false)
        : base(storage, shape, strides, isWriteable, isFirstOwner) => _data = data;

    /// <inheritdoc/>
    public override int ItemSize => sizeof(T);

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <inheritdoc/>
    public override string DTypeName => DType.Name<T>();

    /// <summary>
    /// The first element (the one whose indices are all 0), for native code and kernels; the others are
    /// <see cref="NdArray.Strides"/> away.
    /// </summary>
    /// <remarks>
    /// Good while the array is neither disposed nor collected: hold it in a field or a <c>using</c>, end the work with
    /// <see cref="GC.KeepAlive(object)"/>, or use <see cref="Pin"/>, which guarantees it. The memory never moves.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    public T* Pointer
    {
        get
        {
            _ = Storage;
            return _data;
        }
    }

    /// <summary>
    /// The memory as a scope: it stays, whoever disposes the array meanwhile, until the pin is disposed.
    /// </summary>
    /// <returns>The pin, with the pointer; dispose it, once.</returns>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    public ArrayPin<T> Pin()
    {
        ArrayStorage storage = Storage;
        storage.AddLease();
        return new ArrayPin<T>(storage, _data);
    }

    /// <summary>The elements of a contiguous array, without a copy, in C order.</summary>
    /// <remarks>As <see cref="Pointer"/>: good while the array is neither disposed nor collected.</remarks>
    /// <returns>All elements.</returns>
    /// <exception cref="InvalidOperationException">The array has gaps, or more elements than a span can count.</exception>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    public Span<T> AsSpan()
    {
        T* data = Pointer;
        if (!IsContiguous)
        {
            throw new InvalidOperationException(
                $"A view of shape {ShapeMath.Format(Shape)} and strides {ShapeMath.Format(Strides)} is not contiguous: a span cannot show it. Use Copy(), ToArray() or Ravel().");
        }

        if (!IsWriteable)
        {
            throw new InvalidOperationException("The array is a read-only (broadcast) view: a span could write to it. Use Copy().");
        }

        return Size <= int.MaxValue
            ? new Span<T>(data, (int)Size)
            : throw new InvalidOperationException(
                ShapeMath.Text($"The array has {Size} elements; a span counts up to {int.MaxValue}. Slice it first, or use Pointer."));
    }

    /// <summary>The elements in C order, as a new array.</summary>
    /// <returns>The copy.</returns>
    /// <exception cref="InvalidOperationException">There are more elements than a C# array can hold.</exception>
    public T[] ToArray()
    {
        if (Size > System.Array.MaxLength)
        {
            throw new InvalidOperationException(
                ShapeMath.Text($"The array has {Size} elements; a C# array holds up to {System.Array.MaxLength}."));
        }

        T[] result = GC.AllocateUninitializedArray<T>((int)Size);
        using Lease lease = Hold();
        fixed (T* destination = result)
        {
            Span<nint> strides = stackalloc nint[NDim];
            ShapeMath.ContiguousStrides(Shape, strides);
            Copying.Strided(_data, Strides, destination, strides, Shape);
        }

        return result;
    }

    /// <summary>Copies the elements, in C order.</summary>
    /// <param name="destination">Where to; at least <see cref="NdArray.Size"/> long.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException(
                ShapeMath.Text($"The destination holds {destination.Length} elements, the array {Size}."), nameof(destination));
        }

        using Lease lease = Hold();
        fixed (T* to = destination)
        {
            Span<nint> strides = stackalloc nint[NDim];
            ShapeMath.ContiguousStrides(Shape, strides);
            Copying.Strided(_data, Strides, to, strides, Shape);
        }
    }

    /// <summary>Sets every element.</summary>
    /// <param name="value">The value.</param>
    public void Fill(T value)
    {
        RequireWriteable("this");
        using Lease lease = Hold();
        Copying.Fill(_data, Shape, Strides, value);
    }

    /// <summary>The one element of an array of size 1, as NumPy's <c>item()</c>.</summary>
    /// <returns>The element.</returns>
    /// <exception cref="InvalidOperationException">There is not exactly one.</exception>
    public T Item()
    {
        if (Size != 1)
        {
            throw new InvalidOperationException("can only convert an array of size 1 to a scalar");
        }

        using Lease lease = Hold();
        return *_data;
    }

    /// <summary>A number as a 0-dimensional array, so that <c>a[.., 0] = 1</c> can be written.</summary>
    /// <param name="value">The number.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "FromScalar is the named form; the rule does not see it in the base class.")]
    public static implicit operator NdArray<T>(T value) => FromScalar(value);

    /// <summary>The one element of an array of size 1.</summary>
    /// <param name="array">The array.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "Item is the named form.")]
    public static explicit operator T(NdArray<T> array) => array.Item();

    /// <summary>A window on the same memory. The caller vouches for its bounds.</summary>
    internal NdArray<T> View(T* data, nint[] shape, nint[] strides, bool isWriteable) =>
        new(Storage, data, shape, strides, isWriteable);

    internal T* Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _data;
    }
}
