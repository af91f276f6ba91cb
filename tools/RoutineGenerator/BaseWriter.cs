namespace RoutineGenerator;

/// <summary>The base classes: checks, then the turn of row-major work into column-major work, then the Core.</summary>
public static class BaseWriter
{
    public static string Base(IReadOnlyList<Routine> routines, string name)
    {
        var w = new CodeWriter("System.Numerics");
        w.Line("namespace Blas;");
        w.Line();
        w.Open($"public abstract unsafe partial class {name}{(routines.All(r => r.IsMixed) ? "" : "<T, TReal>")}");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            foreach (Form form in r.Forms)
                Public(w, r, form);
            Check(w, r);
            Dispatch(w, r);
            if (r.IsTransposed)
                RowMajorWriter.Method(w, r);
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
        Argument[] sized = [.. memory.Where(a => a.Kind != Kind.Reference)];
        if (NeedsCheck(r))
            w.Line($"{r.Method}Check({string.Join(", ", CheckPass(r).Concat(sized.Select(a => $"out nint {a.Name}Needed")))});");
        foreach (Argument a in memory)
        {
            if (a.Kind != Kind.Reference)
                w.Line($"ArgumentCheck.Memory({a.Name}, {(a.Batch == Batch.Pointers ? "batch, " : "")}{a.Name}Needed);");
            else if (form == Form.Pointer)
                w.Line($"ArgumentCheck.Memory({a.Name}, 1);");
        }

        // Nothing is written before all has been checked.
        foreach (Argument a in memory.Where(a => a is { Kind: Kind.Reference, Access: Access.Out } && form == Form.Span))
            w.Line($"{a.Name} = default;");

        string suffix = "";
        if (form == Form.Span)
        {
            suffix = "Pointer";
            foreach (Argument a in memory)
                w.Line($"fixed ({a.Element}* {a.Name}Pointer = {(a.Kind == Kind.Reference ? "&" : "")}{a.Name})");
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
            w.Line($"    throw new LapackException(Element<T>.Letter + \"{r.Name}\", info, {r.InfoText});");
        }
        else
        {
            w.Line(r.Result is null or "info" ? $"{call};" : $"return {call};");
        }

        if (form == Form.Span)
            w.Close();
    }

    private static bool NeedsCheck(Routine r) => r.Arguments.Any(a => a.Kind == Kind.Flag || (a.IsMemory && a.Kind != Kind.Reference));

    private static IEnumerable<string> CheckPass(Routine r) =>
        (r.HasLayout ? ["layout"] : Array.Empty<string>()).Concat(CheckArguments(r).Select(a => a.Name));

    private static void CheckFlag(CodeWriter w, Argument a) => w.Line(a.Limit switch
    {
        'T' => $"ArgumentCheck.FlagOfSymmetric({a.Name}, Element<T>.IsComplex);",
        'C' => $"ArgumentCheck.FlagOfHermitian({a.Name}, Element<T>.IsComplex);",
        'O' => $"ArgumentCheck.FlagOfCondition({a.Name});",
        'I' => $"ArgumentCheck.FlagWithoutProduct({a.Name});",
        _ => $"ArgumentCheck.Flag({a.Name});",
    });

    private static void CheckDimension(CodeWriter w, Argument a)
    {
        w.Line($"ArgumentCheck.Dimension({a.Name});");
        if (a.Least.Length > 0)
            w.Line($"ArgumentCheck.AtLeast({a.Name}, {a.Least}, \"{a.Least}\");");
        if (a.Most.Length > 0)
            w.Line($"ArgumentCheck.AtMost({a.Name}, {a.Most}, \"{ContractWriter.Words(a.Most)}\");");
    }

