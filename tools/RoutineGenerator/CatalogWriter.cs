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
            w.Line($"    new(\"{r.Name}\", RoutineLibrary.{(r.IsLapack ? "Lapack" : "Blas")}, {r.Level}, [{symbols}], [{arguments}]),");
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
            Kind.Flag => a.Type,
            Kind.Dimension => "Dimension",
            Kind.Scalar => "Scalar",
            Kind.Matrix => "Matrix",
            Kind.Vector => "Vector",
            _ => "Array",
        };
        yield return $"new(\"{a.Name}\", ArgumentKind.{kind})" + (a.IsMemory && a.IsWritten ? " { IsWritten = true }" : "");
        if (a.Kind == Kind.Matrix)
            yield return $"new(\"{a.Stride}\", ArgumentKind.LeadingDimension)";
        else if (a.Kind == Kind.Vector)
            yield return $"new(\"{a.Stride}\", ArgumentKind.Increment) {{ Rule = IncrementRule.{a.Rule} }}";
    }
}
