using Blas.Arrays;
using Nn.Datasets;
using Nn.Explaining;
using Nn.Metrics;
using Nn.Models;
using Nn.Training;

namespace Nn.Cli.TrainingReports;

/// <summary>Collects what the page about a training shows.</summary>
internal static class TrainingReportBuilder
{
    private const int MostWrong = 30;
    private const int MostFeatures = 64;
    private const int MostClasses = 30;

    /// <summary>Looks at a trained classifier.</summary>
    /// <param name="title">What the page is called.</param>
    /// <param name="facts">Its head: provider, data, training.</param>
    /// <param name="model">The network.</param>
    /// <param name="history">Its training.</param>
    /// <param name="test">The samples it was measured on.</param>
    /// <param name="evaluation">What that gave.</param>
    public static TrainingReport Build(
        string title, IReadOnlyList<Fact> facts, Sequential<float> model, History history, Dataset<float> test, Evaluation evaluation)
    {
        ImageSize? size = SizeOf(test.Features);
        float[] probabilities = model.PredictProba(test.X).ToArray();
        int classes = test.Classes;
        var predicted = new int[test.Count];
        for (int i = 0; i < predicted.Length; i++)
            predicted[i] = IndexOfMax(probabilities.AsSpan(i * classes, classes));

        // Where it was most sure of what is not so.
        int[] wrong =
        [
            .. Enumerable.Range(0, test.Count).Where(i => predicted[i] != test.Labels.Span[i])
                .OrderByDescending(i => probabilities[(i * classes) + predicted[i]]).Take(MostWrong),
        ];

        // The first sample of each class that it has right.
        int[] explained =
        [
            .. Enumerable.Range(0, Math.Min(classes, MostClasses))
                .Select(FirstRight).Where(i => i >= 0),
        ];
        return new TrainingReport(
            title, DateTimeOffset.UtcNow, facts,
            [.. history.Epochs.Select(e => new EpochFigures(
                e.Epoch, e.Loss, e.Accuracy, e.ValidationLoss, e.ValidationAccuracy, e.LearningRate, e.Duration.TotalSeconds, e.SamplesPerSecond))],
            Figures(evaluation), size,
            [.. wrong.Select(i => Describe(i, null))],
            size is null ? [] : [.. explained.Zip(Saliency(explained), Describe)],
            size is null ? [] : Features());

        int FirstRight(int c)
        {
            for (int i = 0; i < predicted.Length; i++)
            {
                if (predicted[i] == c && test.Labels.Span[i] == c)
                    return i;
            }

            return -1;
        }

        Sample Describe(int i, string? saliency) => new(
            i, test.Labels.Span[i], predicted[i], probabilities[(i * classes) + predicted[i]],
            size is null ? "" : Bytes(test.X.AsSpan().Slice(i * test.Features, test.Features), signed: false), saliency);

        IEnumerable<string> Saliency(int[] chosen)
        {
            if (chosen.Length == 0)
                return [];
            var x = NdArray.Empty<float>(chosen.Length, test.Features);
            for (int r = 0; r < chosen.Length; r++)
                test.X.AsSpan().Slice(chosen[r] * test.Features, test.Features).CopyTo(x.AsSpan()[(r * test.Features)..]);
            float[] gradients = Explanation.Saliency(model, x, chosen.Select(i => predicted[i]).ToArray()).ToArray();
            return chosen.Select((_, r) => Bytes(gradients.AsSpan(r * test.Features, test.Features), signed: true)).ToArray();
        }

        string[] Features()
        {
            NdArray<float> weights = Explanation.FirstLayerFeatures(model);
            float[] values = weights.ToArray();
            return [.. Enumerable.Range(0, Math.Min(MostFeatures, values.Length / test.Features))
                .Select(u => Bytes(values.AsSpan(u * test.Features, test.Features), signed: true))];
        }
    }

    /// <summary>Values as bytes: unsigned from the least to the largest; signed with 128 for zero, both sides on one scale.</summary>
    internal static string Bytes(ReadOnlySpan<float> values, bool signed)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (signed)
            (high, low) = (Math.Max(Math.Abs(high), Math.Abs(low)), -Math.Max(Math.Abs(high), Math.Abs(low)));
        var bytes = new byte[values.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            double share = high > low && float.IsFinite(values[i]) ? (values[i] - (double)low) / (high - (double)low) : signed ? 0.5 : 0;
            bytes[i] = signed ? (byte)Math.Round(1 + (share * 254)) : (byte)Math.Round(share * 255);
        }

        return Convert.ToBase64String(bytes);
    }

    private static TestFigures Figures(Evaluation evaluation)
    {
        if (evaluation.Report is not ClassificationReport report)
            return new(evaluation.Samples, evaluation.Loss, evaluation.Accuracy, [], []);
        int classes = report.Confusion.Classes;
        return new(
            evaluation.Samples, evaluation.Loss, evaluation.Accuracy,
            classes > MostClasses
                ? []
                : [.. Enumerable.Range(0, classes).Select(i => (IReadOnlyList<long>)[.. Enumerable.Range(0, classes).Select(j => report.Confusion[i, j])])],
            [.. report.Classes.Select(c => (IReadOnlyList<double>)[c.Precision, c.Recall, c.F1])]);
    }

    // A square number of features is taken for an image: 8 x 8, 28 x 28. A handful is a table.
    private static ImageSize? SizeOf(int features)
    {
        int side = (int)Math.Round(Math.Sqrt(features));
        return side >= 5 && side * side == features ? new(side, side) : null;
    }

    private static int IndexOfMax(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }
}
