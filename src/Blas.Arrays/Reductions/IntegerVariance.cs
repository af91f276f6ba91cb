using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>Variance and standard deviation of integers and truth values, in double precision as NumPy has them.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class IntegerVariance
{
    extension<T>(NdArray<T> self)
        where T : unmanaged, IBinaryInteger<T>
    {
        /// <summary>The variance of all elements: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public double Var(double ddof = 0, NdArray<bool>? where = null)
        {
            using NdArray<double> real = self.AsType<double>();
            return real.Var(ddof, where);
        }

        /// <summary>The variance along an axis: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            self.Var([axis], ddof, keepDims, @out, where);

        /// <summary>The variance along axes: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> real = self.AsType<double>();
            return real.Var(axes, ddof, keepDims, @out, where);
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The standard deviation; NaN for no elements.</returns>
        public double Std(double ddof = 0, NdArray<bool>? where = null) => Math.Sqrt(self.Var(ddof, where));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Std(int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            self.Std([axis], ddof, keepDims, @out, where);

        /// <summary>The standard deviation along axes: the square root of <c>Var</c>.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Std(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            NdArray<double> variance = self.Var(axes, ddof, keepDims, @out, where);
            return NdArray.Sqrt(variance, variance);
        }
    }

    extension(NdArray<bool> self)
    {
        /// <summary>The variance of all elements: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public double Var(double ddof = 0, NdArray<bool>? where = null)
        {
            using NdArray<double> real = self.AsType<double>();
            return real.Var(ddof, where);
        }

        /// <summary>The variance along an axis: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            self.Var([axis], ddof, keepDims, @out, where);

        /// <summary>The variance along axes: Σ(x - mean)² / (n - ddof).</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            using NdArray<double> real = self.AsType<double>();
            return real.Var(axes, ddof, keepDims, @out, where);
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The standard deviation; NaN for no elements.</returns>
        public double Std(double ddof = 0, NdArray<bool>? where = null) => Math.Sqrt(self.Var(ddof, where));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Std(int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            self.Std([axis], ddof, keepDims, @out, where);

        /// <summary>The standard deviation along axes: the square root of <c>Var</c>.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Std(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            NdArray<double> variance = self.Var(axes, ddof, keepDims, @out, where);
            return NdArray.Sqrt(variance, variance);
        }
    }
}
