using System.Numerics;
using Blas.Arrays;

namespace Nn.Preprocessing;

/// <summary>
/// x' = (x - mean) / deviation of each feature, the deviation over n as in scikit-learn's <c>StandardScaler</c>. A feature that never changes is
/// only shifted.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="withMean">Whether the mean is subtracted.</param>
/// <param name="withDeviation">Whether it is divided by the deviation.</param>
public sealed class StandardScaler<T>(bool withMean = true, bool withDeviation = true) : ITransformer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[]? _means;
    private double[]? _scales;

    /// <summary>The mean of each feature.</summary>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    public IReadOnlyList<double> Means => _means ?? throw Transformers.NotFitted(nameof(StandardScaler<>));

    /// <summary>What each feature is divided by: its deviation, or 1 where that is 0.</summary>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    public IReadOnlyList<double> Scales => _scales ?? throw Transformers.NotFitted(nameof(StandardScaler<>));

    /// <inheritdoc/>
    public void Fit(NdArray<T> x)
    {
        x = Transformers.Matrix(x, null, nameof(StandardScaler<>));
        var features = (int)x.Shape[1];
        var scaling = Models.InputScaling.Standardize<T>(x.AsSpan(), features);
        _means = [.. withMean ? scaling.Offsets : new double[features]];
        _scales = [.. scaling.Factors.Select(f => withDeviation ? 1 / f : 1)];
        GC.KeepAlive(x);
    }

    /// <inheritdoc/>
    public NdArray<T> Transform(NdArray<T> x) => Affine.Apply(x, Means, Scales, inverse: false, nameof(StandardScaler<>));

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    /// <param name="x">Samples x features.</param>
    /// <returns>Samples x features.</returns>
    public NdArray<T> InverseTransform(NdArray<T> x) => Affine.Apply(x, Means, Scales, inverse: true, nameof(StandardScaler<>));
}

/// <summary>
/// x' = low + (x - min) (high - low) / (max - min) of each feature, scikit-learn's <c>MinMaxScaler</c>. A feature that never changes becomes low.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class MinMaxScaler<T> : ITransformer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _low;
    private readonly double _high;
    private double[]? _offsets;
    private double[]? _scales;

    /// <summary>Describes the scaler.</summary>
    /// <param name="low">What the least value becomes.</param>
    /// <param name="high">What the greatest becomes, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not finite, or not in order.</exception>
    public MinMaxScaler(double low = 0, double high = 1)
    {
        if (!(high > low && double.IsFinite(high - low)))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"The range is [{low}, {high}], expected two finite ends in order.");
        (_low, _high) = (low, high);
    }

    /// <inheritdoc/>
    public void Fit(NdArray<T> x)
    {
        x = Transformers.Matrix(x, null, nameof(MinMaxScaler<>));
        var features = (int)x.Shape[1];
        var least = new double[features];
        var most = new double[features];
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
        var span = x.AsSpan();
        for (var i = 0; i < span.Length; i++)
        {
            var value = double.CreateChecked(span[i]);
            least[i % features] = Math.Min(least[i % features], value);
            most[i % features] = Math.Max(most[i % features], value);
        }
        // x' = (x - offset) / scale.
        _scales = [.. least.Zip(most, (a, b) => (b > a ? b - a : 1) / (_high - _low))];
        _offsets = [.. least.Zip(_scales, (a, s) => a - _low * s)];
        GC.KeepAlive(x);
    }

    /// <inheritdoc/>
    public NdArray<T> Transform(NdArray<T> x) =>
        Affine.Apply(x, _offsets ?? throw Transformers.NotFitted(nameof(MinMaxScaler<>)), _scales!, inverse: false, nameof(MinMaxScaler<>));

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    /// <param name="x">Samples x features.</param>
    /// <returns>Samples x features.</returns>
    public NdArray<T> InverseTransform(NdArray<T> x) =>
        Affine.Apply(x, _offsets ?? throw Transformers.NotFitted(nameof(MinMaxScaler<>)), _scales!, inverse: true, nameof(MinMaxScaler<>));
}

/// <summary>(x - offset) / scale of each feature, and its inverse.</summary>
internal static class Affine
{
    public static NdArray<T> Apply<T>(NdArray<T> x, IReadOnlyList<double> offsets, IReadOnlyList<double> scales, bool inverse, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        x = Transformers.Matrix(x, offsets.Count, name);
        var result = NdArray.Empty<T>(x.Shape[0], x.Shape[1]);
        var from = x.AsSpan();
        var target = result.AsSpan();
        for (var i = 0; i < from.Length; i++)
        {
            var j = i % offsets.Count;
            var value = double.CreateChecked(from[i]);
            target[i] = T.CreateChecked(inverse ? value * scales[j] + offsets[j] : (value - offsets[j]) / scales[j]);
        }
        GC.KeepAlive(x);
        return result;
    }
}
