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
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public double Var(double ddof = 0, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<double> variance = Along<Complex, double>(self, NdArray.Axes(self, null), ddof, false, null, where, static z => (NdArray.Real(z), NdArray.Imag(z)));
            return variance.Item();
        }

        /// <summary>The variance along an axis: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(int axis, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null) =>
            self.Var([axis], ddof, keepDims, @out, where);

        /// <summary>The variance along axes: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<double> Var(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<double>? @out = null, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            return Along<Complex, double>(self, axes, ddof, keepDims, @out, where, static z => (NdArray.Real(z), NdArray.Imag(z)));
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

    extension(NdArray<Complex32> self)
    {
        /// <summary>The variance of all elements: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The variance; NaN for no elements.</returns>
        public float Var(double ddof = 0, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            using NdArray<float> variance = Along<Complex32, float>(self, NdArray.Axes(self, null), ddof, false, null, where, static z => (NdArray.Real(z), NdArray.Imag(z)));
            return variance.Item();
        }

        /// <summary>The variance along an axis: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<float> Var(int axis, double ddof = 0, bool keepDims = false, NdArray<float>? @out = null, NdArray<bool>? where = null) =>
            self.Var([axis], ddof, keepDims, @out, where);

        /// <summary>The variance along axes: Σ|z - mean|² / (n - ddof).</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<float> Var(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<float>? @out = null, NdArray<bool>? where = null)
        {
            ArgumentNullException.ThrowIfNull(self);
            return Along<Complex32, float>(self, axes, ddof, keepDims, @out, where, static z => (NdArray.Real(z), NdArray.Imag(z)));
        }

        /// <summary>The standard deviation of all elements: the square root of <c>Var</c>.</summary>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The standard deviation; NaN for no elements.</returns>
        public float Std(double ddof = 0, NdArray<bool>? where = null) => MathF.Sqrt(self.Var(ddof, where));

        /// <summary>The standard deviation along an axis: the square root of <c>Var</c>.</summary>
        /// <param name="axis">The axis that goes; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether the axis stays, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
        public NdArray<float> Std(int axis, double ddof = 0, bool keepDims = false, NdArray<float>? @out = null, NdArray<bool>? where = null) =>
            self.Std([axis], ddof, keepDims, @out, where);

        /// <summary>The standard deviation along axes: the square root of <c>Var</c>.</summary>
        /// <param name="axes">The axes that go; negative counts from the last.</param>
        /// <param name="ddof">"Delta degrees of freedom": 0 for a whole population, 1 for a sample.</param>
        /// <param name="keepDims">Whether they stay, with extent 1.</param>
        /// <param name="out">Where the result goes, if not to a new array.</param>
        /// <param name="where">Which elements count, stretched to the shape; all if null.</param>
        /// <returns>The result.</returns>
        /// <exception cref="ArgumentException">There is no such axis, or one is named twice, or <paramref name="out"/> has another shape.</exception>
        public NdArray<float> Std(ReadOnlySpan<int> axes, double ddof = 0, bool keepDims = false, NdArray<float>? @out = null, NdArray<bool>? where = null)
        {
            NdArray<float> variance = self.Var(axes, ddof, keepDims, @out, where);
            return NdArray.Sqrt(variance, variance);
        }
    }

    private static NdArray<TReal> Along<T, TReal>(
        NdArray<T> a, ReadOnlySpan<int> axes, double ddof, bool keepDims, NdArray<TReal>? @out, NdArray<bool>? where, Func<NdArray<T>, (NdArray<TReal> Real, NdArray<TReal> Imaginary)> parts)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        using NdArray<T> mean = a.Mean(axes, keepDims: true, where: where), difference = NdArray.Subtract(a, mean);
        (NdArray<TReal> real, NdArray<TReal> imaginary) = parts(difference);
        using NdArray<TReal> squares = NdArray.Square(real), distance = NdArray.Square(imaginary);
        real.Dispose();
        imaginary.Dispose();
        NdArray.Add(squares, distance, distance);
        NdArray<TReal> sum = distance.Sum(axes, keepDims, @out, where);
        return MeanOf.Divide(sum, a, axes, ddof, keepDims, where);
    }
}
