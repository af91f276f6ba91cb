using System.Globalization;
using System.Text;

namespace Nn.Metrics;

/// <summary>Precision, recall and F1 of one class or of an average over classes.</summary>
/// <param name="Precision">TP / (TP + FP): of the samples given this class, the share that has it. 0 where none was given it.</param>
/// <param name="Recall">TP / (TP + FN): of the samples of this class, the share that was found. 0 where there is none.</param>
/// <param name="F1">2 TP / (2 TP + FP + FN), the harmonic mean of the two. 0 where it is 0 / 0.</param>
/// <param name="Support">The number of samples of the class.</param>
public readonly record struct ClassScore(double Precision, double Recall, double F1, long Support);

/// <summary>
/// The figures of a classifier: scikit-learn's <c>classification_report</c> with <c>zero_division=0</c>. Averages: macro is the plain mean
/// over the classes that appear as true or predicted class, weighted is the mean by support. (Micro-averaged precision, recall and F1 are
/// the accuracy, as each sample has one class.)
/// </summary>
public sealed class ClassificationReport
{
    /// <summary>Derives the figures from a confusion matrix.</summary>
    /// <param name="matrix">The counts.</param>
    /// <exception cref="ArgumentException">The matrix counts no sample.</exception>
    public ClassificationReport(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Total == 0)
            throw new ArgumentException("A report needs at least one sample.", nameof(matrix));
        Confusion = matrix;
        var classes = new ClassScore[matrix.Classes];
        double macroPrecision = 0, macroRecall = 0, macroF1 = 0, weightedPrecision = 0, weightedRecall = 0, weightedF1 = 0;
        long correct = 0;
        var present = 0;
        for (var k = 0; k < classes.Length; k++)
        {
            long actual = 0, predicted = 0;
            for (var other = 0; other < classes.Length; other++)
            {
                actual += matrix[k, other];
                predicted += matrix[other, k];
            }
            var hits = matrix[k, k];
            correct += hits;
            var score = new ClassScore(Ratio(hits, predicted), Ratio(hits, actual), Ratio(2 * hits, actual + predicted), actual);
            classes[k] = score;
            if (actual + predicted > 0)
                present++;
            macroPrecision += score.Precision;
            macroRecall += score.Recall;
            macroF1 += score.F1;
            weightedPrecision += score.Precision * actual;
            weightedRecall += score.Recall * actual;
            weightedF1 += score.F1 * actual;
        }
        Classes = classes;
        Accuracy = Ratio(correct, matrix.Total);
        Macro = new ClassScore(macroPrecision / present, macroRecall / present, macroF1 / present, matrix.Total);
        Micro = new ClassScore(Accuracy, Accuracy, Accuracy, matrix.Total);
        Weighted = new ClassScore(weightedPrecision / matrix.Total, weightedRecall / matrix.Total, weightedF1 / matrix.Total, matrix.Total);
    }

    /// <summary>The counts.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The figures of each class.</summary>
    public IReadOnlyList<ClassScore> Classes { get; }

    /// <summary>The share of samples given their true class.</summary>
    public double Accuracy { get; }

    /// <summary>The plain mean over the classes that appear.</summary>
    public ClassScore Macro { get; }

    /// <summary>The figures of all decisions together; as each sample has one class and gets one, all three are the accuracy.</summary>
    public ClassScore Micro { get; }

    /// <summary>The mean over the classes, weighted by support.</summary>
    public ClassScore Weighted { get; }

    /// <summary>A table with a line for each class, the accuracy and the two averages.</summary>
    /// <returns>The text, lines ended by '\n'.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"",12} {"precision",10} {"recall",10} {"f1",10} {"support",10}\n");
        for (var k = 0; k < Classes.Count; k++)
            Line(k.ToString(CultureInfo.InvariantCulture), Classes[k]);
        text.Append(CultureInfo.InvariantCulture, $"{"accuracy",12} {"",10} {"",10} {Accuracy,10:F4} {Confusion.Total,10}\n");
        Line("macro avg", Macro);
        Line("weighted avg", Weighted);
        return text.ToString();

        void Line(string name, ClassScore score) => text.Append(
            CultureInfo.InvariantCulture,
            $"{name,12} {score.Precision,10:F4} {score.Recall,10:F4} {score.F1,10:F4} {score.Support,10}\n");
    }

    private static double Ratio(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;
}
