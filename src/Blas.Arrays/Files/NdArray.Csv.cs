using System.Globalization;
using System.Runtime.InteropServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace Blas.Arrays;

// Records from CSV columns.
public abstract unsafe partial class NdArray
{
    /// <summary>
    /// Reads a CSV file (RFC 4180) as records: each column goes to the field of its name, whatever the case, and is read in the invariant
    /// culture. An empty floating-point entry is NaN; bools are true, false, 1 or 0.
    /// </summary>
    /// <typeparam name="T">The record: see <see cref="StructuredType"/>.</typeparam>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="options">How the records stand in it.</param>
    /// <returns>A new array of one axis.</returns>
    /// <exception cref="FormatException">A column is missing, or an entry cannot be read; line, column and text are named.</exception>
    /// <exception cref="NotSupportedException">The type is no record, or has fields that are no numbers or texts.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NdArray<T> ReadCsv<T>(string path, CsvRecordOptions? options = null)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StreamReader reader = File.OpenText(path);
        return ReadCsv<T>(reader, options);
    }

    /// <summary>Reads CSV as records.</summary>
    /// <inheritdoc cref="ReadCsv{T}(string, CsvRecordOptions?)"/>
    /// <param name="reader">The text.</param>
    /// <param name="options">How the records stand in it.</param>
    public static NdArray<T> ReadCsv<T>(TextReader reader, CsvRecordOptions? options = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new CsvRecordOptions();
        if (ElementLayout.Required<T>() is not RecordLayout record)
        {
            throw new NotSupportedException($"CSV is read into records; {typeof(T).Name} is none: use LoadTxt");
        }

        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = options.Delimiter,
            BadDataFound = bad => throw new FormatException(ShapeMath.Text($"line {bad.Context?.Parser?.RawRow}: a quote stands within an entry: {bad.RawRecord.TrimEnd()}")),
        });
        FieldLayout?[]? columns = null;
        if (options.HasHeader)
        {
            columns = parser.Read() ? Columns(record, parser.Record!, options) : throw new FormatException("The CSV text is empty: not even a header is there.");
        }

        var rows = new List<T>();
        while (parser.Read())
        {
            columns ??= [.. record.Fields.ToArray()];
            string[] entries = parser.Record!;
            if (entries.Length != columns.Length)
            {
                throw new FormatException(ShapeMath.Text($"line {parser.RawRow} has {entries.Length} entries, not {columns.Length}: {parser.RawRecord.TrimEnd()}"));
            }

            T row = default;
            var bytes = new Span<byte>(&row, sizeof(T));
            for (int i = 0; i < entries.Length; i++)
            {
                if (columns[i] is FieldLayout field && !field.Layout.TryParse(entries[i].Trim(), bytes[field.Offset..]))
                {
                    throw new FormatException(ShapeMath.Text(
                        $"line {parser.RawRow}, column {i + 1} ('{field.Name}'): '{entries[i]}' is no {field.Layout.Short.Trim('\'')}"));
                }
            }

            rows.Add(row);
        }

        return FromSpan<T>(CollectionsMarshal.AsSpan(rows));
    }

    private static FieldLayout?[] Columns(RecordLayout record, string[] names, CsvRecordOptions options)
    {
        var columns = new FieldLayout?[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            columns[i] = record.Find(names[i].Trim());
            if (columns[i] is null && !options.IgnoreOtherColumns)
            {
                throw new FormatException($"The CSV has a column '{names[i]}' for which there is no field: the type is {record.Short}.");
            }

            if (columns[i] is not null && System.Array.IndexOf(columns, columns[i]) < i)
            {
                throw new FormatException($"The CSV has two columns for the field '{columns[i]!.Name}': {string.Join(", ", names)}.");
            }
        }

        foreach (FieldLayout field in record.Fields)
        {
            if (!columns.Contains(field))
            {
                throw new FormatException($"The CSV has no column '{field.Name}': its columns are {string.Join(", ", names)}.");
            }
        }

        return columns;
    }
}
