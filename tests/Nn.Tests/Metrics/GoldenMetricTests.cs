using System.Text.Json;
using Blas.Arrays;
using Nn.Metrics;
using Nn.Preprocessing;
using Nn.Tests.Golden;

namespace Nn.Tests.Metrics;

/// <summary>Metrics, scalers and principal components beside scikit-learn's.</summary>
public class GoldenMetricTests
{
    private static readonly JsonElement s_file = GoldenFile.Read("metrics.json");

    private static int[] Ints(string name) => [.. s_file.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static double[] Doubles(string name) => s_file.GetProperty(name).Doubles();

    private static double Number(string name) => s_file.GetProperty(name).GetDouble();

    [Fact]
    public void Figures_of_probabilities_are_scikit_learns()
    {
        var labels = Ints("labels");
        var scores = NdArray.FromSpan<double>(Doubles("scores"), 60, 4);
        var probabilities = NdArray.FromSpan<double>(Doubles("probabilities"), 60, 4);
        Assert.Equal(Number("top_1"), ProbabilityMetrics.TopKAccuracy(labels, scores, 1), 1e-15);
        Assert.Equal(Number("top_2"), ProbabilityMetrics.TopKAccuracy(labels, scores, 2), 1e-15);
        Assert.Equal(Number("top_3"), ProbabilityMetrics.TopKAccuracy(labels, scores, 3), 1e-15);
        Assert.Equal(Number("log_loss"), ProbabilityMetrics.LogLoss(labels, probabilities), 1e-14);
        double[] Column(NdArray<double> a) => [.. Enumerable.Range(0, 60).Select(i => a[i, 3])];
        var last = NdArray.FromSpan<double>(Column(probabilities), 60, 1);
        Assert.Equal(Number("log_loss_binary"), ProbabilityMetrics.LogLoss(Ints("binary"), last), 1e-14);
        Assert.Equal(Number("auc"), ProbabilityMetrics.RocAuc<double>(Ints("binary"), Column(scores)), 1e-14);
        Assert.Equal(Number("auc_classes"), ProbabilityMetrics.RocAuc(labels, probabilities), 1e-14);
        Assert.Throws<ArgumentException>("labels", () => ProbabilityMetrics.RocAuc<double>([1, 1], [0.1, 0.2]));
        Assert.Throws<ArgumentException>("labels", () => ProbabilityMetrics.RocAuc<double>([1, 2], [0.1, 0.2]));
        Assert.Throws<ArgumentException>("scores", () => ProbabilityMetrics.RocAuc<double>([1, 0], [0.1, double.NaN]));
        Assert.Throws<ArgumentException>("labels", () => ProbabilityMetrics.LogLoss<double>([4], NdArray.Zeros<double>(1, 4)));
    }

    [Fact]
    public void Figures_of_numbers_are_scikit_learns()
    {
        double[] actual = Doubles("actual"), predicted = Doubles("predicted");
        Assert.Equal(Number("mse"), RegressionMetrics.MeanSquaredError<double>(actual, predicted), 1e-13);
        Assert.Equal(Number("mae"), RegressionMetrics.MeanAbsoluteError<double>(actual, predicted), 1e-13);
        Assert.Equal(Number("r2"), RegressionMetrics.R2<double>(actual, predicted), 1e-13);
        Assert.Equal(1, RegressionMetrics.R2<double>([2, 2], [2, 2]));
        Assert.Equal(0, RegressionMetrics.R2<double>([2, 2], [2, 3]));
        Assert.Throws<ArgumentException>("predicted", () => RegressionMetrics.R2<double>([2, 2], [2]));
    }

    [Fact]
    public void Scalers_are_scikit_learns_and_can_be_undone()
    {
        var x = NdArray.FromSpan<double>(Doubles("x"), 12, 4);
        var standard = new StandardScaler<double>();
        GoldenFile.Near(Doubles("standard"), standard.FitTransform(x).ToArray(), 1e-12, "standard");
        GoldenFile.Near(Doubles("x"), standard.InverseTransform(standard.Transform(x)).ToArray(), 1e-13, "standard back");
        var range = new MinMaxScaler<double>(-1, 2);
        GoldenFile.Near(Doubles("min_max"), range.FitTransform(x).ToArray(), 1e-13, "min max");
        GoldenFile.Near(Doubles("x"), range.InverseTransform(range.Transform(x)).ToArray(), 1e-13, "min max back");
        // A feature that never changes.
        Assert.Equal([0.0, 0], new StandardScaler<double>().FitTransform(NdArray.FromSpan<double>([5, 5], 2, 1)).ToArray());
        Assert.Equal([0.0, 0], new MinMaxScaler<double>().FitTransform(NdArray.FromSpan<double>([5, 5], 2, 1)).ToArray());
        Assert.Throws<InvalidOperationException>(() => new MinMaxScaler<double>().Transform(x));
        Assert.Throws<ArgumentException>("x", () => standard.Transform(NdArray.Zeros<double>(2, 3)));
    }

    [Fact]
    public void Principal_components_are_scikit_learns()
    {
        var x = NdArray.FromSpan<double>(Doubles("x"), 12, 4);
        var pca = new Pca<double>(3);
        var transformed = pca.FitTransform(x);
        GoldenFile.Near(Doubles("pca_variance"), [.. pca.ExplainedVariance], 1e-12, "variance");
        GoldenFile.Near(Doubles("pca_ratio"), [.. pca.ExplainedVarianceRatio], 1e-12, "ratio");
        var (expected, found) = (Doubles("pca_components"), pca.Components.ToArray());
        for (var k = 0; k < 3; k++)
        {
            // Signs are a convention.
            var sign = Math.Sign(expected[4 * k]) * Math.Sign(found[4 * k]);
            for (var j = 0; j < 4; j++)
                Assert.Equal(expected[4 * k + j], sign * found[4 * k + j], 1e-11);
        }
        GoldenFile.Near(Doubles("pca_back"), pca.InverseTransform(transformed).ToArray(), 1e-12, "back");
        var white = new Pca<double>(3, whiten: true);
        GoldenFile.Near(Doubles("pca_white"), [.. white.FitTransform(x).ToArray().Select(Math.Abs)], 1e-10, "white");
        GoldenFile.Near(Doubles("pca_back"), white.InverseTransform(white.Transform(x)).ToArray(), 1e-12, "white back");
        Assert.Throws<ArgumentException>("x", () => new Pca<double>(5).Fit(x));
    }

    [Fact]
    public void Categories_become_columns()
    {
        var encoder = new OneHotEncoder<float>();
        var result = encoder.FitTransform(NdArray.FromSpan<float>([3, 7, 1, 7, 3, 9], 3, 2));
        Assert.Equal([0f, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1], result.ToArray());
        var unknown = NdArray.FromSpan<float>([2, 7], 1, 2);
        Assert.Contains("has 2 in feature 0", Assert.Throws<ArgumentException>("x", () => encoder.Transform(unknown)).Message, StringComparison.Ordinal);
        var lenient = new OneHotEncoder<float>(ignoreUnknown: true);
        lenient.Fit(NdArray.FromSpan<float>([3, 7, 1, 7], 2, 2));
        Assert.Equal([0f, 0, 1], lenient.Transform(unknown).ToArray());
        Assert.Equal([0f, 1, 1, 0], OneHotEncoder<float>.Encode([1, 0], 2).ToArray());
        Assert.Throws<ArgumentException>("labels", () => OneHotEncoder<float>.Encode([2], 2));
    }
}
