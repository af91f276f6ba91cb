using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Nn.Datasets;

/// <summary>
/// Reads numbers from CSV files: one sample a line, '.' as the decimal point, optionally a header line and a column of classes (integers
/// from 0). An error names the file, the line and the column, both counted from 1.
/// </summary>
public static class CsvDataset
{
    private const int MostClasses = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="options">The layout; by default the last column holds the class.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="DatasetFormatException">
    /// A line is longer or shorter than the first, a cell is not a finite number, a label is not an integer or not a class, or there is no line.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, path, options);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The text, in UTF-8.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="options">The layout; by default the last column holds the class.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="DatasetFormatException">As for a file.</exception>
    public static CsvTable Read(Stream stream, string name, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        options ??= new CsvOptions();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = options.Delimiter.ToString(),
            IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim,
            // A field as long as a file is a missing quote or no CSV at all.
            MaxFieldSize = 1 << 16,
            DetectDelimiter = false,
        };
        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false, true), leaveOpen: true);
            using var parser = new CsvParser(reader, configuration);
            return new TableBuilder(name, options).Build(parser);
        }
        catch (CsvHelperException e)
        {
            var line = e.Context?.Parser?.RawRow ?? 1;
            throw new DatasetFormatException($"{name}, line {line}: not CSV ({FirstLine(e.Message)}).", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new DatasetFormatException($"{name}: not a text in UTF-8.", e);
        }
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }

    private sealed class TableBuilder(string name, CsvOptions options)
    {
        private readonly List<float> _features = [];
        private readonly List<int> _labels = [];
        private string[] _names = [];
        private int _cells = -1;
        private int _labelAt = -1;

        public CsvTable Build(CsvParser parser)
        {
            while (parser.Read())
            {
                var first = _cells < 0;
                if (first)
                    Begin(parser);
                if (parser.Count != _cells)
                    throw Bad(parser, null, $"{parser.Count} cells, expected {_cells}");
                if (first && IsHeader(parser))
                {
                    _names = [.. Enumerable.Range(0, _cells).Where(i => i != _labelAt).Select(i => parser[i])];
                    continue;
                }
                for (var i = 0; i < _cells; i++)
                {
                    if (i == _labelAt)
                        _labels.Add(Label(parser, i));
                    else
                        _features.Add(Number(parser, i));
                }
            }
            var columns = _cells - (_labelAt < 0 ? 0 : 1);
            if (_features.Count == 0)
                throw new DatasetFormatException($"{name}: no line of data.");
            return new CsvTable(_features.Count / columns, columns, [.. _features], [.. _labels], _names);
        }

        private void Begin(CsvParser parser)
        {
            _cells = parser.Count;
            var hasLabel = options.LabelColumn is not null;
            if (options.Features is { } features && _cells != features + (hasLabel ? 1 : 0))
            {
                var expected = hasLabel ? $"{features} features and a label" : $"{features} features";
                throw Bad(parser, null, $"{_cells} cells, expected {features + (hasLabel ? 1 : 0)} ({expected})");
            }
            if (options.LabelColumn is { } column)
            {
                _labelAt = column < 0 ? _cells + column : column;
                if (_labelAt < 0 || _labelAt >= _cells)
                    throw Bad(parser, null, $"{_cells} cells, too few for a label in column {column}");
            }
            if (_cells - (hasLabel ? 1 : 0) < 1)
                throw Bad(parser, null, "no feature beside the label");
        }

        private bool IsHeader(CsvParser parser)
        {
            if (options.HasHeader is { } told)
                return told;
            for (var i = 0; i < _cells; i++)
            {
                if (float.TryParse(parser[i], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    return false;
            }
            return true;
        }

        private float Number(CsvParser parser, int column)
        {
            var text = parser[column];
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                throw Bad(parser, column, $"'{Shorten(text)}', expected a number");
            return float.IsFinite(value) ? value : throw Bad(parser, column, $"'{Shorten(text)}', expected a finite number");
        }

        private int Label(CsvParser parser, int column)
        {
            var text = parser[column];
            var last = (options.Classes ?? MostClasses) - 1;
            // Other programs write whole labels as 3.0 too.
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value != Math.Floor(value))
                throw Bad(parser, column, $"label '{Shorten(text)}', expected an integer from 0 to {last}");
            if (!(value >= 0 && value <= last))
                throw Bad(parser, column, $"label {Shorten(text)}, expected 0 to {last}");
            return (int)value;
        }

        private DatasetFormatException Bad(CsvParser parser, int? column, string found)
        {
            var place = column is { } c ? $"{name}, line {parser.RawRow}, column {c + 1}" : $"{name}, line {parser.RawRow}";
            return new DatasetFormatException($"{place}: found {found}.");
        }

        private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
    }
}
