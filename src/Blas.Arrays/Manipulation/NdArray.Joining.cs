namespace Blas.Arrays;

// Joining and cutting: numpy.concatenate, stack, split, tile, repeat.
public abstract unsafe partial class NdArray
{
    /// <summary>Joins arrays along an axis that they have.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least; their shapes differ along the axis only.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes do not fit.</exception>
    public static NdArray<T> Concatenate<T>(ReadOnlySpan<NdArray<T>> arrays, int axis = 0, NdArray<T>? @out = null)
        where T : unmanaged
    {
        RequireArrays(arrays, "concatenate");
        NdArray<T> first = arrays[0];
        if (first.NDim == 0)
        {
            throw new ArgumentException("zero-dimensional arrays cannot be concatenated", nameof(arrays));
        }

        int along = ShapeMath.NormalizeAxis(axis, first.NDim);
        nint[] shape = first.Shape.ToArray();
        for (int i = 1; i < arrays.Length; i++)
        {
            RequireJoinable(first, arrays[i], i, along, nameof(arrays));
            shape[along] = checked(shape[along] + arrays[i].Shape[along]);
        }

        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        nint start = 0;
        foreach (NdArray<T> array in arrays)
        {
            nint length = array.Shape[along];
            using NdArray<T> part = result.Part(along, start, length);
            part.Assign(array);
            start += length;
        }

        return Deliver(@out, result);
    }

    /// <summary>Joins arrays of one shape along a new axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least.</param>
    /// <param name="axis">Where the new axis stands in the result; negative counts from its last.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes differ.</exception>
    public static NdArray<T> Stack<T>(ReadOnlySpan<NdArray<T>> arrays, int axis = 0, NdArray<T>? @out = null)
        where T : unmanaged
    {
        RequireArrays(arrays, "stack");
        foreach (NdArray<T> array in arrays)
        {
            if (!array.Shape.SequenceEqual(arrays[0].Shape))
            {
                throw new ArgumentException(
                    $"all input arrays must have the same shape: {ShapeMath.Format(arrays[0].Shape)} and {ShapeMath.Format(array.Shape)}",
                    nameof(arrays));
            }
        }

        return Deliver(@out, Joined(arrays, a => a.ExpandDims(axis), axis));
    }

    /// <summary>Joins arrays side by side: along the second axis, or along the only one.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes do not fit.</exception>
    public static NdArray<T> HStack<T>(params ReadOnlySpan<NdArray<T>> arrays)
        where T : unmanaged
    {
        RequireArrays(arrays, "concatenate");
        return Joined(arrays, a => AtLeast1D(a), arrays[0].NDim <= 1 ? 0 : 1);
    }

    /// <summary>Joins arrays one below the other: along the first axis; those of one axis are rows.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes do not fit.</exception>
    public static NdArray<T> VStack<T>(params ReadOnlySpan<NdArray<T>> arrays)
        where T : unmanaged
    {
        RequireArrays(arrays, "concatenate");
        return Joined(arrays, a => AtLeast2D(a), 0);
    }

    /// <summary>Joins arrays along the third axis; those of fewer axes get it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes do not fit.</exception>
    public static NdArray<T> DStack<T>(params ReadOnlySpan<NdArray<T>> arrays)
        where T : unmanaged
    {
        RequireArrays(arrays, "concatenate");
        return Joined(arrays, a => AtLeast3D(a), 2);
    }

    /// <summary>Joins arrays of one axis as the columns of a matrix; matrices side by side.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="arrays">The arrays, one at least.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no array, or the shapes do not fit.</exception>
    public static NdArray<T> ColumnStack<T>(params ReadOnlySpan<NdArray<T>> arrays)
        where T : unmanaged
    {
        RequireArrays(arrays, "concatenate");
        return Joined(arrays, a => a.NDim < 2 ? a.Reshape(-1, 1) : a.View(), 1);
    }

