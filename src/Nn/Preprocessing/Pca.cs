using System.Numerics;
using System.Numerics.Tensors;
using Blas;
using Blas.Arrays;

namespace Nn.Preprocessing;

/// <summary>
/// Principal components: samples less their mean, in the directions of greatest variance, which are the right singular vectors of the centered
/// samples. As in scikit-learn's <c>PCA</c>, variances are over n - 1. Each direction's sign makes its largest element positive.
/// </summary>
/// <typeparam name="T">The element type; directions are found in double precision.</typeparam>
/// <param name="components">How many directions; null for as many as samples or features.</param>
/// <param name="whiten">Whether each new feature is divided by its deviation.</param>
/// <param name="provider">What computes the singular values; null for the process' default.</param>
public sealed class Pca<T>(int? components = null, bool whiten = false, IBlasProvider? provider = null) : ITransformer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int? _wanted = components is null or >= 1
        ? components
        : throw new ArgumentOutOfRangeException(nameof(components), components, $"{components} components were asked for, expected at least 1.");

    private double[]? _mean;
    private double[] _directions = [];
    private double[] _variances = [];
    private double[] _shares = [];

    /// <summary>The mean of each feature.</summary>
    public IReadOnlyList<double> Mean => _mean ?? throw Transformers.NotFitted(nameof(Pca<>));

    /// <summary>The variance in each direction, the greatest first.</summary>
    public IReadOnlyList<double> ExplainedVariance => _variances;

    /// <summary>Its share of the variance of all features.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio => _shares;

    /// <summary>The directions, components x features: rows of length 1.</summary>
    public NdArray<double> Components => NdArray.FromSpan<double>(_directions, _variances.Length, Mean.Count);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">More components are asked for than there are samples or features, or there is one sample.</exception>
    public void Fit(NdArray<T> x)
    {
        x = Transformers.Matrix(x, null, nameof(Pca<>));
        var (rows, features) = ((int)x.Shape[0], (int)x.Shape[1]);
        var kept = _wanted ?? Math.Min(rows, features);
        if (rows < 2 || kept > Math.Min(rows, features))
            throw new ArgumentException($"Pca: {kept} components of {rows} samples with {features} features: there are {(rows < 2 ? 0 : Math.Min(rows, features))}.", nameof(x));
        using var centered = NdArray.Empty<double>(rows, features);
        var target = centered.AsSpan();
        var source = x.AsSpan();
        var mean = new double[features];
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = double.CreateChecked(source[i]);
            mean[i % features] += target[i] / rows;
        }
        for (var i = 0; i < target.Length; i++)
            target[i] -= mean[i % features];
        GC.KeepAlive(x);
        var (u, s, vh) = LinAlg.Svd(centered, fullMatrices: false, provider);
        using (u)
        using (s)
        using (vh)
        {
            var values = s.ToArray();
            var total = values.Sum(v => v * v);
            _variances = [.. values.Take(kept).Select(v => v * v / (rows - 1))];
            _shares = [.. values.Take(kept).Select(v => total > 0 ? v * v / total : 0)];
            _directions = vh.ToArray()[..(kept * features)];
        }
        for (var k = 0; k < kept; k++)
        {
            var direction = _directions.AsSpan(k * features, features);
            var largest = 0;
            for (var j = 1; j < features; j++)
                largest = Math.Abs(direction[j]) > Math.Abs(direction[largest]) ? j : largest;
            if (direction[largest] < 0)
                TensorPrimitives.Negate<double>(direction, direction);
        }
        _mean = mean;
    }

    /// <inheritdoc/>
    public NdArray<T> Transform(NdArray<T> x)
    {
        var mean = _mean ?? throw Transformers.NotFitted(nameof(Pca<>));
        x = Transformers.Matrix(x, mean.Length, nameof(Pca<>));
        var (features, kept) = (mean.Length, _variances.Length);
        var result = NdArray.Empty<T>(x.Shape[0], kept);
        var row = new double[features];
        for (var i = 0; i < (int)x.Shape[0]; i++)
        {
            for (var j = 0; j < features; j++)
                row[j] = double.CreateChecked(x.AsSpan()[i * features + j]) - mean[j];
            for (var k = 0; k < kept; k++)
            {
                var value = TensorPrimitives.Dot<double>(row, _directions.AsSpan(k * features, features));
                result.AsSpan()[i * kept + k] = T.CreateChecked(whiten ? value / Math.Sqrt(Math.Max(_variances[k], double.Epsilon)) : value);
            }
        }
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>The samples that have such coordinates: the originals, less what lay in other directions.</summary>
    /// <param name="x">Samples x components.</param>
    /// <returns>Samples x features.</returns>
    public NdArray<T> InverseTransform(NdArray<T> x)
    {
        var mean = _mean ?? throw Transformers.NotFitted(nameof(Pca<>));
        x = Transformers.Matrix(x, _variances.Length, nameof(Pca<>));
        var (features, kept) = (mean.Length, _variances.Length);
        var result = NdArray.Empty<T>(x.Shape[0], features);
        var row = new double[features];
        for (var i = 0; i < (int)x.Shape[0]; i++)
        {
            mean.CopyTo(row, 0);
            for (var k = 0; k < kept; k++)
            {
                var value = double.CreateChecked(x.AsSpan()[i * kept + k]) * (whiten ? Math.Sqrt(Math.Max(_variances[k], double.Epsilon)) : 1);
                TensorPrimitives.MultiplyAdd<double>(_directions.AsSpan(k * features, features), value, row, row);
            }
            for (var j = 0; j < features; j++)
                result.AsSpan()[i * features + j] = T.CreateChecked(row[j]);
        }
        GC.KeepAlive(x);
        return result;
    }
}
