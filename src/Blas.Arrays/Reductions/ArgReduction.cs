using System.Numerics;
using System.Numerics.Tensors;

namespace Blas.Arrays;

/// <summary>The place of the greatest or least element: the first, if there are several; that of the first NaN, if there is one.</summary>
internal static unsafe class ArgReduction
{
    private const int WorthTwoPasses = 64;

    public static long All<T>(NdArray<T> array, bool greatest)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(array);
        RequireElements(array.Size, greatest);
        if (!array.IsContiguous)
        {
            using NdArray<T> copy = array.Copy();
            return Find(copy.Data, 1, copy.Size, greatest);
        }

        using NdArray.Lease lease = array.Hold();
        return Find(array.Data, 1, array.Size, greatest);
    }

    public static NdArray<long> Along<T>(NdArray<T> array, int axis, bool greatest, bool keepDims, NdArray<long>? @out)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(array);
        int normal = ShapeMath.NormalizeAxis(axis, array.NDim);
        RequireElements(array.Shape[normal], greatest);
        uint mask = 1u << normal;
        using NdArray.Lease lease = array.Hold();
        NdArray<long> result = Reducer.Result(array, mask, keepDims, @out);
        using NdArray.Lease resultLease = result.Hold();
        Span<nint> work = stackalloc nint[3 * array.NDim];
        Span<nint> resultStrides = Reducer.KeptStrides(result, array.NDim, mask, keepDims, work[..array.NDim]);
        Span<nint> shape = work.Slice(array.NDim, resultStrides.Length);
        Span<nint> strides = work.Slice(2 * array.NDim, resultStrides.Length);
        for (int i = 0, to = 0; i < array.NDim; i++)
        {
            if (i != normal)
            {
                (shape[to], strides[to++]) = (array.Shape[i], array.Strides[i]);
            }
        }

        var plan = new LoopPlan(shape, resultStrides, strides, strides);
        if (plan.Run == 0)
        {
            return result;
        }

        do
        {
            for (nint i = 0; i < plan.Run; i++)
            {
                result.Data[plan.Offset0 + (i * plan.Inner0)] = Find(
                    array.Data + plan.Offset1 + (i * plan.Inner1), array.Strides[normal], array.Shape[normal], greatest);
            }
        }
        while (plan.Next());
        return result;
    }

    private static void RequireElements(nint count, bool greatest)
    {
        if (count == 0)
        {
            throw new ArgumentException($"attempt to get {(greatest ? "argmax" : "argmin")} of an empty sequence");
        }
    }

    private static nint Find<T>(T* data, nint stride, nint count, bool greatest)
        where T : unmanaged, INumber<T>
    {
        if (stride == 1 && count >= WorthTwoPasses && count <= int.MaxValue)
        {
            // The value by vectors, then its first place. (IndexOfMax would hold +0 greater than -0; NumPy does not.)
            var run = new ReadOnlySpan<T>(data, (int)count);
            T value = greatest ? TensorPrimitives.Max(run) : TensorPrimitives.Min(run);
            nint place = 0;
            if (T.IsNaN(value))
            {
                while (!T.IsNaN(data[place]))
                {
                    place++;
                }
            }
            else
            {
                while (data[place] != value)
                {
                    place++;
                }
            }

            return place;
        }

        return greatest ? FindGreatest(data, stride, count) : FindLeast(data, stride, count);
    }

    private static nint FindGreatest<T>(T* data, nint stride, nint count)
        where T : unmanaged, INumber<T>
    {
        T best = *data;
        nint place = 0;
        for (nint i = 1; i < count && !T.IsNaN(best); i++)
        {
            T value = data[i * stride];
            if (!(value <= best))
            {
                (best, place) = (value, i);
            }
        }

        return place;
    }

    private static nint FindLeast<T>(T* data, nint stride, nint count)
        where T : unmanaged, INumber<T>
    {
        T best = *data;
        nint place = 0;
        for (nint i = 1; i < count && !T.IsNaN(best); i++)
        {
            T value = data[i * stride];
            if (!(value >= best))
            {
                (best, place) = (value, i);
            }
        }

        return place;
    }
}
