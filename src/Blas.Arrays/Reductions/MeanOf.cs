using System.Numerics;

namespace Blas.Arrays;

/// <summary>Means: the sum, divided once; of half precision in single, since a sum overflows long before its mean would, as in NumPy.</summary>
internal static class MeanOf
{
    public static T All<T>(NdArray<T> array, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T>
    {
        RequireFractions<T>();
        if (typeof(T) == typeof(Half))
        {
            ArgumentNullException.ThrowIfNull(array);
            using NdArray<float> wide = array.AsType<float>();
            return T.CreateTruncating(All(wide, where));
        }

        return Reducer.All<T, SumKernel<T>>(array, where) / T.CreateTruncating(Count(array, where));
    }

    public static NdArray<T> Along<T>(NdArray<T> array, ReadOnlySpan<int> axes, bool keepDims, NdArray<T>? @out, NdArray<bool>? where = null)
        where T : unmanaged, INumberBase<T>
    {
        RequireFractions<T>();
        if (typeof(T) == typeof(Half))
        {
            ArgumentNullException.ThrowIfNull(array);
            NdArray<T> result = Reducer.Result(array, ShapeMath.NormalizeAxes(axes, array.NDim, "axis"), keepDims, @out);
            using NdArray<float> wide = array.AsType<float>(), mean = Along(wide, axes, keepDims, null, where);
            using NdArray<T> rounded = mean.AsType<T>();
            result.Assign(rounded);
            return result;
        }

        NdArray<T> sum = Reducer.Along<T, SumKernel<T>>(array, axes, keepDims, @out, where);
        if (where is not null)
        {
            using NdArray<T> counts = Counts<T>(array, axes, keepDims, where);
            return NdArray.Divide(sum, counts, sum);
        }

        return NdArray.Divide(sum, T.CreateTruncating(Count(array, axes)), sum);
    }

    /// <summary>How many elements become one.</summary>
    public static nint Count(NdArray array, ReadOnlySpan<int> axes)
    {
        nint count = 1;
        foreach (int axis in axes)
        {
            count *= array.Length(axis);
        }

        return count;
    }

    /// <summary>How many elements a mask chooses of an array; all if there is none.</summary>
    public static nint Count(NdArray array, NdArray<bool>? where)
    {
        if (where is null)
        {
            return array.Size;
        }

        using NdArray<bool> stretched = where.BroadcastTo(array.Shape);
        return (nint)stretched.Sum();
    }

    /// <summary>How many elements a mask chooses along axes.</summary>
    public static NdArray<T> Counts<T>(NdArray array, ReadOnlySpan<int> axes, bool keepDims, NdArray<bool> where)
        where T : unmanaged
    {
        using NdArray<bool> stretched = where.BroadcastTo(array.Shape);
        using NdArray<long> counts = stretched.Sum(axes, keepDims);
        return counts.AsType<T>();
    }

    /// <summary>Divides sums of squares by the number of their terms less <paramref name="ddof"/>, or by 0 where that is negative.</summary>
    /// <param name="sum">The sums, which become the result.</param>
    /// <param name="array">What was summed.</param>
    /// <param name="axes">Along which axes.</param>
    /// <param name="ddof">What is subtracted from the number of terms.</param>
    /// <param name="keepDims">Whether the sums have these axes.</param>
    /// <param name="where">Which elements were summed.</param>
    public static NdArray<T> Divide<T>(NdArray<T> sum, NdArray array, ReadOnlySpan<int> axes, double ddof, bool keepDims, NdArray<bool>? where)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (where is null)
        {
            return NdArray.Divide(sum, T.CreateTruncating(Math.Max(Count(array, axes) - ddof, 0.0)), sum);
        }

        using NdArray<T> counts = Counts<T>(array, axes, keepDims, where);
        NdArray.Subtract(counts, T.CreateTruncating(ddof), counts);
        NdArray.Maximum(counts, T.Zero, counts);
        return NdArray.Divide(sum, counts, sum);
    }

    private static void RequireFractions<T>()
        where T : unmanaged
    {
        if (DType.IsInteger<T>())
        {
            throw new InvalidOperationException(
                $"The mean of {DType.Name<T>()} is no integer: use AsType<double>() first.");
        }
    }
}
