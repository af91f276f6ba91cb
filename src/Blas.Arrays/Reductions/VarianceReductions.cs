using System.Numerics;

namespace Blas.Arrays;

/// <summary>Variance and standard deviation, of all elements or along axes.</summary>
/// <remarks>
/// In two passes, as NumPy: the mean, then the mean of the squared differences from it, which does not cancel. A first number is an axis, as in
/// NumPy: of all elements with one degree less is <c>a.Var(ddof: 1)</c>.
/// </remarks>
public static class VarianceReductions
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>The variance of all elements: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public T Var(double ddof = 0, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<T> difference = NdArray.Subtract(self, self.Mean(where));
            NdArray.Square(difference, difference);
            return difference.Sum(where) / T.CreateTruncating(Math.Max(MeanOf.Count(self, where) - ddof, 0.0));
        }

        /// <summary>The variance along an axis: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Var(int axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null) =>
            self.Var([axis], ddof, keepDims, @out, where);

        /// <summary>The variance along axes: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Var(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<T> mean = self.Mean(axes, keepDims: true, where: where);
            using NdArray<T> difference = NdArray.Subtract(self, mean);
            NdArray.Square(difference, difference);
            NdArray<T> sum = difference.Sum(axes, keepDims, @out, where);
            return MeanOf.Divide(sum, self, axes, ddof, keepDims, where);
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The deviation; NaN for no elements.</returns>
        public T Std(double ddof = 0, NdArray<bool>? where = null) => T.Sqrt(self.Var(ddof, where));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Std(int axis, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null) =>
            self.Std([axis], ddof, keepDims, @out, where);

        /// <summary>The standard deviation along axes: the square root of <c>Var</c>.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<T> Std(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<T>? @out = null, NdArray<bool>? where = null)
        {
            NdArray<T> variance = self.Var(axes, ddof, keepDims, @out, where);
            return NdArray.Sqrt(variance, variance);
        }
    }
}
