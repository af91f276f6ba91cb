namespace Blas.Arrays;

// `where:` of elementwise functions: the function is computed as ever, and what the mask chooses of it is kept.
internal static unsafe partial class Elementwise
{
    public static NdArray<TResult> Binary<T, TResult, TKernel>(NdArray<T> a, NdArray<T> b, NdArray<TResult>? result, NdArray<bool>? where)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        where is null ? Binary<T, TResult, TKernel>(a, b, result) : Keep(Binary<T, TResult, TKernel>(a, b, null), result, where);

    public static NdArray<TResult> Binary<T, TResult, TKernel>(NdArray<T> a, T b, NdArray<TResult>? result, NdArray<bool>? where)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        where is null ? Binary<T, TResult, TKernel>(a, b, result) : Keep(Binary<T, TResult, TKernel>(a, b, null), result, where);

    public static NdArray<TResult> Binary<T, TResult, TKernel>(T a, NdArray<T> b, NdArray<TResult>? result, NdArray<bool>? where)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IBinaryKernel<T, TResult> =>
        where is null ? Binary<T, TResult, TKernel>(a, b, result) : Keep(Binary<T, TResult, TKernel>(a, b, null), result, where);

    public static NdArray<TResult> Unary<T, TResult, TKernel>(NdArray<T> a, NdArray<TResult>? result, NdArray<bool>? where)
        where T : unmanaged
        where TResult : unmanaged
        where TKernel : IUnaryKernel<T, TResult> =>
        where is null ? Unary<T, TResult, TKernel>(a, result) : Keep(Unary<T, TResult, TKernel>(a, null), result, where);

    /// <summary>Copies to an array, stretched to its shape, what a mask chooses.</summary>
    public static void CopyWhere<T>(NdArray<T> target, NdArray<bool> where, NdArray<T> source)
        where T : unmanaged
    {
        if (NdArray.SharesStorage(target, where))
        {
            using NdArray<bool> copy = where.Copy();
            CopyWhere(target, copy, source);
            return;
        }

        using NdArray.Lease leaseTarget = target.Hold();
        using NdArray.Lease leaseWhere = where.Hold();
        using NdArray.Lease leaseSource = source.Hold();
        Span<nint> strides = stackalloc nint[2 * target.NDim];
        Span<nint> stridesW = strides[..target.NDim];
        Span<nint> stridesS = strides[target.NDim..];
        ShapeMath.BroadcastStrides(where.Shape, where.Strides, target.Shape, stridesW);
        ShapeMath.BroadcastStrides(source.Shape, source.Strides, target.Shape, stridesS);
        var plan = new LoopPlan(target.Shape, target.Strides, stridesW, stridesS);
        if (plan.Run == 0)
        {
            return;
        }

        do
        {
            T* to = target.Data + plan.Offset0;
            bool* choose = where.Data + plan.Offset1;
            T* from = source.Data + plan.Offset2;
            for (nint i = 0; i < plan.Run; i++)
            {
                if (choose[i * plan.Inner1])
                {
                    to[i * plan.Inner0] = from[i * plan.Inner2];
                }
            }
        }
        while (plan.Next());
    }

    private static NdArray<TResult> Keep<TResult>(NdArray<TResult> computed, NdArray<TResult>? result, NdArray<bool> where)
        where TResult : unmanaged
    {
        using (computed)
        {
            Span<nint> shape = stackalloc nint[ShapeMath.BroadcastDims(computed.Shape, where.Shape)];
            ShapeMath.Broadcast(computed.Shape, where.Shape, shape);
            if (result is null)
            {
                result = NdArray.Allocate<TResult>(shape, zeroed: true);
            }
            else
            {
                CheckResult(result, shape, computed.Shape, where.Shape);
            }

            CopyWhere(result, where, computed);
            return result;
        }
    }
}
