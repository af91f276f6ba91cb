using System.Numerics;

namespace Blas.Arrays;

/// <summary>The greatest and the least, of all elements or along axes; NaN if there is one.</summary>
public static class OrderReductions
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, INumber<T>
    {
        /// <summary>The greatest; NaN if there is one, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The number.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public T Max(NdArray<bool>? where = null, T? initial = null) => Reducer.All<T, MaxKernel<T>>(self, where, initial);

        /// <summary>The greatest; NaN if there is one, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Max(int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, MaxKernel<T>>(self, [axis], keepDims, @out, where, initial);

        /// <summary>The greatest; NaN if there is one, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Max(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, MaxKernel<T>>(self, axes, keepDims, @out, where, initial);

        /// <summary>The least; NaN if there is one, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The number.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public T Min(NdArray<bool>? where = null, T? initial = null) => Reducer.All<T, MinKernel<T>>(self, where, initial);

        /// <summary>The least; NaN if there is one, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Min(int axis, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, MinKernel<T>>(self, [axis], keepDims, @out, where, initial);

        /// <summary>The least; NaN if there is one, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <param name="initial">A number that counts too; the result where there is no element.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Min(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null, T? initial = null) =>
            Reducer.Along<T, MinKernel<T>>(self, axes, keepDims, @out, where, initial);

        /// <summary>The place of the greatest element in C order: the first of several; of the first NaN, if there is one.</summary>
        /// <returns>The index into the flattened array.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public long ArgMax() => ArgReduction.All(self, greatest: true);

        /// <summary>The place of the greatest along an axis: the first of several; of the first NaN, if there is one.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The indices.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it is empty, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> ArgMax(int axis, bool keepDims = false, NdArray<long>? @out = null) =>
            ArgReduction.Along(self, axis, greatest: true, keepDims, @out);

        /// <summary>The place of the least element in C order: the first of several; of the first NaN, if there is one.</summary>
        /// <returns>The index into the flattened array.</returns>
        /// <exception cref="ArgumentException">There are no elements.</exception>
        public long ArgMin() => ArgReduction.All(self, greatest: false);

        /// <summary>The place of the least along an axis: the first of several; of the first NaN, if there is one.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <returns>The indices.</returns>
        /// <exception cref="ArgumentException">There is no such axis, it is empty, or <paramref name="out"/> has another shape.</exception>
        public NdArray<long> ArgMin(int axis, bool keepDims = false, NdArray<long>? @out = null) =>
            ArgReduction.Along(self, axis, greatest: false, keepDims, @out);
    }
}
