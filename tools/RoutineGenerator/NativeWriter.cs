namespace RoutineGenerator;

/// <summary>
/// The calls into native libraries by the Fortran ABI: every argument by address, hidden lengths of strings last.
/// Integers are passed as the address of 64 bits, of which a library with 32-bit integers reads the low half.
/// </summary>
public static class NativeWriter
{
    public static string Calls(IReadOnlyList<Routine> routines, string name)
    {
        var w = new CodeWriter("System.Numerics", "System.Runtime.CompilerServices");
        w.Line("namespace Blas.Native;");
        w.Line();
        string type = name + (routines.All(r => r.IsMixed) ? "" : "<T, TReal>");
        w.Open($"internal sealed unsafe partial class {type}");
        bool first = true;
        foreach (Routine r in routines)
        {
            if (!first)
                w.Line();
            first = false;
            Method(w, r, type);
        }

        w.Close();
        return w.ToString();
    }

    private static void Method(CodeWriter w, Routine r, string type)
    {
        w.Line("/// <inheritdoc/>");
        w.Open($"protected override {r.ReturnType} {r.Method}Core({Signature.Parameters(r, Form.Pointer, core: true)})");
        Argument[] trans = [.. r.Arguments.Where(a => a is { Kind: Kind.Flag, Type: "Transpose" })];
        foreach (Argument a in trans)
            w.Line($"{a.Name} = NativeCall.Flag<T>({a.Name});");
        w.Line($"void* routine = table[RoutineCatalog.{r.Method}];");

        string[] integers = [.. r.Arguments.SelectMany(a => a.Integers)];
        // A vector's steps are added up at the library's width: its whole extent has to fit, not only the increment.
        IEnumerable<string> fit = r.Arguments.SelectMany(a => a.Kind == Kind.Vector
            ? [$"NativeCall.Fits({a.Rows}, {a.Stride})"]
            : a.Integers.Select(i => $"(int){i} == {i}"));
        // Elements of a packed triangle are counted at the library's width.
        fit = fit.Concat(r.Arguments.Where(a => a.Kind == Kind.Packed).Select(a => $"NativeCall.Fits({a.Rows}, {a.Rows} + 1)"));
        var conditions = new List<string> { "routine == null" };
        if (fit.Any())
            conditions.Add($"(!table.HasWideIntegers && !({string.Join(" && ", fit)}))");
        if (r.Unless.Length > 0)
            conditions.Add(r.Unless.Contains("||", StringComparison.Ordinal) || r.Unless.Contains("&&", StringComparison.Ordinal) ? $"({r.Unless})" : r.Unless);
        if (!r.HasConjugateForm && !r.IsConjugateNative)
        {
            conditions.AddRange(trans.Select(a => $"{a.Name} == Transpose.Conjugate"));
        }

        w.Open($"if ({string.Join(" || ", conditions)})");
        string other = r.IsMixed ? "IMixedBlas" : r.IsLapack ? "ILapack<T, TReal>" : "IBlas<T, TReal>";
        w.Line($"{other} other = fallback ?? throw NativeCall.Refusal(table, RoutineCatalog.{r.Method}, {(r.IsMixed ? "0" : "Element<T>.Index")}, \"{string.Join(' ', integers)}\", [{string.Join(", ", integers)}]);");
        string call = $"({Signature.Pass(r, layoutValue: "Layout.ColumnMajor")}";
        if (r.CanFail)
        {
            w.Line($"other.Try{r.Method}{call}, out nint status);");
            w.Line("return status;");
        }
        else if (r.Result == "info")
        {
            w.Line($"other.{r.Method}{call});");
            w.Line("return 0;");
        }
        else if (r.Result is null)
        {
            w.Line($"other.{r.Method}{call});");
            w.Line("return;");
        }
        else
        {
            w.Line($"return other.{r.Method}{call});");
        }

        w.Close();
        w.Line();
        TeamWriter.Call(w, r, type);
        if (r.Native.Length > 0)
            w.Line($"{r.Native};");

        // Only now: an operand conjugated in place must not be left so by a refusal.
        if (trans.Length > 0 && r.HasConjugateForm)
        {
            w.Open($"if ({string.Join(" || ", trans.Select(a => $"{a.Name} == Transpose.Conjugate"))})");
            string conjugated = $"{r.Method}Conjugated({Signature.Pass(r, layout: false)})";
            w.Line(r.ReturnType == "void" ? $"{conjugated};" : $"return {conjugated};");
            if (r.ReturnType == "void")
                w.Line("return;");
            w.Close();
            w.Line();
        }

        Call(w, r);
        w.Close();
    }

