using System.Numerics;

namespace Blas.Arrays;

/// <summary>What becomes of an index that is out of bounds (<c>mode</c> of <c>numpy.take</c>).</summary>
public enum IndexMode
{
    /// <summary>It is an error. Negative indices count from the end.</summary>
    Raise,

    /// <summary>It wraps around.</summary>
    Wrap,

    /// <summary>The nearest place is taken; negative indices are the first.</summary>
    Clip,
}

// Elements by their places: numpy.nonzero, argwhere, take, put, choose, compress.
public abstract unsafe partial class NdArray
{
    /// <summary>The indices of the elements that are not 0, along each axis, in C order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>One array for each axis.</returns>
    public static NdArray<long>[] NonZero<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> flat = a.Flatten();
        T* data = flat.Data;
        T zero = default;
        var places = new List<long>();
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (nint i = 0; i < flat.Size; i++)
        {
            if (!comparer.Equals(data[i], zero))
            {
                places.Add(i);
            }
        }

        NdArray<long>[] result = new NdArray<long>[a.NDim];
        for (int axis = 0; axis < a.NDim; axis++)
        {
            nint inner = ShapeMath.Size(a.Shape[(axis + 1)..]);
            result[axis] = Allocate<long>([places.Count], zeroed: false);
            for (int i = 0; i < places.Count; i++)
            {
                result[axis].Data[i] = places[i] / inner % a.Shape[axis];
            }
        }

        return result;
    }

    /// <summary>The indices of the elements that are not 0, one row for each.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A new array, as many columns as axes.</returns>
    public static NdArray<long> ArgWhere<T>(NdArray<T> a)
        where T : unmanaged
    {
        using NdArray<T> array = AtLeast1D(a);
        NdArray<long>[] places = NonZero(array);
        NdArray<long> rows = a.NDim == 0 ? Allocate<long>([places[0].Size, 0], zeroed: false) : Stack<long>(places, axis: 1);
        foreach (NdArray<long> place in places)
        {
            place.Dispose();
        }

        return rows;
    }

    /// <summary>The elements at places along an axis.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">The places.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements in C order.</param>
    /// <param name="mode">What becomes of a place out of bounds.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array: the indices' shape in place of the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of bounds.</exception>
    public static NdArray<T> Take<T>(
        NdArray<T> a, NdArray<long> indices, int? axis = null, IndexMode mode = IndexMode.Raise, NdArray<T>? @out = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        using NdArray<T> array = axis is null ? a.Ravel() : a.View();
        int along = ShapeMath.NormalizeAxis(axis ?? 0, array.NDim);
        Span<Slice> slices = new Slice[along + 1];
        slices.Fill(Slice.All);
        using NdArray<long> places = Within(indices, array.Shape[along], mode, along);
        slices[along] = places;
        return Deliver(@out, array[slices]);
    }

    /// <summary>Sets the elements at places in C order, as <c>a.flat[indices] = values</c>; too few values are repeated.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="indices">The places.</param>
    /// <param name="values">The values.</param>
    /// <param name="mode">What becomes of a place out of bounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of bounds; nothing is changed.</exception>
    public static void Put<T>(NdArray<T> a, NdArray<long> indices, NdArray<T> values, IndexMode mode = IndexMode.Raise)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(values);
        a.RequireWriteable(nameof(a));
        using NdArray<long> places = Within(indices, a.Size, mode);
        using NdArray<T> source = values.Copy();
        if (source.Size == 0)
        {
            return;
        }

        for (nint i = 0; i < places.Size; i++)
        {
            nint rest = (nint)places.Data[i];
            nint offset = 0;
            for (int axis = a.NDim - 1; axis >= 0; axis--)
            {
                (rest, nint place) = Math.DivRem(rest, a.Shape[axis]);
                offset += place * a.Strides[axis];
            }

            a.Data[offset] = source.Data[i % source.Size];
        }
    }

    /// <summary>For each place the element of the array that the selector names there; all are broadcast.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="selector">Which of the choices, from 0 up.</param>
    /// <param name="choices">The arrays.</param>
    /// <param name="mode">What becomes of a number that names none.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no choice, a number names none, or the shapes cannot be stretched to one.</exception>
    public static NdArray<T> Choose<T>(NdArray<long> selector, ReadOnlySpan<NdArray<T>> choices, IndexMode mode = IndexMode.Raise, NdArray<T>? @out = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(selector);
        RequireArrays(choices, "choose from");
        nint[] shape = selector.Shape.ToArray();
        foreach (NdArray<T> choice in choices)
        {
            nint[] joined = new nint[ShapeMath.BroadcastDims(shape, choice.Shape)];
            ShapeMath.Broadcast(shape, choice.Shape, joined);
            shape = joined;
        }

        if (mode == IndexMode.Raise)
        {
            using NdArray<long> checkedOnce = selector.Copy();
            for (nint i = 0; i < checkedOnce.Size; i++)
            {
                if ((ulong)checkedOnce.Data[i] >= (ulong)choices.Length)
                {
                    throw new ArgumentException(ShapeMath.Text($"invalid entry in choice array: {checkedOnce.Data[i]} of {choices.Length}"), nameof(selector));
                }
            }
        }

        using NdArray<long> within = Within(selector, choices.Length, mode), stretched = within.BroadcastTo(shape), which = stretched.Copy();
        NdArray<T> result = Allocate<T>(shape, zeroed: false);
        for (int i = 0; i < choices.Length; i++)
        {
            using NdArray<T> wide = choices[i].BroadcastTo(shape), values = wide.Copy();
            for (nint j = 0; j < result.Size; j++)
            {
                if (which.Data[j] == i)
                {
                    result.Data[j] = values.Data[j];
                }
            }
        }

        return Deliver(@out, result);
    }

    /// <summary>The places along an axis where a condition holds.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="condition">The condition, of one axis; a shorter one leaves the rest out.</param>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements in C order.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Compress<T>(NdArray<bool> condition, NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.NDim != 1)
        {
            throw new ArgumentException("condition must be a 1-d array", nameof(condition));
        }

        using NdArray<long> places = NonZero(condition)[0];
        return Take(a, places, axis, IndexMode.Raise, @out);
    }

    // A copy without negative places.
    private static NdArray<long> Within(NdArray<long> indices, nint length, IndexMode mode, int axis = 0)
    {
        NdArray<long> result = indices.Copy();
        for (nint i = 0; i < result.Size; i++)
        {
            long place = result.Data[i];
            result.Data[i] = mode switch
            {
                _ when length == 0 => place,
                IndexMode.Wrap => ((place % length) + length) % length,
                IndexMode.Clip => Math.Clamp(place, 0, length - 1),
                _ => place < 0 ? place + length : place,
            };
            if ((ulong)result.Data[i] >= (ulong)length)
            {
                result.Dispose();
                throw new ArgumentOutOfRangeException(
                    nameof(indices), ShapeMath.Text($"index {place} is out of bounds for axis {axis} with size {length}"));
            }
        }

        return result;
    }
}
