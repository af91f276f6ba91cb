namespace Blas.Arrays;

// Other shapes of the same elements: views wherever NumPy makes one.
public sealed unsafe partial class NdArray<T>
{
    /// <summary>Another shape for the same elements in C order; a view where the memory allows, else a copy.</summary>
    /// <param name="shape">The extents; one of them may be -1, to be inferred; none for a scalar.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">The shape does not have as many elements.</exception>
    public NdArray<T> Reshape(params ReadOnlySpan<nint> shape)
    {
        nint[] resolved = new nint[shape.Length];
        InferShape(Size, shape, resolved);
        nint[] strides = new nint[shape.Length];
        if (IsContiguous || Size == 0)
        {
            ShapeMath.ContiguousStrides(resolved, strides);
            return View(_data, resolved, strides, IsWriteable);
        }

        if (TryReshapeStrides(Shape, Strides, resolved, strides))
        {
            return View(_data, resolved, strides, IsWriteable);
        }

        using NdArray<T> copy = Copy();
        ShapeMath.ContiguousStrides(resolved, strides);
        return copy.View(copy._data, resolved, strides, isWriteable: true);
    }

    /// <summary>The elements in C order along one axis: a view where the array is contiguous, else a copy.</summary>
    /// <returns>An array of one axis.</returns>
    public NdArray<T> Ravel() => IsContiguous ? Reshape(Size) : Flatten();

    /// <summary>The elements in C order along one axis, always a copy.</summary>
    /// <returns>A new array of one axis.</returns>
    public NdArray<T> Flatten()
    {
        using NdArray<T> copy = Copy();
        return copy.Reshape(Size);
    }

    /// <summary>A new C-contiguous array with the same elements.</summary>
    /// <returns>The copy.</returns>
    public NdArray<T> Copy()
    {
        NdArray<T> copy = Allocate<T>(Shape, zeroed: false);
        using Lease lease = Hold();
        Copying.Strided(_data, Strides, copy._data, copy.Strides, Shape);
        return copy;
    }

    /// <summary>A second array object on the same memory, to be disposed on its own.</summary>
    /// <returns>The view.</returns>
    public NdArray<T> View() => View(_data, ShapeArray, StrideArray, IsWriteable);

    /// <summary>A view with the axes in another order; with no argument, reversed.</summary>
    /// <param name="axes">A permutation of 0..NDim-1; negative numbers count from the last.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">It is no permutation.</exception>
    public NdArray<T> Transpose(params ReadOnlySpan<int> axes)
    {
        if (axes.Length != 0 && axes.Length != NDim)
        {
            throw new ArgumentException("axes don't match array", nameof(axes));
        }

        Span<int> order = stackalloc int[NDim];
        for (int i = 0; i < NDim; i++)
        {
            order[i] = axes.IsEmpty ? NDim - 1 - i : ShapeMath.NormalizeAxis(axes[i], NDim, nameof(axes));
            if (order[..i].Contains(order[i]))
            {
                throw new ArgumentException("repeated axis in transpose", nameof(axes));
            }
        }

        nint[] shape = new nint[NDim];
        nint[] strides = new nint[NDim];
        for (int i = 0; i < NDim; i++)
        {
            (shape[i], strides[i]) = (Shape[order[i]], Strides[order[i]]);
        }

        return View(_data, shape, strides, IsWriteable);
    }

    /// <summary>A view with two axes exchanged.</summary>
    /// <param name="axis1">An axis; negative counts from the last.</param>
    /// <param name="axis2">The other.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public NdArray<T> SwapAxes(int axis1, int axis2)
    {
        int a = ShapeMath.NormalizeAxis(axis1, NDim, nameof(axis1));
        int b = ShapeMath.NormalizeAxis(axis2, NDim, nameof(axis2));
        nint[] shape = Shape.ToArray();
        nint[] strides = Strides.ToArray();
        (shape[a], shape[b]) = (shape[b], shape[a]);
        (strides[a], strides[b]) = (strides[b], strides[a]);
        return View(_data, shape, strides, IsWriteable);
    }

    /// <summary>A view without axes of extent 1: those named, or all.</summary>
    /// <param name="axes">The axes to drop; none for every one of extent 1.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">A named axis has another extent.</exception>
    public NdArray<T> Squeeze(params ReadOnlySpan<int> axes)
    {
        uint drop = ShapeMath.NormalizeAxes(axes, NDim);
        int kept = 0;
        for (int i = 0; i < NDim; i++)
        {
            if (axes.IsEmpty && Shape[i] == 1)
            {
                drop |= 1u << i;
            }
            else if ((drop & (1u << i)) != 0 && Shape[i] != 1)
            {
                throw new ArgumentException("cannot select an axis to squeeze out which has size not equal to one", nameof(axes));
            }

            kept += (drop & (1u << i)) == 0 ? 1 : 0;
        }

        nint[] shape = new nint[kept];
        nint[] strides = new nint[kept];
        for (int i = 0, to = 0; i < NDim; i++)
        {
            if ((drop & (1u << i)) == 0)
            {
                (shape[to], strides[to++]) = (Shape[i], Strides[i]);
            }
        }

        return View(_data, shape, strides, IsWriteable);
    }

    /// <summary>A view with new axes of extent 1, at the places that they have in the result.</summary>
    /// <param name="axes">Where, in the result; negative counts from its last axis.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">There is no such place, or one is named twice, or there are too many axes.</exception>
    public NdArray<T> ExpandDims(params ReadOnlySpan<int> axes)
    {
        int ndim = NDim + axes.Length;
        if (ndim > ShapeMath.MaxDims)
        {
            throw new ArgumentException(
                ShapeMath.Text($"maximum supported dimension for an ndarray is {ShapeMath.MaxDims}, found {ndim}"), nameof(axes));
        }

        uint added = ShapeMath.NormalizeAxes(axes, ndim);
        nint[] shape = new nint[ndim];
        nint[] strides = new nint[ndim];
        for (int i = ndim - 1, from = NDim - 1; i >= 0; i--)
        {
            if ((added & (1u << i)) != 0)
            {
                (shape[i], strides[i]) = (1, i + 1 < ndim ? strides[i + 1] * shape[i + 1] : 1);
            }
            else
            {
                (shape[i], strides[i]) = (Shape[from], Strides[from]);
                from--;
            }
        }

        return View(_data, shape, strides, IsWriteable);
    }

    /// <summary>A read-only view stretched to a greater shape: axes of extent 1 repeat without being stored again.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentException">The array cannot be stretched to it.</exception>
    public NdArray<T> BroadcastTo(params ReadOnlySpan<nint> shape)
    {
        ShapeMath.CheckedSize(shape, sizeof(T));
        if (!ShapeMath.CanBroadcastTo(Shape, shape))
        {
            throw new ArgumentException(
                $"operands could not be broadcast together with remapped shapes [original->remapped]: {ShapeMath.Format(Shape)}  and requested shape {ShapeMath.Format(shape)}",
                nameof(shape));
        }

        nint[] strides = new nint[shape.Length];
        ShapeMath.BroadcastStrides(Shape, Strides, shape, strides);
        return View(_data, shape.ToArray(), strides, isWriteable: false);
    }
}
