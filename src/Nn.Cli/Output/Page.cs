using System.Text;
using Blas.Arrays;

namespace Nn.Cli.Output;

/// <summary>A page that needs nothing else: a template of the program with data as JSON in it, which a script in the page draws.</summary>
/// <param name="Template">The name of the template among the program's resources.</param>
internal readonly record struct Page(string Template)
{
    private const string Place = "/*REPORT*/";

    /// <summary>The page's text.</summary>
    /// <param name="json">The data, as a writer gives it that escapes &lt;, &gt; and &amp;: no name in it ends the script that it stands in.</param>
    public string Html(string json)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(Template)
            ?? throw new InvalidOperationException($"The page's template {Template} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace(Place, json, StringComparison.Ordinal);
    }

    /// <summary>Writes the page to a file, whole or not at all.</summary>
    public void Write(string path, string json)
    {
        byte[] html = Encoding.UTF8.GetBytes(Html(json));
        AtomicFile.Write(path, stream => stream.Write(html));
    }
}
