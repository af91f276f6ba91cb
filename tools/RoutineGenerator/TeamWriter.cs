namespace RoutineGenerator;

/// <summary>
/// The way of a native call to the thread team of a library that needs one: the same method once more, on the thread that has the
/// team, with the addresses of its arguments.
/// </summary>
public static class TeamWriter
{
    public static void Call(CodeWriter w, Routine r, string type)
    {
        string[] sizes = [.. r.Arguments.Where(a => a.Kind == Kind.Dimension).Select(a => a.Name)];
        if (sizes.Length == 0)
            return;
        (string kind, string work) = Work(r, sizes);
        (string Type, string Name)[] parameters =
        [
            .. Signature.Parameters(r, Form.Pointer, core: true).Split(", ").Select(p => (p[..p.LastIndexOf(' ')], p[(p.LastIndexOf(' ') + 1)..])),
        ];
        bool returns = r.ReturnType != "void";
        string self = type.StartsWith("NativeLapack", StringComparison.Ordinal) ? "lapack" : "blas";
        IEnumerable<string> addresses = parameters.Select(p => $"&{p.Name}");
        w.Open($"if (table.Team is {{ }} team && team.Takes(TeamWork.{kind}, {work}, {(r.IsMixed ? "0" : "Element<T>.Index")}))");
        if (returns)
            w.Line($"{r.ReturnType} result;");
        w.Line($"void** arguments = stackalloc void*[] {{ {string.Join(", ", returns ? addresses.Append("&result") : addresses)} }};");
        w.Line("team.Run(this, arguments, &OnTeam);");
        w.Line(returns ? "return result;" : "return;");
        w.Line();
        w.Line($"static void OnTeam(object {self}, void** p) =>");
        string values = string.Join(", ", parameters.Select((p, i) => $"*({p.Type}*)p[{i}]"));
        w.Line($"    {(returns ? $"*({r.ReturnType}*)p[{parameters.Length}] = " : "")}(({type}){self}).{r.Method}Core({values});");
        w.Close();
        w.Line();
    }

    /// <summary>
    /// The kind of work, and about as many multiplications as there are: the product of the sizes. The order of a square
    /// matrix counts twice; where it is not the only size, the larger one is taken for it.
    /// </summary>
    private static (string Kind, string Work) Work(Routine r, string[] sizes)
    {
        // Copies and norms of matrices are no products, on whatever level the list has them.
        bool hasTriangle = r.Arguments.Any(a => a.Type == "UpLo");
        bool isProduct = r.IsLapack
            ? r.Arguments.Any(a => a is { Kind: Kind.Matrix or Kind.Band, IsWritten: true })
            : r.Level == 3 && (sizes.Length > 2 || hasTriangle);
        string kind = (isProduct, r.IsLapack) switch
        {
            (true, true) => "Factors",
            (true, false) => hasTriangle ? "TriangleProducts" : "Products",
            _ => r.Level == 1 ? "Vectors" : hasTriangle ? "Triangle" : "Matrix",
        };
        return (kind, (kind, sizes) switch
        {
            ("Vectors", [var n, ..]) => n,
            ("Matrix" or "Triangle", [var n]) => $"(double){n} * {n}",
            ("Matrix", [_, var n, var kl, var ku]) => $"{n} * ((double){kl} + {ku} + 1)",
            (_, [var n]) => $"(double){n} * {n} * {n}",
            ("TriangleProducts", [var m, var n]) => $"(double){m} * {n} * Math.Max({m}, {n})",
            ("Factors", [var m, var n, ..]) => $"(double){m} * {n} * Math.Max({m}, {n})",
            _ => $"(double){string.Join(" * ", sizes)}",
        });
    }
}
