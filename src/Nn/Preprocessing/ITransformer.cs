using System.Numerics;
using Blas.Arrays;

namespace Nn.Preprocessing;

/// <summary>Learns something of samples and then changes samples by it. Methods are scikit-learn's.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface ITransformer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Learns from samples; what was learned before is forgotten.</summary>
    /// <param name="x">Samples x features.</param>
    /// <exception cref="ArgumentException">The shape is not two-dimensional, or there are no samples.</exception>
    void Fit(NdArray<T> x);

    /// <summary>Changes samples.</summary>
    /// <param name="x">Samples x features, as many features as learned from.</param>
    /// <returns>Samples x new features.</returns>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    /// <exception cref="ArgumentException">The number of features differs.</exception>
    NdArray<T> Transform(NdArray<T> x);
}

/// <summary>What every transformer offers besides.</summary>
public static class Transformers
{
    /// <summary>Learns from samples and changes them.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="transformer">The transformer.</param>
    /// <param name="x">Samples x features.</param>
    /// <returns>Samples x new features.</returns>
    public static NdArray<T> FitTransform<T>(this ITransformer<T> transformer, NdArray<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(transformer);
        transformer.Fit(x);
        return transformer.Transform(x);
    }

    /// <summary>Samples x features in one piece, row by row.</summary>
    internal static NdArray<T> Matrix<T>(NdArray<T> x, int? features, string transformer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.NDim != 2 || x.Shape[0] < 1 || x.Shape[1] < 1 || (features is { } expected && x.Shape[1] != expected))
        {
            throw new ArgumentException(
                $"{transformer}: the samples have the shape ({string.Join(", ", x.Shape.ToArray())}), expected (samples, {features?.ToString() ?? "features"}).", nameof(x));
        }
        return x.IsContiguous ? x : x.Copy();
    }

    internal static InvalidOperationException NotFitted(string transformer) => new($"{transformer} has learned nothing yet: call Fit first.");
}
