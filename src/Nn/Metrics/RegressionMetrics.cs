using System.Numerics;

namespace Nn.Metrics;

/// <summary>Figures of predicted numbers. Names and definitions are scikit-learn's; sums are in double precision.</summary>
public static class RegressionMetrics
{
    /// <summary>The mean of (t - y)^2.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="actual">The true numbers, at least one.</param>
    /// <param name="predicted">The predicted ones, as many.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static double MeanSquaredError<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(actual.Length, predicted.Length);
        double sum = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            var difference = double.CreateChecked(actual[i]) - double.CreateChecked(predicted[i]);
            sum += difference * difference;
        }
        return sum / actual.Length;
    }

    /// <summary>The mean of |t - y|.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="actual">The true numbers, at least one.</param>
    /// <param name="predicted">The predicted ones, as many.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static double MeanAbsoluteError<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(actual.Length, predicted.Length);
        double sum = 0;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Abs(double.CreateChecked(actual[i]) - double.CreateChecked(predicted[i]));
        return sum / actual.Length;
    }

    /// <summary>
    /// R^2 = 1 - sum (t - y)^2 / sum (t - mean t)^2: 1 is perfect, 0 is the mean's. Where all t are equal: 1 if all are met, else 0.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="actual">The true numbers, at least two.</param>
    /// <param name="predicted">The predicted ones, as many.</param>
    /// <returns>A number up to 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are below 2.</exception>
    public static double R2<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> predicted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(actual.Length, predicted.Length);
        if (actual.Length < 2)
            throw new ArgumentException("R^2 needs at least two samples.", nameof(actual));
        double mean = 0, spread = 0;
        foreach (var t in actual)
            mean += double.CreateChecked(t);
        mean /= actual.Length;
        foreach (var t in actual)
            spread += (double.CreateChecked(t) - mean) * (double.CreateChecked(t) - mean);
        var error = MeanSquaredError(actual, predicted) * actual.Length;
        return spread > 0 ? 1 - error / spread : error == 0 ? 1 : 0;
    }

    private static void Check(int actual, int predicted)
    {
        if (actual != predicted)
            throw new ArgumentException($"There are {actual} true numbers but {predicted} predicted ones.", nameof(predicted));
        if (actual == 0)
            throw new ArgumentException("At least one sample is needed.", nameof(actual));
    }
}
