namespace Blas.Arrays;

// The same elements in other places: numpy.roll, flip, rot90, moveaxis, tril.
public abstract unsafe partial class NdArray
{
    /// <summary>The elements along an axis in reverse.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axes">The axes, negative counts from the last; none for all.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> Flip<T>(NdArray<T> a, params ReadOnlySpan<int> axes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        uint chosen = axes.IsEmpty ? uint.MaxValue : ShapeMath.NormalizeAxes(axes, a.NDim);
        Span<Slice> slices = new Slice[a.NDim];
        for (int i = 0; i < a.NDim; i++)
        {
            slices[i] = (chosen & (1u << i)) != 0 ? new Slice(null, null, -1) : Slice.All;
        }

        return a[slices];
    }

    /// <summary>The rows in reverse.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> FlipUD<T>(NdArray<T> a)
        where T : unmanaged => Flip(a, 0);

    /// <summary>The columns in reverse.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <returns>A view.</returns>
    public static NdArray<T> FlipLR<T>(NdArray<T> a)
        where T : unmanaged => Flip(a, 1);

    /// <summary>Turned by quarters, from the first axis towards the second.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array; one of one axis is the row of a square.</param>
    /// <param name="k">How many quarters; negative the other way.</param>
    /// <param name="axis1">The first axis.</param>
    /// <param name="axis2">The second axis.</param>
    /// <returns>A view.</returns>
    /// <exception cref="ArgumentException">The axes are one, or there are no such axes.</exception>
    public static NdArray<T> Rot90<T>(NdArray<T> a, int k = 1, int axis1 = 0, int axis2 = 1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        int n = a.NDim;
        if (axis1 == axis2 || Math.Abs(axis1 - axis2) == n)
        {
            throw new ArgumentException("Axes must be different.", nameof(axis2));
        }

        // An error of NumPy's other kind than elsewhere: not of the axis, but of the value.
        if (axis1 >= n || axis1 < -n || axis2 >= n || axis2 < -n)
        {
            throw new ArgumentException(ShapeMath.Text($"Axes=({axis1}, {axis2}) out of range for array of ndim={n}."), axis1 >= n || axis1 < -n ? nameof(axis1) : nameof(axis2));
        }

        int first = ShapeMath.NormalizeAxis(axis1, n, nameof(axis1)), second = ShapeMath.NormalizeAxis(axis2, n, nameof(axis2));

        switch (k & 3)
        {
            case 0:
                return a.View();
            case 2:
                return Flip(a, first, second);
            case 1:
                using (NdArray<T> flipped = Flip(a, second))
                {
                    return flipped.SwapAxes(first, second);
                }

            default:
                using (NdArray<T> swapped = a.SwapAxes(first, second))
                {
                    return Flip(swapped, second);
                }
        }
    }

    /// <summary>The elements moved along an axis; those that leave at one end come in at the other.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="shift">How far; negative towards the beginning.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements as one row.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Roll<T>(NdArray<T> a, nint shift, int? axis = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (axis is null)
        {
            using NdArray<T> row = a.Ravel(), rolled = Roll(row, shift, 0);
            return rolled.Reshape(a.Shape);
        }

        int along = ShapeMath.NormalizeAxis(axis.Value, a.NDim);
        nint length = a.Shape[along];
        if (a.Size == 0)
        {
            return a.Copy();
        }

        nint places = ((shift % length) + length) % length;
        NdArray<T> result = Allocate<T>(a.Shape, zeroed: false);
        using (NdArray<T> from = a.Part(along, 0, length - places), to = result.Part(along, places, length - places))
        {
            to.Assign(from);
        }

        using (NdArray<T> from = a.Part(along, length - places, places), to = result.Part(along, 0, places))
        {
            to.Assign(from);
        }

        return result;
    }

    /// <summary>A view with one axis at another place; the others keep their order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="source">The axis; negative counts from the last.</param>
    /// <param name="destination">Its place in the result; negative counts from the last.</param>
    /// <returns>The view.</returns>
    public static NdArray<T> MoveAxis<T>(NdArray<T> a, int source, int destination)
        where T : unmanaged => MoveAxis(a, [source], [destination]);

    /// <summary>A view with some axes at other places; the others keep their order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="source">The axes; negative numbers count from the last.</param>
    /// <param name="destination">Their places in the result; negative numbers count from the last.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or have a number twice.</exception>
    public static NdArray<T> MoveAxis<T>(NdArray<T> a, ReadOnlySpan<int> source, ReadOnlySpan<int> destination)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (source.Length != destination.Length)
        {
            throw new ArgumentException("`source` and `destination` arguments must have the same number of elements", nameof(destination));
        }

        uint moved = ShapeMath.NormalizeAxes(source, a.NDim, nameof(source));
        ShapeMath.NormalizeAxes(destination, a.NDim, nameof(destination));
        Span<int> order = stackalloc int[a.NDim];
        order.Fill(-1);
        for (int i = 0; i < source.Length; i++)
        {
            order[ShapeMath.NormalizeAxis(destination[i], a.NDim)] = ShapeMath.NormalizeAxis(source[i], a.NDim);
        }

        int next = 0;
        for (int i = 0; i < a.NDim; i++)
        {
            if (order[i] >= 0)
            {
                continue;
            }

            while ((moved & (1u << next)) != 0)
            {
                next++;
            }

            order[i] = next++;
        }

        return a.Transpose(order);
    }

    /// <summary>A copy with zeros above a diagonal, in the last two axes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array; one of one axis is the row of a square.</param>
    /// <param name="k">The diagonal: 0 is the main one, positive above it.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Tril<T>(NdArray<T> a, nint k = 0)
        where T : unmanaged => Triangle(a, k, lower: true);

    /// <summary>A copy with zeros below a diagonal, in the last two axes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array; one of one axis is the row of a square.</param>
    /// <param name="k">The diagonal: 0 is the main one, positive above it.</param>
    /// <returns>A new array.</returns>
    public static NdArray<T> Triu<T>(NdArray<T> a, nint k = 0)
        where T : unmanaged => Triangle(a, k, lower: false);

    /// <summary>A diagonal of two axes, as the last axis of the result.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array, of two axes at least.</param>
    /// <param name="offset">The diagonal: 0 is the main one, positive above it.</param>
    /// <param name="axis1">The axis of the rows.</param>
    /// <param name="axis2">The axis of the columns.</param>
    /// <returns>A view.</returns>
    /// <exception cref="ArgumentException">The axes are one, or there are fewer than two.</exception>
    public static NdArray<T> Diagonal<T>(NdArray<T> a, nint offset = 0, int axis1 = 0, int axis2 = 1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.NDim < 2)
        {
            throw new ArgumentException("diag requires an array of at least two dimensions", nameof(a));
        }

        int first = ShapeMath.NormalizeAxis(axis1, a.NDim, nameof(axis1));
        int second = ShapeMath.NormalizeAxis(axis2, a.NDim, nameof(axis2));
        if (first == second)
        {
            throw new ArgumentException("axis1 and axis2 cannot be the same", nameof(axis2));
        }

        nint row = Math.Max(-offset, 0), column = Math.Max(offset, 0);
        nint length = Math.Max(0, Math.Min(a.Shape[first] - row, a.Shape[second] - column));
        nint[] shape = new nint[a.NDim - 1], strides = new nint[a.NDim - 1];
        for (int i = 0, to = 0; i < a.NDim; i++)
        {
            if (i != first && i != second)
            {
                (shape[to], strides[to++]) = (a.Shape[i], a.Strides[i]);
            }
        }

        (shape[^1], strides[^1]) = (length, a.Strides[first] + a.Strides[second]);
        nint start = length == 0 || a.Size == 0 ? 0 : (row * a.Strides[first]) + (column * a.Strides[second]);
        return a.View(a.Data + start, shape, strides, a.IsWriteable);
    }

    /// <summary>Of one axis: a matrix with the elements on a diagonal. Of two: a copy of that diagonal.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="v">The array.</param>
    /// <param name="k">The diagonal: 0 is the main one, positive above it.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The array has neither one axis nor two.</exception>
    public static NdArray<T> Diag<T>(NdArray<T> v, nint k = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(v);
        if (v.NDim == 2)
        {
            using NdArray<T> diagonal = Diagonal(v, k);
            return diagonal.Copy();
        }

        if (v.NDim != 1)
        {
            throw new ArgumentException(ShapeMath.Text($"Input must be 1- or 2-d, it is {v.NDim}-d."), nameof(v));
        }

        nint n = checked(v.Size + (k < 0 ? -k : k));
        NdArray<T> result = Allocate<T>([n, n], zeroed: true);
        using NdArray<T> target = Diagonal(result, k);
        target.Assign(v);
        return result;
    }

    private static NdArray<T> Triangle<T>(NdArray<T> a, nint k, bool lower)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.NDim == 0)
        {
            throw new ArgumentException("a triangle needs two axes, the array has none", nameof(a));
        }

        // One axis is the row of a square.
        nint columns = a.Shape[^1], rows = a.NDim == 1 ? columns : a.Shape[^2];
        using NdArray<T> matrix = a.NDim == 1 ? a.BroadcastTo(columns, columns) : a.View();
        NdArray<T> result = matrix.Copy();
        for (nint row = 0; row < result.Size / Math.Max(columns, 1); row++)
        {
            nint diagonal = Math.Clamp((row % rows) + k + (lower ? 1 : 0), 0, columns);
            T* start = result.Data + (row * columns);
            new Span<T>(lower ? start + diagonal : start, checked((int)(lower ? columns - diagonal : diagonal))).Clear();
        }

        return result;
    }
}
