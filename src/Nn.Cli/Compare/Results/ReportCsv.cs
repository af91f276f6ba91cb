using System.Globalization;
using Blas.Arrays;
using CsvHelper;

namespace Nn.Cli.Compare.Results;

/// <summary>The measurements as CSV: a line each, with the names of the JSON file as columns.</summary>
internal static class ReportCsv
{
    public static void Write(string path, Report report) => AtomicFile.Write(path, stream =>
    {
        using var text = new StreamWriter(stream, leaveOpen: true);
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        Line(csv,
            "group", "routine", "shape", "size", "type", "threads", "provider", "by", "unit", "rate", "low", "high", "seconds", "ratio", "peakShare",
            "error", "bound", "wrong");
        foreach (Measurement m in report.Measurements)
        {
            Line(csv,
                m.Group, m.Routine, m.Shape, Number(m.Size), m.Type, Number(m.Threads), m.Provider, m.By ?? "", m.Unit, Number(m.Rate), Number(m.Low),
                Number(m.High), Number(m.Seconds), Number(m.Ratio), Number(m.PeakShare), Number(m.Error), Number(m.Bound), m.Wrong ? "true" : "false");
        }
    });

    private static void Line(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
