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

    /// <summary>An integer between two others.</summary>
    Index,

    /// <summary>1 or -1.</summary>
    Sign,

    /// <summary>Work space, which only the native routine takes.</summary>
    Work,

    /// <summary>A function that chooses eigenvalues, or null.</summary>
    Select,
}

/// <summary>Which native routines have an argument.</summary>
public enum Having
{
    All,
    Real,
    Complex,

    /// <summary>None: it is the contract's.</summary>
    None,

    /// <summary>Real and imaginary parts are apart where elements are real, and one complex array where they are not.</summary>
    Parts,
}

/// <summary>How large a work space is.</summary>
public enum WorkSize
{
    /// <summary>As the list says.</summary>
    Fixed,

    /// <summary>As the routine answers when its length is -1; the length follows the array.</summary>
    Queried,

    /// <summary>As the routine answers when another length is -1.</summary>
    Answered,
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
    /// <summary>
    /// The C# type of a flag, or the element: T, R (the real type), F (float), N (nint), I (int: pivots), P (pivots of blocks), J (other integers); the
    /// text of a constant.
    /// </summary>
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

    /// <summary>
    /// Of a Transpose 'T' or 'C', where only None and that form are allowed; of a Norm 'O', only One and Infinity; of an Accumulate 'I', only None and
    /// Identity.
    /// </summary>
    public char Limit { get; init; }

    public Batch Batch { get; init; }

    public Having Having { get; init; }

    public WorkSize Size { get; init; }

    /// <summary>The least and the greatest value of an <see cref="Kind.Index"/>; of a dimension where it has bounds.</summary>
    public string Least { get; init; } = "";

    public string Most { get; init; } = "";

    /// <summary>Whether the contract does not have it.</summary>
    public bool IsNativeOnly => Kind is Kind.Constant or Kind.Work;

    /// <summary>Whether it is made of 32-bit integers.</summary>
    public bool IsInteger => Type is "I" or "P" or "J";

    public bool IsMemory => Kind is Kind.Matrix or Kind.Vector or Kind.Array or Kind.Band or Kind.Packed or Kind.Reference;

    public bool IsMatrix => Kind is Kind.Matrix or Kind.Band or Kind.Packed;

    /// <summary>The name of the leading dimension or the increment.</summary>
    public string Stride => Kind == Kind.Vector ? $"inc{Name}" : $"ld{Name}";

    public bool HasStride => Kind is Kind.Matrix or Kind.Vector or Kind.Band or Kind.Again;

    /// <summary>The name of the distance between the matrices of a batch.</summary>
    public string Distance => $"stride{Name}";

    public string Element => Type switch { "I" or "P" or "J" => "int", "N" => "nint", "R" => "TReal", "F" => "float", _ => "T" };

    /// <summary>The type of its pointer.</summary>
    public string Pointer => Batch == Batch.Pointers ? $"{Element}**" : $"{Element}*";

    /// <summary>The integers that come with it, in their order: its own value, a leading dimension or increment, a distance.</summary>
    public IEnumerable<string> Integers
    {
        get
        {
            if (Kind is Kind.Dimension or Kind.Index or Kind.Sign)
                yield return Name;
            if (HasStride)
                yield return Stride;
            if (Batch == Batch.Strided)
                yield return Distance;
        }
    }
}

/// <summary>An operand that must hold no NaN and no infinity, or the part of it that is read.</summary>
/// <param name="Name">The operand's name.</param>
/// <param name="Part">"", "triangle", "hessenberg", or "rows" for the first <paramref name="Rows"/>.</param>
/// <param name="Rows">How many rows are read.</param>
public sealed record Finite(string Name, string Part, string Rows);

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

    /// <summary>What an info beyond a limit means, and the limit.</summary>
    public string Beyond { get; set; } = "";

    public string Limit { get; set; } = "";

    /// <summary>A call that checks values, before anything else is done.</summary>
    public string Check { get; set; } = "";

    /// <summary>Descriptions of arguments that take the place of the usual ones.</summary>
    public Dictionary<string, string> Docs { get; } = [];

    /// <summary>A statement for the case that there is nothing to do.</summary>
    public string OnEmpty { get; set; } = "";

    /// <summary>Whether the native call is written by hand.</summary>
    public bool IsNativeByHand { get; set; }

    /// <summary>Whether row-major matrices are transposed for the call.</summary>
    public bool IsTransposed => Row == "transpose";

    /// <summary>Whether native calls have a method written by hand for op(A) = conj(A), which the reference does not know.</summary>
    public bool HasConjugateForm { get; set; }

    /// <summary>Whether the native routine knows op(A) = conj(A).</summary>
    public bool IsConjugateNative { get; set; }

    /// <summary>A call that checks what the arguments' kinds don't say.</summary>
    public string Also { get; set; } = "";

    /// <summary>Operands that must hold no NaN and no infinity.</summary>
    public List<Finite> Finite { get; } = [];

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

    public IReadOnlyList<Form> Forms => IsPointersOnly || !Arguments.Any(a => a.IsMemory) ? [Form.Pointer] : [Form.Span, Form.Pointer];

    /// <summary>The other symbols for s, d, c, z; none where there is no other name.</summary>
    public IReadOnlyList<string> OtherSymbols => Named.Length == 0 ? [] : [.. "sdcz".Select(l => Named.Replace('?', l))];

    /// <summary>Whether the real type appears, so that the routine belongs to the interface of two type parameters.</summary>
    public bool UsesReal => Result == "R" || Arguments.Any(a => a.Kind == Kind.Select || (a.Kind is not (Kind.Flag or Kind.Constant or Kind.Work) && a.Type == "R"));

    /// <summary>Whether any argument tells the element type.</summary>
    public bool IsTyped => Arguments.Any(a => a.Kind == Kind.Scalar || (a.IsMemory && !a.IsInteger && a.Type != "N"));

    /// <summary>What a positive info means, as the expression of a text.</summary>
    public string InfoText => Beyond.Length == 0 ? Text(Info)
        : $"info > {Limit} ? {Text(Beyond)} : {Text(Info)}";

    /// <summary>The same, in documentation.</summary>
    public string InfoWords => (Info.Replace("{0}", "i", StringComparison.Ordinal)
        + (Beyond.Length == 0 ? "" : $"; where i > {Limit}, {Beyond}")).Replace("{1}", $"i - {Limit}", StringComparison.Ordinal);

    private string Text(string text) => text.Contains('{', StringComparison.Ordinal)
        ? $"$\"{text.Replace("{0}", "{info}", StringComparison.Ordinal).Replace("{1}", $"{{info - {Limit}}}", StringComparison.Ordinal)}\""
        : $"\"{text}\"";

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
