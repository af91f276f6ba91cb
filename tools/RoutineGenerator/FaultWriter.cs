namespace RoutineGenerator;

/// <summary>
/// The Cores of a LAPACK for tests that is right but for one operand of one routine: a new row needs nothing written by hand there, and a check of it
/// that sees nothing is found.
/// </summary>
public static class FaultWriter
{
    private const string Info = "info";

    public static string Cores(IReadOnlyList<Routine> routines)
    {
        var w = new CodeWriter("Blas");
        w.Line("namespace Conformance;");
        w.Line();
        w.Line("/// <summary>What each routine writes or returns, and so what can be wrong.</summary>");
        w.Open("internal static class LapackResults");
        w.Line("public static readonly (string Routine, string Result)[] All =");
        w.Line("[");
        foreach (Routine r in routines)
        {
            foreach (string result in Results(r))
                w.Line($"    (\"{r.Name}\", \"{result}\"),");
        }

        w.Line("];");
        w.Close();
        w.Line();
        w.Open("internal sealed unsafe partial class FaultyLapack<T, TReal>");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            Core(w, r);
        }

        w.Close();
        return w.ToString();
    }

    private static IEnumerable<string> Results(Routine r)
    {
        IEnumerable<string> written = r.Arguments.Where(a => a.IsMemory && a.IsWritten).Select(a => a.Name);
        return r.CanFail ? written.Append(Info) : r.Result is null or "info" ? written : written.Append("result");
    }

    private static void Core(CodeWriter w, Routine r)
    {
        w.Open($"protected override {r.ReturnType} {r.Method}Core({Signature.Parameters(r, Form.Pointer, core: true)})");
        string pass = Signature.Pass(r, layoutValue: "Layout.ColumnMajor");
        if (r.CanFail)
            w.Line($"right.Try{r.Method}({pass}, out nint info);");
        else
            w.Line($"{(r.Result is null or "info" ? "" : "TReal result = ")}right.{r.Method}({pass});");
        w.Line($"if (fault.Routine == \"{r.Name}\")");
        w.Open();
        if (r.Arguments.Any(a => a is { Kind: Kind.Band, IsWritten: true }))
            w.Line("const Layout layout = Layout.ColumnMajor;");
        w.Line("switch (fault.Result)");
        w.Open();
        foreach (Argument a in r.Arguments.Where(a => a.IsMemory && a.IsWritten))
        {
            w.Line($"case \"{a.Name}\":");
            w.Line($"    {Spoil(a)};");
            w.Line("    break;");
        }

        if (r.CanFail || r.Result is not (null or "info"))
        {
            w.Line($"case \"{(r.CanFail ? Info : "result")}\":");
            w.Line(r.CanFail ? "    info++;" : "    Spoil.Scalar(&result);");
            w.Line("    break;");
        }

        w.Close();
        w.Close();
        w.Line();
        if (r.Result == "info")
            w.Line(r.CanFail ? "return info;" : "return 0;");
        else if (r.Result is not null)
            w.Line("return result;");
        w.Close();
    }

    private static string Spoil(Argument a) => a.Kind switch
    {
        Kind.Matrix => $"Spoil.Matrix({a.Name}, {a.Rows}, {a.Columns}, {a.Stride})",
        Kind.Band => $"Spoil.Band({a.Name}, {a.Columns}, {a.Upper}, {a.Stride})",
        Kind.Vector => $"Spoil.Vector({a.Name}, {a.Rows}, {a.Stride})",
        Kind.Reference => $"Spoil.Scalar({a.Name})",
        _ => $"Spoil.Vector({a.Name}, {a.Rows}, 1)",
    };
}
