using System.Numerics;

namespace Blas.Arrays;

// Order statistics and moments: numpy.quantile, percentile, median, cov, corrcoef.
public abstract unsafe partial class NdArray
{
    /// <summary>The value below which a part of the elements lies, by interpolation between neighbours in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The part, 0 to 1.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="method">How.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>The result, without the axis. A NaN in a line makes its result NaN.</returns>
    /// <exception cref="ArgumentException">q is no part, there is no element, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Quantile<T>(
        NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<T> several = QuantilesOf(a, Parts([q], 1, "Quantiles must be in the range [0, 1]"), axis, method, keepDims);
        return Deliver(@out, several.Reshape(several.Shape[1..]));
    }

    /// <summary>Several quantiles at once: <c>np.Quantile(a, [0.25, 0.5, 0.75])</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The parts, 0 to 1 each.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="method">How.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>The result: an axis for the parts, then those of the array without <paramref name="axis"/>.</returns>
    /// <exception cref="ArgumentException">One is no part, there is no element, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Quantile<T>(
        NdArray<T> a, ReadOnlySpan<double> q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Deliver(@out, QuantilesOf(a, Parts(q, 1, "Quantiles must be in the range [0, 1]"), axis, method, keepDims));

    /// <summary>The value below which a part of the elements lies, the part in percent.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The part, 0 to 100.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="method">How.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>The result, without the axis. A NaN in a line makes its result NaN.</returns>
    /// <exception cref="ArgumentException">q is no part, there is no element, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Percentile<T>(
        NdArray<T> a, double q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using NdArray<T> several = QuantilesOf(a, Parts([q], 100, "Percentiles must be in the range [0, 100]"), axis, method, keepDims);
        return Deliver(@out, several.Reshape(several.Shape[1..]));
    }

    /// <summary>Several percentiles at once: <c>np.Percentile(a, [25, 50, 75])</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="q">The parts, 0 to 100 each.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="method">How.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>The result: an axis for the parts, then those of the array without <paramref name="axis"/>.</returns>
    /// <exception cref="ArgumentException">One is no part, there is no element, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Percentile<T>(
        NdArray<T> a, ReadOnlySpan<double> q, int? axis = null, NdArray<T>? @out = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Deliver(@out, QuantilesOf(a, Parts(q, 100, "Percentiles must be in the range [0, 100]"), axis, method, keepDims));

    /// <summary>The element in the middle of the order, or the mean of the two.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis, negative counts from the last; null for all elements.</param>
    /// <param name="out">Where the result goes, if not to a new array.</param>
    /// <param name="keepDims">Whether the axes that go stay, with extent 1.</param>
    /// <returns>The result, without the axis; NaN where there is no element, or one that is NaN.</returns>
    /// <exception cref="ArgumentException">There is no such axis, or <paramref name="out"/> has another shape.</exception>
    public static NdArray<T> Median<T>(NdArray<T> a, int? axis = null, NdArray<T>? @out = null, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        using NdArray<T> lines = AlongAxis<T, T>(a, axis, 1, static (line, result) => result[0] = Quantiles.Median(line));
        return Deliver(@out, WithoutAxis(lines, a.NDim, axis, keepDims));
    }

    /// <summary>The quantile of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <remarks>What is an element, and not between two, keeps the type: <see cref="QuantileMethod.Lower"/> of integers is an integer.</remarks>
    /// <inheritdoc cref="Quantile{T}(NdArray{T}, double, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray Quantile(NdArray a, double q, int? axis = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false) =>
        AsElements(a, OfReals(a, new QuantileVisitor([q], 1, isSingle: true, axis, method, keepDims)), method);

    /// <summary>Several quantiles of integers and bools, or of arrays whose type is known at run time only.</summary>
    /// <inheritdoc cref="Quantile{T}(NdArray{T}, ReadOnlySpan{double}, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray Quantile(NdArray a, ReadOnlySpan<double> q, int? axis = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false) =>
        AsElements(a, OfReals(a, new QuantileVisitor(q.ToArray(), 1, isSingle: false, axis, method, keepDims)), method);

    /// <summary>The percentile of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <remarks>What is an element, and not between two, keeps the type: <see cref="QuantileMethod.Lower"/> of integers is an integer.</remarks>
    /// <inheritdoc cref="Percentile{T}(NdArray{T}, double, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray Percentile(NdArray a, double q, int? axis = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false) =>
        AsElements(a, OfReals(a, new QuantileVisitor([q], 100, isSingle: true, axis, method, keepDims)), method);

    /// <summary>Several percentiles of integers and bools, or of arrays whose type is known at run time only.</summary>
    /// <inheritdoc cref="Percentile{T}(NdArray{T}, ReadOnlySpan{double}, int?, NdArray{T}?, QuantileMethod, bool)"/>
    public static NdArray Percentile(NdArray a, ReadOnlySpan<double> q, int? axis = null, QuantileMethod method = QuantileMethod.Linear, bool keepDims = false) =>
        AsElements(a, OfReals(a, new QuantileVisitor(q.ToArray(), 100, isSingle: false, axis, method, keepDims)), method);

    /// <summary>The median of integers and bools, in double precision; of other arrays whose type is known at run time only, in theirs.</summary>
    /// <inheritdoc cref="Median{T}(NdArray{T}, int?, NdArray{T}?, bool)"/>
    public static NdArray Median(NdArray a, int? axis = null, bool keepDims = false) => OfReals(a, new MedianVisitor(axis, keepDims));

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

    /// <summary>The covariance matrix of the variables of two arrays.</summary>
    /// <param name="m">The first variables, one a row; or with <paramref name="rowVar"/> false one a column.</param>
    /// <param name="y">The others, of as many observations.</param>
    /// <param name="rowVar">Whether rows are variables and columns observations.</param>
    /// <param name="ddof">What is subtracted from the number of observations: 1 for an unbiased estimate.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">An array has more than two axes, or they have not as many observations.</exception>
    public static NdArray<double> Cov(NdArray<double> m, NdArray<double> y, bool rowVar = true, int ddof = 1)
    {
        using NdArray<double> all = Variables(m, y, rowVar);
        return Cov(all, rowVar: true, ddof);
    }

    /// <summary>The correlation matrix of the variables of two arrays: <c>np.CorrCoef(x, y)[0, 1]</c>.</summary>
    /// <param name="m">The first variables, one a row; or with <paramref name="rowVar"/> false one a column.</param>
    /// <param name="y">The others, of as many observations.</param>
    /// <param name="rowVar">Whether rows are variables and columns observations.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">An array has more than two axes, or they have not as many observations.</exception>
    public static NdArray<double> CorrCoef(NdArray<double> m, NdArray<double> y, bool rowVar = true)
    {
        using NdArray<double> all = Variables(m, y, rowVar);
        return CorrCoef(all);
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

    private static NdArray<double> Variables(NdArray<double> m, NdArray<double> y, bool rowVar)
    {
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(y);
        if (m.NDim > 2 || y.NDim > 2)
        {
            throw new ArgumentException(ShapeMath.Text($"{(m.NDim > 2 ? "m" : "y")} has more than 2 dimensions: {Math.Max(m.NDim, y.NDim)}"), m.NDim > 2 ? nameof(m) : nameof(y));
        }

        using NdArray<double> first = AtLeast2D(m), second = AtLeast2D(y);
        using NdArray<double> above = rowVar || m.NDim < 2 ? first.View() : first.Transpose(), below = rowVar || y.NDim < 2 ? second.View() : second.Transpose();
        return Concatenate<double>([above, below]);
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

    private sealed class QuantileVisitor(double[] q, double whole, bool isSingle, int? axis, QuantileMethod method, bool keepDims) : RealVisitor
    {
        protected override NdArray Call<T>(NdArray<T> real) => (whole, isSingle) switch
        {
            (1, true) => Quantile(real, q[0], axis, null, method, keepDims),
            (1, false) => Quantile(real, q, axis, null, method, keepDims),
            (_, true) => Percentile(real, q[0], axis, null, method, keepDims),
            _ => Percentile(real, q, axis, null, method, keepDims),
        };
    }

    private sealed class MedianVisitor(int? axis, bool keepDims) : RealVisitor
    {
        protected override NdArray Call<T>(NdArray<T> real) => Median(real, axis, null, keepDims);
    }

    private static NdArray AsElements(NdArray a, NdArray quantiles, QuantileMethod method)
    {
        if (!Quantiles.IsDiscrete(method) || quantiles.DTypeName == a.DTypeName)
        {
            return quantiles;
        }

        using (quantiles)
        {
            return quantiles.AsType(a.DTypeName);
        }
    }

    private static double[] Parts(ReadOnlySpan<double> q, double whole, string problem)
    {
        var parts = new double[q.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = q[i] >= 0 && q[i] <= whole
                ? whole == 1 ? q[i] : q[i] / whole
                : throw new ArgumentException(FormattableString.Invariant($"{problem}: {q[i]}"), nameof(q));
        }

        return parts;
    }

    // The quantiles come first, as an axis of their own.
    private static NdArray<T> QuantilesOf<T>(NdArray<T> a, double[] parts, int? axis, QuantileMethod method, bool keepDims)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        nint length = axis is null ? a.Size : a.Length(axis.Value);
        if (length == 0)
        {
            throw new ArgumentException("the quantile of no elements is not defined", nameof(a));
        }

        using NdArray<T> lines = AlongAxis<T, T>(a, axis, parts.Length, (line, result) => Quantiles.Of(line, parts, method, result));
        using NdArray<T> first = MoveAxis(lines, axis ?? 0, 0);
        nint[] shape = KeptShape(a, axis, keepDims);
        return first.Reshape([parts.Length, .. shape]);
    }

    // What AlongAxis made, with one element along the axis.
    private static NdArray<T> WithoutAxis<T>(NdArray<T> lines, int ndim, int? axis, bool keepDims)
        where T : unmanaged
    {
        if (axis is int along)
        {
            return keepDims ? lines.View() : lines.Squeeze(along);
        }

        nint[] ones = new nint[keepDims ? ndim : 0];
        ones.AsSpan().Fill(1);
        return lines.Reshape(ones);
    }

    private static nint[] KeptShape(NdArray a, int? axis, bool keepDims)
    {
        nint[] shape = a.Shape.ToArray();
        if (axis is null)
        {
            System.Array.Fill(shape, 1);
            return keepDims ? shape : [];
        }

        int along = ShapeMath.NormalizeAxis(axis.Value, a.NDim);
        shape[along] = 1;
        return keepDims ? shape : [.. shape[..along], .. shape[(along + 1)..]];
    }
}
