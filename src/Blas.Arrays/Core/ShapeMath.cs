using System.Globalization;
using System.Text;

namespace Blas.Arrays;

/// <summary>Arithmetic on shapes, with NumPy's rules and texts.</summary>
internal static class ShapeMath
{
    /// <summary>The greatest number of dimensions, NumPy 1's.</summary>
    public const int MaxDims = 32;

    /// <summary>The number of elements of a shape, all checked: negative, too many dimensions, too big.</summary>
    /// <exception cref="ArgumentException">The shape is none.</exception>
    public static nint CheckedSize(ReadOnlySpan<nint> shape, nint itemSize, string paramName = "shape")
    {
        if (shape.Length > MaxDims)
        {
            throw new ArgumentException(
                Text($"maximum supported dimension for an ndarray is {MaxDims}, found {shape.Length}"), paramName);
        }

        // As NumPy: the strides of an empty array must fit as well, so that views of it can be made.
        nint bytes = itemSize;
        bool empty = false;
        foreach (nint extent in shape)
        {
            if (extent < 0)
            {
                throw new ArgumentException(
                    Text($"negative dimensions are not allowed: {Format(shape)}"), paramName);
            }

            if (extent == 0)
            {
                empty = true;
                continue;
            }

            Int128 next = (Int128)bytes * extent;
            if (next > nint.MaxValue - ArrayMemory.Alignment)
            {
                throw new ArgumentException(
                    Text($"array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size: {Format(shape)}"),
                    paramName);
            }

            bytes = (nint)next;
        }

        return empty ? 0 : bytes / itemSize;
    }

    /// <summary>The number of elements of a shape that is known to be one.</summary>
    public static nint Size(ReadOnlySpan<nint> shape)
    {
        nint size = 1;
        foreach (nint extent in shape)
        {
            size *= extent;
        }

        return size;
    }

    /// <summary>The strides, in elements, of a C-contiguous array.</summary>
    public static void ContiguousStrides(ReadOnlySpan<nint> shape, Span<nint> strides)
    {
        nint stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(shape[i], 1);
        }
    }

    /// <summary>Whether the elements lie in C order without gaps; the strides of extents 0 and 1 do not matter.</summary>
    public static bool IsContiguous(ReadOnlySpan<nint> shape, ReadOnlySpan<nint> strides)
    {
        nint expected = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] == 0)
            {
                return true;
            }

            if (shape[i] != 1 && strides[i] != expected)
            {
                // An extent of 0 further out makes the array empty, and an empty array is contiguous.
                return shape[..i].Contains(0);
            }

            expected *= shape[i];
        }

        return true;
    }

    /// <summary>As <see cref="IsContiguous"/>, in Fortran's order.</summary>
    public static bool IsFContiguous(ReadOnlySpan<nint> shape, ReadOnlySpan<nint> strides)
    {
        nint expected = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 0)
            {
                return true;
            }

            if (shape[i] != 1 && strides[i] != expected)
            {
                return shape[(i + 1)..].Contains(0);
            }

            expected *= shape[i];
        }

        return true;
    }

    /// <summary>An axis counted from the front: -1 is the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static int NormalizeAxis(int axis, int ndim, string paramName = "axis")
    {
        int normal = axis < 0 ? axis + ndim : axis;
        return (uint)normal < (uint)ndim
            ? normal
            : throw new ArgumentOutOfRangeException(
                paramName, Text($"axis {axis} is out of bounds for array of dimension {ndim}"));
    }

    /// <summary>The axes as bits.</summary>
    /// <exception cref="ArgumentException">One of them is named twice, or does not exist.</exception>
    public static uint NormalizeAxes(ReadOnlySpan<int> axes, int ndim, string paramName = "axes")
    {
        uint mask = 0;
        foreach (int axis in axes)
        {
            uint bit = 1u << NormalizeAxis(axis, ndim, paramName);
            if ((mask & bit) != 0)
            {
                throw new ArgumentException("duplicate value in 'axis'", paramName);
            }

            mask |= bit;
        }

        return mask;
    }

    /// <summary>The number of dimensions that two shapes broadcast to.</summary>
    public static int BroadcastDims(ReadOnlySpan<nint> a, ReadOnlySpan<nint> b) => Math.Max(a.Length, b.Length);

    /// <summary>The shape that two shapes broadcast to.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Broadcast(ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, Span<nint> result)
    {
        for (int i = 1; i <= result.Length; i++)
        {
            nint x = i <= a.Length ? a[^i] : 1;
            nint y = i <= b.Length ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                throw new ArgumentException(
                    $"operands could not be broadcast together with shapes {Format(a)} {Format(b)}");
            }

            result[^i] = x == 1 ? y : x;
        }
    }

    /// <summary>Whether an array of shape <paramref name="from"/> can be stretched to <paramref name="to"/>.</summary>
    public static bool CanBroadcastTo(ReadOnlySpan<nint> from, ReadOnlySpan<nint> to)
    {
        if (from.Length > to.Length)
        {
            return false;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            if (from[^i] != to[^i] && from[^i] != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The strides with which an array is read as the (broadcast) shape <paramref name="to"/>.</summary>
    public static void BroadcastStrides(
        ReadOnlySpan<nint> shape, ReadOnlySpan<nint> strides, ReadOnlySpan<nint> to, Span<nint> result)
    {
        int lead = to.Length - shape.Length;
        result[..lead].Clear();
        for (int i = 0; i < shape.Length; i++)
        {
            result[lead + i] = shape[i] == 1 && to[lead + i] != 1 ? 0 : strides[i];
        }
    }

    /// <summary>A shape in NumPy's notation: (), (3,), (2,3).</summary>
    public static string Format(ReadOnlySpan<nint> shape)
    {
        var text = new StringBuilder("(");
        for (int i = 0; i < shape.Length; i++)
        {
            text.Append(i > 0 ? "," : string.Empty).Append(CultureInfo.InvariantCulture, $"{shape[i]}");
        }

        return text.Append(shape.Length == 1 ? ",)" : ")").ToString();
    }

    /// <summary>Formats in the invariant culture.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);
}
