namespace RoutineGenerator;

/// <summary>How a routine uses an operand.</summary>
public enum Access
{
    In,
    Out,
    InOut,
}

/// <summary>What an argument of the list is.</summary>
public enum Kind
{
    Flag,
    Dimension,
    Scalar,
    Matrix,
    Vector,
    Array,
}

/// <summary>One argument of a row. A matrix brings its leading dimension with it, a vector its increment.</summary>
public sealed record Argument(string Name, Kind Kind)
{
    /// <summary>The C# type of a flag, or the element: T, R (the real type) or I (int).</summary>
    public string Type { get; init; } = "T";

    public Access Access { get; init; }

    /// <summary>Rows of a matrix, or the length of a vector or array.</summary>
    public string Rows { get; init; } = "";

    public string Columns { get; init; } = "";

    public string Rule { get; init; } = "Any";

    public bool IsWritten => Access != Access.In;

    public bool IsMemory => Kind is Kind.Matrix or Kind.Vector or Kind.Array;

    /// <summary>The name of the leading dimension or the increment.</summary>
    public string Stride => Kind == Kind.Matrix ? $"ld{Name}" : $"inc{Name}";

    public bool HasStride => Kind is Kind.Matrix or Kind.Vector;

    public string Element => Type switch { "I" => "int", "R" => "TReal", _ => "T" };
}

/// <summary>A row of the list.</summary>
public sealed record Routine(string Name, bool IsLapack, int Level, IReadOnlyList<string> Symbols)
{
    public required IReadOnlyList<Argument> Arguments { get; init; }

    public string? Result { get; init; }

    public string Formula { get; set; } = "";

    public string Empty { get; set; } = "";

    public string Row { get; set; } = "";

    public string Info { get; set; } = "";

    /// <summary>Whether native calls have a method written by hand for op(A) = conj(A), which the reference does not know.</summary>
    public bool HasConjugateForm { get; set; }

    public string Note { get; set; } = "";

    public IReadOnlyList<string> Alias { get; set; } = [];

    public string Method => char.ToUpperInvariant(Name[0]) + Name[1..];

    public bool HasLayout => Arguments.Any(a => a.Kind == Kind.Matrix);

    /// <summary>Whether the real type appears, so that the routine belongs to the interface of two type parameters.</summary>
    public bool UsesReal => Result == "R" || Arguments.Any(a => a.Kind != Kind.Flag && a.Type == "R");

    public bool CanFail => Info.Length > 0;

    public string ReturnType => Result switch { "T" => "T", "R" => "TReal", "index" or "info" => "nint", _ => "void" };

    public string ReturnEmpty => Result switch
    {
        "T" => "return T.Zero;",
        "R" => "return TReal.Zero;",
        "index" => "return -1;",
        "info" => "return 0;",
        _ => "return;",
    };
}
