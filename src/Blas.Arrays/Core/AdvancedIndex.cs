namespace Blas.Arrays;

/// <summary>Selection by arrays of indices and masks, mixed with indices and ranges by NumPy's rules.</summary>
/// <remarks>
/// The ranges are taken first, as a view in which each array has an axis of its own. A mask is the arrays of indices of its true places.
/// The arrays are broadcast together; for each of their places the rest of the view is copied. A plain index beside arrays is one of them.
/// </remarks>
internal static unsafe class AdvancedIndex
{
    /// <summary>Whether there is an array among the slices.</summary>
    public static bool IsNeeded(ReadOnlySpan<Slice> slices)
    {
        foreach (Slice slice in slices)
        {
            if (slice.Array is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements at the places, as a new array.</summary>
    public static NdArray<T> Gather<T>(NdArray<T> array, ReadOnlySpan<Slice> slices)
        where T : unmanaged
    {
        using var places = new Places<T>(array, slices);
        NdArray<T> gathered = NdArray.Empty<T>(places.GatheredShape);
        using (NdArray.Lease lease = array.Hold())
        {
            T* target = gathered.Data;
            nint block = places.Rest.Size;
            Span<nint> strides = stackalloc nint[places.Rest.NDim];
            ShapeMath.ContiguousStrides(places.Rest.Shape, strides);
            foreach (nint offset in places.Offsets)
            {
                if (block == 1)
                {
                    *target = places.Rest.Data[offset];
                }
                else
                {
                    Copying.Strided(places.Rest.Data + offset, places.Rest.Strides, target, strides, places.Rest.Shape);
                }

                target += block;
            }
        }

        return places.Arrange(gathered);
    }

    /// <summary>Writes values, stretched to the shape that the selection has, to the places.</summary>
    public static void Scatter<T>(NdArray<T> array, ReadOnlySpan<Slice> slices, NdArray<T> value)
        where T : unmanaged
    {
        using var places = new Places<T>(array, slices);
        nint[] shape = places.ResultShape;
        int surplus = 0;
        while (value.NDim - surplus > shape.Length && value.Shape[surplus] == 1)
        {
            surplus++;
        }

        if (!ShapeMath.CanBroadcastTo(value.Shape[surplus..], shape))
        {
            if (slices is [{ Form: Slice.Kind.Mask }] && value.NDim <= 1 && shape.Length == 1)
            {
                throw new ArgumentException(
                    ShapeMath.Text($"boolean array indexing assignment cannot assign {value.Size} input values to the {shape[0]} output values where the mask is true"),
                    nameof(value));
            }

            throw new ArgumentException(
                $"shape mismatch: value array of shape {ShapeMath.Format(value.Shape)} could not be broadcast to indexing result of shape {ShapeMath.Format(shape)}",
                nameof(value));
        }

        using NdArray<T> trimmed = value.Reshape(value.Shape[surplus..]), stretched = trimmed.BroadcastTo(shape), arranged = places.Unarrange(stretched);

        // A copy: the value may be a part of the array.
        using NdArray<T> source = arranged.Copy();
        using NdArray.Lease lease = array.Hold();
        T* from = source.Data;
        nint block = places.Rest.Size;
        Span<nint> strides = stackalloc nint[places.Rest.NDim];
        ShapeMath.ContiguousStrides(places.Rest.Shape, strides);
        foreach (nint offset in places.Offsets)
        {
            if (block == 1)
            {
                places.Rest.Data[offset] = *from;
            }
            else
            {
                Copying.Strided(from, strides, places.Rest.Data + offset, places.Rest.Strides, places.Rest.Shape);
            }

            from += block;
        }
    }

    /// <summary>The places of one selection: where the arrays point, and the view of what is taken at each.</summary>
    private sealed class Places<T> : IDisposable
        where T : unmanaged
    {
        private readonly nint[] _broadcast;
        private readonly int _position;

        public Places(NdArray<T> array, ReadOnlySpan<Slice> slices)
        {
            List<Entry> entries = Expand(array, slices);
            _position = Position(entries);
            _broadcast = Broadcast(entries);
            Offsets = OffsetsOf(array, entries, _broadcast);

            // What remains is a basic selection: the arrays' axes are held at their first place.
            Slice[] basic = [.. entries.Select(e => e.Array is null || e.Axis < 0 ? e.Slice : new Slice(0, 1))];
            using NdArray<T> view = array[basic.AsSpan()];
            int[] dropped = [.. Axes(entries)];
            Rest = dropped.Length == 0 ? view.View() : Drop(view, dropped);
        }

        /// <summary>What is taken at each place, for the place 0.</summary>
        public NdArray<T> Rest { get; }

        /// <summary>How far each place is from the place 0, in elements.</summary>
        public nint[] Offsets { get; }

        /// <summary>The arrays' axes, then the others.</summary>
        public nint[] GatheredShape => [.. _broadcast, .. Rest.Shape];

        /// <summary>The shape as NumPy has it.</summary>
        public nint[] ResultShape => [.. Rest.Shape[.._position], .. _broadcast, .. Rest.Shape[_position..]];

        /// <summary>From the arrays' axes first to NumPy's order.</summary>
        public NdArray<T> Arrange(NdArray<T> gathered)
        {
            if (_position == 0 || _broadcast.Length == 0)
            {
                return gathered;
            }

            using (gathered)
            {
                return NdArray.MoveAxis(gathered, Range(0), Range(_position));
            }
        }

        /// <summary>The way back.</summary>
        public NdArray<T> Unarrange(NdArray<T> value) =>
            _position == 0 || _broadcast.Length == 0 ? value.View() : NdArray.MoveAxis(value, Range(_position), Range(0));

        public void Dispose() => Rest.Dispose();

        private int[] Range(int start) => [.. Enumerable.Range(start, _broadcast.Length)];

        // Every axis named once, by a range, a new axis, or an array (a plain index is one of no axes).
        private static List<Entry> Expand(NdArray<T> array, ReadOnlySpan<Slice> slices)
        {
            int named = 0;
            foreach (Slice slice in slices)
            {
                named += slice.Form switch
                {
                    Slice.Kind.NewAxis or Slice.Kind.Ellipsis => 0,
                    Slice.Kind.Mask => slice.Array!.NDim,
                    _ => 1,
                };
            }

            if (named > array.NDim)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(slices), ShapeMath.Text($"too many indices for array: array is {array.NDim}-dimensional, but {named} were indexed"));
            }

            var entries = new List<Entry>();
            int axis = 0;
            bool hasEllipsis = false;
            foreach (Slice slice in slices)
            {
                switch (slice.Form)
                {
                    case Slice.Kind.NewAxis:
                        entries.Add(new Entry(slice, null, -1));
                        break;
                    case Slice.Kind.Ellipsis:
                        if (hasEllipsis)
                        {
                            throw new ArgumentOutOfRangeException(nameof(slices), "an index can only have a single ellipsis ('...')");
                        }

                        hasEllipsis = true;
                        entries.AddRange(Enumerable.Range(axis, array.NDim - named).Select(a => new Entry(Slice.All, null, a)));
                        axis += array.NDim - named;
                        break;
                    case Slice.Kind.Mask:
                        axis = AddMask(entries, (NdArray<bool>)slice.Array!, array, axis);
                        break;
                    case Slice.Kind.Array:
                        entries.Add(new Entry(slice, Long(slice.Array!), axis++));
                        break;
                    case Slice.Kind.Index:
                        entries.Add(new Entry(slice, NdArray.FromScalar<long>(slice.Position), axis++));
                        break;
                    default:
                        entries.Add(new Entry(slice, null, axis++));
                        break;
                }
            }

            if (!hasEllipsis)
            {
                entries.AddRange(Enumerable.Range(axis, array.NDim - axis).Select(a => new Entry(Slice.All, null, a)));
            }

            return entries;
        }

        private static int AddMask(List<Entry> entries, NdArray<bool> mask, NdArray<T> array, int axis)
        {
            for (int i = 0; i < mask.NDim; i++)
            {
                if (mask.Shape[i] != array.Shape[axis + i])
                {
                    throw new ArgumentOutOfRangeException(nameof(mask), ShapeMath.Text(
                        $"boolean index did not match indexed array along dimension {axis + i}; dimension is {array.Shape[axis + i]} but corresponding boolean dimension is {mask.Shape[i]}"));
                }
            }

            NdArray<long>[] places = NdArray.NonZero(mask);
            if (places.Length == 0)
            {
                // A mask of no axes: it takes all or nothing, along a new axis.
                entries.Add(new Entry(Slice.NewAxis, NdArray.Zeros<long>(mask.Item() ? 1 : 0), -1));
            }

            foreach (NdArray<long> place in places)
            {
                entries.Add(new Entry(Slice.All, place, axis++));
            }

            return axis;
        }

        private static NdArray<long> Long(NdArray array) => array as NdArray<long> ?? ((NdArray<int>)array).AsType<long>();

        // The arrays stand in the result where the first one stood, unless something stands between them.
        private static int Position(List<Entry> entries)
        {
            int first = entries.FindIndex(e => e.Array is not null), last = entries.FindLastIndex(e => e.Array is not null);
            bool together = entries.GetRange(first, last - first + 1).TrueForAll(e => e.Array is not null);
            return together ? first : 0;
        }

        private static nint[] Broadcast(List<Entry> entries)
        {
            nint[] shape = [];
            foreach (Entry entry in entries.Where(e => e.Array is not null))
            {
                nint[] joined = new nint[ShapeMath.BroadcastDims(shape, entry.Array!.Shape)];
                try
                {
                    ShapeMath.Broadcast(shape, entry.Array.Shape, joined);
                }
                catch (ArgumentException e)
                {
                    string shapes = string.Join(' ', entries.Where(x => x.Array is not null).Select(x => ShapeMath.Format(x.Array!.Shape)));
                    throw new ArgumentOutOfRangeException(
                        $"shape mismatch: indexing arrays could not be broadcast together with shapes {shapes}", e);
                }

                shape = joined;
            }

            return shape;
        }

        private static nint[] OffsetsOf(NdArray<T> array, List<Entry> entries, nint[] shape)
        {
            nint[] offsets = new nint[ShapeMath.CheckedSize(shape, sizeof(long))];
            foreach (Entry entry in entries.Where(e => e.Array is not null && e.Axis >= 0))
            {
                using NdArray<long> stretched = entry.Array!.BroadcastTo(shape), places = stretched.Copy();
                nint length = array.Shape[entry.Axis], stride = array.Strides[entry.Axis];
                for (nint i = 0; i < offsets.Length; i++)
                {
                    long place = places.Data[i];
                    long absolute = place < 0 ? place + length : place;
                    if ((ulong)absolute >= (ulong)length)
                    {
                        throw new ArgumentOutOfRangeException(
                            nameof(entries), ShapeMath.Text($"index {place} is out of bounds for axis {entry.Axis} with size {length}"));
                    }

                    offsets[i] += (nint)absolute * stride;
                }
            }

            return offsets;
        }

        // Where the arrays' axes stand in the basic selection.
        private static IEnumerable<int> Axes(List<Entry> entries) =>
            Enumerable.Range(0, entries.Count).Where(i => entries[i].Array is not null);

        private static NdArray<T> Drop(NdArray<T> view, int[] axes)
        {
            int[] kept = [.. Enumerable.Range(0, view.NDim).Except(axes)];
            nint[] shape = [.. kept.Select(i => view.Shape[i])], strides = [.. kept.Select(i => view.Strides[i])];
            return view.View(view.Data, shape, strides, view.IsWriteable);
        }

        private readonly record struct Entry(Slice Slice, NdArray<long>? Array, int Axis);
    }
}
