namespace Blas.Arrays;

/// <summary>How numbers stand in a text file (arguments of <c>numpy.loadtxt</c> and <c>genfromtxt</c>).</summary>
public sealed record TextOptions
{
    /// <summary>What stands between the numbers of a line; null for any white space.</summary>
    public string? Delimiter { get; init; }

    /// <summary>From this text on, the rest of a line is a comment; null for none.</summary>
    public string? Comments { get; init; } = "#";

    /// <summary>How many lines at the beginning are passed over, comments among them.</summary>
    public int SkipRows { get; init; }

    /// <summary>How many rows are read at most, empty lines and comments not counted; null for all.</summary>
    public int? MaxRows { get; init; }

    /// <summary>Which columns are taken, in this order; negative numbers count from the last. Null for all.</summary>
    public IReadOnlyList<int>? UseCols { get; init; }
}
