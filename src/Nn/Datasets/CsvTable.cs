namespace Nn.Datasets;

/// <summary>The numbers of a CSV file: features and, where it has one, a column of classes.</summary>
/// <param name="Rows">The number of samples.</param>
/// <param name="Columns">The number of features.</param>
/// <param name="Features">Rows x Columns values, row by row.</param>
/// <param name="Labels">The class of each sample; empty where there is no such column.</param>
/// <param name="Names">The features' names from the header line, or none.</param>
public sealed record CsvTable(int Rows, int Columns, float[] Features, int[] Labels, IReadOnlyList<string> Names);
