namespace Blas.Arrays;

// What reshape needs to know about shapes.
public abstract partial class NdArray
{
    /// <summary>Checks a shape against a number of elements and infers an extent of -1. No shape means one axis.</summary>
    internal static Span<nint> ResolveShape(nint size, ReadOnlySpan<nint> shape, Span<nint> result)
    {
        if (shape.IsEmpty)
        {
            result[0] = size;
            return result[..1];
        }

        InferShape(size, shape, result);
        return result[..shape.Length];
    }

    /// <summary>As <see cref="ResolveShape"/>, where no shape means a scalar.</summary>
    internal static void InferShape(nint size, ReadOnlySpan<nint> shape, Span<nint> result)
    {
        if (shape.Length > ShapeMath.MaxDims)
        {
            throw new ArgumentException(
                ShapeMath.Text($"maximum supported dimension for an ndarray is {ShapeMath.MaxDims}, found {shape.Length}"),
                nameof(shape));
        }

        int unknown = -1;
        Int128 known = 1;
        bool isTooBig = false;
        bool isEmpty = false;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == -1)
            {
                if (unknown >= 0)
                {
                    throw new ArgumentException("can only specify one unknown dimension", nameof(shape));
                }

                unknown = i;
                continue;
            }

            if (shape[i] < -1)
            {
                throw new ArgumentException($"negative dimensions are not allowed: {ShapeMath.Format(shape)}", nameof(shape));
            }

            isEmpty |= shape[i] == 0;
            known *= Math.Max(shape[i], 1);
            isTooBig |= known > nint.MaxValue;
            known = isTooBig ? 1 : known;
        }

        known = isEmpty ? 0 : known;
        bool fits = unknown < 0
            ? known == size && (isEmpty || !isTooBig)
            : known > 0 && !isTooBig && size % known == 0;
        if (!fits)
        {
            throw new ArgumentException(
                ShapeMath.Text($"cannot reshape array of size {size} into shape {ShapeMath.Format(shape)}"), nameof(shape));
        }

        shape.CopyTo(result);
        if (unknown >= 0)
        {
            result[unknown] = (nint)(size / known);
        }
    }

    /// <summary>
    /// The strides of a view with another shape, if there is one: every group of old axes that becomes a group of new
    /// ones must be one run in memory.
    /// </summary>
    internal static bool TryReshapeStrides(
        ReadOnlySpan<nint> oldShape, ReadOnlySpan<nint> oldStrides, ReadOnlySpan<nint> newShape, Span<nint> newStrides)
    {
        Span<nint> shape = stackalloc nint[oldShape.Length];
        Span<nint> strides = stackalloc nint[oldShape.Length];
        int n = 0;
        for (int i = 0; i < oldShape.Length; i++)
        {
            if (oldShape[i] != 1)
            {
                (shape[n], strides[n++]) = (oldShape[i], oldStrides[i]);
            }
        }

        int o = 0;
        int k = 0;
        while (o < n && k < newShape.Length)
        {
            int oldEnd = o + 1;
            int newEnd = k + 1;
            nint oldSize = shape[o];
            nint newSize = newShape[k];
            while (oldSize != newSize)
            {
                if (oldSize < newSize)
                {
                    oldSize *= shape[oldEnd++];
                }
                else
                {
                    newSize *= newShape[newEnd++];
                }
            }

            for (int i = o; i < oldEnd - 1; i++)
            {
                if (strides[i] != shape[i + 1] * strides[i + 1])
                {
                    return false;
                }
            }

            nint stride = strides[oldEnd - 1];
            for (int i = newEnd - 1; i >= k; i--)
            {
                newStrides[i] = stride;
                stride *= newShape[i];
            }

            (o, k) = (oldEnd, newEnd);
        }

        // What is left are axes of extent 1, whose strides do not matter.
        newStrides[k..].Fill(1);
        return true;
    }
}
