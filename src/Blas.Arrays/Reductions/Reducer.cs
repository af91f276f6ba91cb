namespace Blas.Arrays;

/// <summary>From an axis argument to a reduction: shapes, <c>out</c>, overlaps.</summary>
internal static unsafe class Reducer
{
    /// <summary>Over all axes.</summary>
    public static T All<T, TKernel>(NdArray<T> array, NdArray<bool>? where = null, T? initial = null)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        ArgumentNullException.ThrowIfNull(array);
        if (where is not null)
        {
            using NdArray<T> chosen = Chosen<T, TKernel>(array, where, initial);
            return All<T, TKernel>(chosen, null, initial);
        }

        if (initial is T start)
        {
            return array.Size == 0 ? start : TKernel.Combine(start, All<T, TKernel>(array));
        }

        using NdArray.Lease lease = array.Hold();
        T result;
        Reduction.Run<T, TKernel>(array, uint.MaxValue, &result, []);
        return result;
    }

    /// <summary>Over some axes.</summary>
    public static NdArray<T> Along<T, TKernel>(
        NdArray<T> array, ReadOnlySpan<int> axes, bool keepDims, NdArray<T>? @out, NdArray<bool>? where = null, T? initial = null)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        ArgumentNullException.ThrowIfNull(array);
        if (where is not null)
        {
            using NdArray<T> chosen = Chosen<T, TKernel>(array, where, initial);
            return Along<T, TKernel>(chosen, axes, keepDims, @out, null, initial);
        }

        if (initial is T start)
        {
            return From<T, TKernel>(array, axes, keepDims, @out, start);
        }

        uint mask = ShapeMath.NormalizeAxes(axes, array.NDim, "axis");
        using NdArray.Lease lease = array.Hold();
        NdArray<T> result = Result(array, mask, keepDims, @out);
        using NdArray.Lease resultLease = result.Hold();
        Span<nint> strides = stackalloc nint[array.NDim];
        strides = KeptStrides(result, array.NDim, mask, keepDims, strides);
        if (Overlap.Conflicts(array.Data, array.Shape, array.Strides, result.Data, result.Shape, result.Strides)
            || array.Data == result.Data)
        {
            using NdArray<T> copy = array.Copy();
            Reduction.Run<T, TKernel>(copy, mask, result.Data, strides);
        }
        else
        {
            Reduction.Run<T, TKernel>(array, mask, result.Data, strides);
        }

        return result;
    }

    // The elements that do not count are made those that change nothing.
    private static NdArray<T> Chosen<T, TKernel>(NdArray<T> array, NdArray<bool> where, T? initial)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        T nothing = initial ?? TKernel.Identity ?? throw new ArgumentException(
            $"reduction operation '{TKernel.Name}' does not have an identity, so to use a where mask one has to specify 'initial'", nameof(where));
        if (!ShapeMath.CanBroadcastTo(where.Shape, array.Shape))
        {
            throw new ArgumentException(
                $"where of shape {ShapeMath.Format(where.Shape)} cannot be stretched to the shape {ShapeMath.Format(array.Shape)}", nameof(where));
        }

        NdArray<T> chosen = NdArray.Full(array.Shape, TKernel.Identity ?? nothing);
        Elementwise.CopyWhere(chosen, where, array);
        return chosen;
    }

    private static NdArray<T> From<T, TKernel>(NdArray<T> array, ReadOnlySpan<int> axes, bool keepDims, NdArray<T>? @out, T start)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        NdArray<T> result;
        if (MeanOf.Count(array, axes) == 0)
        {
            result = Result(array, ShapeMath.NormalizeAxes(axes, array.NDim, "axis"), keepDims, @out);
            result.Fill(start);
            return result;
        }

        result = Along<T, TKernel>(array, axes, keepDims, @out);
        using NdArray.Lease lease = result.Hold();
        var plan = new LoopPlan(result.Shape, result.Strides, result.Strides, result.Strides);
        if (plan.Run == 0)
        {
            return result;
        }

        do
        {
            for (nint i = 0; i < plan.Run; i++)
            {
                ref T value = ref result.Data[plan.Offset0 + (i * plan.Inner0)];
                value = TKernel.Combine(start, value);
            }
        }
        while (plan.Next());
        return result;
    }

    /// <summary>The result array of a reduction: a new one, or <paramref name="out"/> if it has the shape.</summary>
    public static NdArray<TResult> Result<TResult>(NdArray array, uint mask, bool keepDims, NdArray<TResult>? @out)
        where TResult : unmanaged
    {
        Span<nint> shape = stackalloc nint[array.NDim];
        int n = 0;
        for (int axis = 0; axis < array.NDim; axis++)
        {
            bool isGone = (mask & (1u << axis)) != 0;
            if (!isGone || keepDims)
            {
                shape[n++] = isGone ? 1 : array.Shape[axis];
            }
        }

        shape = shape[..n];
        if (@out is null)
        {
            return NdArray.Allocate<TResult>(shape, zeroed: false);
        }

        @out.RequireWriteable(nameof(@out));
        return @out.Shape.SequenceEqual(shape)
            ? @out
            : throw new ArgumentException(
                $"output operand has shape {ShapeMath.Format(@out.Shape)}, the result of the reduction {ShapeMath.Format(shape)}",
                nameof(@out));
    }

    /// <summary>The result's strides for the axes that stay.</summary>
    public static Span<nint> KeptStrides(NdArray result, int ndim, uint mask, bool keepDims, Span<nint> strides)
    {
        int n = 0;
        for (int axis = 0; axis < ndim; axis++)
        {
            if ((mask & (1u << axis)) == 0)
            {
                strides[n] = result.Strides[keepDims ? axis : n];
                n++;
            }
        }

        return strides[..n];
    }
}