    /// <summary>A view of at least one axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>The view.</returns>
    public static NdArray<T> AtLeast1D<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.NDim == 0 ? a.Reshape(1) : a.View();
    }

    /// <summary>A view of at least two axes: an array of one is a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>The view.</returns>
    public static NdArray<T> AtLeast2D<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.NDim switch
        {
            0 => a.Reshape(1, 1),
            1 => a.ExpandDims(0),
            _ => a.View(),
        };
    }

    /// <summary>A view of at least three axes: (n) becomes (1, n, 1), (m, n) becomes (m, n, 1).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>The view.</returns>
    public static NdArray<T> AtLeast3D<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.NDim switch
        {
            0 => a.Reshape(1, 1, 1),
            1 => a.ExpandDims(0, 2),
            2 => a.ExpandDims(2),
            _ => a.View(),
        };
    }

    /// <summary>Cuts an array into equal parts.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="sections">How many parts.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">The extent is no multiple of the number.</exception>
    public static NdArray<T>[] Split<T>(NdArray<T> a, nint sections, int axis = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        nint length = a.Length(axis);
        if (sections > 0 && length % sections != 0)
        {
            throw new ArgumentException(
                ShapeMath.Text($"array split does not result in an equal division: {length} into {sections}"), nameof(sections));
        }

        return ArraySplit(a, sections, axis);
    }

    /// <summary>Cuts an array into parts whose extents differ by one at most, the longer ones first.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="sections">How many parts.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>Views.</returns>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public static NdArray<T>[] ArraySplit<T>(NdArray<T> a, nint sections, int axis = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (sections <= 0)
        {
            throw new ArgumentException(ShapeMath.Text($"number sections must be larger than 0: {sections}"), nameof(sections));
        }

        int along = ShapeMath.NormalizeAxis(axis, a.NDim);
        nint length = a.Shape[along];
        NdArray<T>[] parts = new NdArray<T>[sections];
        nint start = 0;
        for (nint i = 0; i < sections; i++)
        {
            nint count = (length / sections) + (i < length % sections ? 1 : 0);
            parts[i] = a.Part(along, start, count);
            start += count;
        }

        return parts;
    }

    /// <summary>Cuts an array before each of the indices, as slices would.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">Where; negative numbers count from the end.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>Views, one more than indices.</returns>
    public static NdArray<T>[] Split<T>(NdArray<T> a, ReadOnlySpan<nint> indices, int axis = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        int along = ShapeMath.NormalizeAxis(axis, a.NDim);
        NdArray<T>[] parts = new NdArray<T>[indices.Length + 1];
        Span<Slice> slices = new Slice[along + 1];
        slices.Fill(Slice.All);
        nint start = 0;
        for (int i = 0; i <= indices.Length; i++)
        {
            slices[along] = i < indices.Length ? new Slice(start, indices[i]) : new Slice(start, null);
            parts[i] = a[slices];
            start = i < indices.Length ? indices[i] : 0;
        }

        return parts;
    }

    /// <summary>The array again and again, along each axis as often as told.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="repetitions">How often along the last axes; more of them than axes make new ones.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public static NdArray<T> Tile<T>(NdArray<T> a, params ReadOnlySpan<nint> repetitions)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        int ndim = Math.Max(a.NDim, repetitions.Length);
        nint[] shape = new nint[ndim];

        // Each axis becomes two: how often, and the old one; the copies are one assignment to a view of both.
        nint[] twofold = new nint[2 * ndim], source = new nint[2 * ndim];
        for (int i = 0; i < ndim; i++)
        {
            nint extent = i < ndim - a.NDim ? 1 : a.Shape[i - ndim + a.NDim];
            nint times = i < ndim - repetitions.Length ? 1 : repetitions[i - ndim + repetitions.Length];
            if (times < 0)
            {
                throw new ArgumentException(ShapeMath.Text($"negative dimensions are not allowed: {times} repetitions"), nameof(repetitions));
            }

            shape[i] = checked(extent * times);
            (twofold[2 * i], twofold[(2 * i) + 1]) = (times, extent);
            (source[2 * i], source[(2 * i) + 1]) = (1, extent);
        }

        if (twofold.Length > ShapeMath.MaxDims)
        {
            throw new ArgumentException(ShapeMath.Text($"an array of {ndim} axes cannot be tiled; {ShapeMath.MaxDims / 2} are the most"), nameof(a));
        }

        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        if (result.Size > 0)
        {
            using NdArray<T> target = result.Reshape(twofold);
            using NdArray<T> shaped = a.Reshape(source);
            target.Assign(shaped);
        }

        return result;
    }

    /// <summary>Each element along an axis several times.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="repeats">How often each.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public static NdArray<T> Repeat<T>(NdArray<T> a, nint repeats, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);
        nint[] counts = new nint[array.Shape[along]];
        System.Array.Fill(counts, repeats);
        return Repeat(array, counts, along);
    }

    /// <summary>Each element along an axis as often as its number says.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="repeats">How often each, one number for each place along the axis.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">A number is negative, or there are not as many as the axis is long.</exception>
    public static NdArray<T> Repeat<T>(NdArray<T> a, ReadOnlySpan<nint> repeats, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);
        if (repeats.Length != array.Shape[along])
        {
            throw new ArgumentException(
                ShapeMath.Text($"operands could not be broadcast together with shape ({array.Shape[along]},) ({repeats.Length},)"), nameof(repeats));
        }

        nint total = 0;
        foreach (nint count in repeats)
        {
            total = count >= 0
                ? checked(total + count)
                : throw new ArgumentException(ShapeMath.Text($"repeats may not contain negative values: {count}"), nameof(repeats));
        }

        nint[] shape = array.Shape.ToArray();
        shape[along] = total;
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        nint start = 0;
        for (int i = 0; i < repeats.Length; i++)
        {
            using NdArray<T> source = array.Part(along, i, 1), target = result.Part(along, start, repeats[i]);
            target.Assign(source);
            start += repeats[i];
        }

        return result;
    }

    private static NdArray<T> Joined<T>(ReadOnlySpan<NdArray<T>> arrays, Func<NdArray<T>, NdArray<T>> view, int axis)
        where T : unmanaged
    {
        NdArray<T>[] views = new NdArray<T>[arrays.Length];
        try
        {
            for (int i = 0; i < views.Length; i++)
            {
                views[i] = view(arrays[i]);
            }

            return Concatenate<T>(views, axis);
        }
        finally
        {
            foreach (NdArray<T>? made in views)
            {
                made?.Dispose();
            }
        }
    }

    private static void RequireArrays<T>(ReadOnlySpan<NdArray<T>> arrays, string what)
        where T : unmanaged
    {
        if (arrays.IsEmpty)
        {
            throw new ArgumentException($"need at least one array to {what}", nameof(arrays));
        }

        foreach (NdArray<T> array in arrays)
        {
            ArgumentNullException.ThrowIfNull(array, nameof(arrays));
        }
    }

    private static void RequireJoinable(NdArray first, NdArray other, int place, int axis, string paramName)
    {
        if (other.NDim != first.NDim)
        {
            throw new ArgumentException(ShapeMath.Text(
                $"all the input arrays must have same number of dimensions, but the array at index 0 has {first.NDim} dimension(s) and the array at index {place} has {other.NDim} dimension(s)"),
                paramName);
        }

        for (int i = 0; i < first.NDim; i++)
        {
            if (i != axis && first.Shape[i] != other.Shape[i])
            {
                throw new ArgumentException(ShapeMath.Text(
                    $"all the input array dimensions except for the concatenation axis must match exactly, but along dimension {i}, the array at index 0 has size {first.Shape[i]} and the array at index {place} has size {other.Shape[i]}"),
                    paramName);
            }
        }
    }
}
