namespace Blas.Arrays;

/// <summary>What stands around a padded array (<c>mode</c> of <c>numpy.pad</c>).</summary>
public enum PadMode
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>The outermost element.</summary>
    Edge,

    /// <summary>The mirror image, without the outermost element: 3 2 | 1 2 3 | 2 1.</summary>
    Reflect,

    /// <summary>The mirror image with the outermost element: 2 1 | 1 2 3 | 3 2.</summary>
    Symmetric,

    /// <summary>The other end: 2 3 | 1 2 3 | 1 2.</summary>
    Wrap,

    /// <summary>From the outermost element straight to a constant, which is at the end.</summary>
    LinearRamp,

    /// <summary>The greatest along the axis.</summary>
    Maximum,

    /// <summary>The least along the axis.</summary>
    Minimum,

    /// <summary>The mean along the axis; of integers rounded, half to even.</summary>
    Mean,

    /// <summary>The median along the axis; of integers rounded, half to even.</summary>
    Median,

    /// <summary>Whatever the memory held.</summary>
    Empty,
}

// numpy.pad.
public abstract unsafe partial class NdArray
{
    /// <summary>The array with something around it.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="before">How much before each axis; one number for all of them, or one each.</param>
    /// <param name="after">How much after each axis; one number for all of them, or one each.</param>
    /// <param name="mode">What stands there.</param>
    /// <param name="value">The constant.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">A width is negative, their number does not fit, or an empty axis has nothing to repeat.</exception>
    public static NdArray<T> Pad<T>(
        NdArray<T> array, ReadOnlySpan<nint> before, ReadOnlySpan<nint> after, PadMode mode = PadMode.Constant, T value = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        nint[] shape = new nint[array.NDim], starts = new nint[array.NDim];
        for (int i = 0; i < array.NDim; i++)
        {
            nint left = PadWidth(before, i, array.NDim, nameof(before)), right = PadWidth(after, i, array.NDim, nameof(after));
            if (mode is not (PadMode.Constant or PadMode.Empty) && array.Shape[i] == 0 && left + right > 0)
            {
                throw new ArgumentException(ShapeMath.Text($"can't extend empty axis {i} using modes other than 'constant' or 'empty'"), nameof(array));
            }

            starts[i] = left;
            shape[i] = checked(left + array.Shape[i] + right);
        }

        NdArray<T> result = mode == PadMode.Constant ? Full(shape, value) : Allocate<T>(shape, zeroed: false);
        NdArray<T> inside = result.View();
        for (int i = 0; i < array.NDim; i++)
        {
            using NdArray<T> outer = inside;
            inside = outer.Part(i, starts[i], array.Shape[i]);
        }

        inside.Assign(array);
        inside.Dispose();

        if (mode is PadMode.Constant or PadMode.Empty)
        {
            return result;
        }

        // Axis by axis, each time whole slabs: the corners come of themselves.
        for (int axis = 0; axis < array.NDim; axis++)
        {
            if (mode >= PadMode.LinearRamp)
            {
                Padding.Along(result, axis, starts[axis], array.Shape[axis], mode, value);
                continue;
            }

            nint length = array.Shape[axis];
            for (nint place = 0; place < shape[axis]; place++)
            {
                nint offset = place - starts[axis];
                if (offset >= 0 && offset < length)
                {
                    continue;
                }

                using NdArray<T> from = result.Part(axis, starts[axis] + PadSource(offset, length, mode), 1), to = result.Part(axis, place, 1);
                to.Assign(from);
            }
        }

        return result;
    }

    /// <summary>The array with something around it, as wide everywhere.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="width">How much on each side of each axis.</param>
    /// <param name="mode">What stands there.</param>
    /// <param name="value">The constant.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">The width is negative, or an empty axis has nothing to repeat.</exception>
    public static NdArray<T> Pad<T>(NdArray<T> array, nint width, PadMode mode = PadMode.Constant, T value = default)
        where T : unmanaged => Pad(array, [width], [width], mode, value);

    private static nint PadWidth(ReadOnlySpan<nint> widths, int axis, int ndim, string name)
    {
        if (widths.Length != 1 && widths.Length != ndim)
        {
            throw new ArgumentException(ShapeMath.Text($"{widths.Length} widths for {ndim} axes: one for all, or one each"), name);
        }

        nint width = widths[widths.Length == 1 ? 0 : axis];
        return width >= 0 ? width : throw new ArgumentException(ShapeMath.Text($"index can't contain negative values: {width}"), name);
    }

    // The place within the array that a place outside of it repeats.
    private static nint PadSource(nint offset, nint length, PadMode mode)
    {
        nint period = mode switch
        {
            PadMode.Reflect => Math.Max(2 * (length - 1), 1),
            PadMode.Symmetric => 2 * length,
            _ => length,
        };
        nint place = ((offset % period) + period) % period;
        return mode switch
        {
            PadMode.Edge => offset < 0 ? 0 : length - 1,
            PadMode.Reflect => place < length ? place : period - place,
            PadMode.Symmetric => place < length ? place : period - 1 - place,
            _ => place,
        };
    }
}
