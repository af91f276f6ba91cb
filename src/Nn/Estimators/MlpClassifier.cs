using System.Numerics;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;

namespace Nn.Estimators;

/// <summary>A network that tells classes, with the names and defaults of scikit-learn's <c>MLPClassifier</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="options">The parameters; null for the defaults.</param>
/// <example><code>
/// var classifier = new MlpClassifier&lt;float&gt;(new() { HiddenLayerSizes = [64, 32], MaxIter = 100 });
/// classifier.Fit(x, labels);
/// var score = classifier.Score(x, labels);
/// </code></example>
public sealed class MlpClassifier<T>(MlpOptions? options = null) : Mlp<T>(options), IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[] _classes = [];

    /// <inheritdoc/>
    public IReadOnlyList<int> Classes => _classes;

    private protected override Loss Loss => _classes.Length == 2 ? Loss.BinaryCrossEntropy : Loss.CategoricalCrossEntropy;

    private protected override Activation OutputActivation => _classes.Length == 2 ? Activation.Sigmoid : Activation.Softmax;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Shapes don't fit, a number is not finite, or there is one class only; a warm start has other features or classes. What was learned before is kept then.
    /// </exception>
    public void Fit(NdArray<T> x, ReadOnlyMemory<int> labels)
    {
        var goesOn = Options.WarmStart && Model is not null;
        Check(x, labels, goesOn);
        int[] classes = [.. labels.ToArray().Distinct().Order()];
        if (classes.Length < 2)
            throw new ArgumentException($"The labels have {(classes.Length == 1 ? $"the class {classes[0]} only" : "no class")}, expected at least 2 classes.", nameof(labels));
        if (goesOn && !classes.AsSpan().SequenceEqual(_classes))
        {
            throw new ArgumentException(
                $"A warm start goes on with the classes {string.Join(", ", _classes)}; the labels have {string.Join(", ", classes)}.", nameof(labels));
        }
        _classes = classes;
        Prepare(x, Outputs, anew: !goesOn);
        Train(fit => Fitted.Fit(x, Encode(labels.Span), fit), labels.Length, isClassifier: true);
    }

    /// <summary>Learns from some samples once more: one pass over them.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="classes">All classes there will ever be; needed the first time, and the same later or left out.</param>
    /// <exception cref="ArgumentException">
    /// Shapes don't fit, a number is not finite, a label is none of the classes, or classes are missing or others than the first time.
    /// </exception>
    public void PartialFit(NdArray<T> x, ReadOnlyMemory<int> labels, IReadOnlyList<int>? classes = null)
    {
        Check(x, labels, goesOn: true);
        int[]? all = classes is null ? null : [.. classes.Distinct().Order()];
        if (Model is null && all is null or { Length: < 2 })
            throw new ArgumentException("The first PartialFit must be told all classes, at least 2.", nameof(classes));
        if (Model is not null && all is not null && !all.AsSpan().SequenceEqual(_classes))
            throw new ArgumentException($"The classes are {string.Join(", ", all)}; those of the first time were {string.Join(", ", _classes)}.", nameof(classes));
        var places = Encode(labels.Span, all ?? _classes);
        _classes = all ?? _classes;
        Prepare(x, Outputs, anew: false);
        TrainOnce(fit => Fitted.Fit(x, places, fit), labels.Length);
    }

    /// <inheritdoc/>
    public int[] Predict(NdArray<T> x)
    {
        var places = Fitted.PredictClasses(x);
        for (var i = 0; i < places.Length; i++)
            places[i] = _classes[places[i]];
        return places;
    }

    /// <inheritdoc/>
    public NdArray<T> PredictProba(NdArray<T> x)
    {
        var probabilities = Fitted.PredictProba(x);
        if (_classes.Length > 2)
            return probabilities;
        var both = NdArray.Empty<T>(probabilities.Shape[0], 2);
        for (nint i = 0; i < both.Shape[0]; i++)
            (both[i, 0], both[i, 1]) = (T.One - probabilities[i, 0], probabilities[i, 0]);
        return both;
    }

    private int Outputs => _classes.Length == 2 ? 1 : _classes.Length;

    private void Check(NdArray<T> x, ReadOnlyMemory<int> labels, bool goesOn)
    {
        CheckSamples(x, goesOn);
        if (labels.Length != x.Shape[0])
            throw new ArgumentException($"There are {x.Shape[0]} samples but {labels.Length} labels.", nameof(labels));
    }

    private int[] Encode(ReadOnlySpan<int> labels) => Encode(labels, _classes);

    private static int[] Encode(ReadOnlySpan<int> labels, int[] classes)
    {
        var places = new int[labels.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Array.BinarySearch(classes, labels[i]);
            if (places[i] < 0)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is none of the classes {string.Join(", ", classes)}.", nameof(labels));
        }
        return places;
    }
}
