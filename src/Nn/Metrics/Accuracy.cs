namespace Nn.Metrics;

/// <summary>The share of samples given their true class.</summary>
public static class Accuracy
{
    /// <summary>Counts the pairs that agree.</summary>
    /// <param name="actual">The true classes, at least one.</param>
    /// <param name="predicted">The classes given, as many.</param>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static double Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"There are {actual.Length} true classes but {predicted.Length} predicted ones.", nameof(predicted));
        if (actual.IsEmpty)
            throw new ArgumentException("Accuracy needs at least one sample.", nameof(actual));
        var hits = 0;
        for (var i = 0; i < actual.Length; i++)
            hits += actual[i] == predicted[i] ? 1 : 0;
        return (double)hits / actual.Length;
    }
}
