using System.Text;
using Blas;

namespace Nn.Cli.Output;

/// <summary>Which routine is done by which provider itself, as a table in Markdown.</summary>
internal static class RoutineTable
{
    private const string Letters = "sdcz";

    /// <summary>Writes the table.</summary>
    /// <param name="providers">The providers, a column each.</param>
    /// <returns>The text, in lines.</returns>
    public static string Markdown(IReadOnlyList<IBlasProvider> providers)
    {
        var text = new StringBuilder();
        text.Append("| routine | method |");
        foreach (IBlasProvider provider in providers)
            text.Append($" {provider.Info.Name} {(provider.Info.Files.Count == 0 ? "" : Number(provider.Info.Version))}".TrimEnd()).Append(" |");
        text.Append("\n| --- | --- |").Insert(text.Length, " --- |", providers.Count).Append('\n');
        foreach (RoutineInfo routine in RoutineCatalog.All)
        {
            string symbols = string.Join(", ", routine.Symbols.Where(s => s != "-").Distinct());
            text.Append($"| {symbols} | `{routine.Method}` |");
            foreach (IBlasProvider provider in providers)
                text.Append($" {Cell(routine, provider.Info)} |");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>"yes", the letters of the types that the library does itself, or the provider that stands in.</summary>
    internal static string Cell(RoutineInfo routine, ProviderInfo info)
    {
        if (info.MissingRoutines.Count == 0)
            return "yes";
        char[] own = [.. Letters.Where((_, i) => Has(routine, routine.Symbols[i], info))];
        char[] asked = [.. Letters.Where((_, i) => routine.Symbols[i] != "-")];
        string other = info.Fallback ?? "no";
        return own.Length == 0 ? other : own.Length == asked.Length && own.Length is 4 or 1 ? "yes" : $"{new string(own)}, else {other}";
    }

    private static bool Has(RoutineInfo routine, string symbol, ProviderInfo info) =>
        symbol != "-" && !info.MissingRoutines.Contains(symbol, StringComparer.Ordinal) && !info.MissingRoutines.Contains(routine.Name, StringComparer.Ordinal);

    // "OpenBLAS 0.3.21" has its name already in the column's title.
    private static string Number(string version) => version.Split(' ', ',') is [_, var number, ..] ? number : version;
}
