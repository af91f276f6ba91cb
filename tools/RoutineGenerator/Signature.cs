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
            a.HasStride ? new[] { a.Name + suffix, a.Stride } : [a.IsMemory ? a.Name + suffix : a.Name]);
        if (layout && r.HasLayout)
            own = own.Prepend(layoutValue ?? "layout");
        return string.Join(", ", own);
    }

    private static IEnumerable<string> Declare(Argument a, Form form)
    {
        switch (a.Kind)
        {
            case Kind.Flag:
                yield return $"{a.Type} {a.Name}";
                break;
            case Kind.Dimension:
                yield return $"nint {a.Name}";
                break;
            case Kind.Scalar:
                yield return $"{a.Element} {a.Name}";
                break;
            default:
                yield return form == Form.Pointer ? $"{a.Element}* {a.Name}"
                    : a.IsWritten ? $"Span<{a.Element}> {a.Name}" : $"ReadOnlySpan<{a.Element}> {a.Name}";
                if (a.HasStride)
                    yield return $"nint {a.Stride}";
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
