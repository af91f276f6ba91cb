namespace Blas.Arrays;

/// <summary>The notation of <c>einsum</c>, read: which label each axis of each operand and of the result bears.</summary>
/// <remarks>Labels are letters; the axes of an ellipsis bear the numbers -1, -2, ... from the last one on.</remarks>
internal sealed class EinsumSubscripts
{
    private EinsumSubscripts(int[][] inputs, int[] output) => (Inputs, Output) = (inputs, output);

    /// <summary>The labels of each operand's axes.</summary>
    public int[][] Inputs { get; }

    /// <summary>The labels of the result's axes, each once.</summary>
    public int[] Output { get; }

    /// <summary>Reads the notation for operands of the shapes.</summary>
    /// <exception cref="ArgumentException">It is malformed, or does not fit.</exception>
    public static EinsumSubscripts Parse(string subscripts, ReadOnlySpan<NdArray> operands)
    {
        string text = subscripts.Replace(" ", string.Empty, StringComparison.Ordinal);
        string[] sides = text.Split("->");
        if (sides.Length > 2)
        {
            throw Bad(subscripts, "'->' stands in it more than once");
        }

        string[] terms = sides[0].Split(',');
        if (terms.Length != operands.Length)
        {
            throw Bad(subscripts, $"it has {terms.Length} terms for {operands.Length} operands");
        }

        int[][] inputs = new int[terms.Length][];
        int widest = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            inputs[i] = Labels(terms[i], operands[i].NDim, subscripts, out int spread);
            widest = Math.Max(widest, spread);
        }

        int[] output = sides.Length == 2
            ? Explicit(sides[1], widest, inputs, subscripts)
            : Implicit(widest, inputs);
        return new EinsumSubscripts(inputs, output);
    }

    private static int[] Labels(string term, int ndim, string subscripts, out int spread)
    {
        int dots = term.IndexOf("...", StringComparison.Ordinal);
        string letters = dots < 0 ? term : term.Remove(dots, 3);
        if (letters.Any(c => !char.IsAsciiLetter(c)))
        {
            throw Bad(subscripts, $"'{term}' has other signs than letters and one ellipsis");
        }

        if (dots < 0 ? letters.Length != ndim : letters.Length > ndim)
        {
            throw Bad(subscripts, $"'{term}' names {letters.Length} axes of an operand that has {ndim}");
        }

        spread = ndim - letters.Length;
        int free = spread;
        IEnumerable<int> hidden = Enumerable.Range(0, free).Select(i => i - free);
        return dots < 0
            ? [.. letters.Select(c => (int)c)]
            : [.. letters[..dots].Select(c => (int)c), .. hidden, .. letters[dots..].Select(c => (int)c)];
    }

    private static int[] Explicit(string term, int widest, int[][] inputs, string subscripts)
    {
        int[] output = Labels(term, term.Replace("...", string.Empty, StringComparison.Ordinal).Length + (term.Contains("...", StringComparison.Ordinal) ? widest : 0), subscripts, out _);
        foreach (int label in output)
        {
            if (label > 0 && !inputs.Any(labels => labels.Contains(label)))
            {
                throw Bad(subscripts, $"the result has the label '{(char)label}', which no operand has");
            }
        }

        return output.Distinct().Count() == output.Length ? output : throw Bad(subscripts, "the result has a label twice");
    }

    // All ellipsis axes, then in alphabetical order the labels that occur once.
    private static int[] Implicit(int widest, int[][] inputs)
    {
        IEnumerable<int> once = inputs.SelectMany(l => l).Where(l => l > 0).GroupBy(l => l).Where(g => g.Count() == 1).Select(g => g.Key).Order();
        return [.. Enumerable.Range(0, widest).Select(i => i - widest), .. once];
    }

    private static ArgumentException Bad(string subscripts, string what) => new($"einstein sum subscripts '{subscripts}': {what}", nameof(subscripts));
}
