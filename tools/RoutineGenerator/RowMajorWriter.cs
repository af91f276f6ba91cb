namespace RoutineGenerator;

/// <summary>
/// Row-major work by transposition, where there is no dual: square matrices that are written in their place, others in scratch.
/// </summary>
public static class RowMajorWriter
{
    public static void Method(CodeWriter w, Routine r)
    {
        Argument[] matrices = [.. r.Arguments.Where(a => a.Kind == Kind.Matrix)];
        Argument[] inPlace = [.. matrices.Where(a => a.IsWritten && a.Rows == a.Columns)];
        Argument[] copied = [.. matrices.Except(inPlace)];
        w.Open($"private {r.ReturnType} {r.Method}RowMajor({Signature.Parameters(r, Form.Pointer, layout: false)})");
        foreach (Argument a in copied)
        {
            string read = a.Access == Access.Out ? "false" : "true";
            w.Line($"using var {a.Name}Columns = new TransposedCopy<{a.Element}>({a.Rows}, {a.Columns}, {a.Name}, {a.Stride}, read: {read});");
        }

        foreach (Argument a in inPlace.Where(a => a.Access == Access.InOut))
            w.Line($"Transposition.Square({a.Rows}, {a.Name}, {a.Stride});");
        string call = $"{r.Method}Core({string.Join(", ", r.Arguments.SelectMany(a => Pass(a, copied)))})";
        if (inPlace.Length > 0)
        {
            w.Open("try");
            Work(w, r, call, copied);
            w.Close();
            w.Open("finally");
            foreach (Argument a in inPlace)
                w.Line($"Transposition.Square({a.Rows}, {a.Name}, {a.Stride});");
            w.Close();
        }
        else
        {
            Work(w, r, call, copied);
        }

        w.Close();
        w.Line();
    }

    private static void Work(CodeWriter w, Routine r, string call, Argument[] copied)
    {
        Argument[] written = [.. copied.Where(a => a.IsWritten)];
        if (written.Length == 0)
        {
            w.Line(r.ReturnType == "void" ? $"{call};" : $"return {call};");
            return;
        }

        w.Line(r.ReturnType == "void" ? $"{call};" : $"{r.ReturnType} result = {call};");
        foreach (Argument a in written)
            w.Line($"{a.Name}Columns.WriteTo({a.Name}, {a.Stride});");
        if (r.ReturnType != "void")
            w.Line("return result;");
    }

    private static IEnumerable<string> Pass(Argument a, Argument[] copied)
    {
        if (a.IsNativeOnly)
            return [];
        if (copied.Contains(a))
            return [$"{a.Name}Columns.Pointer", $"{a.Name}Columns.Ld"];
        return new[] { a.Name }.Concat(a.IsMemory ? a.Integers : []);
    }
}
