using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>How many numbers become one.</summary>
internal interface IReductionKernel<T>
    where T : unmanaged
{
    /// <summary>NumPy's name, for the text of errors.</summary>
    static abstract string Name { get; }

    /// <summary>The result for no numbers at all, if there is one.</summary>
    static abstract T? Identity { get; }

    /// <summary>
    /// The longest run that <see cref="Fold"/> may do at once; longer ones are halved, again and again, and the halves
    /// combined, which bounds the rounding error by the depth of the halving and the length of this run.
    /// </summary>
    static abstract int Block { get; }

    /// <summary>The result for a run of at least one number.</summary>
    static abstract T Fold(ReadOnlySpan<T> run);

    static abstract T Combine(T a, T b);

    static abstract void Combine(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result);
}

/// <summary>
/// The one way in which reductions visit an array. Where the axes that go lie closest in memory, each result is folded
/// from runs, pairwise; where the axes that stay do, whole rows of results are combined with rows of the array, so that
/// memory is read in its order either way. Nothing is allocated.
/// </summary>
internal static unsafe class Reduction
{
    private const int GatherLength = 128;
    private const int RowLength = 1 << 14;

    /// <summary>Reduces over the axes of the mask.</summary>
    /// <param name="array">The array, on which the caller holds a lease.</param>
    /// <param name="mask">The axes that go, as bits.</param>
    /// <param name="result">Where the results go; must not overlap the array.</param>
    /// <param name="resultStrides">Their strides, for the axes that stay.</param>
    public static void Run<T, TKernel>(NdArray<T> array, uint mask, T* result, ReadOnlySpan<nint> resultStrides)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        int ndim = array.NDim;
        Span<nint> work = stackalloc nint[4 * ndim];
        Span<nint> keptShape = work[..ndim];
        Span<nint> keptStrides = work[ndim..(2 * ndim)];
        Span<nint> goneShape = work[(2 * ndim)..(3 * ndim)];
        Span<nint> goneStrides = work[(3 * ndim)..];
        int kept = 0;
        int gone = 0;
        nint nearestKept = nint.MaxValue;
        nint nearestGone = nint.MaxValue;
        for (int axis = 0; axis < ndim; axis++)
        {
            nint extent = array.Shape[axis];
            nint stride = array.Strides[axis];
            nint distance = extent == 1 ? nint.MaxValue : Math.Abs(stride);
            if ((mask & (1u << axis)) != 0)
            {
                (goneShape[gone], goneStrides[gone++]) = (extent, stride);
                nearestGone = Math.Min(nearestGone, distance);
            }
            else
            {
                (keptShape[kept], keptStrides[kept++]) = (extent, stride);
                nearestKept = Math.Min(nearestKept, distance);
            }
        }

        keptShape = keptShape[..kept];
        keptStrides = keptStrides[..kept];
        goneShape = goneShape[..gone];
        goneStrides = goneStrides[..gone];
        if (ShapeMath.Size(goneShape) == 0)
        {
            // An error even where there is no result to be without a value, as in NumPy.
            T identity = TKernel.Identity ?? throw new ArgumentException(
                $"zero-size array to reduction operation {TKernel.Name} which has no identity");
            Copying.Fill(result, keptShape, resultStrides, identity);
            return;
        }

        if (ShapeMath.Size(keptShape) == 0)
        {
            return;
        }

