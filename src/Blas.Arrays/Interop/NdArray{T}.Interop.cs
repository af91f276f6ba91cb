using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace Blas.Arrays;

// The elements as the framework's own types, without a copy.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>The array as a tensor span: no copy, the same shape and strides.</summary>
    /// <remarks>As <see cref="Pointer"/>: good while the array is neither disposed nor collected.</remarks>
    /// <returns>The span.</returns>
    /// <exception cref="InvalidOperationException">The array is read-only, or walks an axis backwards, which a tensor span cannot.</exception>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    public TensorSpan<T> AsTensorSpan()
    {
        if (!IsWriteable)
        {
            throw new InvalidOperationException("The array is a read-only (broadcast) view: a tensor span could write to it. Use AsReadOnlyTensorSpan or Copy().");
        }

        return new TensorSpan<T>(Pointer, Reach(), Shape, TensorStrides());
    }

    /// <inheritdoc cref="AsTensorSpan"/>
    /// <exception cref="InvalidOperationException">The array walks an axis backwards, which a tensor span cannot.</exception>
    public ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan() => new(Pointer, Reach(), Shape, TensorStrides());

    /// <summary>The elements of a contiguous array as memory that can be stored and handed on: no copy, and it keeps the array alive.</summary>
    /// <returns>All elements in C order. After the array's <see cref="NdArray.Dispose"/>, taking its span throws.</returns>
    /// <exception cref="InvalidOperationException">The array has gaps, is read-only, or has more elements than a span can count.</exception>
    public Memory<T> AsMemory()
    {
        _ = AsSpan();
        return new ElementMemory(this).Memory;
    }

    /// <summary>The C# array that was wrapped, where this array shows the whole of it in C order: for libraries that take no other memory.</summary>
    /// <param name="values">The C# array; null if there is none.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ObjectDisposedException">The array is disposed.</exception>
    public bool TryGetWrapped([NotNullWhen(true)] out T[]? values)
    {
        ArrayStorage storage = Storage;
        using Lease lease = Hold();
        values = storage.WrappedArray is T[] whole && whole.GetType() == typeof(T[]) && IsContiguous && whole.Length == Size && _data == (T*)storage.Start
            ? whole : null;
        return values is not null;
    }

    /// <summary>The elements in C order, for <c>foreach</c> and LINQ: <c>a.Elements().Where(x => x > 0).Average()</c>.</summary>
    /// <returns>A sequence that reads the array as it is when it is enumerated.</returns>
    public IEnumerable<T> Elements()
    {
        nint size = Size;
        if (size == 0)
        {
            yield break;
        }

        nint[] index = new nint[NDim];
        for (nint i = 0; i < size; i++)
        {
            yield return this[index.AsSpan()];
            for (int axis = NDim - 1; axis >= 0 && ++index[axis] == ShapeArray[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    /// <summary>The parts along the first axis, as Python's <c>for row in a</c>: views.</summary>
    /// <returns>The enumerator.</returns>
    /// <exception cref="InvalidOperationException">The array is 0-dimensional.</exception>
    public IEnumerator<NdArray<T>> GetEnumerator()
    {
        if (NDim == 0)
        {
            throw new InvalidOperationException("iteration over a 0-d array");
        }

        return Parts();
    }

    private IEnumerator<NdArray<T>> Parts()
    {
        for (nint i = 0; i < ShapeArray[0]; i++)
        {
            yield return this[i, ..];
        }
    }

    // How many elements lie between the first and the one that is furthest from it.
    private nint Reach()
    {
        nint reach = 1;
        for (int i = 0; i < NDim; i++)
        {
            if (Shape[i] == 0)
            {
                return 0;
            }

            if (Shape[i] > 1 && Strides[i] < 0)
            {
                throw new InvalidOperationException(
                    $"A view of shape {ShapeMath.Format(Shape)} and strides {ShapeMath.Format(Strides)} walks an axis backwards: a tensor span cannot show it. Use Copy().");
            }

            reach += (Shape[i] - 1) * (Shape[i] > 1 ? Strides[i] : 0);
        }

        return reach;
    }

    // A tensor span takes 0 as the stride of an axis of extent 1.
    private nint[] TensorStrides() => [.. ShapeArray.Zip(StrideArray, (extent, stride) => extent <= 1 ? 0 : stride)];

    private sealed class ElementMemory(NdArray<T> array) : MemoryManager<T>
    {
        public override Span<T> GetSpan() => array.AsSpan();

        public override MemoryHandle Pin(int elementIndex = 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(elementIndex);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(elementIndex, array.Size);
            ArrayStorage storage = array.Storage;
            storage.AddLease();
            return new MemoryHandle(array._data + elementIndex, default, new Hold(storage));
        }

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }

        private sealed class Hold(ArrayStorage storage) : IPinnable
        {
            private ArrayStorage? _storage = storage;

            public MemoryHandle Pin(int elementIndex) => throw new NotSupportedException();

            public void Unpin() => Interlocked.Exchange(ref _storage, null)?.ReleaseLease();
        }
    }
}
