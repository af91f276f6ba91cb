namespace Blas.Arrays;

// Places and indices: numpy.flatnonzero, unravel_index, ravel_multi_index, ix_.
public abstract unsafe partial class NdArray
{
    /// <summary>The places of the elements that are not 0 in the flattened array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<long> FlatNonZero<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> flat = a.Ravel();
        return NonZero(flat)[0];
    }

    /// <summary>The indices of a place in the flattened array: <c>a[np.UnravelIndex(a.ArgMax(), a.Shape)]</c> is the greatest element.</summary>
    /// <param name="place">The place in C order.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>An index for each axis.</returns>
    /// <exception cref="ArgumentException">There is no such place.</exception>
    public static nint[] UnravelIndex(long place, ReadOnlySpan<nint> shape)
    {
        nint size = ShapeMath.CheckedSize(shape, 1);
        if (place < 0 || place >= size)
        {
            throw new ArgumentException(ShapeMath.Text($"index {place} is out of bounds for array with size {size}"), nameof(place));
        }

        nint[] index = new nint[shape.Length];
        nint rest = (nint)place;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (rest, index[axis]) = Math.DivRem(rest, shape[axis]);
        }

        return index;
    }

    /// <summary>The indices of places in the flattened array.</summary>
    /// <param name="places">The places in C order.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>For each axis an array of the shape of the places.</returns>
    /// <exception cref="ArgumentException">There is no such place.</exception>
    public static NdArray<long>[] UnravelIndex(NdArray<long> places, ReadOnlySpan<nint> shape)
    {
        ArgumentNullException.ThrowIfNull(places);
        using NdArray<long> copy = places.Copy();
        long[][] indices = new long[shape.Length][];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            indices[axis] = new long[copy.Size];
        }

        for (int i = 0; i < copy.Size; i++)
        {
            nint[] index = UnravelIndex(copy.Data[i], shape);
            for (int axis = 0; axis < shape.Length; axis++)
            {
                indices[axis][i] = index[axis];
            }
        }

        nint[] result = places.ShapeArray;
        return System.Array.ConvertAll(indices, x => FromSpan<long>(x, result));
    }

    /// <summary>The places in the flattened array of indices.</summary>
    /// <param name="indices">For each axis an array of indices, all of one shape.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="mode">What becomes of an index that is out of bounds.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There are not as many arrays as axes, their shapes differ, or an index is out of bounds.</exception>
    public static NdArray<long> RavelMultiIndex(ReadOnlySpan<NdArray<long>> indices, ReadOnlySpan<nint> shape, IndexMode mode = IndexMode.Raise)
    {
        if (indices.Length != shape.Length || indices.IsEmpty)
        {
            throw new ArgumentException(
                ShapeMath.Text($"parameter multi_index must be a sequence of length {shape.Length}: it has {indices.Length}"), nameof(indices));
        }

        RequireArrays(indices, "index by");
        NdArray<long> places = Zeros<long>(indices[0].Shape);
        for (int axis = 0; axis < shape.Length; axis++)
        {
            using NdArray<long> along = mode == IndexMode.Raise ? indices[axis].Copy() : Within(indices[axis], shape[axis], mode);
            if (!along.Shape.SequenceEqual(places.Shape))
            {
                throw new ArgumentException($"the arrays of indices have the shapes {ShapeMath.Format(places.Shape)} and {ShapeMath.Format(along.Shape)}", nameof(indices));
            }

            for (nint i = 0; i < along.Size; i++)
            {
                long index = along.Data[i];
                places.Data[i] = (ulong)index < (ulong)shape[axis]
                    ? (places.Data[i] * shape[axis]) + index
                    : throw new ArgumentException(ShapeMath.Text($"invalid entry in coordinates array: {index} along an axis of {shape[axis]}"), nameof(indices));
            }
        }

        return places;
    }

    /// <summary>
    /// Arrays of indices that select the rows, columns and so on that they name, crosswise: <c>var g = np.Ix(rows, columns); a[g[0], g[1]]</c>.
    /// </summary>
    /// <param name="indices">Arrays of one axis.</param>
    /// <returns>The same, each along an axis of its own.</returns>
    /// <exception cref="ArgumentException">One has not one axis.</exception>
    public static NdArray<long>[] Ix(params ReadOnlySpan<NdArray<long>> indices)
    {
        RequireArrays(indices, "index by");
        var result = new NdArray<long>[indices.Length];
        for (int i = 0; i < result.Length; i++)
        {
            if (indices[i].NDim != 1)
            {
                throw new ArgumentException(ShapeMath.Text($"Cross index must be 1 dimensional: array {i} has {indices[i].NDim} axes"), nameof(indices));
            }

            nint[] shape = new nint[result.Length];
            System.Array.Fill(shape, 1);
            shape[i] = indices[i].Size;
            result[i] = indices[i].Reshape(shape);
        }

        return result;
    }
}
