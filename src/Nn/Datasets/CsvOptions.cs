namespace Nn.Datasets;

/// <summary>How a CSV file is laid out.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first line holds names. Without a value: it does if no cell in it is a number.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>What separates cells.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The column of classes, counted from 0, or from the end as -1, -2; without a value there is none.</summary>
    public int? LabelColumn { get; init; } = -1;

    /// <summary>The number of classes, against which labels are checked; without a value any label of at least 0 will do.</summary>
    public int? Classes { get; init; }

    /// <summary>The number of features that a line must have; without a value the first line decides.</summary>
    public int? Features { get; init; }
}
