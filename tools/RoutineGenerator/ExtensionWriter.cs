namespace RoutineGenerator;

/// <summary>The calls that find the element type from their arguments.</summary>
public static class ExtensionWriter
{
    private static readonly (string Type, string Real, string Property)[] Types =
    [
        ("float", "float", "Single"),
        ("double", "double", "Double"),
        ("Complex32", "float", "Complex32"),
        ("Complex", "double", "Complex"),
    ];

    public static string Extensions(IReadOnlyList<Routine> routines, string contract, string name)
    {
        var w = new CodeWriter("System.Numerics");
        w.Line("namespace Blas;");
        w.Line();
        w.Line($"/// <summary>The routines of <see cref=\"{contract}\"/> by name; the element type is that of the arguments.</summary>");
        w.Open($"public static unsafe partial class {name}");
        var seen = new HashSet<string>();
        bool first = true;
        string self = contract == "IBlas" ? "blas" : "lapack";
        foreach (Routine r in routines)
        {
            if (r.IsMixed)
            {
                Write(w, r, ref first, contract, self, "", "Mixed", s => s, tries: false);
            }
            else if (!r.IsTyped)
            {
                // Nothing in the arguments says which type is meant.
                continue;
            }
            else if (r.UsesReal)
            {
                foreach ((string type, string real, string property) in Types)
                {
                    // Routines on real numbers alone are the same for a real type and its complex one.
                    if (!seen.Add(r.Method + real + (Signature.Parameters(r, Form.Span).Contains("T ", StringComparison.Ordinal) || Signature.Parameters(r, Form.Span).Contains("<T>", StringComparison.Ordinal) ? type : "")))
                        continue;
                    string Bind(string s) => s.Replace("TReal", real, StringComparison.Ordinal).Replace("<T>", $"<{type}>", StringComparison.Ordinal)
                        .Replace("T ", type + " ", StringComparison.Ordinal);
                    Write(w, r, ref first, contract, self, "", property, Bind, tries: false);
                    if (r.CanFail)
                        Write(w, r, ref first, contract, self, "", property, Bind, tries: true);
                }
            }
            else
            {
                Write(w, r, ref first, contract, self, "<T>", "For<T>()", s => s, tries: false);
                if (r.CanFail)
                    Write(w, r, ref first, contract, self, "<T>", "For<T>()", s => s, tries: true);
            }
        }

        w.Close();
        return w.ToString();
    }

    private static void Write(
        CodeWriter w, Routine r, ref bool first, string contract, string self, string generic, string target, Func<string, string> bind, bool tries)
    {
        if (!first)
            w.Line();
        first = false;
        Form form = r.Forms[0];
        ContractWriter.Document(w, r, form, tries);
        w.Line($"/// <param name=\"{self}\">The provider's routines.</param>");
        if (generic.Length > 0)
            w.Line("/// <typeparam name=\"T\">float, double, Complex32 or Complex.</typeparam>");
        string returns = bind((tries ? "bool" : ContractWriter.PublicReturn(r)) + " ");
        string extra = tries ? ", out nint info" : "";
        w.Line($"public static {returns}{(tries ? "Try" : "")}{r.Method}{generic}(this {contract} {self}, {bind(Signature.Parameters(r, form))}{extra}){(generic.Length > 0 ? "\n        where T : unmanaged" : "")} =>");
        w.Line($"    {self}.{target}.{(tries ? "Try" : "")}{r.Method}({(form == Form.Span ? Signature.PassPublic(r) : Signature.Pass(r))}{(tries ? ", out info" : "")});");
    }
}
