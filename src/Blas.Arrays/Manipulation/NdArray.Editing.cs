namespace Blas.Arrays;

// Arrays with more elements or fewer: numpy.append, insert, delete, resize.
public abstract unsafe partial class NdArray
{
    /// <summary>The array, and others after it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="values">What comes after it; along an axis, of the same extents along the others.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens both first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static NdArray<T> Append<T>(NdArray<T> a, NdArray<T> values, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(values);
        if (axis is int along)
        {
            return Concatenate<T>([a, values], along);
        }

        using NdArray<T> first = a.Ravel(), second = values.Ravel();
        return Concatenate<T>([first, second]);
    }

    /// <summary>The array with values before a place.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="index">The place; negative counts from the end.</param>
    /// <param name="values">The values: along an axis, one or several slices of the extents of the others.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place is out of bounds.</exception>
    /// <exception cref="ArgumentException">The values cannot be stretched to those extents.</exception>
    public static NdArray<T> Insert<T>(NdArray<T> a, nint index, NdArray<T> values, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(values);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);

        // One slice goes in, unless the values have as many axes as the array: then their first one counts the slices.
        using NdArray<T> all = values.Reshape([.. Enumerable.Repeat((nint)1, Math.Max(array.NDim - values.NDim, 0)), .. values.Shape]);
        using NdArray<T> slices = MoveAxis(all, 0, along);
        nint[] indices = new nint[slices.Shape[along]];
        System.Array.Fill(indices, index);
        return Insert(array, indices, slices, along);
    }

    /// <summary>The array with values before several places, which are those of the array as it is.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">The places; negative ones count from the end.</param>
    /// <param name="values">The values, a slice for each place, or one for all.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of bounds.</exception>
    /// <exception cref="ArgumentException">The values cannot be stretched to those extents.</exception>
    public static NdArray<T> Insert<T>(NdArray<T> a, ReadOnlySpan<nint> indices, NdArray<T> values, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(values);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);
        nint length = array.Shape[along];
        long[] places = new long[indices.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = indices[i] < 0 ? indices[i] + length : indices[i];
            if (places[i] < 0 || places[i] > length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), ShapeMath.Text($"index {indices[i]} is out of bounds for axis {along} with size {length}"));
            }
        }

        // Each is moved on by those that come before it.
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] += i;
        }

        nint[] shape = array.Shape.ToArray();
        shape[along] = checked(length + places.Length);
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        using NdArray<bool> isOld = Ones<bool>(shape[along]);
        using NdArray<long> news = FromSpan<long>(places);
        Slice[] slices = new Slice[along + 1];
        System.Array.Fill(slices, Slice.All);
        try
        {
            isOld[news] = false;
            slices[along] = isOld;
            result[slices.AsSpan()] = array;
            slices[along] = news;
            result[slices.AsSpan()] = values;
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    /// <summary>The array without some places along an axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="places">Which: an index, a range, an array of indices, or a mask.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of bounds.</exception>
    public static NdArray<T> Delete<T>(NdArray<T> a, Slice places, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);
        using NdArray<bool> stays = Ones<bool>(array.Shape[along]);
        stays[places] = false;
        return Compress(stays, array, along);
    }

    /// <summary>The array without some places along an axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="places">Which; negative ones count from the end.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of bounds.</exception>
    public static NdArray<T> Delete<T>(NdArray<T> a, ReadOnlySpan<nint> places, int? axis = null)
        where T : unmanaged
    {
        using NdArray<long> indices = FromSpan<long>(places.ToArray().Select(p => (long)p).ToArray());
        return Delete(a, indices, axis);
    }

    /// <summary>An array of another shape with the same elements in C order, from the beginning again where there are too few.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>A new array; of zeros if there was no element.</returns>
    /// <exception cref="ArgumentException">An extent is negative.</exception>
    public static NdArray<T> Resize<T>(NdArray<T> a, params ReadOnlySpan<nint> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        NdArray<T> result = Zeros<T>(shape);
        using NdArray<T> flat = a.Flatten();
        for (nint done = 0; flat.Size > 0 && done < result.Size; done += flat.Size)
        {
            Copying.Run(flat.Data, 1, result.Data + done, 1, Math.Min(flat.Size, result.Size - done));
        }

        return result;
    }
}
