using System.Text;
using Blas.Arrays;
using Nn.Cli.Compare.Results;

namespace Nn.Cli.Compare.Output;

/// <summary>
/// A report as one page that needs nothing else: the template with the report's JSON in it, which a script in the page draws.
/// </summary>
internal static class ComparisonPage
{
    private const string Place = "/*REPORT*/";

    public static void Write(string path, Report report) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Html(report))));

    /// <summary>The page. Names of files in a report can't end the script they stand in: the writer escapes &lt;, &gt; and &amp;.</summary>
    public static string Html(Report report) => Template().Replace(Place, ReportFile.Text(report), StringComparison.Ordinal);

    private static string Template()
    {
        using Stream stream = typeof(ComparisonPage).Assembly.GetManifestResourceStream("Nn.Cli.Compare.Output.page.html")
            ?? throw new InvalidOperationException("The page's template is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
