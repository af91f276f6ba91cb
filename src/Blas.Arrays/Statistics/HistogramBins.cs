namespace Blas.Arrays;

/// <summary>
/// The bins of a histogram (<c>bins</c> of <c>numpy.histogram</c>): a number of bins of equal width, their edges, or the name of a rule that
/// finds the number. Each of them converts: <c>np.Histogram(a, 20)</c>, <c>np.Histogram(a, "auto")</c>.
/// </summary>
public readonly record struct HistogramBins
{
    private readonly int? _count;

    private HistogramBins(int? count, string? rule, NdArray<double>? edges)
    {
        _count = count;
        Rule = rule;
        Edges = edges;
    }

    /// <summary>How many bins; 10 unless it is said.</summary>
    internal int Count => _count ?? 10;

    /// <summary>The name of a rule.</summary>
    internal string? Rule { get; }

    /// <summary>The edges.</summary>
    internal NdArray<double>? Edges { get; }

    /// <summary>Bins of equal width.</summary>
    /// <param name="count">How many.</param>
    public static implicit operator HistogramBins(int count) => FromInt32(count);

    /// <summary>As many bins of equal width as a rule finds.</summary>
    /// <param name="rule">One of auto, fd, doane, scott, rice, sturges, sqrt.</param>
    public static implicit operator HistogramBins(string rule) => FromString(rule);

    /// <summary>Bins between edges.</summary>
    /// <param name="edges">The edges, none smaller than the one before it.</param>
    public static implicit operator HistogramBins(NdArray<double> edges) => FromNdArray(edges);

    /// <inheritdoc cref="op_Implicit(int)"/>
    /// <returns>The bins.</returns>
    public static HistogramBins FromInt32(int count) => new(count, null, null);

    /// <inheritdoc cref="op_Implicit(string)"/>
    /// <returns>The bins.</returns>
    public static HistogramBins FromString(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(null, rule, null);
    }

    /// <inheritdoc cref="op_Implicit(NdArray{double})"/>
    /// <returns>The bins.</returns>
    public static HistogramBins FromNdArray(NdArray<double> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return new(null, null, edges);
    }
}
