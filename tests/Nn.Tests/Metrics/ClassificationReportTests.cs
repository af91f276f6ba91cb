using Nn.Metrics;

namespace Nn.Tests.Metrics;

public class ClassificationReportTests
{
    // scikit-learn's documented example: y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1].
    private static readonly int[] s_actual = [0, 1, 2, 2, 2];
    private static readonly int[] s_predicted = [0, 0, 2, 2, 1];

    [Fact]
    public void The_confusion_matrix_has_true_classes_as_lines()
    {
        var matrix = ConfusionMatrix.From(s_actual, s_predicted, 3);
        long[,] expected = { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 1, 2 } };
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                Assert.Equal(expected[i, j], matrix[i, j]);
        }
        Assert.Equal(5, matrix.Total);
        Assert.Equal("   1   0   0\n   1   0   0\n   0   1   2\n", matrix.ToString());
    }

    [Fact]
    public void The_report_agrees_with_scikit_learns_documentation()
    {
        // classification_report of these labels prints, to two digits: class 0 0.50 1.00 0.67, class 1 0 0 0, class 2 1.00 0.67 0.80,
        // accuracy 0.60, macro 0.50 0.56 0.49, weighted 0.70 0.60 0.61.
        var report = new ClassificationReport(ConfusionMatrix.From(s_actual, s_predicted, 3));
        Same(0.5, 1, 2.0 / 3, 1, report.Classes[0]);
        Same(0, 0, 0, 1, report.Classes[1]);
        Same(1, 2.0 / 3, 0.8, 3, report.Classes[2]);
        Assert.Equal(0.6, report.Accuracy, 1e-15);
        Same(0.5, 5.0 / 9, (2.0 / 3 + 0.8) / 3, 5, report.Macro);
        Same(0.7, 0.6, (2.0 / 3 + 2.4) / 5, 5, report.Weighted);
        Assert.Contains("weighted avg", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_never_appears_counts_in_no_average()
    {
        var with = new ClassificationReport(ConfusionMatrix.From(s_actual, s_predicted, 7));
        var without = new ClassificationReport(ConfusionMatrix.From(s_actual, s_predicted, 3));
        Assert.Equal(without.Macro, with.Macro);
        Assert.Equal(without.Weighted, with.Weighted);
        Assert.Equal(new ClassScore(0, 0, 0, 0), with.Classes[5]);
    }

    [Fact]
    public void Accuracy_counts_the_pairs_that_agree()
    {
        Assert.Equal(0.6, Accuracy.Of(s_actual, s_predicted), 1e-15);
        Assert.Throws<ArgumentException>("actual", () => Accuracy.Of([], []));
        Assert.Throws<ArgumentException>("predicted", () => Accuracy.Of([1], []));
    }

    [Fact]
    public void Classes_outside_and_unequal_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => ConfusionMatrix.From([3], [0], 3));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => ConfusionMatrix.From([0], [-1], 3));
        Assert.Throws<ArgumentException>("predicted", () => ConfusionMatrix.From([0, 1], [0], 3));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(0));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(ConfusionMatrix.MostClasses + 1));
        Assert.Throws<ArgumentException>("matrix", () => new ClassificationReport(new ConfusionMatrix(2)));
    }

    private static void Same(double precision, double recall, double f1, long support, ClassScore score)
    {
        Assert.Equal(precision, score.Precision, 1e-15);
        Assert.Equal(recall, score.Recall, 1e-15);
        Assert.Equal(f1, score.F1, 1e-15);
        Assert.Equal(support, score.Support);
    }
}
