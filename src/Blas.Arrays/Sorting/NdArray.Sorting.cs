using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>On which side of equal elements a place is searched for (<c>side</c> of <c>numpy.searchsorted</c>).</summary>
public enum SearchSide
{
    /// <summary>Before the first that is not smaller.</summary>
    Left,

    /// <summary>Before the first that is larger.</summary>
    Right,
}

// Order: numpy.sort, argsort, partition, searchsorted, unique.
public abstract unsafe partial class NdArray
{
    /// <summary>The elements in ascending order along an axis. NaN comes last; complex numbers go by their real parts, then the imaginary ones.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static NdArray<T> Sort<T>(NdArray<T> a, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return AlongAxis<T, T>(a, axis, null, static (line, result) =>
        {
            line.CopyTo(result);
            SortLine(result);
        });
    }

    /// <summary>The indices that would sort along an axis; equal elements keep their order (a stable sort).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static NdArray<long> ArgSort<T>(NdArray<T> a, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        return AlongAxis<T, long>(a, axis, null, static (line, result) => ArgSortLine(line, result));
    }

    /// <summary>
    /// The k-th smallest element at place k, none larger before it and none smaller after it, along an axis. (It is sorted altogether.)
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="kth">The place; negative counts from the last.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static NdArray<T> Partition<T>(NdArray<T> a, nint kth, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        nint length = axis is null ? a.Size : a.Length(axis.Value);
        return kth < length && kth >= -length
            ? Sort(a, axis)
            : throw new ArgumentOutOfRangeException(nameof(kth), ShapeMath.Text($"kth(={kth}) out of bounds ({length})"));
    }

    /// <summary>Where values would have to be inserted into a sorted array to keep it sorted.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sorted">The array, ascending, of one axis.</param>
    /// <param name="values">The values.</param>
    /// <param name="side">On which side of equal elements.</param>
    /// <returns>A new array of the shape of the values.</returns>
    /// <exception cref="ArgumentException">The first array has not one axis.</exception>
    public static NdArray<long> SearchSorted<T>(NdArray<T> sorted, NdArray<T> values, SearchSide side = SearchSide.Left)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentNullException.ThrowIfNull(values);
        if (sorted.NDim != 1)
        {
            throw new ArgumentException(ShapeMath.Text($"object too deep for desired array: it has {sorted.NDim} axes"), nameof(sorted));
        }

        Comparison<T> compare = SortOrder<T>.Required;
        using NdArray<T> keys = values.Copy();
        using Lease lease = sorted.Hold();
        NdArray<long> result = Allocate<long>(values.Shape, zeroed: false);
        T* data = sorted.Data;
        nint stride = sorted.Strides[0];
        for (nint i = 0; i < keys.Size; i++)
        {
            nint low = 0, high = sorted.Size;
            while (low < high)
            {
                nint middle = low + ((high - low) >> 1);
                int order = compare(data[middle * stride], keys.Data[i]);
                if (order < 0 || (order == 0 && side == SearchSide.Right))
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            result.Data[i] = low;
        }

        return result;
    }

    /// <summary>The different elements in ascending order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A new array of one axis. All NaN count as one.</returns>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static NdArray<T> Unique<T>(NdArray<T> a)
        where T : unmanaged => UniqueAll(a).Values;

    /// <summary>The different elements in ascending order, with where each came first, how the array is made of them, and how often.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>
    /// The values; the index (in the flattened array) of the first of each; for each element of the array, in C order, the index of its
    /// value; the number of each.
    /// </returns>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static (NdArray<T> Values, NdArray<long> Index, NdArray<long> Inverse, NdArray<long> Counts) UniqueAll<T>(NdArray<T> a)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> flat = a.Flatten();
        using NdArray<long> order = ArgSort(flat);
        Comparison<T> compare = SortOrder<T>.Required;
        var values = new List<T>();
        var index = new List<long>();
        var counts = new List<long>();
        NdArray<long> inverse = Allocate<long>([flat.Size], zeroed: false);
        for (nint i = 0; i < flat.Size; i++)
        {
            long place = order.Data[i];
            T value = flat.Data[place];
            if (i == 0 || compare(values[^1], value) != 0)
            {
                values.Add(value);
                index.Add(place);
                counts.Add(0);
            }

            counts[^1]++;
            inverse.Data[place] = values.Count - 1;
        }

        return (
            FromSpan<T>(CollectionsMarshal.AsSpan(values)),
            FromSpan<long>(CollectionsMarshal.AsSpan(index)),
            inverse,
            FromSpan<long>(CollectionsMarshal.AsSpan(counts)));
    }

    internal static void SortLine<T>(Span<T> line)
        where T : unmanaged
    {
        // The library's sort puts NaN first, and is the fastest one for the numbers.
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half))
        {
            line.Sort();
            int nans = 0;
            while (nans < line.Length && SortOrder<T>.Required(line[nans], line[^1]) > 0)
            {
                nans++;
            }

            Span<T> kept = line[..nans].ToArray();
            line[nans..].CopyTo(line);
            kept.CopyTo(line[^nans..]);
        }
        else if (DType.IsInteger<T>() || typeof(T) == typeof(bool))
        {
            line.Sort();
        }
        else
        {
            line.Sort(SortOrder<T>.Required);
        }
    }

    internal static void ArgSortLine<T>(ReadOnlySpan<T> line, Span<long> order)
        where T : unmanaged => ArgSortLine(line, order, SortOrder<T>.Required);

    private static void ArgSortLine<T>(ReadOnlySpan<T> line, Span<long> order, Comparison<T> compare)
        where T : unmanaged
    {
        // The place decides between equals, which makes the library's sort a stable one.
        T[] keys = line.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        order.Sort((x, y) =>
        {
            int result = compare(keys[x], keys[y]);
            return result != 0 ? result : x.CompareTo(y);
        });
    }
}
