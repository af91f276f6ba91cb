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
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new InvalidDataException($"{path} has {stream.Length:N0} bytes; a result of compare is never so large.");
        Report? report;
        try
        {
            report = JsonSerializer.Deserialize(stream, ReportJson.Default.Report);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path} is no result of compare: {failure.Message}", failure);
        }

        if (report is null || report.Schema != Report.CurrentSchema)
            throw new InvalidDataException($"{path} has schema {report?.Schema ?? 0}; this program reads {Report.CurrentSchema}.");
        if (report.Machine?.Peaks is null || report.Providers is null || report.Measurements is null || report.Measurements.Any(m => m is null || m.Key is { Provider: null } or { Shape: null } or { Type: null }))
            throw new InvalidDataException($"{path} is no result of compare: parts of it are missing.");
        return report;
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
