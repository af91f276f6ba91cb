using System.Runtime.InteropServices;

namespace Blas.Arrays;

// Arrays as sets: numpy.unique, in1d, isin, union1d, intersect1d, setdiff1d, setxor1d.
public abstract unsafe partial class NdArray
{
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

    /// <summary>The different slices along an axis, in ascending order of their elements, the first one first.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>A new array, shorter along the axis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static NdArray<T> Unique<T>(NdArray<T> a, int axis)
        where T : unmanaged
    {
        (NdArray<T> values, NdArray<long> index, NdArray<long> inverse, NdArray<long> counts) = UniqueAll(a, axis);
        index.Dispose();
        inverse.Dispose();
        counts.Dispose();
        return values;
    }

    /// <summary>The different slices along an axis, with where each came first, how the array is made of them, and how often.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; negative counts from the last.</param>
    /// <returns>The slices; the place of the first of each; for each slice of the array the place of its like; the number of each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    /// <exception cref="NotSupportedException">The elements have no order.</exception>
    public static (NdArray<T> Values, NdArray<long> Index, NdArray<long> Inverse, NdArray<long> Counts) UniqueAll<T>(NdArray<T> a, int axis)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        int along = ShapeMath.NormalizeAxis(axis, a.NDim);
        Comparison<T> compare = SortOrder<T>.Required;
        using NdArray<T> moved = MoveAxis(a, along, 0), rows = moved.Copy();
        int count = checked((int)rows.Shape[0]);
        nint width = ShapeMath.Size(rows.Shape[1..]);
        int[] order = [.. Enumerable.Range(0, count)];
        System.Array.Sort(order, (x, y) => CompareRows(x, y) is int sign and not 0 ? sign : x.CompareTo(y));
        var first = new List<long>();
        var counts = new List<long>();
        NdArray<long> inverse = Allocate<long>([count], zeroed: false);
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || CompareRows(order[i - 1], order[i]) != 0)
            {
                first.Add(order[i]);
                counts.Add(0);
            }

            counts[^1]++;
            inverse.Data[order[i]] = first.Count - 1;
        }

        NdArray<long> index = FromSpan<long>(CollectionsMarshal.AsSpan(first));
        return (Take(a, index, along), index, inverse, FromSpan<long>(CollectionsMarshal.AsSpan(counts)));

        int CompareRows(int x, int y)
        {
            T* left = rows.Data + (x * width), right = rows.Data + (y * width);
            for (nint i = 0; i < width; i++)
            {
                int sign = compare(left[i], right[i]);
                if (sign != 0)
                {
                    return sign;
                }
            }

            return 0;
        }
    }

    /// <summary>For each element whether it is one of some others.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="among">The others, of whatever shape.</param>
    /// <param name="invert">Whether it is asked for those that are not.</param>
    /// <returns>A new array of the shape of the first. A NaN is no element of anything.</returns>
    public static NdArray<bool> IsIn<T>(NdArray<T> a, NdArray<T> among, bool invert = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(among);
        var set = new HashSet<T>(among.ToArray());
        using NdArray<T> copy = a.Copy();
        NdArray<bool> result = Allocate<bool>(a.Shape, zeroed: false);
        for (nint i = 0; i < copy.Size; i++)
        {
            T value = copy.Data[i];
            result.Data[i] = (set.Contains(value) && !IsNotANumber(value)) != invert;
        }

        return result;
    }

    /// <summary>The elements of either, in ascending order, each once.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">An array, of whatever shape.</param>
    /// <param name="b">The other.</param>
    /// <returns>A new array of one axis.</returns>
    public static NdArray<T> Union1D<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged
    {
        using NdArray<T> joined = Append(a, b);
        return Unique(joined);
    }

    /// <summary>The elements of both, in ascending order, each once.</summary>
    /// <inheritdoc cref="Union1D{T}"/>
    public static NdArray<T> Intersect1D<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged => OfSets(a, b, static (inA, inB) => inA && inB);

    /// <summary>The elements of the first that are not of the second, in ascending order, each once.</summary>
    /// <inheritdoc cref="Union1D{T}"/>
    public static NdArray<T> SetDiff1D<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged => OfSets(a, b, static (inA, inB) => inA && !inB);

    /// <summary>The elements of exactly one of the two, in ascending order, each once.</summary>
    /// <inheritdoc cref="Union1D{T}"/>
    public static NdArray<T> SetXor1D<T>(NdArray<T> a, NdArray<T> b)
        where T : unmanaged => OfSets(a, b, static (inA, inB) => inA != inB);

    private static NdArray<T> OfSets<T>(NdArray<T> a, NdArray<T> b, Func<bool, bool, bool> isWanted)
        where T : unmanaged
    {
        using NdArray<T> all = Union1D(a, b);
        using NdArray<bool> inA = IsIn(all, a), inB = IsIn(all, b);
        for (nint i = 0; i < all.Size; i++)
        {
            inA.Data[i] = isWanted(inA.Data[i], inB.Data[i]);
        }

        return all[inA];
    }

    private static bool IsNotANumber<T>(T value)
        where T : unmanaged => value switch
        {
            double x => double.IsNaN(x),
            float x => float.IsNaN(x),
            Half x => Half.IsNaN(x),
            _ => false,
        };
}
