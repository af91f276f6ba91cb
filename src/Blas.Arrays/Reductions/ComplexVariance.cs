using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

/// <summary>Variance and standard deviation of complex numbers, which are real.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "The rule compares the names of extension blocks, which have none.")]
public static class ComplexVariance
{
    extension(NdArray<Complex> self)
    {
        /// <summary>The variance of all elements: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public double Var(double ddof = 0)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<double> variance = Along<Complex, double>(self, NdArray.Axes(self, null), ddof, false, static z => NdArray.Abs(z));
            return variance.Item();
        }

        /// <summary>The variance along an axis: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <returns>A new array.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Var(int axis, double ddof = 0, bool keepDims = false)
        {
            ArgumentNullException.ThrowIfNull(self);
            return Along<Complex, double>(self, [axis], ddof, keepDims, static z => NdArray.Abs(z));
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <returns>The deviation; NaN for no elements.</returns>
        public double Std(double ddof = 0) => double.Sqrt(self.Var(ddof));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <returns>A new array.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<double> Std(int axis, double ddof = 0, bool keepDims = false)
        {
            NdArray<double> variance = self.Var(axis, ddof, keepDims);
            return NdArray.Sqrt(variance, variance);
        }
    }

    extension(NdArray<Complex32> self)
    {
        /// <summary>The variance of all elements: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public float Var(double ddof = 0)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<float> variance = Along<Complex32, float>(self, NdArray.Axes(self, null), ddof, false, static z => NdArray.Abs(z));
            return variance.Item();
        }

        /// <summary>The variance along an axis: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <returns>A new array.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<float> Var(int axis, double ddof = 0, bool keepDims = false)
        {
            ArgumentNullException.ThrowIfNull(self);
            return Along<Complex32, float>(self, [axis], ddof, keepDims, static z => NdArray.Abs(z));
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <returns>The deviation; NaN for no elements.</returns>
        public float Std(double ddof = 0) => float.Sqrt(self.Var(ddof));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <returns>A new array.</returns>
        /// <exception cref="ArgumentException">There is no such axis.</exception>
        public NdArray<float> Std(int axis, double ddof = 0, bool keepDims = false)
        {
            NdArray<float> variance = self.Var(axis, ddof, keepDims);
            return NdArray.Sqrt(variance, variance);
        }
    }

    private static NdArray<TReal> Along<T, TReal>(NdArray<T> a, int[] axes, double ddof, bool keepDims, Func<NdArray<T>, NdArray<TReal>> modulus)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        using NdArray<T> mean = a.Mean(axes, keepDims: true), difference = NdArray.Subtract(a, mean);
        using NdArray<TReal> distance = modulus(difference);
        NdArray.Square(distance, distance);
        NdArray<TReal> sum = distance.Sum(axes, keepDims);
        return NdArray.Divide(sum, TReal.CreateTruncating(Math.Max(MeanOf.Count(a, axes) - ddof, 0.0)), sum);
    }
}
