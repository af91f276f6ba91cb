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

    /// <summary>A band matrix, or a triangle of one.</summary>
    Band,

    /// <summary>A packed triangle.</summary>
    Packed,

    /// <summary>A scalar by reference.</summary>
    Reference,

    /// <summary>A second leading dimension of the matrix before it.</summary>
    Again,

    /// <summary>What only the native routine takes: 'C' or 1.</summary>
    Constant,
}

/// <summary>How several matrices of one shape are given.</summary>
public enum Batch
{
    None,
    Strided,
    Pointers,
}

/// <summary>One argument of a row. A matrix brings its leading dimension with it, a vector its increment.</summary>
public sealed record Argument(string Name, Kind Kind)
{
    /// <summary>The C# type of a flag, or the element: T, R (the real type), F (float) or I (int); the text of a constant.</summary>
    public string Type { get; init; } = "T";

    public Access Access { get; init; }

    /// <summary>Rows of a matrix, or the length of a vector or array.</summary>
    public string Rows { get; init; } = "";

    public string Columns { get; init; } = "";

    public string Rule { get; init; } = "Any";

    public bool IsWritten => Access != Access.In;

    /// <summary>Diagonals below and above the main one of a band matrix; the upper is "0" for a triangle.</summary>
    public string Lower { get; init; } = "";

    public string Upper { get; init; } = "";

    /// <summary>'T' or 'C' where of a Transpose only None and that form are allowed.</summary>
    public char Limit { get; init; }

    public Batch Batch { get; init; }

    public bool IsMemory => Kind is Kind.Matrix or Kind.Vector or Kind.Array or Kind.Band or Kind.Packed or Kind.Reference;

    public bool IsMatrix => Kind is Kind.Matrix or Kind.Band or Kind.Packed;

    /// <summary>The name of the leading dimension or the increment.</summary>
    public string Stride => Kind == Kind.Vector ? $"inc{Name}" : $"ld{Name}";

    public bool HasStride => Kind is Kind.Matrix or Kind.Vector or Kind.Band or Kind.Again;

    /// <summary>The name of the distance between the matrices of a batch.</summary>
    public string Distance => $"stride{Name}";

    public string Element => Type switch { "I" => "int", "R" => "TReal", "F" => "float", _ => "T" };

    /// <summary>The type of its pointer.</summary>
    public string Pointer => Batch == Batch.Pointers ? $"{Element}**" : $"{Element}*";

    /// <summary>The integers that come with it, in their order: its own value, a leading dimension or increment, a distance.</summary>
    public IEnumerable<string> Integers
    {
        get
        {
            if (Kind == Kind.Dimension)
                yield return Name;
            if (HasStride)
                yield return Stride;
            if (Batch == Batch.Strided)
                yield return Distance;
        }
    }
}

/// <summary>A row of the list.</summary>
public sealed record Routine(string Name, string Library, int Level, IReadOnlyList<string> Symbols)
{
    public bool IsLapack => Library == "lapack";

    /// <summary>Whether it takes floats whatever the type, and so belongs to the contract of its own.</summary>
    public bool IsMixed => Library == "mixed";

    public required IReadOnlyList<Argument> Arguments { get; init; }

    public string? Result { get; init; }

    public string Formula { get; set; } = "";

    public string Empty { get; set; } = "";

    public string Row { get; set; } = "";

    public string Info { get; set; } = "";

    /// <summary>Whether native calls have a method written by hand for op(A) = conj(A), which the reference does not know.</summary>
    public bool HasConjugateForm { get; set; }

    /// <summary>Whether the native routine knows op(A) = conj(A).</summary>
    public bool IsConjugateNative { get; set; }

    /// <summary>A call that checks what the arguments' kinds don't say.</summary>
    public string Also { get; set; } = "";

    /// <summary>A call before a native call, when nothing can be refused any more.</summary>
    public string Native { get; set; } = "";

    /// <summary>Another name under which libraries have it, with ? for the letter.</summary>
    public string Named { get; set; } = "";

    /// <summary>When the library is not to be called.</summary>
    public string Unless { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>A statement before the work.</summary>
    public string First { get; set; } = "";

    public IReadOnlyList<string> Alias { get; set; } = [];

    /// <summary>The call that does the work where the operands of <see cref="Alias"/> are the same.</summary>
    public string AliasCall { get; set; } = "";

    public string Method => MethodOf(Name);

    public static string MethodOf(string name) => string.Concat(name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    public bool HasLayout => Arguments.Any(a => a.IsMatrix);

    /// <summary>Whether there is no form with spans: there are no spans of pointers.</summary>
    public bool IsPointersOnly => Arguments.Any(a => a.Batch == Batch.Pointers);

    public IReadOnlyList<Form> Forms => IsPointersOnly ? [Form.Pointer] : [Form.Span, Form.Pointer];

    /// <summary>The other symbols for s, d, c, z; none where there is no other name.</summary>
    public IReadOnlyList<string> OtherSymbols => Named.Length == 0 ? [] : [.. "sdcz".Select(l => Named.Replace('?', l))];

    /// <summary>Whether the real type appears, so that the routine belongs to the interface of two type parameters.</summary>
    public bool UsesReal => Result == "R" || Arguments.Any(a => a.Kind is not (Kind.Flag or Kind.Constant) && a.Type == "R");

    public bool CanFail => Info.Length > 0;

    public string ReturnType => Result switch { "T" => IsMixed ? "float" : "T", "R" => "TReal", "D" => "double", "index" or "info" => "nint", _ => "void" };

    public string ReturnEmpty => Result switch
    {
        "T" or "D" when IsMixed => "return 0;",
        "T" => "return T.Zero;",
        "R" => "return TReal.Zero;",
        "index" => "return -1;",
        "info" => "return 0;",
        _ => "return;",
    };
}
