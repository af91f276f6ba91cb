namespace RoutineGenerator;

/// <summary>The list as data, for tests, tables and messages.</summary>
public static class CatalogWriter
{
    public static string Catalog(IReadOnlyList<Routine> routines)
    {
        var w = new CodeWriter();
        w.Line("namespace Blas;");
        w.Line();
        w.Open("public static partial class RoutineCatalog");
        w.Line("private static readonly RoutineInfo[] Rows =");
        w.Line("[");
        foreach (Routine r in routines)
        {
            string symbols = string.Join(", ", r.Symbols.Select(s => $"\"{s}\""));
            string arguments = string.Join(", ", (r.HasLayout ? ["new(\"layout\", ArgumentKind.Layout)"] : Array.Empty<string>()).Concat(
                r.Arguments.SelectMany(Describe)));
            string others = r.OtherSymbols.Count == 0 ? "" : $" {{ OtherSymbols = [{string.Join(", ", r.OtherSymbols.Select(s => $"\"{s}\""))}] }}";
            string library = r.IsLapack ? "Lapack" : r.IsMixed ? "Mixed" : "Blas";
            w.Line($"    new(\"{r.Name}\", RoutineLibrary.{library}, {r.Level}, [{symbols}], [{arguments}]){others},");
        }

        w.Line("];");
        w.Line();
        for (int i = 0; i < routines.Count; i++)
        {
            w.Line($"/// <summary>The index of {routines[i].Name} in <see cref=\"All\"/>.</summary>");
            w.Line($"public const int {routines[i].Method} = {i};");
        }

        w.Close();
        return w.ToString();
    }

    private static IEnumerable<string> Describe(Argument a)
    {
        string kind = a.Kind switch
        {
            Kind.Flag when a.Type is "Transpose" or "UpLo" or "Side" or "Diag" => a.Type,
            Kind.Sign => "Index",
            Kind.Matrix when a.Batch == Batch.Pointers => "Matrices",
            _ => $"{a.Kind}",
        };
        string[] more =
        [
            .. a.IsMemory && a.IsWritten ? new[] { "IsWritten = true" } : [],
            .. a.Limit != default ? [$"Only = '{a.Limit}'"] : Array.Empty<string>(),
            .. (a.Type is "R" or "F" or "N" || a.IsInteger) && (a.IsMemory || a.Kind == Kind.Scalar)
                ? new[] { $"Element = '{(a.IsInteger ? "I" : a.Type)}'" } : [],
            .. kind == "Flag" ? new[] { $"Flag = typeof({a.Type})" } : [],
        ];
        if (a.Kind != Kind.Again && !a.IsNativeOnly)
            yield return $"new(\"{a.Name}\", ArgumentKind.{kind})" + (more.Length > 0 ? $" {{ {string.Join(", ", more)} }}" : "");
        if (a.Kind is Kind.Matrix or Kind.Band or Kind.Again)
            yield return $"new(\"{a.Stride}\", ArgumentKind.LeadingDimension)";
        else if (a.Kind == Kind.Vector)
            yield return $"new(\"{a.Stride}\", ArgumentKind.Increment) {{ Rule = IncrementRule.{a.Rule} }}";
        if (a.Batch == Batch.Strided)
            yield return $"new(\"{a.Distance}\", ArgumentKind.Distance)";
    }
}
