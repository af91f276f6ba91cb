using System.Text;
using System.Text.Json;
using Blas.Arrays;

namespace Nn.Cli.TrainingReports;

/// <summary>A training as one page that needs nothing else: the template with the report's JSON in it, which a script in the page draws.</summary>
internal static class TrainingReportPage
{
    private const string Place = "/*REPORT*/";

    public static void Write(string path, TrainingReport report) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Html(report))));

    // The writer escapes <, > and &: no name of a data set ends the script.
    public static string Html(TrainingReport report)
    {
        using Stream stream = typeof(TrainingReportPage).Assembly.GetManifestResourceStream("Nn.Cli.TrainingReports.training.html")
            ?? throw new InvalidOperationException("The page's template is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace(Place, JsonSerializer.Serialize(report, TrainingReportJson.Default.TrainingReport), StringComparison.Ordinal);
    }
}
