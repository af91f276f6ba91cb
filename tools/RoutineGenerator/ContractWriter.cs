using static RoutineGenerator.CodeWriter;

namespace RoutineGenerator;

/// <summary>The interfaces, with their documentation.</summary>
public static class ContractWriter
{
    public static string Interface(IReadOnlyList<Routine> routines, string name, string library)
    {
        var w = new CodeWriter("System.Numerics");
        w.Line("namespace Blas;");
        w.Line();
        w.Line($"/// <summary>{library} routines for one element type. Thread-safe; every argument is checked before any of them runs.</summary>");
        w.Line("/// <typeparam name=\"T\">float, double, Complex32 or Complex.</typeparam>");
        w.Open($"public unsafe interface {name}<T>\n    where T : unmanaged");
        Members(w, routines.Where(r => !r.UsesReal));
        w.Close();
        w.Line();
        w.Line($"/// <summary>{library} routines for one element type, with those whose arguments or results are real also for complex elements.</summary>");
        w.Line("/// <typeparam name=\"T\">float, double, Complex32 or Complex.</typeparam>");
        w.Line("/// <typeparam name=\"TReal\">The type of the real part: float or double.</typeparam>");
        w.Open($"public unsafe interface {name}<T, TReal> : {name}<T>\n    where T : unmanaged\n    where TReal : unmanaged");
        Members(w, routines.Where(r => r.UsesReal));
        w.Close();
        return w.ToString();
    }

    public static string Mixed(IReadOnlyList<Routine> routines, string name)
    {
        var w = new CodeWriter();
        w.Line("namespace Blas;");
        w.Line();
        w.Line("/// <summary>The routines of BLAS that take floats and add up in double precision. Thread-safe; every argument is checked before any of them runs.</summary>");
        w.Open($"public unsafe interface {name}");
        Members(w, routines);
        w.Close();
        return w.ToString();
    }

    private static void Members(CodeWriter w, IEnumerable<Routine> routines)
    {
        bool first = true;
        foreach (Routine r in routines)
        {
            foreach (Form form in r.Forms)
            {
                if (!first)
                    w.Line();
                first = false;
                Document(w, r, form, tries: false);
                w.Line($"{PublicReturn(r)} {r.Method}({Signature.Parameters(r, form)});");
                if (r.CanFail)
                {
                    w.Line();
                    Document(w, r, form, tries: true);
                    w.Line($"bool Try{r.Method}({Signature.Parameters(r, form)}, out nint info);");
                }
            }
        }
    }

    public static string PublicReturn(Routine r) => r.Result == "info" ? "void" : r.ReturnType;

    public static void Document(CodeWriter w, Routine r, Form form, bool tries)
    {
        w.Line($"/// <summary><c>{string.Join(", ", r.Symbols.Where(s => s != "-").Distinct())}</c>: {Xml(r.Formula)}.</summary>");
        if (r.HasLayout)
            w.Line("/// <param name=\"layout\">How the matrices lie in memory.</param>");
        foreach (Argument a in r.Arguments)
        {
            if (a.Kind is not (Kind.Again or Kind.Constant))
                w.Line($"/// <param name=\"{a.Name}\">{Xml(Describe(a, r))}</param>");
            if (a.HasStride)
                w.Line($"/// <param name=\"{a.Stride}\">{Xml(DescribeStride(a))}</param>");
            if (a.Batch == Batch.Strided)
                w.Line($"/// <param name=\"{a.Distance}\">The elements of memory from one matrix {a.Name.ToUpperInvariant()}[i] to the next, not negative.</param>");
        }

        if (tries)
        {
            w.Line($"/// <param name=\"info\">0, or i &gt; 0: {Xml(r.Info.Replace("{0}", "i", StringComparison.Ordinal))}.</param>");
            w.Line("/// <returns>Whether info is 0.</returns>");
        }
        else
        {
            string? returns = r.Result switch { "T" or "R" or "D" => r.Empty.Length > 0 ? "The result; 0 for no elements." : "The result.", "index" => "The 0-based index, or -1 for no elements.", _ => null };
            if (returns is not null)
                w.Line($"/// <returns>{returns}</returns>");
            if (r.CanFail)
                w.Line($"/// <exception cref=\"LapackException\">info = i &gt; 0: {Xml(r.Info.Replace("{0}", "i", StringComparison.Ordinal))}.</exception>");
        }

        string what = form == Form.Span ? "a span shorter than sizes and strides need" : "a null pointer where elements are needed";
        w.Line($"/// <exception cref=\"ArgumentException\">A flag, size, stride or {what}{(r.Arguments.Any(a => a.IsWritten) && r.Arguments.Count(a => a.IsMemory) > 1 ? ", or an output that shares memory with another operand" : "")}.</exception>");
        string remarks = string.Join(" ", new[]
        {
            r.Note,
            r.Alias.Count > 0 ? $"{string.Join(" and ", r.Alias)} may be the same vector (same start, same increment)." : "",
        }.Where(s => s.Length > 0));
        if (remarks.Length > 0)
            w.Line($"/// <remarks>{Xml(remarks)}</remarks>");
    }