    private static string Needed(Argument a)
    {
        string one = a.Kind switch
        {
            Kind.Matrix or Kind.Again => $"ArgumentCheck.Matrix<{a.Element}>(layout, {a.Rows}, {a.Columns}, {a.Stride}, \"{a.Name}\")",
            Kind.Band => $"ArgumentCheck.Band<T>(layout, {a.Rows}, {a.Columns}, {a.Lower}, {a.Upper}, {a.Stride}, \"{a.Name}\")",
            Kind.Packed => $"ArgumentCheck.Packed<T>({a.Rows}, \"{a.Name}\")",
            Kind.Vector => $"ArgumentCheck.Vector<{a.Element}>({a.Rows}, {a.Stride}, IncrementRule.{a.Rule}, \"{a.Name}\")",
            _ when a.IsInteger => $"ArgumentCheck.PivotCount({a.Rows}, \"{a.Name}\")",
            _ => $"ArgumentCheck.Count<{a.Element}>({a.Rows}, \"{a.Name}\")",
        };
        return a.Batch == Batch.Strided ? $"ArgumentCheck.Batch<T>({one}, {a.Distance}, batch, \"{a.Name}\")" : one;
    }

    private static IEnumerable<(string Type, string Name)> CheckArguments(Routine r) => r.Arguments
        .SelectMany(a => a.Kind == Kind.Flag ? [(a.Type, a.Name)] : a.Integers.Select(i => ("nint", i)));

    private static void Check(CodeWriter w, Routine r)
    {
        if (!NeedsCheck(r))
            return;
        string parameters = string.Join(", ",
            (r.HasLayout ? ["Layout layout"] : Array.Empty<string>())
            .Concat(CheckArguments(r).Select(a => $"{a.Type} {a.Name}"))
            .Concat(r.Arguments.Where(a => a.IsMemory && a.Kind != Kind.Reference).Select(a => $"out nint {a.Name}Needed")));
        w.Open($"private static void {r.Method}Check({parameters})");
        if (r.HasLayout)
            w.Line("ArgumentCheck.Flag(layout);");
        string previous = "";
        foreach (Argument a in r.Arguments)
        {
            switch (a.Kind)
            {
                case Kind.Flag:
                    CheckFlag(w, a);
                    break;
                case Kind.Dimension:
                    CheckDimension(w, a);
                    break;
                case Kind.Index:
                    w.Line($"ArgumentCheck.Between({a.Name}, {a.Least}, {a.Most});");
                    break;
                case Kind.Sign:
                    w.Line($"ArgumentCheck.Sign({a.Name});");
                    break;
                case Kind.Again:
                    w.Line($"{previous}Needed = Math.Max({previous}Needed, {Needed(a)});");
                    break;
                case Kind.Scalar or Kind.Reference or Kind.Constant or Kind.Work or Kind.Select:
                    break;
                default:
                    previous = a.Name;
                    w.Line($"{a.Name}Needed = {Needed(a)};");
                    break;
            }
        }

        w.Close();
        w.Line();
    }

