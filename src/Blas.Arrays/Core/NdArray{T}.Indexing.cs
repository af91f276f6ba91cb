using System.Runtime.CompilerServices;

namespace Blas.Arrays;

// Basic indexing, which always makes a view.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>One element.</summary>
    /// <param name="index">One number per axis; negative counts from the end.</param>
    /// <returns>The element.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds, or there are more indices than axes.</exception>
    /// <exception cref="ArgumentException">There are fewer indices than axes.</exception>
    [IndexerName("At")]
    public T this[params ReadOnlySpan<nint> index]
    {
        get
        {
            ArrayStorage storage = Storage;
            storage.AddLease();
            try
            {
                return _data[OffsetOf(index)];
            }
            finally
            {
                storage.ReleaseLease();
            }
        }

        set
        {
            RequireWriteableDestination();
            ArrayStorage storage = Storage;
            storage.AddLease();
            try
            {
                _data[OffsetOf(index)] = value;
            }
            finally
            {
                storage.ReleaseLease();
            }
        }
    }

    /// <summary>A view of a part, or the assignment to one (with broadcasting; the source may overlap it).</summary>
    /// <remarks>
    /// With arrays of indices or masks the part is a copy, as in NumPy: those arrays are broadcast to one shape, whose axes stand in the
    /// result where the arrays stood, or first if something stood between them. Assignment goes to the places that they name, in order.
    /// </remarks>
    /// <param name="slices">
    /// Indices, ranges, <see cref="Slice.Ellipsis"/>, <see cref="Slice.NewAxis"/>, arrays of indices, masks; axes not named are taken whole.
    /// </param>
    /// <returns>The view, or the copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds, or there are more indices than axes, or two ellipses.</exception>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    [IndexerName("At")]
    public NdArray<T> this[params ReadOnlySpan<Slice> slices]
    {
        get => AdvancedIndex.IsNeeded(slices) ? AdvancedIndex.Gather(this, slices) : Select(slices);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (AdvancedIndex.IsNeeded(slices))
            {
                RequireWriteableDestination();
                AdvancedIndex.Scatter(this, slices, value);
                return;
            }

            using NdArray<T> part = Select(slices);
            part.Assign(value);
        }
    }

    /// <summary>A view of a part in NumPy's notation: <c>a["1:5:2, ..., ::-1"]</c>; or the assignment to one.</summary>
    /// <param name="slices">What would stand between the brackets in Python.</param>
    /// <returns>The view.</returns>
    /// <exception cref="FormatException">The text is not in that notation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of bounds, or there are more indices than axes, or two ellipses.</exception>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    [IndexerName("At")]
    public NdArray<T> this[string slices]
    {
        get => Select(Slice.Parse(slices));
        set => this[Slice.Parse(slices)] = value;
    }

    /// <summary>Copies the values of another array into this one, stretched to its shape; they may overlap.</summary>
    /// <param name="source">The values.</param>
    /// <exception cref="ArgumentException">They cannot be stretched to this shape, or this array is read-only.</exception>
    public void Assign(NdArray<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireWriteableDestination();

        // As NumPy: leading axes of extent 1 that the destination does not have are no obstacle.
        int surplus = 0;
        while (source.NDim - surplus > NDim && source.Shape[surplus] == 1)
        {
            surplus++;
        }

        ReadOnlySpan<nint> shape = source.Shape[surplus..];
        if (!ShapeMath.CanBroadcastTo(shape, Shape))
        {
            throw new ArgumentException(
                $"could not broadcast input array from shape {ShapeMath.Format(source.Shape)} into shape {ShapeMath.Format(Shape)}",
                nameof(source));
        }

        using Lease lease = Hold();
        using Lease sourceLease = source.Hold();
        Span<nint> strides = stackalloc nint[NDim];
        if (Overlap.Conflicts(source._data, shape, source.Strides[surplus..], _data, Shape, Strides))
        {
            using NdArray<T> copy = source.Copy();
            ShapeMath.BroadcastStrides(shape, copy.Strides[surplus..], Shape, strides);
            Copying.Strided(copy._data, strides, _data, Strides, Shape);
            return;
        }

        ShapeMath.BroadcastStrides(shape, source.Strides[surplus..], Shape, strides);
        Copying.Strided(source._data, strides, _data, Strides, Shape);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint OffsetOf(ReadOnlySpan<nint> index)
    {
        nint[] shape = ShapeArray;
        nint[] strides = StrideArray;
        if (index.Length != shape.Length)
        {
            ThrowIndexCount(index);
        }

        nint offset = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            nint place = index[axis];
            nint absolute = place < 0 ? place + shape[axis] : place;
            if ((nuint)absolute >= (nuint)shape[axis])
            {
                ThrowOutOfBounds(place, axis, shape[axis]);
            }

            offset += absolute * strides[axis];
        }

        return offset;
    }

    private NdArray<T> Select(ReadOnlySpan<Slice> slices)
    {
        CountSlices(slices, out int used, out int result);
        nint[] shape = new nint[result];
        nint[] strides = new nint[result];
        nint offset = 0;
        bool isEmpty = false;
        int from = 0;
        int to = 0;
        bool hasEllipsis = false;
        foreach (Slice slice in slices)
        {
            switch (slice.Form)
            {
                case Slice.Kind.NewAxis:
                    (shape[to], strides[to++]) = (1, 1);
                    break;
                case Slice.Kind.Ellipsis:
                    hasEllipsis = true;
                    for (int i = NDim - used; i > 0; i--, from++)
                    {
                        (shape[to], strides[to++]) = (Shape[from], Strides[from]);
                    }

                    break;
                case Slice.Kind.Index:
                    nint length = Shape[from];
                    nint place = slice.Position < 0 ? slice.Position + length : slice.Position;
                    if ((nuint)place >= (nuint)length)
                    {
                        ThrowOutOfBounds(slice.Position == nint.MaxValue ? length : slice.Position, from, length);
                    }

                    offset += place * Strides[from++];
                    break;
                default:
                    slice.Resolve(Shape[from], out nint start, out nint count, out nint step);
                    offset += start * Strides[from];
                    isEmpty |= count == 0;
                    (shape[to], strides[to++]) = (count, Strides[from++] * step);
                    break;
            }
        }

        for (; !hasEllipsis && from < NDim; from++)
        {
            (shape[to], strides[to++]) = (Shape[from], Strides[from]);
        }

        // An empty view stays at the beginning: its first element may lie outside of the memory.
        return View(isEmpty || Size == 0 ? _data : _data + offset, shape, strides, IsWriteable);
    }

    private void CountSlices(ReadOnlySpan<Slice> slices, out int used, out int result)
    {
        used = 0;
        int indices = 0;
        int ellipses = 0;
        int added = 0;
        foreach (Slice slice in slices)
        {
            used += slice.Form is Slice.Kind.Index or Slice.Kind.Range ? 1 : 0;
            indices += slice.Form is Slice.Kind.Index ? 1 : 0;
            ellipses += slice.Form is Slice.Kind.Ellipsis ? 1 : 0;
            added += slice.Form is Slice.Kind.NewAxis ? 1 : 0;
        }

        if (ellipses > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(slices), "an index can only have a single ellipsis ('...')");
        }

        if (used > NDim)
        {
            throw new ArgumentOutOfRangeException(
                nameof(slices), ShapeMath.Text($"too many indices for array: array is {NDim}-dimensional, but {used} were indexed"));
        }

        result = NDim - indices + added;
        if (result > ShapeMath.MaxDims)
        {
            throw new ArgumentException(
                ShapeMath.Text($"number of dimensions must be within [0, {ShapeMath.MaxDims}], indexing result would have {result}"),
                nameof(slices));
        }
    }

    private void RequireWriteableDestination()
    {
        if (!IsWriteable)
        {
            throw new InvalidOperationException("assignment destination is read-only");
        }
    }

    private void ThrowIndexCount(ReadOnlySpan<nint> index) =>
        throw (index.Length > NDim
            ? new ArgumentOutOfRangeException(
                nameof(index), ShapeMath.Text($"too many indices for array: array is {NDim}-dimensional, but {index.Length} were indexed"))
            : new ArgumentException(
                ShapeMath.Text($"too few indices for an element: array is {NDim}-dimensional, but {index.Length} were indexed; for a view add `..`, as in a[0, ..]"),
                nameof(index)));

    private static void ThrowOutOfBounds(nint index, int axis, nint length) =>
        throw new ArgumentOutOfRangeException(
            nameof(index), ShapeMath.Text($"index {index} is out of bounds for axis {axis} with size {length}"));
}
