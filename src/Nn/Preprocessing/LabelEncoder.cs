namespace Nn.Preprocessing;

/// <summary>
/// Classes that are texts, numbers or anything that can be sorted, as the whole numbers from 0 on that classifiers take, and back. Methods are those of
/// scikit-learn's <c>LabelEncoder</c>.
/// </summary>
/// <typeparam name="TLabel">What a class is called. Texts are sorted by their characters' codes, whatever the language.</typeparam>
/// <example><code>
/// var encoder = new LabelEncoder&lt;string&gt;();
/// classifier.Fit(x, encoder.FitTransform(["cat", "dog", "cat"]));
/// string[] answers = encoder.InverseTransform(classifier.Predict(other));
/// </code></example>
public sealed class LabelEncoder<TLabel>
    where TLabel : notnull
{
    private readonly IComparer<TLabel> _order = typeof(TLabel) == typeof(string) ? (IComparer<TLabel>)StringComparer.Ordinal : Comparer<TLabel>.Default;
    private TLabel[]? _classes;

    /// <summary>The classes, in ascending order (<c>classes_</c>).</summary>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    public IReadOnlyList<TLabel> Classes => Fitted;

    private TLabel[] Fitted => _classes ?? throw Transformers.NotFitted(nameof(LabelEncoder<>));

    /// <summary>Learns the classes; what was learned before is forgotten.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <exception cref="ArgumentException">There are none, or one is null.</exception>
    public void Fit(IEnumerable<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var classes = new SortedSet<TLabel>(_order);
        foreach (var label in labels)
            classes.Add(label ?? throw new ArgumentException("A label is null.", nameof(labels)));
        _classes = classes.Count > 0 ? [.. classes] : throw new ArgumentException("There are no labels.", nameof(labels));
    }

    /// <summary>The place of each label among the classes.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <returns>A number from 0 on for each.</returns>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    /// <exception cref="ArgumentException">A label is none of the classes: the text names it.</exception>
    public int[] Transform(IEnumerable<TLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var classes = Fitted;
        var places = new List<int>();
        foreach (var label in labels)
        {
            var place = label is null ? -1 : Array.BinarySearch(classes, label, _order);
            if (place < 0)
                throw new ArgumentException($"Label '{label}' of sample {places.Count} is none of the {classes.Length} classes.", nameof(labels));
            places.Add(place);
        }
        return [.. places];
    }

    /// <summary>Learns the classes and gives the place of each label among them.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <returns>A number from 0 on for each.</returns>
    /// <exception cref="ArgumentException">There are none, or one is null.</exception>
    public int[] FitTransform(IReadOnlyCollection<TLabel> labels)
    {
        Fit(labels);
        return Transform(labels);
    }

    /// <summary>The classes at places.</summary>
    /// <param name="places">Numbers that <see cref="Transform"/> gives.</param>
    /// <returns>A class for each.</returns>
    /// <exception cref="InvalidOperationException">Nothing is learned yet.</exception>
    /// <exception cref="ArgumentException">A number is no class's: the text names it.</exception>
    public TLabel[] InverseTransform(ReadOnlySpan<int> places)
    {
        var classes = Fitted;
        var labels = new TLabel[places.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)places[i] >= (uint)classes.Length)
                throw new ArgumentException($"Place {places[i]} of sample {i} is not in [0, {classes.Length}).", nameof(places));
            labels[i] = classes[places[i]];
        }
        return labels;
    }
}
