namespace RoutineGenerator;

/// <summary>The base classes: checks, then the turn of row-major work into column-major work, then the Core.</summary>
public static class BaseWriter
{
    public static string Base(IReadOnlyList<Routine> routines, string name)
    {
        var w = new CodeWriter("System.Numerics");
        w.Line("namespace Blas;");
        w.Line();
        w.Open($"public abstract unsafe partial class {name}<T, TReal>");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            Public(w, r, Form.Span);
            Public(w, r, Form.Pointer);
            Check(w, r);
            Dispatch(w, r);
            Core(w, r);
        }

        w.Close();
        return w.ToString();
    }

    private static void Public(CodeWriter w, Routine r, Form form)
    {
        w.Line("/// <inheritdoc/>");
        w.Open($"public {ContractWriter.PublicReturn(r)} {r.Method}({Signature.Parameters(r, form)})");
        Body(w, r, form, tries: false);
        w.Close();
        w.Line();
        if (!r.CanFail)
            return;
        w.Line("/// <inheritdoc/>");
        w.Open($"public bool Try{r.Method}({Signature.Parameters(r, form)}, out nint info)");
        Body(w, r, form, tries: true);
        w.Close();
        w.Line();
    }

    private static void Body(CodeWriter w, Routine r, Form form, bool tries)
    {
        Argument[] memory = [.. r.Arguments.Where(a => a.IsMemory)];
        w.Line($"{r.Method}Check({CheckPass(r)}, {string.Join(", ", memory.Select(a => $"out nint {a.Name}Needed"))});");
        foreach (Argument a in memory)
            w.Line($"ArgumentCheck.Memory({a.Name}, {a.Name}Needed);");
        string suffix = "";
        if (form == Form.Span)
        {
            suffix = "Pointer";
            foreach (Argument a in memory)
                w.Line($"fixed ({a.Element}* {a.Name}Pointer = {a.Name})");
            w.Open();
        }

        string call = $"{r.Method}Dispatch({Signature.Pass(r, suffix: suffix)})";
        if (tries)
        {
            w.Line($"info = {call};");
            w.Line("return info == 0;");
        }
        else if (r.CanFail)
        {
            w.Line($"nint info = {call};");
            w.Line("if (info > 0)");
            w.Line($"    throw new LapackException(Element<T>.Letter + \"{r.Name}\", info, $\"{r.Info.Replace("{0}", "{info}", StringComparison.Ordinal)}\");");
        }
        else
        {
            w.Line(r.Result is null or "info" ? $"{call};" : $"return {call};");
        }

        if (form == Form.Span)
            w.Close();
    }

    private static string CheckPass(Routine r) => string.Join(", ",
        (r.HasLayout ? ["layout"] : Array.Empty<string>()).Concat(CheckArguments(r).Select(a => a.Name)));

    private static IEnumerable<(string Type, string Name)> CheckArguments(Routine r) => r.Arguments
        .Where(a => a.Kind is Kind.Flag or Kind.Dimension || a.HasStride)
        .Select(a => a.Kind switch
        {
            Kind.Flag => (a.Type, a.Name),
            Kind.Dimension => ("nint", a.Name),
            _ => ("nint", a.Stride),
        });

    private static void Check(CodeWriter w, Routine r)
    {
        string parameters = string.Join(", ",
            (r.HasLayout ? ["Layout layout"] : Array.Empty<string>())
            .Concat(CheckArguments(r).Select(a => $"{a.Type} {a.Name}"))
            .Concat(r.Arguments.Where(a => a.IsMemory).Select(a => $"out nint {a.Name}Needed")));
        w.Open($"private static void {r.Method}Check({parameters})");
        if (r.HasLayout)
            w.Line("ArgumentCheck.Flag(layout);");
        foreach (Argument a in r.Arguments)
        {
            switch (a.Kind)
            {
                case Kind.Flag:
                    w.Line($"ArgumentCheck.Flag({a.Name});");
                    break;
                case Kind.Dimension:
                    w.Line($"ArgumentCheck.Dimension({a.Name});");
                    break;
                case Kind.Matrix:
                    w.Line($"{a.Name}Needed = ArgumentCheck.Matrix<T>(layout, {a.Rows}, {a.Columns}, {a.Stride}, \"{a.Name}\");");
                    break;
                case Kind.Vector:
                    w.Line($"{a.Name}Needed = ArgumentCheck.Vector<T>({a.Rows}, {a.Stride}, IncrementRule.{a.Rule}, \"{a.Name}\");");
                    break;
                case Kind.Array when a.Type == "I":
                    w.Line($"{a.Name}Needed = ArgumentCheck.PivotCount({a.Rows}, \"{a.Name}\");");
                    break;
                case Kind.Array:
                    w.Line($"{a.Name}Needed = ArgumentCheck.Count<{a.Element}>({a.Rows}, \"{a.Name}\");");
                    break;
                default:
                    break;
            }
        }

        w.Close();
        w.Line();
    }

    private static void Dispatch(CodeWriter w, Routine r)
    {
        w.Open($"private {r.ReturnType} {r.Method}Dispatch({Signature.Parameters(r, Form.Pointer)})");
        if (r.Empty.Length > 0)
        {
            w.Line($"if ({r.Empty})");
            w.Line($"    {r.ReturnEmpty}");
        }

        foreach (Argument a in r.Arguments.Where(a => a is { Kind: Kind.Array, Type: "I", Access: Access.In }))
            w.Line($"ArgumentCheck.Pivots({a.Name}, {a.Rows}, {a.Rows});");
        foreach (Argument a in r.Arguments.Where(a => a.Rule == "Unordered"))
            w.Line($"{a.Stride} = Math.Abs({a.Stride});");
        if (r.First.Length > 0)
            w.Line(r.First);
        if (r.AliasCall.Length > 0)
            Alias(w, r);
        Overlap(w, r);

        string prefix = r.Result is null ? "" : "return ";
        if (r.HasLayout)
        {
            string call = r.Row == "custom"
                ? $"{r.Method}RowMajor({Signature.Pass(r, layout: false)})"
                : CoreCall(r.Row);
            w.Line("if (layout == Layout.RowMajor)");
            if (r.Result is null)
            {
                w.Line($"    {call};");
                w.Line("else");
                w.Line($"    {r.Method}Core({Signature.Pass(r, layout: false)});");
            }
            else
            {
                w.Line($"    return {call};");
                w.Line($"return {r.Method}Core({Signature.Pass(r, layout: false)});");
            }
        }
        else
        {
            w.Line($"{prefix}{r.Method}Core({Signature.Pass(r)});");
        }

        w.Close();
        w.Line();
    }

    // "gemv(trans.Flip(), ...)": only the first parenthesis belongs to the routine.
    private static string CoreCall(string row)
    {
        int open = row.IndexOf('(', StringComparison.Ordinal);
        return char.ToUpperInvariant(row[0]) + row[1..open] + "Core" + row[open..];
    }

    private static void Alias(CodeWriter w, Routine r)
    {
        Argument a = r.Arguments.Single(x => x.Name == r.Alias[0]), b = r.Arguments.Single(x => x.Name == r.Alias[1]);
        w.Open($"if ({a.Name} == {b.Name} && {a.Stride} == {b.Stride})");
        w.Line($"{CoreCall(r.AliasCall)};");
        w.Line("return;");
        w.Close();
        w.Line();
    }

    private static void Overlap(CodeWriter w, Routine r)
    {
        Argument[] memory = [.. r.Arguments.Where(a => a.IsMemory)];
        for (int i = 0; i < memory.Length; i++)
        {
            for (int j = 0; j < memory.Length; j++)
            {
                Argument a = memory[i], b = memory[j];
                if (i == j || !a.IsWritten || (b.IsWritten && j < i) || a.Element != b.Element)
                    continue;
                w.Line($"Region.Refuse({RegionOf(a)}, {RegionOf(b)}, \"{a.Name}\", \"{b.Name}\");");
            }
        }
    }

    private static string RegionOf(Argument a) => a.Kind switch
    {
        Kind.Matrix => $"Region.Matrix(layout, {a.Name}, {a.Rows}, {a.Columns}, {a.Stride})",
        Kind.Vector => $"Region.Vector({a.Name}, {a.Rows}, {a.Stride})",
        _ => $"Region.Vector({a.Name}, {a.Rows}, 1)",
    };

    private static void Core(CodeWriter w, Routine r)
    {
        string note = r.Result == "info" ? " Returns info." : "";
        w.Line($"/// <summary>{CodeWriter.Xml(r.Formula)}. Column-major; arguments are valid, not empty, and don't overlap.{note}</summary>");
        w.Line($"protected abstract {r.ReturnType} {r.Method}Core({Signature.Parameters(r, Form.Pointer, core: true)});");
    }
}
