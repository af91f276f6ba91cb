namespace Blas.Arrays;

/// <summary>On which side of equal elements a place is searched for (<c>side</c> of <c>numpy.searchsorted</c>).</summary>
public enum SearchSide
{
    /// <summary>Before the first that is not smaller.</summary>
    Left,

    /// <summary>Before the first that is larger.</summary>
    Right,
}

// numpy.searchsorted.
public abstract unsafe partial class NdArray
{
    /// <summary>Where values would have to be inserted into a sorted array to keep it sorted.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="sorted">The array, ascending, of one axis.</param>
    /// <param name="values">The values.</param>
    /// <param name="side">On which side of equal elements.</param>
    /// <param name="sorter">The places that sort the array, as <see cref="ArgSort{T}(NdArray{T}, int?)"/> gives them; null if it is sorted.</param>
    /// <returns>A new array of the shape of the values.</returns>
    /// <exception cref="ArgumentException">The first array has not one axis, or the second as many places as it has not.</exception>
    public static NdArray<long> SearchSorted<T>(NdArray<T> sorted, NdArray<T> values, SearchSide side = SearchSide.Left, NdArray<long>? sorter = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentNullException.ThrowIfNull(values);
        if (sorted.NDim != 1)
        {
            throw new ArgumentException(ShapeMath.Text($"object too deep for desired array: it has {sorted.NDim} axes"), nameof(sorted));
        }

        if (sorter is not null)
        {
            if (sorter.NDim != 1 || sorter.Size != sorted.Size)
            {
                throw new ArgumentException(ShapeMath.Text($"sorter.size must equal a.size: {sorter.Size} and {sorted.Size}"), nameof(sorter));
            }

            using NdArray<T> inOrder = sorted[sorter];
            return SearchSorted(inOrder, values, side);
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
}