    private static void Dispatch(CodeWriter w, Routine r)
    {
        w.Open($"private {r.ReturnType} {r.Method}Dispatch({Signature.Parameters(r, Form.Pointer)})");
        if (r.Check.Length > 0)
            w.Line($"{r.Check};");
        if (r.OnEmpty.Length > 0)
        {
            w.Open($"if ({r.Empty})");
            w.Line($"{r.OnEmpty};");
            w.Line(r.ReturnEmpty);
            w.Close();
            w.Line();
        }
        else if (r.Empty.Length > 0)
        {
            w.Line($"if ({r.Empty})");
            w.Line($"    {r.ReturnEmpty}");
        }

        foreach (Argument a in r.Arguments.Where(a => a is { Kind: Kind.Array, Type: "I", Access: Access.In }))
            w.Line($"ArgumentCheck.Pivots({a.Name}, {a.Rows}, {a.Rows});");
        foreach (Argument a in r.Arguments.Where(a => a is { Kind: Kind.Array, Type: "P", Access: Access.In }))
            w.Line($"ArgumentCheck.BlockPivots(layout == Layout.RowMajor ? uplo.Flip() : uplo, {a.Name}, {a.Rows});");
        foreach (Argument a in r.Arguments.Where(a => a.Limit is 'T' or 'C'))
            w.Line($"{a.Name} = {a.Name}.IsTransposed() ? Transpose.{(a.Limit == 'T' ? "Transpose" : "ConjugateTranspose")} : Transpose.None;");
        foreach (Argument a in r.Arguments.Where(a => a.Rule == "Unordered"))
            w.Line($"{a.Stride} = Math.Abs({a.Stride});");
        if (r.First.Length > 0)
            w.Line(r.First);
        if (r.AliasCall.Length > 0)
            Alias(w, r);
        Overlap(w, r);
        if (r.Also.Length > 0)
            w.Line($"{r.Also};");
        foreach (Finite finite in r.Finite)
            w.Line(FiniteCall(finite, r.Arguments.First(a => a.Name == finite.Name)));

        string prefix = r.Result is null ? "" : "return ";
        if (r.HasLayout)
        {
            string call = r.Row == "custom" || r.IsTransposed
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

    private static string FiniteCall(Finite finite, Argument a)
    {
        string matrix = $"{a.Name}, {a.Stride}, \"{a.Name}\"";
        return finite.Part switch
        {
            _ when a.Kind == Kind.Array => $"FiniteCheck.Array({a.Name}, {a.Rows}, \"{a.Name}\");",
            "triangle" => $"FiniteCheck.Triangle<T, TReal>(layout, uplo, {a.Rows}, {matrix});",
            "hessenberg" => $"FiniteCheck.Hessenberg<T, TReal>(layout, {a.Rows}, {matrix});",
            "rows" => $"FiniteCheck.Matrix<T, TReal>(layout, {finite.Rows}, {a.Columns}, {matrix});",
            _ => $"FiniteCheck.Matrix<T, TReal>(layout, {a.Rows}, {a.Columns}, {matrix});",
        };
    }

    // "gemv(trans.Flip(), ...)": only the first parenthesis belongs to the routine.
    private static string CoreCall(string row)
    {
        int open = row.IndexOf('(', StringComparison.Ordinal);
        return Routine.MethodOf(row[..open]) + "Core" + row[open..];
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
        Argument[] memory = [.. r.Arguments.Where(a => a.IsMemory && a.Batch == Batch.None)];
        for (int i = 0; i < memory.Length; i++)
        {
            for (int j = 0; j < memory.Length; j++)
            {
                Argument a = memory[i], b = memory[j];
                if (i == j || !a.IsWritten || (b.IsWritten && j < i) || Unalike(a, b))
                    continue;
                w.Line($"Region.Refuse({RegionOf(a)}, {RegionOf(b)}, \"{a.Name}\", \"{b.Name}\");");
            }
        }
    }

    // Integers and elements are no parts of one array.
    private static bool Unalike(Argument a, Argument b) => (a.IsInteger ? 1 : a.Type == "N" ? 2 : 0) != (b.IsInteger ? 1 : b.Type == "N" ? 2 : 0);

    private static string RegionOf(Argument a) => a.Kind switch
    {
        Kind.Matrix => $"Region.Matrix(layout, {a.Name}, {a.Rows}, {a.Columns}, {a.Stride})",
        Kind.Vector => $"Region.Vector({a.Name}, {a.Rows}, {a.Stride})",
        Kind.Band => $"Region.Band(layout, {a.Name}, {a.Rows}, {a.Columns}, {a.Lower} + {a.Upper} + 1, {a.Stride})",
        Kind.Packed => $"Region.Vector({a.Name}, {a.Rows} * ({a.Rows} + 1) / 2, 1)",
        _ => $"Region.Vector({a.Name}, {a.Rows}, 1)",
    };

    private static void Core(CodeWriter w, Routine r)
    {
        string note = r.Result == "info" ? " Returns info." : "";
        w.Line($"/// <summary>{CodeWriter.Xml(r.Formula)}. Column-major; arguments are valid, not empty, and don't overlap.{note}</summary>");
        string parameters = Signature.Parameters(r, Form.Pointer, core: true);
        w.Line(r.IsLapack
            ? $"protected virtual {r.ReturnType} {r.Method}Core({parameters}) => throw Missing(RoutineCatalog.{r.Method});"
            : $"protected abstract {r.ReturnType} {r.Method}Core({parameters});");
    }
}