        var inner = new LoopPlan(goneShape, goneStrides, goneStrides, goneStrides);
        if (nearestGone <= nearestKept)
        {
            var outer = new LoopPlan(keptShape, resultStrides, keptStrides, keptStrides);
            FoldEach<T, TKernel>(array.Data, ref outer, ref inner, result);
        }
        else
        {
            var outer = new LoopPlan(keptShape, keptStrides, resultStrides, resultStrides);
            CombineRows<T, TKernel>(array.Data, ref outer, ref inner, result);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FoldEach<T, TKernel>(T* data, ref LoopPlan outer, ref LoopPlan inner, T* result)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        if (outer.Run == 0)
        {
            return;
        }

        do
        {
            for (nint i = 0; i < outer.Run; i++)
            {
                T* from = data + outer.Offset1 + (i * outer.Inner1);
                T total = Fold<T, TKernel>(from + inner.Offset0, inner.Inner0, inner.Run);
                while (inner.Next())
                {
                    total = TKernel.Combine(total, Fold<T, TKernel>(from + inner.Offset0, inner.Inner0, inner.Run));
                }

                result[outer.Offset0 + (i * outer.Inner0)] = total;
            }
        }
        while (outer.Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineRows<T, TKernel>(T* data, ref LoopPlan outer, ref LoopPlan inner, T* result)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        if (outer.Run == 0)
        {
            return;
        }

        do
        {
            // A piece of the results stays in the cache while the rows go by.
            for (nint start = 0; start < outer.Run; start += RowLength)
            {
                int count = (int)Math.Min(RowLength, outer.Run - start);
                T* from = data + outer.Offset0 + (start * outer.Inner0);
                T* to = result + outer.Offset1 + (start * outer.Inner1);
                bool isFirst = true;
                do
                {
                    for (nint i = 0; i < inner.Run; i++)
                    {
                        CombineRow<T, TKernel>(
                            from + inner.Offset0 + (i * inner.Inner0), outer.Inner0, to, outer.Inner1, count, isFirst);
                        isFirst = false;
                    }
                }
                while (inner.Next());
            }
        }
        while (outer.Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineRow<T, TKernel>(T* from, nint strideFrom, T* to, nint strideTo, int count, bool isFirst)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        if (isFirst)
        {
            Copying.Run(from, strideFrom, to, strideTo, count);
        }
        else if (strideFrom == 1 && strideTo == 1)
        {
            var total = new Span<T>(to, count);
            TKernel.Combine(total, new ReadOnlySpan<T>(from, count), total);
        }
        else
        {
            for (nint i = 0; i < count; i++, from += strideFrom, to += strideTo)
            {
                *to = TKernel.Combine(*to, *from);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Fold<T, TKernel>(T* data, nint stride, nint count)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        // Looking for a bool ends where it is found.
        if (stride == 1 && typeof(T) != typeof(bool) && Parallel.IsWorthwhile(count, Parallel.CheapGrain))
        {
            return ParallelFold.Run<T, TKernel>(data, count);
        }

        int block = stride == 1 ? TKernel.Block : Math.Min(TKernel.Block, GatherLength);
        if (count > block)
        {
            nint half = Half(count, block);
            return TKernel.Combine(
                Fold<T, TKernel>(data, stride, half), Fold<T, TKernel>(data + (half * stride), stride, count - half));
        }

        return stride == 1
            ? TKernel.Fold(new ReadOnlySpan<T>(data, (int)count))
            : FoldGathered<T, TKernel>(data, stride, (int)count);
    }

    /// <summary>Folds one run of neighbours on the caller's thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T FoldAlone<T, TKernel>(T* data, nint count)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        if (count <= TKernel.Block)
        {
            return TKernel.Fold(new ReadOnlySpan<T>(data, (int)count));
        }

        nint half = Half(count, TKernel.Block);
        return TKernel.Combine(FoldAlone<T, TKernel>(data, half), FoldAlone<T, TKernel>(data + half, count - half));
    }

    /// <summary>Where a run is halved: at a multiple of the block, so that only the last one is not full.</summary>
    public static nint Half(nint count, int block)
    {
        nint half = count / 2 / block * block;
        return half == 0 ? block : half;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T FoldGathered<T, TKernel>(T* data, nint stride, int count)
        where T : unmanaged
        where TKernel : IReductionKernel<T>
    {
        T* buffer = stackalloc T[GatherLength];
        Copying.Run(data, stride, buffer, 1, count);
        return TKernel.Fold(new ReadOnlySpan<T>(buffer, count));
    }
}
