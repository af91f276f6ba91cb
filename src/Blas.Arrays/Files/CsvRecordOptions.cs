namespace Blas.Arrays;

/// <summary>How records stand in a CSV file.</summary>
public sealed record CsvRecordOptions
{
    /// <summary>What stands between the columns.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>Whether the first line names the columns. Without names, columns and fields go by their order.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether columns for which there is no field are passed over; otherwise they are an error.</summary>
    public bool IgnoreOtherColumns { get; init; } = true;
}
