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
    /// <exception cref="ArgumentException">Shapes don't fit, or there is one class only.</exception>
    public void Fit(NdArray<T> x, ReadOnlyMemory<int> labels)
    {
        int[] classes = [.. labels.ToArray().Distinct().Order()];
        if (classes.Length < 2)
            throw new ArgumentException($"The labels have {classes.Length} classes, expected at least 2.", nameof(labels));
        var anew = !Options.WarmStart || !classes.AsSpan().SequenceEqual(_classes);
        _classes = classes;
        Prepare(x, Outputs, anew);
        Train(fit => Fitted.Fit(x, Encode(labels.Span), fit), labels.Length, isClassifier: true);
    }

    /// <summary>Learns from some samples once more: one pass over them.</summary>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="classes">All classes there will ever be; needed the first time.</param>
    /// <exception cref="ArgumentException">Shapes don't fit, a label is none of the classes, or classes are missing.</exception>
    public void PartialFit(NdArray<T> x, ReadOnlyMemory<int> labels, IReadOnlyList<int>? classes = null)
    {
        if (Model is null)
        {
            if (classes is null || classes.Distinct().Count() < 2)
                throw new ArgumentException("The first PartialFit must be told all classes, at least 2.", nameof(classes));
            _classes = [.. classes.Distinct().Order()];
        }
        Prepare(x, Outputs, anew: false);
        TrainOnce(fit => Fitted.Fit(x, Encode(labels.Span), fit), labels.Length);
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

    private int[] Encode(ReadOnlySpan<int> labels)
    {
        var places = new int[labels.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Array.BinarySearch(_classes, labels[i]);
            if (places[i] < 0)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is none of the classes {string.Join(", ", _classes)}.", nameof(labels));
        }
        return places;
    }
}
