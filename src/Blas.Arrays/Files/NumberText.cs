using System.Globalization;
using System.Runtime.InteropServices;

namespace Blas.Arrays;

/// <summary>Reads rows of numbers from text.</summary>
internal static class NumberText
{
    /// <summary>All rows, as a matrix; of one column or one row, as NumPy does, an array of one axis.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="options">How numbers stand in them.</param>
    /// <param name="missing">What an entry becomes that is no number; null makes it an error.</param>
    public static NdArray<T> Read<T>(IEnumerable<string> lines, TextOptions options, T? missing)
        where T : unmanaged, ISpanParsable<T>
    {
        var values = new List<T>();
        int columns = -1, rows = 0, number = 0;
        foreach (string line in lines)
        {
            if (++number <= options.SkipRows || rows == options.MaxRows)
            {
                continue;
            }

            string[] fields = Split(line, options);
            if (fields.Length == 0)
            {
                continue;
            }

            if (columns >= 0 && fields.Length != columns)
            {
                throw new FormatException(ShapeMath.Text(
                    $"the number of columns changed from {columns} to {fields.Length} at line {number}: '{Shortened(line)}'"));
            }

            columns = fields.Length;
            rows++;
            for (int i = 0; i < Taken(options, columns); i++)
            {
                values.Add(Parse(fields[Column(options, i, columns, number)], missing, number));
            }
        }

        Span<T> all = CollectionsMarshal.AsSpan(values);
        int taken = columns < 0 ? 0 : Taken(options, columns);
        return rows == 1 || taken <= 1 ? NdArray.FromSpan<T>(all) : NdArray.FromSpan<T>(all, rows, taken);
    }

    private static string[] Split(string line, TextOptions options)
    {
        int comment = string.IsNullOrEmpty(options.Comments) ? -1 : line.IndexOf(options.Comments, StringComparison.Ordinal);
        string text = comment < 0 ? line : line[..comment];
        return options.Delimiter is null
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : string.IsNullOrWhiteSpace(text) ? [] : text.Split(options.Delimiter, StringSplitOptions.TrimEntries);
    }

    private static int Taken(TextOptions options, int columns) => options.UseCols?.Count ?? columns;

    private static int Column(TextOptions options, int place, int columns, int line)
    {
        int column = options.UseCols is null ? place : options.UseCols[place];
        int absolute = column < 0 ? column + columns : column;
        return (uint)absolute < (uint)columns
            ? absolute
            : throw new FormatException(ShapeMath.Text($"invalid column index {column} at line {line} with {columns} columns"));
    }

    private static T Parse<T>(string field, T? missing, int line)
        where T : unmanaged, ISpanParsable<T>
    {
        // Python's words, of any case; C# knows NaN and Infinity.
        string text = field.ToUpperInvariant() switch
        {
            "INF" or "+INF" or "INFINITY" or "+INFINITY" => "Infinity",
            "-INF" or "-INFINITY" => "-Infinity",
            "NAN" or "+NAN" or "-NAN" => "NaN",
            _ => field,
        };
        return T.TryParse(text, CultureInfo.InvariantCulture, out T value) ? value
            : missing ?? throw new FormatException(ShapeMath.Text($"could not convert string '{Shortened(field)}' to {DType.Name<T>()} at line {line}"));
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
