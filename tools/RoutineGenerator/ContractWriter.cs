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
            if (a.Kind != Kind.Again && !a.IsNativeOnly)
                w.Line($"/// <param name=\"{a.Name}\">{Xml(r.Docs.GetValueOrDefault(a.Name) ?? Describe(a, r))}</param>");
            if (a.HasStride)
                w.Line($"/// <param name=\"{a.Stride}\">{Xml(r.Docs.GetValueOrDefault(a.Stride) ?? DescribeStride(a))}</param>");
            if (a.Batch == Batch.Strided)
                w.Line($"/// <param name=\"{a.Distance}\">The elements of memory from one matrix {a.Name.ToUpperInvariant()}[i] to the next, not negative.</param>");
        }

        if (tries)
        {
            w.Line($"/// <param name=\"info\">0, or i &gt; 0: {Xml(r.InfoWords)}.</param>");
            w.Line("/// <returns>Whether info is 0.</returns>");
        }
        else
        {
            string? returns = r.Result switch { "T" or "R" or "D" => r.Empty.Length > 0 ? "The result; 0 for no elements." : "The result.", "index" => "The 0-based index, or -1 for no elements.", _ => null };
            if (returns is not null)
                w.Line($"/// <returns>{returns}</returns>");
            if (r.CanFail)
                w.Line($"/// <exception cref=\"LapackException\">info = i &gt; 0: {Xml(r.InfoWords)}.</exception>");
        }

        string what = form == Form.Span ? "a span shorter than sizes and strides need" : "a null pointer where elements are needed";
        w.Line($"/// <exception cref=\"ArgumentException\">A flag, size, stride or {what}{(r.Arguments.Any(a => a.IsWritten) && r.Arguments.Count(a => a.IsMemory) > 1 ? ", or an output that shares memory with another operand" : "")}{NotFinite(r)}.</exception>");
        string remarks = string.Join(" ", new[]
        {
            r.Note,
            r.IsTransposed && r.HasLayout ? "Row-major matrices are transposed for the call: square ones that are written in their place, others in scratch memory." : "",
            r.Alias.Count > 0 ? $"{string.Join(" and ", r.Alias)} may be the same vector (same start, same increment)." : "",
        }.Where(s => s.Length > 0));
        if (remarks.Length > 0)
            w.Line($"/// <remarks>{Xml(remarks)}</remarks>");
    }

    private static string NotFinite(Routine r) => r.Finite.Count == 0 ? ""
        : $", or a NaN or an infinity in {string.Join(" or ", r.Finite.Select(f => f.Part switch
        {
            "triangle" => $"the triangle of {f.Name.ToUpperInvariant()}",
            "rows" => "a right side",
            _ => r.Arguments.First(a => a.Name == f.Name).Kind == Kind.Array ? f.Name : f.Name.ToUpperInvariant(),
        }))}, before anything is written";

    private static string Describe(Argument a, Routine r) => a.Kind switch
    {
        Kind.Flag => a.Type switch
        {
            "Transpose" => a.Limit != default ? $"Which op(A) is meant: None or {(a.Limit == 'T' ? "Transpose" : "ConjugateTranspose")}."
                : a.Name == "trans" ? "Which op(A) is meant." : $"Which op({a.Name[^1]}) is meant.",
            "UpLo" => $"Which triangle of {(r.Arguments.Any(c => c.Name == "c") && r.Arguments.All(s => s.Name != "side") ? "C" : "A")} is stored.",
            "Side" => r.IsLapack ? "On which side the matrix stands." : "On which side A stands.",
            "Diag" => "Whether the diagonal of A is stored or all ones.",
            "Norm" => a.Limit == 'O' ? "Which norm: One or Infinity." : "Which norm.",
            "Job" => $"Whether {(a.Name == "jobvl" ? "left eigenvectors" : a.Name == "jobvr" ? "right eigenvectors" : a.Name == "jobvs" ? "Schur vectors" : "eigenvectors")} are computed.",
            "SvdJob" => a.Name == "jobu" ? "Which left singular vectors are computed." : a.Name == "jobvt" ? "Which right singular vectors are computed." : "Which singular vectors are computed.",
            "EigenRange" => "Which eigenvalues are computed.",
            "Accumulate" => a.Limit == 'I' ? "Whether vectors are computed: None or Identity." : "What the transformations are multiplied into.",
            "BalanceJob" => "How the matrix is balanced.",
            "SchurJob" => "Whether the Schur form is computed beside the eigenvalues.",
            "EigenvectorJob" => "Whether the eigenvectors are those of T, or multiplied by the matrices given.",
            "EigenvectorSide" => "Which eigenvectors are computed.",
            "BidiagonalVector" => "Which factor is meant.",
            "MatrixPart" => "Which part of the matrix.",
            "Direct" => "In which order the reflectors are multiplied.",
            "StoreV" => "Whether the vectors are columns or rows of V.",
            "MachineParameter" => "Which number.",
            _ => throw new FormatException($"the flag {a.Type} needs a description"),
        },
        Kind.Index => $"The number {a.Name}, from {Words(a.Least)} to {Words(a.Most)}.",
        Kind.Sign => $"The number {a.Name}, 1 or -1.",
        Kind.Select => "Says by real and imaginary part whether an eigenvalue is to come first, or null.",
        Kind.Dimension when a.Most.Length > 0 => $"The size {a.Name}, not negative and at most {Words(a.Most)}.",
        Kind.Dimension when a.Least.Length > 0 => $"The size {a.Name}, at least {Words(a.Least)}.",
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
        _ => $"{(a.IsInteger ? "Integers" : a.Type == "R" ? "Real numbers" : "Elements")}, {Words(a.Rows)} of them{(a.Access == Access.Out || (a.IsWritten && a.Type == "I") ? ", written" : a.IsWritten ? ", overwritten" : "")}.",
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
    public static string Words(string expression)
    {
        expression = expression.Replace("Math.M", "m", StringComparison.Ordinal).Replace("nint.MaxValue", "any number", StringComparison.Ordinal);
        int question = expression.IndexOf('?', StringComparison.Ordinal), colon = expression.IndexOf(':', StringComparison.Ordinal);
        if (question < 0)
            return expression;
        string yes = expression[(question + 1)..colon].Trim(), no = expression[(colon + 1)..].Trim();
        string asked = expression[..question].Trim();
        string condition = asked.StartsWith("side == Side", StringComparison.Ordinal) ? "on the left"
            : asked.EndsWith(".IsTransposed()", StringComparison.Ordinal) ? "if transposed" : $"if {asked.Replace("==", "is", StringComparison.Ordinal)}";
        return $"{no} ({yes} {condition})";
    }
}
