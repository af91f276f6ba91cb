namespace RoutineGenerator;

/// <summary>The forms in which a routine's arguments are declared and passed on.</summary>
public static class Signature
{
    public static string Parameters(Routine r, Form form, bool layout = true, bool core = false)
    {
        IEnumerable<string> own = r.Arguments.SelectMany(a => Declare(a, form));
        if (layout && r.HasLayout && !core)
            own = own.Prepend("Layout layout");
        return string.Join(", ", own);
    }

    public static string Pass(Routine r, bool layout = true, string suffix = "", string? layoutValue = null)
    {
        IEnumerable<string> own = r.Arguments.SelectMany(a =>
            a.IsNativeOnly ? [] : a.Kind == Kind.Again ? a.Integers
            : new[] { a.IsMemory ? a.Name + suffix : a.Name }.Concat(a.IsMemory ? a.Integers : []));
        if (layout && r.HasLayout)
            own = own.Prepend(layoutValue ?? "layout");
        return string.Join(", ", own);
    }

    /// <summary>The arguments as a call of the public method with spans passes them.</summary>
    public static string PassPublic(Routine r)
    {
        IEnumerable<string> own = r.Arguments.SelectMany(a =>
            a.IsNativeOnly ? [] : a.Kind == Kind.Again ? a.Integers
            : new[] { a.Kind != Kind.Reference ? a.Name : a.Access == Access.Out ? $"out {a.Name}" : $"ref {a.Name}" }.Concat(a.IsMemory ? a.Integers : []));
        return string.Join(", ", r.HasLayout ? own.Prepend("layout") : own);
    }

    private static IEnumerable<string> Declare(Argument a, Form form)
    {
        switch (a.Kind)
        {
            case Kind.Flag:
                yield return $"{a.Type} {a.Name}";
                break;
            case Kind.Dimension or Kind.Index or Kind.Sign:
                yield return $"nint {a.Name}";
                break;
            case Kind.Select:
                yield return $"Func<TReal, TReal, bool>? {a.Name}";
                break;
            case Kind.Scalar:
                yield return $"{a.Element} {a.Name}";
                break;
            case Kind.Constant or Kind.Work:
                break;
            case Kind.Again:
                yield return $"nint {a.Stride}";
                break;
            case Kind.Reference when form == Form.Span:
                yield return $"{(a.Access == Access.Out ? "out" : "ref")} {a.Element} {a.Name}";
                break;
            default:
                yield return form == Form.Pointer ? $"{a.Pointer} {a.Name}"
                    : a.IsWritten ? $"Span<{a.Element}> {a.Name}" : $"ReadOnlySpan<{a.Element}> {a.Name}";
                foreach (string integer in a.Integers)
                    yield return $"nint {integer}";
                break;
        }
    }
}

/// <summary>How memory is given.</summary>
public enum Form
{
    Span,
    Pointer,
}
