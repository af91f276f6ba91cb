namespace Blas.Arrays;

// Order: numpy.sort, argsort, partition, argpartition, lexsort.
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
    /// <exception cref="ArgumentException">There is no such place.</exception>
    public static NdArray<T> Partition<T>(NdArray<T> a, nint kth, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        RequirePlace(kth, axis is null ? a.Size : a.Length(axis.Value));
        return Sort(a, axis);
    }

    /// <summary>The indices that would partition along an axis: see <see cref="Partition{T}"/>. (They sort it altogether.)</summary>
    /// <inheritdoc cref="Partition{T}"/>
    public static NdArray<long> ArgPartition<T>(NdArray<T> a, nint kth, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        RequirePlace(kth, axis is null ? a.Size : a.Length(axis.Value));
        return ArgSort(a, axis);
    }

    /// <summary>The indices that would sort by several keys: by the last one first, by the one before it where that is equal, and so on.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="keys">The keys, of one axis and one length.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no key, or they have other shapes.</exception>
    public static NdArray<long> LexSort<T>(params ReadOnlySpan<NdArray<T>> keys)
        where T : unmanaged
    {
        RequireArrays(keys, "sort by");
        foreach (NdArray<T> key in keys)
        {
            if (key.NDim != 1 || key.Size != keys[0].Size)
            {
                throw new ArgumentException(
                    $"all keys need to be the same shape, of one axis: {ShapeMath.Format(keys[0].Shape)} and {ShapeMath.Format(key.Shape)}", nameof(keys));
            }
        }

        NdArray<long> order = Arange((long)keys[0].Size);
        foreach (NdArray<T> key in keys)
        {
            // Stable, so that what earlier keys have ordered stays so among equals.
            using NdArray<T> sorted = key[order];
            using NdArray<long> places = ArgSort(sorted);
            using NdArray<long> before = order;
            order = before[places];
        }

        return order;
    }

    private static void RequirePlace(nint kth, nint length)
    {
        if (kth >= length || kth < -length)
        {
            throw new ArgumentException(ShapeMath.Text($"kth(={kth}) out of bounds ({length})"), nameof(kth));
        }
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
