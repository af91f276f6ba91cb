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
        foreach (Routine r in routines.Where(r => !r.IsNativeByHand))
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

        string[] integers = [.. r.Arguments.Where(a => a.Having != Having.None).SelectMany(a => a.Integers)];
        // A vector's steps are added up at the library's width: its whole extent has to fit, not only the increment.
        IEnumerable<string> fit = r.Arguments.SelectMany(a => a.Kind == Kind.Vector
            ? [$"NativeCall.Fits({a.Rows}, {a.Stride})"]
            : a.Having == Having.None ? []
            : a.Kind == Kind.Work && a.Size == WorkSize.Queried ? [$"NativeCall.Fits({a.Rows})"]
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
        foreach (Argument a in r.Arguments.Where(a => a.Kind == Kind.Array && a.IsInteger))
            w.Line($"using var {a.Name}Native = new NativeIntegers({a.Name}, {a.Rows}, table.HasWideIntegers, read: {Word(a.Access != Access.Out)}, written: {Word(a.IsWritten)});");

        // What a library with 32-bit integers does not write is the upper half.
        foreach (Argument a in r.Arguments.Where(a => a is { Kind: Kind.Reference, Type: "N", Access: Access.Out }))
            w.Line($"*{a.Name} = 0;");
        if (r.Arguments.Any(a => a.Having == Having.Parts))
            w.Line($"using var parts = new Scratch<T>(Element<T>.IsComplex ? {r.Arguments.First(a => a.Having == Having.Parts).Rows} : 0);");
        if (r.Result == "info")
            w.Line("nint info = 0;");
        Argument[] sized = [.. r.Arguments.Where(a => a.Kind == Kind.Work && a.Size != WorkSize.Fixed)];
        foreach (Argument a in r.Arguments.Where(a => a.Kind == Kind.Work))
            Room(w, a);
        if (sized.Length > 0)
        {
            Invoke(w, r);
            foreach (Argument a in sized)
            {
                string length = a.Size == WorkSize.Queried ? $"l{a.Name}" : $"nint l{a.Name}";
                w.Line($"{length} = NativeCall.Room(table, {a.Name}Answer, {a.Rows});");
                w.Line($"using var {a.Name}Scratch = new Scratch<{WorkElement(a)}>(l{a.Name});");
                w.Line($"{a.Name} = {a.Name}Scratch.Pointer;");
            }

            w.Line("info = 0;");
        }

        Return(w, r);
    }

    private static string Word(bool value) => value ? "true" : "false";

    // A library's integers have 32 or 64 bits; room for the latter does for both.
    private static string WorkElement(Argument a) => a.IsInteger ? "long" : a.Element;

    private static void Room(CodeWriter w, Argument a)
    {
        string element = WorkElement(a);
        if (a.Size == WorkSize.Fixed)
        {
            string length = $"Math.Max(1, {a.Rows})";
            if (a.Having is Having.Real or Having.Complex)
                length = $"Element<T>.IsComplex ? {(a.Having == Having.Real ? "0" : length)} : {(a.Having == Having.Real ? length : "0")}";
            w.Line($"using var {a.Name}Scratch = new Scratch<{element}>({length});");
            w.Line($"{element}* {a.Name} = {a.Name}Scratch.Pointer;");
            return;
        }

        w.Line($"{element} {a.Name}Answer = default;");
        w.Line($"{element}* {a.Name} = &{a.Name}Answer;");
        if (a.Size == WorkSize.Queried)
            w.Line($"nint l{a.Name} = -1;");
    }

    /// <summary>The call of a routine without result; two of them where real and complex routines differ.</summary>
    private static void Invoke(CodeWriter w, Routine r)
    {
        if (!r.Arguments.Any(a => a.Having is Having.Real or Having.Complex or Having.Parts))
        {
            w.Line($"{Expression(r, complex: false)};");
            return;
        }

        w.Line("if (Element<T>.IsComplex)");
        w.Line($"    {Expression(r, complex: true)};");
        w.Line("else");
        w.Line($"    {Expression(r, complex: false)};");
    }

    private static string Expression(Routine r, bool complex)
    {
        (string types, string values) = Arguments(r, complex);
        return $"((delegate* unmanaged[Cdecl]<{types}, void>)routine)({values})";
    }

    private static (string Types, string Values) Arguments(Routine r, bool complex)
    {
        var types = new List<string>();
        var values = new List<string>();
        bool joined = false;
        foreach ((Argument a, int index) in r.Arguments.Select((a, i) => (a, i)))
        {
            if (a.Having == Having.None || (a.Having == Having.Real && complex) || (a.Having == Having.Complex && !complex))
                continue;
            if (a.Having == Having.Parts && complex)
            {
                if (!joined)
                {
                    types.Add("void*");
                    values.Add("parts.Pointer");
                }

                joined = true;
                continue;
            }

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
                case Kind.Dimension or Kind.Index or Kind.Sign:
                    types.Add("nint*");
                    values.Add($"&{a.Name}");
                    break;
                case Kind.Scalar:
                    types.Add("void*");
                    values.Add($"&{a.Name}");
                    break;
                case Kind.Work:
                    types.Add("void*");
                    values.Add(a.Name);
                    if (a.Size == WorkSize.Queried)
                    {
                        types.Add("nint*");
                        values.Add($"&l{a.Name}");
                    }

                    break;
                default:
                    types.Add("void*");
                    values.Add(a.Kind == Kind.Array && a.IsInteger ? $"{a.Name}Native.Pointer" : a.Name);
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
            types.Add("nint*");
            values.Add("&info");
        }

        foreach (Argument _ in r.Arguments.Where(a => a.Kind == Kind.Flag || IsLetter(a)))
        {
            types.Add("nuint");
            values.Add("1");
        }

        return (string.Join(", ", types), string.Join(", ", values));
    }

    private static void Return(CodeWriter w, Routine r)
    {
        if (r.Result is null or "info")
        {
            Invoke(w, r);
            Argument[] parts = [.. r.Arguments.Where(a => a.Having == Having.Parts)];
            if (parts.Length > 0)
            {
                w.Line("if (Element<T>.IsComplex)");
                w.Line($"    NativeCall.Split({parts[0].Rows}, parts.Pointer, {parts[0].Name}, {parts[1].Name});");
            }

            if (r.Result == "info")
                w.Line($"return NativeCall.Info(info, table, RoutineCatalog.{r.Method});");
            return;
        }

        (string list, string pass) = Arguments(r, complex: false);
        string Call(string returns, string typePrefix = "", string valuePrefix = "") =>
            $"((delegate* unmanaged[Cdecl]<{typePrefix}{list}, {returns}>)routine)({valuePrefix}{pass})";
        switch (r.Result)
        {
            case "index":
                w.Line("nint found = table.HasWideIntegers");
                w.Line($"    ? (nint){Call("long")}");
                w.Line($"    : {Call("int")};");
                w.Line("return found - 1;");
                break;
            case "D":
                w.Line($"return {Call("double")};");
                break;
            case "T" when r.IsMixed:
                w.Line($"return {Call("float")};");
                break;
            case "R":
                Real(w, "TReal", "float", Call("float"));
                w.Line($"return Unsafe.BitCast<double, TReal>({Call("double")});");
                break;
            default:
                Real(w, "T", "float", Call("float"));
                Real(w, "T", "double", Call("double"));
                w.Open("if (table.ReturnsComplexByArgument)");
                w.Line("T result;");
                w.Line($"{Call("void", "void*, ", "&result, ")};");
                w.Line("return result;");
                w.Close();
                Real(w, "T", "Complex32", Call("Complex32"));
                w.Line($"return Unsafe.BitCast<Complex, T>({Call("Complex")});");
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
