namespace Blas.Arrays;

// What works on one line of elements after the other.
public abstract unsafe partial class NdArray
{
    /// <summary>What is done with a line: its elements, and where the result goes.</summary>
    internal delegate void LineAction<T, TResult>(ReadOnlySpan<T> line, Span<TResult> result);

    /// <summary>Calls an action for every line along an axis; the results are lines along it of a new array.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for all elements in C order as one line.</param>
    /// <param name="length">The length of a result; null for that of the line.</param>
    /// <param name="action">The action.</param>
    internal static NdArray<TResult> AlongAxis<T, TResult>(NdArray<T> a, int? axis, nint? length, LineAction<T, TResult> action)
        where T : unmanaged
        where TResult : unmanaged
    {
        if (axis is null)
        {
            using NdArray<T> flat = a.Ravel();
            return AlongAxis(flat, 0, length, action);
        }

        int along = ShapeMath.NormalizeAxis(axis.Value, a.NDim);
        nint from = a.Shape[along], to = length ?? from;
        nint[] shape = a.Shape.ToArray();
        shape[along] = to;
        NdArray<TResult> result = Allocate<TResult>(shape, zeroed: false);

        // The axis is made the last one and the lines contiguous; there and back is one copy each.
        using NdArray<T> moved = MoveAxis(a, along, -1), lines = moved.Copy();
        using NdArray<TResult> target = MoveAxis(result, along, -1), made = target.IsContiguous ? target.View() : target.Copy();
        nint count = to == 0 || result.Size == 0 ? 0 : result.Size / to;
        for (nint i = 0; i < count; i++)
        {
            action(
                new ReadOnlySpan<T>(lines.Data + (i * from), checked((int)from)),
                new Span<TResult>(made.Data + (i * to), checked((int)to)));
        }

        if (!target.IsContiguous)
        {
            target.Assign(made);
        }

        return result;
    }
}
