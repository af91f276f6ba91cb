namespace Blas.Arrays;

// The order of records by some of their fields.
public abstract unsafe partial class NdArray
{
    /// <summary>Records in ascending order of some fields, the first named counting most; the others, in their own order, decide between equals.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="order">The names of the fields.</param>
    /// <param name="axis">The axis, negative counts from the last; null flattens the array first.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no such field, or it is named twice.</exception>
    /// <exception cref="NotSupportedException">The elements are no records.</exception>
    public static NdArray<T> Sort<T>(NdArray<T> a, string[] order, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        Comparison<T> compare = FieldOrder<T>(order);
        return AlongAxis<T, T>(a, axis, null, (line, result) =>
        {
            line.CopyTo(result);
            result.Sort(compare);
        });
    }

    /// <summary>The indices that would sort records by some fields; equal ones keep their order.</summary>
    /// <inheritdoc cref="Sort{T}(NdArray{T}, string[], int?)"/>
    public static NdArray<long> ArgSort<T>(NdArray<T> a, string[] order, int? axis = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        Comparison<T> compare = FieldOrder<T>(order);
        return AlongAxis<T, long>(a, axis, null, (line, result) => ArgSortLine(line, result, compare));
    }

    private static Comparison<T> FieldOrder<T>(string[] order)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(order);
        if (ElementLayout.Required<T>() is not RecordLayout record)
        {
            throw new NotSupportedException($"elements of type {DType.Name<T>()} have no fields to sort by");
        }

        RecordLayout byFields = record.OrderedBy(order, nameof(order));
        return (x, y) => byFields.Compare(new ReadOnlySpan<byte>(&x, sizeof(T)), new ReadOnlySpan<byte>(&y, sizeof(T)));
    }
}
