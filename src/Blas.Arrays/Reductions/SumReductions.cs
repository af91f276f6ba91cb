using System.Numerics;

namespace Blas.Arrays;

/// <summary>Sums and products, of all elements or along axes.</summary>
public static partial class SumReductions
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, INumberBase<T>
    {
        /// <summary>The sum (pairwise, so that the error grows with the logarithm of the length; in the element type), over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The number.</returns>
        public T Sum(NdArray<bool>? where = null, T? initial = null) => Reducer.All<T, SumKernel<T>>(self, where, initial);

        /// <summary>The sum (in the element type; pairwise along the axis whose elements lie closest, in order along others, as in NumPy), along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Sum(int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, SumKernel<T>>(self, [axis], keepDims, @out, where, initial);

        /// <summary>The sum (in the element type; pairwise along the axis whose elements lie closest, in order along others, as in NumPy), along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is added to.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Sum(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, SumKernel<T>>(self, axes, keepDims, @out, where, initial);

        /// <summary>The product (in the element type), over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The number.</returns>
        public T Prod(NdArray<bool>? where = null, T? initial = null) => Reducer.All<T, ProductKernel<T>>(self, where, initial);

        /// <summary>The product (in the element type), along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Prod(int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, ProductKernel<T>>(self, [axis], keepDims, @out, where, initial);

        /// <summary>The product (in the element type), along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">What it is multiplied by.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Prod(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, ProductKernel<T>>(self, axes, keepDims, @out, where, initial);

        /// <summary>The arithmetic mean of all elements; NaN if there are none.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The mean.</returns>
        /// <exception cref="InvalidOperationException">The elements are integers, in generic code: use AsType&lt;double&gt;() first.</exception>
        public T Mean(NdArray<bool>? where = null) => MeanOf.All(self, where);

        /// <summary>The arithmetic mean along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Mean(int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null) =>
            MeanOf.Along(self, [axis], keepDims, @out, where);

        /// <summary>The arithmetic mean along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Mean(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null) =>
            MeanOf.Along(self, axes, keepDims, @out, where);
    }
}
