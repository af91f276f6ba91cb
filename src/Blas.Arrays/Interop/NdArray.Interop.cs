using System.Buffers;
using System.Numerics.Tensors;

namespace Blas.Arrays;

// From the framework's own types.
public abstract unsafe partial class NdArray
{
    /// <summary>An array on the caller's memory: no copy is made, and writes are seen on both sides.</summary>
    /// <remarks>The memory is pinned until the last array on it is disposed or collected.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="memory">The elements in C order.</param>
    /// <param name="shape">The extents (default: one axis); one of them may be -1, to be inferred.</param>
    /// <returns>A new C-contiguous array.</returns>
    /// <exception cref="ArgumentException">The shape does not have as many elements.</exception>
    public static NdArray<T> Wrap<T>(Memory<T> memory, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        Span<nint> extents = stackalloc nint[ShapeMath.MaxDims];
        extents = ResolveShape(memory.Length, shape, extents);
        return Own<T>(ArrayStorage.Wrap(memory.Pin(), checked((nint)memory.Length * sizeof(T))), extents);
    }

    /// <summary>An array on a tensor's memory: no copy is made, and writes are seen on both sides.</summary>
    /// <remarks>The tensor is pinned until the last array on it is disposed or collected.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor, dense or strided.</param>
    /// <returns>A new array of the same shape.</returns>
    /// <exception cref="ArgumentException">The tensor has too many axes.</exception>
    public static NdArray<T> Wrap<T>(Tensor<T> tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        nint[] shape = tensor.Lengths.ToArray(), strides = tensor.Strides.ToArray();
        nint size = ShapeMath.CheckedSize(shape, sizeof(T));
        ArrayStorage storage = ArrayStorage.Wrap(tensor.GetPinnedHandle(), size * sizeof(T));

        // Elements that are stretched share their memory.
        bool isStretched = shape.Zip(strides).Any(axis => axis.First > 1 && axis.Second == 0);
        return new NdArray<T>(storage, (T*)storage.Start, shape, strides, isWriteable: !isStretched, isFirstOwner: true);
    }

    /// <summary>A copy of a tensor span, which is only lent.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="span">The span, dense or strided.</param>
    /// <returns>A new C-contiguous array of the same shape.</returns>
    public static NdArray<T> FromTensorSpan<T>(ReadOnlyTensorSpan<T> span)
        where T : unmanaged
    {
        NdArray<T> result = Allocate<T>(span.Lengths, zeroed: false);
        if (result.Size > 0)
        {
            span.CopyTo(result.AsTensorSpan());
        }

        return result;
    }
}

/// <summary>Arrays from sequences.</summary>
public static class SequenceExtensions
{
    /// <summary>The items as an array of one axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> ToNdArray<T>(this IEnumerable<T> items)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(items);
        return NdArray.FromSpan<T>([.. items]);
    }
}
