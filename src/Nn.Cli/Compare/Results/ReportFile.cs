using System.Text.Json;
using System.Text.Json.Serialization;
using Blas.Arrays;

namespace Nn.Cli.Compare.Results;

/// <summary>Reports as JSON. Numbers that JSON does not have (an error that is not a number) are written as strings.</summary>
internal static class ReportFile
{
    // A file larger than this is no report: the full set gives some hundreds of kilobytes.
    private const long MostBytes = 64 << 20;

    public static void Write(string path, Report report) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, report, ReportJson.Default.Report));

    public static string Text(Report report) => JsonSerializer.Serialize(report, ReportJson.Default.Report);

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no report, or of another version.</exception>
    public static Report Read(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder; the result of compare is its JSON file.");
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new InvalidDataException($"{path} has {stream.Length:N0} bytes; a result of compare is never so large.");
        Report? report;
        try
        {
            // The version comes first: another one may have other fields.
            int? schema = JsonSerializer.Deserialize(stream, ReportJson.Default.ReportVersion)?.Schema;
            if (schema is int other && other != Report.CurrentSchema)
                throw new InvalidDataException($"{path} has schema {other}; this program reads {Report.CurrentSchema}. Measure again with 'compare'.");
            stream.Position = 0;
            report = schema is null ? null : JsonSerializer.Deserialize(stream, ReportJson.Default.Report);
        }
        catch (JsonException failure)
        {
            string place = failure.LineNumber is long line ? $" (line {line + 1})" : "";
            throw new InvalidDataException($"{path} is no result of compare: it is no JSON, or has other fields{place}.", failure);
        }

        if (report is null)
            throw new InvalidDataException($"{path} is no result of compare: it has no schema.");
        if (report.Machine?.Peaks is null || report.Providers is null || report.Measurements is null || report.Measurements.Any(m => m is null || m.Key is { Provider: null } or { Shape: null } or { Type: null }))
            throw new InvalidDataException($"{path} is no result of compare: parts of it are missing.");
        return report;
    }
}

/// <summary>What a file of any version begins with.</summary>
internal sealed record ReportVersion(int? Schema = null);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(ReportVersion))]
internal sealed partial class ReportJson : JsonSerializerContext;