    private static void Call(CodeWriter w, Routine r)
    {
        foreach (Argument a in r.Arguments.Where(a => a.Kind == Kind.Flag))
            w.Line($"byte {a.Name}Letter = (byte){a.Name};");
        foreach ((Argument a, int i) in r.Arguments.Select((a, i) => (a, i)).Where(p => p.a.Kind == Kind.Constant))
            w.Line(IsLetter(a) ? $"byte constant{i} = (byte){a.Type};" : $"nint constant{i} = {a.Type};");
        foreach (Argument a in r.Arguments.Where(a => a is { Kind: Kind.Array, Type: "I" }))
            w.Line($"using var {a.Name}Native = new NativeIntegers({a.Name}, {a.Rows}, table.HasWideIntegers, written: {(a.IsWritten ? "true" : "false")});");

        var types = new List<string>();
        var values = new List<string>();
        foreach ((Argument a, int index) in r.Arguments.Select((a, i) => (a, i)))
        {
            switch (a.Kind)
            {
                case Kind.Constant:
                    types.Add(IsLetter(a) ? "byte*" : "nint*");
                    values.Add($"&constant{index}");
                    break;
                case Kind.Again:
                    types.Add("nint*");
                    values.Add($"&{a.Stride}");
                    break;
                case Kind.Flag:
                    types.Add("byte*");
                    values.Add($"&{a.Name}Letter");
                    break;
                case Kind.Dimension:
                    types.Add("nint*");
                    values.Add($"&{a.Name}");
                    break;
                case Kind.Scalar:
                    types.Add("void*");
                    values.Add($"&{a.Name}");
                    break;
                default:
                    types.Add("void*");
                    values.Add(a.Type == "I" ? $"{a.Name}Native.Pointer" : a.Name);
                    foreach (string integer in a.Integers)
                    {
                        types.Add("nint*");
                        values.Add($"&{integer}");
                    }

                    break;
            }
        }

        if (r.Result == "info")
        {
            w.Line("nint info = 0;");
            types.Add("nint*");
            values.Add("&info");
        }

        foreach (Argument _ in r.Arguments.Where(a => a.Kind == Kind.Flag || IsLetter(a)))
        {
            types.Add("nuint");
            values.Add("1");
        }

        string list = string.Join(", ", types), pass = string.Join(", ", values);
        string Invoke(string returns, string typePrefix = "", string valuePrefix = "") =>
            $"((delegate* unmanaged[Cdecl]<{typePrefix}{list}, {returns}>)routine)({valuePrefix}{pass})";
        switch (r.Result)
        {
            case null:
                w.Line($"{Invoke("void")};");
                break;
            case "info":
                w.Line($"{Invoke("void")};");
                w.Line($"return NativeCall.Info(info, table, RoutineCatalog.{r.Method});");
                break;
            case "index":
                w.Line("nint found = table.HasWideIntegers");
                w.Line($"    ? (nint){Invoke("long")}");
                w.Line($"    : {Invoke("int")};");
                w.Line("return found - 1;");
                break;
            case "D":
                w.Line($"return {Invoke("double")};");
                break;
            case "T" when r.IsMixed:
                w.Line($"return {Invoke("float")};");
                break;
            case "R":
                Real(w, "TReal", "float", Invoke("float"));
                w.Line($"return Unsafe.BitCast<double, TReal>({Invoke("double")});");
                break;
            default:
                Real(w, "T", "float", Invoke("float"));
                Real(w, "T", "double", Invoke("double"));
                w.Open("if (table.ReturnsComplexByArgument)");
                w.Line("T result;");
                w.Line($"{Invoke("void", "void*, ", "&result, ")};");
                w.Line("return result;");
                w.Close();
                Real(w, "T", "Complex32", Invoke("Complex32"));
                w.Line($"return Unsafe.BitCast<Complex, T>({Invoke("Complex")});");
                break;
        }
    }

    private static bool IsLetter(Argument a) => a.Kind == Kind.Constant && a.Type[0] == '\'';

    private static void Real(CodeWriter w, string parameter, string type, string call)
    {
        w.Line($"if (typeof({parameter}) == typeof({type}))");
        w.Line($"    return Unsafe.BitCast<{type}, {parameter}>({call});");
    }
}
