using System.Numerics;
using Blas.Arrays;

namespace Nn.Metrics;

/// <summary>Figures of a classifier's probabilities or scores. Names and definitions are scikit-learn's.</summary>
public static class ProbabilityMetrics
{
    /// <summary>The share of samples whose true class is among the k with the highest scores; of equal scores the higher class number ranks first.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="labels">The true classes.</param>
    /// <param name="scores">Samples x classes.</param>
    /// <param name="k">From 1 on.</param>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentException">The numbers of samples differ, or a label is no class.</exception>
    public static double TopKAccuracy<T>(ReadOnlySpan<int> labels, NdArray<T> scores, int k = 5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var classes = Check(labels, scores);
        var hits = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var own = scores[i, labels[i]];
            var above = 0;
            for (var j = 0; j < classes; j++)
                above += scores[i, j] > own || (scores[i, j] == own && j > labels[i]) || T.IsNaN(own) ? 1 : 0;
            hits += above < k ? 1 : 0;
        }
        return (double)hits / labels.Length;
    }

    /// <summary>The mean of -log p over the samples, p the probability given to the true class, taken as at least the type's epsilon.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="labels">The true classes.</param>
    /// <param name="probabilities">Samples x classes, or samples x 1 with the probability of class 1.</param>
    /// <returns>A number from 0 on.</returns>
    /// <exception cref="ArgumentException">The numbers of samples differ, or a label is no class.</exception>
    public static double LogLoss<T>(ReadOnlySpan<int> labels, NdArray<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var classes = Check(labels, probabilities);
        var least = typeof(T) == typeof(float) ? Math.Pow(2, -23) : Math.Pow(2, -52);
        double total = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var p = double.CreateChecked(classes == 1 ? probabilities[i, 0] : probabilities[i, labels[i]]);
            total -= Math.Log(Math.Clamp(classes == 1 && labels[i] == 0 ? 1 - p : p, least, 1 - least));
        }
        return total / labels.Length;
    }

    /// <summary>
    /// The area under the curve of true against false positives: the probability that a sample of class 1 scores higher than one of class 0,
    /// equal scores counting half (Mann and Whitney's U).
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="labels">0 or 1 for each sample; both must appear.</param>
    /// <param name="scores">A score for each sample, as many; no NaN.</param>
    /// <returns>A number from 0 to 1; 0.5 is chance.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label is neither 0 nor 1, one class is missing, or a score is NaN.</exception>
    public static double RocAuc<T>(ReadOnlySpan<int> labels, ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (labels.Length != scores.Length)
            throw new ArgumentException($"There are {labels.Length} labels but {scores.Length} scores.", nameof(scores));
        long positives = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
                throw new ArgumentException($"Label {labels[i]} of sample {i} is neither 0 nor 1.", nameof(labels));
            if (T.IsNaN(scores[i]))
                throw new ArgumentException($"The score of sample {i} is NaN.", nameof(scores));
            positives += labels[i];
        }
        var negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
            throw new ArgumentException($"There are {positives} samples of class 1 and {negatives} of class 0: both are needed.", nameof(labels));
        var sorted = scores.ToArray();
        var order = labels.ToArray();
        Array.Sort(sorted, order);
        // Ranks of equal scores are their mean.
        double ranks = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            var ones = 0;
            while (end < sorted.Length && sorted[end] == sorted[start])
                ones += order[end++];
            ranks += ones * ((start + 1.0 + end) / 2);
            start = end;
        }
        return (ranks - positives * (positives + 1.0) / 2) / ((double)positives * negatives);
    }

    /// <summary>The mean over the classes of <see cref="RocAuc{T}(ReadOnlySpan{int}, ReadOnlySpan{T})"/> of each class against the rest.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="labels">The true classes; each must appear.</param>
    /// <param name="scores">Samples x classes.</param>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentException">The numbers of samples differ, or a class does not appear.</exception>
    public static double RocAuc<T>(ReadOnlySpan<int> labels, NdArray<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var classes = Check(labels, scores);
        double sum = 0;
        var own = new int[labels.Length];
        var column = new T[labels.Length];
        for (var j = 0; j < classes; j++)
        {
            for (var i = 0; i < labels.Length; i++)
                (own[i], column[i]) = (labels[i] == j ? 1 : 0, scores[i, j]);
            sum += RocAuc<T>(own, column);
        }
        return sum / classes;
    }

    private static int Check<T>(ReadOnlySpan<int> labels, NdArray<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.NDim != 2 || scores.Shape[0] != labels.Length || labels.IsEmpty)
        {
            throw new ArgumentException(
                $"The scores have the shape ({string.Join(", ", scores.Shape.ToArray())}), expected ({labels.Length}, classes) for at least one sample.", nameof(scores));
        }
        var classes = (int)scores.Shape[1];
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)Math.Max(classes, classes == 1 ? 2 : classes))
                throw new ArgumentException($"Label {label} is not in [0, {classes}).", nameof(labels));
        }
        return classes;
    }
}
