using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>The place of the greatest or least element: the first, if there are several; that of the first NaN, if there is one.</summary>
internal static unsafe class ArgReduction
{
    private const int WorthBlocks = 64;
    private const int BlockLength = 4096;
    private const int PieceLength = 512;

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
        if (Overlap.Conflicts(array.Data, array.Shape, array.Strides, result.Data, result.Shape, result.Strides)
            || (void*)array.Data == result.Data)
        {
            using NdArray<T> copy = array.Copy();
            return Along(copy, axis, greatest, keepDims, result);
        }

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

        nint step = array.Strides[normal];
        do
        {
            if (plan.Inner1 == 1 && step != 1)
            {
                AlongRows(
                    array.Data + plan.Offset1, step, array.Shape[normal],
                    result.Data + plan.Offset0, plan.Inner0, plan.Run, greatest);
                continue;
            }

            for (nint i = 0; i < plan.Run; i++)
            {
                result.Data[plan.Offset0 + (i * plan.Inner0)] = Find(
                    array.Data + plan.Offset1 + (i * plan.Inner1), step, array.Shape[normal], greatest);
            }
        }
        while (plan.Next());
        return result;
    }

    // Where neighbours belong to neighbouring results, row after row is held against the best so far, in the order of
    // memory, a piece of the row at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AlongRows<T>(
        T* data, nint step, nint rows, long* result, nint resultStride, nint columns, bool greatest)
        where T : unmanaged, INumber<T>
    {
        T* best = stackalloc T[PieceLength];
        for (nint start = 0; start < columns; start += PieceLength)
        {
            nint count = Math.Min(PieceLength, columns - start);
            T* row = data + start;
            long* place = result + (start * resultStride);
            Copying.Run(row, 1, best, 1, count);
            Copying.Fill(place, [count], [resultStride], 0L);
            for (nint r = 1; r < rows; r++)
            {
                row += step;
                for (nint i = 0; i < count; i++)
                {
                    // Not above the best, or the best is NaN already: the place stays.
                    bool stays = greatest ? row[i] <= best[i] : row[i] >= best[i];
                    if (!stays && !T.IsNaN(best[i]))
                    {
                        best[i] = row[i];
                        place[i * resultStride] = r;
                    }
                }
            }
        }
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
        if (stride == 1 && count >= WorthBlocks)
        {
            return FindByBlocks(data, count, greatest);
        }

        return greatest ? FindGreatest(data, stride, count) : FindLeast(data, stride, count);
    }

    // The extreme of every block by vectors; only the block that has it is then looked through.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint FindByBlocks<T>(T* data, nint count, bool greatest)
        where T : unmanaged, INumber<T>
    {
        T best = *data;
        nint block = 0;
        for (nint start = 0; start < count; start += BlockLength)
        {
            var run = new ReadOnlySpan<T>(data + start, (int)Math.Min(BlockLength, count - start));
            T value = greatest ? VectorFold<T, MaximumOperator<T>>.Run(run) : VectorFold<T, MinimumOperator<T>>.Run(run);
            bool stays = greatest ? value <= best : value >= best;
            if (!stays)
            {
                (best, block) = (value, start);
                if (T.IsNaN(value))
                {
                    break;
                }
            }
        }

        return T.IsNaN(best) ? FirstNaN(data, block) : First(data, block, count, best);
    }

    private static nint FirstNaN<T>(T* data, nint at)
        where T : unmanaged, INumber<T>
    {
        while (!T.IsNaN(data[at]))
        {
            at++;
        }

        return at;
    }

    // The value is there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint First<T>(T* data, nint at, nint count, T value)
        where T : unmanaged, INumber<T>
    {
        if (Vector<T>.IsSupported)
        {
            Vector<T> all = Vector.Create(value);
            while (at <= count - Vector<T>.Count && !Vector.EqualsAny(Vector.Load(data + at), all))
            {
                at += Vector<T>.Count;
            }
        }

        while (data[at] != value)
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
