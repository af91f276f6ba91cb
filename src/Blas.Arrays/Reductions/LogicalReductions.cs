namespace Blas.Arrays;

/// <summary>Whether all or any of the elements are true, of all or along axes.</summary>
public static class LogicalReductions
{
    extension(NdArray<bool> self)
    {
        /// <summary>Whether all are true; true for none, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public bool All(NdArray<bool>? where = null) => Reducer.All<bool, AllKernel>(self, where);

        /// <summary>Whether all are true; true for none, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> All(int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            Reducer.Along<bool, AllKernel>(self, [axis], keepDims, @out, where);

        /// <summary>Whether all are true; true for none, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> All(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            Reducer.Along<bool, AllKernel>(self, axes, keepDims, @out, where);

        /// <summary>Whether any is true; false for none, over all elements.</summary>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The number.</returns>
        public bool Any(NdArray<bool>? where = null) => Reducer.All<bool, AnyKernel>(self, where);

        /// <summary>Whether any is true; false for none, along an axis.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="keepDims">Whether it stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Any(int axis, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            Reducer.Along<bool, AnyKernel>(self, [axis], keepDims, @out, where);

        /// <summary>Whether any is true; false for none, along several axes.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<bool> Any(ReadOnlySpan<int> axes, bool keepDims = false, NdArray<bool>? @out = null, NdArray<bool>? where = null) =>
            Reducer.Along<bool, AnyKernel>(self, axes, keepDims, @out, where);
    }
}
