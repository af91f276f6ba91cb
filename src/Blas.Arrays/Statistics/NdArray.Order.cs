using System.Numerics;

namespace Blas.Arrays;

// Order statistics and moments: numpy.quantile, percentile, median, cov, corrcoef.
public abstract unsafe partial class NdArray
{
    /// <summary>The value below which a part of the elements lies, by linear interpolation between neighbours in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The part, 0 to 1.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array without the axis. A NaN in a line makes its result NaN.</returns>
    /// <exception cref="ArgumentException">q is no part, or there is no element.</exception>
    public static NdArray<T> Quantile<T>(NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        if (!(q >= 0 && q <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Quantiles must be in the range [0, 1]: {q}"), nameof(q));
        }

        nint length = axis is null ? a.Size : a.Length(axis.Value);
        if (length == 0)
        {
            throw new ArgumentException("the quantile of no elements is not defined", nameof(a));
        }

        using NdArray<T> lines = AlongAxis<T, T>(a, axis, 1, (line, result) => result[0] = QuantileOf(line, q));
        return Deliver(@out, axis is null ? lines.Reshape() : lines.Squeeze(axis.Value));
    }

    /// <summary>As <see cref="Quantile{T}"/>, the part in percent.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The part, 0 to 100.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array without the axis.</returns>
    /// <exception cref="ArgumentException">q is no part, or there is no element.</exception>
    public static NdArray<T> Percentile<T>(NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T> => q is >= 0 and <= 100
        ? Quantile(a, q / 100, axis, @out)
        : throw new ArgumentException(FormattableString.Invariant($"Percentiles must be in the range [0, 100]: {q}"), nameof(q));

    /// <summary>The element in the middle of the order, or the mean of the two.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <returns>A new array without the axis; NaN where there is no element, or one that is NaN.</returns>
    public static NdArray<T> Median<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> lines = AlongAxis<T, T>(a, axis, 1, static (line, result) => result[0] = MedianOf(line));
        return Deliver(@out, axis is null ? lines.Reshape() : lines.Squeeze(axis.Value));
    }

    /// <summary>The quantile of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <inheritdoc cref="Quantile{T}"/>
    public static NdArray Quantile(NdArray a, double q, int? axis = null) => OfReals(a, new QuantileVisitor(q, axis));

    /// <summary>The percentile of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <inheritdoc cref="Percentile{T}"/>
    public static NdArray Percentile(NdArray a, double q, int? axis = null) => q is >= 0 and <= 100
        ? Quantile(a, q / 100, axis)
        : throw new ArgumentException(FormattableString.Invariant($"Percentiles must be in the range [0, 100]: {q}"), nameof(q));

    /// <summary>The median of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <inheritdoc cref="Median{T}"/>
    public static NdArray Median(NdArray a, int? axis = null) => OfReals(a, new MedianVisitor(axis));

    /// <summary>The covariance matrix: C[i, j] = Σ (x[i] - mean) (x[j] - mean) / (n - ddof).</summary>
    /// <param name="m">The variables, one a row; or with <paramref name="rowVar"/> false one a column.</param>
    /// <param name="rowVar">Whether rows are variables and columns observations.</param>
    /// <param name="ddof">What is subtracted from the number of observations: 1 for an unbiased estimate.</param>
    /// <returns>A new array: of no axis for one variable.</returns>
    /// <exception cref="ArgumentException">The array has more than two axes.</exception>
    public static NdArray<double> Cov(NdArray<double> m, bool rowVar = true, int ddof = 1)
    {
        ArgumentNullException.ThrowIfNull(m);
        if (m.NDim > 2)
        {
            throw new ArgumentException(ShapeMath.Text($"m has more than 2 dimensions: {m.NDim}"), nameof(m));
        }

        using NdArray<double> matrix = AtLeast2D(m);
        using NdArray<double> variables = rowVar || m.NDim < 2 ? matrix.View() : matrix.Transpose();
        using NdArray<double> means = variables.Mean([1], keepDims: true);
        using NdArray<double> centred = Subtract(variables, means), transposed = centred.Transpose();
        NdArray<double> result = MatMul(centred, transposed);
        result.MultiplyInPlace(1.0 / Math.Max(variables.Shape[1] - ddof, 0));
        if (result.Size != 1)
        {
            return result;
        }

        NdArray<double> scalar = result.Reshape();
        result.Dispose();
        return scalar;
    }

    /// <summary>The correlation matrix: R[i, j] = C[i, j] / sqrt(C[i, i] C[j, j]), within [-1, 1].</summary>
    /// <param name="m">The variables, one a row; or with <paramref name="rowVar"/> false one a column.</param>
    /// <param name="rowVar">Whether rows are variables and columns observations.</param>
    /// <returns>A new array: of no axis for one variable.</returns>
    /// <exception cref="ArgumentException">The array has more than two axes.</exception>
    public static NdArray<double> CorrCoef(NdArray<double> m, bool rowVar = true)
    {
        NdArray<double> result = Cov(m, rowVar);
        nint n = result.NDim == 0 ? 1 : result.Shape[0];
        double[] deviations = new double[n];
        for (nint i = 0; i < n; i++)
        {
            deviations[i] = Math.Sqrt(result.Data[(i * n) + i]);
        }

        for (nint i = 0; i < n; i++)
        {
            for (nint j = 0; j < n; j++)
            {
                double value = result.Data[(i * n) + j] / deviations[i] / deviations[j];
                result.Data[(i * n) + j] = double.IsNaN(value) ? value : Math.Clamp(value, -1, 1);
            }
        }

        return result;
    }

    private static NdArray OfReals(NdArray a, RealVisitor visitor)
    {
        NumericType type = NumericTypes.Of(a, nameof(a));
        if (type >= NumericType.Complex64)
        {
            throw new NotSupportedException($"elements of type {a.DTypeName} have no quantiles");
        }

        visitor.Array = a;
        return NumericTypes.VisitFloat(type <= NumericType.UInt64 ? NumericType.Float64 : type, visitor);
    }

    private abstract class RealVisitor : NumericTypes.IFloatVisitor<NdArray>
    {
        public NdArray? Array { get; set; }

        public NdArray Visit<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            using NdArray<T> real = Array!.AsType<T>();
            return Call(real);
        }

        protected abstract NdArray Call<T>(NdArray<T> real)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    private sealed class QuantileVisitor(double q, int? axis) : RealVisitor
    {
        protected override NdArray Call<T>(NdArray<T> real) => Quantile(real, q, axis);
    }

    private sealed class MedianVisitor(int? axis) : RealVisitor
    {
        protected override NdArray Call<T>(NdArray<T> real) => Median(real, axis);
    }

    private static T QuantileOf<T>(ReadOnlySpan<T> line, double q)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] sorted = line.ToArray();
        SortLine(sorted.AsSpan());
        if (T.IsNaN(sorted[^1]))
        {
            return T.NaN;
        }

        double place = q * (sorted.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        T part = T.CreateTruncating(place - below);
        T difference = sorted[above] - sorted[below];

        // From the nearer end, so that the result neither leaves the interval nor falls as q rises.
        return part >= T.CreateTruncating(0.5)
            ? sorted[above] - (difference * (T.One - part))
            : sorted[below] + (difference * part);
    }

    private static T MedianOf<T>(ReadOnlySpan<T> line)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (line.IsEmpty)
        {
            return T.NaN;
        }

        T[] sorted = line.ToArray();
        SortLine(sorted.AsSpan());
        int middle = sorted.Length / 2;
        return T.IsNaN(sorted[^1]) ? T.NaN
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / T.CreateTruncating(2);
    }
}
