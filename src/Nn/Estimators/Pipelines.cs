using System.Numerics;
using Blas.Arrays;
using Nn.Preprocessing;

namespace Nn.Estimators;

/// <summary>Transformers and a classifier as one classifier: each learns from what the ones before make of the samples.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="classifier">The last step.</param>
/// <param name="transformers">The steps before it, in order.</param>
/// <example><code>
/// var pipeline = new ClassifierPipeline&lt;float&gt;(new MlpClassifier&lt;float&gt;(), new StandardScaler&lt;float&gt;(), new Pca&lt;float&gt;(32));
/// </code></example>
public sealed class ClassifierPipeline<T>(IClassifier<T> classifier, params IReadOnlyList<ITransformer<T>> transformers) : IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Classes => classifier.Classes;

    /// <summary>The last step.</summary>
    public IClassifier<T> Classifier => classifier;

    /// <summary>The steps before it.</summary>
    public IReadOnlyList<ITransformer<T>> Transformers => transformers;

    /// <inheritdoc/>
    public void Fit(NdArray<T> x, ReadOnlyMemory<int> labels) =>
        classifier.Fit(transformers.Aggregate(x, static (samples, transformer) => transformer.FitTransform(samples)), labels);

    /// <inheritdoc/>
    public int[] Predict(NdArray<T> x) => classifier.Predict(Transform(x));

    /// <inheritdoc/>
    public NdArray<T> PredictProba(NdArray<T> x) => classifier.PredictProba(Transform(x));

    private NdArray<T> Transform(NdArray<T> x) => transformers.Aggregate(x, static (samples, transformer) => transformer.Transform(samples));
}

/// <summary>Transformers and a regressor as one regressor: each learns from what the ones before make of the samples.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="regressor">The last step.</param>
/// <param name="transformers">The steps before it, in order.</param>
public sealed class RegressorPipeline<T>(IRegressor<T> regressor, params IReadOnlyList<ITransformer<T>> transformers) : IRegressor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The last step.</summary>
    public IRegressor<T> Regressor => regressor;

    /// <summary>The steps before it.</summary>
    public IReadOnlyList<ITransformer<T>> Transformers => transformers;

    /// <inheritdoc/>
    public void Fit(NdArray<T> x, NdArray<T> y) =>
        regressor.Fit(transformers.Aggregate(x, static (samples, transformer) => transformer.FitTransform(samples)), y);

    /// <inheritdoc/>
    public NdArray<T> Predict(NdArray<T> x) =>
        regressor.Predict(transformers.Aggregate(x, static (samples, transformer) => transformer.Transform(samples)));
}
