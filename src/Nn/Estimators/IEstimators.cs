using System.Numerics;
using Blas.Arrays;

namespace Nn.Estimators;

/// <summary>Learns classes from samples. Methods are scikit-learn's.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The classes, in ascending order.</summary>
    IReadOnlyList<int> Classes { get; }

    /// <summary>Learns; what was learned before is forgotten.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample: any whole numbers, at least two different ones.</param>
    void Fit(NdArray<T> x, ReadOnlyMemory<int> labels);

    /// <summary>The most likely class of each sample.</summary>
    /// <param name="x">Samples x features.</param>
    /// <returns>A class for each.</returns>
    int[] Predict(NdArray<T> x);

    /// <summary>The probability of each class, in the order of <see cref="Classes"/>.</summary>
    /// <param name="x">Samples x features.</param>
    /// <returns>Samples x classes.</returns>
    NdArray<T> PredictProba(NdArray<T> x);
}

/// <summary>Learns numbers from samples. Methods are scikit-learn's.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IRegressor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Learns; what was learned before is forgotten.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">Samples x outputs, or a vector.</param>
    void Fit(NdArray<T> x, NdArray<T> y);

    /// <summary>The numbers for samples.</summary>
    /// <param name="x">Samples x features.</param>
    /// <returns>Samples x outputs, or a vector if a vector was learned.</returns>
    NdArray<T> Predict(NdArray<T> x);
}

/// <summary>What every estimator offers besides.</summary>
public static class Estimator
{
    /// <summary>The share of samples given their true class.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="classifier">The classifier.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The true classes.</param>
    /// <returns>A number from 0 to 1.</returns>
    public static double Score<T>(this IClassifier<T> classifier, NdArray<T> x, ReadOnlyMemory<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return Metrics.Accuracy.Of(labels.Span, classifier.Predict(x));
    }

    /// <summary>R^2; of several outputs the mean of each one's.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="regressor">The regressor.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">The true numbers.</param>
    /// <returns>A number up to 1.</returns>
    public static double Score<T>(this IRegressor<T> regressor, NdArray<T> x, NdArray<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(regressor);
        ArgumentNullException.ThrowIfNull(y);
        var (predicted, actual) = (regressor.Predict(x).ToArray(), y.ToArray());
        var outputs = y.NDim == 1 ? 1 : (int)y.Shape[1];
        double sum = 0;
        for (var j = 0; j < outputs; j++)
        {
            T[] Column(T[] all) => [.. Enumerable.Range(0, all.Length / outputs).Select(i => all[i * outputs + j])];
            sum += Metrics.RegressionMetrics.R2<T>(Column(actual), Column(predicted));
        }
        return sum / outputs;
    }
}