    private static string Describe(Argument a, Routine r) => a.Kind switch
    {
        Kind.Flag => a.Type switch
        {
            "Transpose" => a.Limit != default ? $"Which op(A) is meant: None or {(a.Limit == 'T' ? "Transpose" : "ConjugateTranspose")}."
                : a.Name == "trans" ? "Which op(A) is meant." : $"Which op({a.Name[^1]}) is meant.",
            "UpLo" => $"Which triangle of {(r.Arguments.Any(c => c.Name == "c") && r.Arguments.All(s => s.Name != "side") ? "C" : "A")} is stored.",
            "Side" => "On which side A stands.",
            _ => "Whether the diagonal of A is stored or all ones.",
        },
        Kind.Dimension => $"The size {a.Name}, not negative.",
        Kind.Scalar => $"The factor {a.Name}.",
        Kind.Reference => $"The number {a.Name}{(a.Access == Access.Out ? ", written" : a.IsWritten ? ", overwritten" : "")}.",
        Kind.Packed => $"One triangle of the matrix A of order {a.Rows}, {a.Rows} * ({a.Rows} + 1) / 2 elements: its columns (row-major: rows) one behind the other{(a.IsWritten ? ", overwritten" : "")}.",
        Kind.Band => a.Upper == "0"
            ? $"One triangle of the band matrix A, {a.Rows} x {a.Columns}, with {a.Lower} diagonals beside the main one: element (i, j) at {a.Lower} + i - j + j * lda of an upper, i - j + j * lda of a lower triangle (row-major: j - i + i * lda of an upper, {a.Lower} + j - i + i * lda of a lower one)."
            : $"The band matrix A, {Words(a.Rows)} x {Words(a.Columns)}, with {a.Lower} diagonals below the main one and {a.Upper} above: element (i, j) at {a.Upper} + i - j + j * lda (row-major: {a.Lower} + j - i + i * lda).",
        Kind.Matrix when a.Batch == Batch.Pointers => $"Pointers to the matrices {a.Name.ToUpperInvariant()}[i], {Words(a.Rows)} x {Words(a.Columns)} each{(a.IsWritten ? ", overwritten" : "")}.",
        Kind.Matrix => $"The matrix {a.Name.ToUpperInvariant()}, {Words(a.Rows)} x {Words(a.Columns)}{(a.Access == Access.Out ? ", written" : a.IsWritten ? ", overwritten" : "")}.",
        Kind.Vector => $"The vector {a.Name}, of {Words(a.Rows)} elements{(a.IsWritten ? ", overwritten" : "")}.",
        _ => $"{(a.Type == "I" ? "Integers" : "Elements")}, {a.Rows.Replace("Math.Min", "min", StringComparison.Ordinal)} of them{(a.IsWritten ? ", written" : "")}.",
    };

    private static string DescribeStride(Argument a) => a.Kind == Kind.Again
        ? $"The leading dimension of the result, {Words(a.Rows)} x {Words(a.Columns)}."
        : a.Kind == Kind.Band
        ? $"The leading dimension of A: elements from one column (row-major: row) to the next, at least {a.Lower} + {(a.Upper == "0" ? "" : $"{a.Upper} + ")}1."
        : a.Kind == Kind.Matrix
        ? $"The leading dimension of {a.Name.ToUpperInvariant()}: elements from one column (row-major: row) to the next, at least 1 and its length."
        : a.Rule switch
        {
            "Positive" => $"The elements of memory from one element of {a.Name} to the next, positive.",
            "Unordered" => $"The elements of memory between elements of {a.Name}, not 0; a negative one stands for the same elements.",
            "NotZero" => $"The elements of memory from one element of {a.Name} to the next, not 0; where it is negative, {a.Name} starts at the far end.",
            _ => $"The elements of memory from one element of {a.Name} to the next; where it is negative, {a.Name} starts at the far end.",
        };

    // "trans.IsTransposed() ? m : n" is "n (m if transposed)" to a reader.
    private static string Words(string expression)
    {
        int question = expression.IndexOf('?', StringComparison.Ordinal), colon = expression.IndexOf(':', StringComparison.Ordinal);
        if (question < 0)
            return expression;
        string yes = expression[(question + 1)..colon].Trim(), no = expression[(colon + 1)..].Trim();
        string condition = expression.StartsWith("side", StringComparison.Ordinal) ? "on the left" : "if transposed";
        return $"{no} ({yes} {condition})";
    }
}
