namespace Blas;

/// <summary>Every routine of the contracts, as data: for tests that try them all, tables, and what a library lacks.</summary>
public static partial class RoutineCatalog
{
    /// <summary>The routines in the order of the list.</summary>
    public static IReadOnlyList<RoutineInfo> All => Rows;
}

/// <summary>A routine of the contracts.</summary>
/// <param name="Name">The standard name without the type's letter, lower case.</param>
/// <param name="Library">BLAS or LAPACK.</param>
/// <param name="Level">1, 2 or 3 for BLAS; 0 for LAPACK.</param>
/// <param name="Symbols">The standard names for s, d, c and z; "-" where a type has none.</param>
/// <param name="Arguments">The arguments of the contract's method, in order.</param>
public sealed record RoutineInfo(
    string Name, RoutineLibrary Library, int Level, IReadOnlyList<string> Symbols, IReadOnlyList<ArgumentInfo> Arguments)
{
    /// <summary>Other names for s, d, c and z under which libraries have the routine; empty where there are none.</summary>
    public IReadOnlyList<string> OtherSymbols { get; init; } = [];

    /// <summary>The method's name in the contracts: the words of <see cref="Name"/> joined.</summary>
    public string Method => string.Concat(Name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}

/// <summary>An argument of a routine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record ArgumentInfo(string Name, ArgumentKind Kind)
{
    /// <summary>Whether the routine writes to it.</summary>
    public bool IsWritten { get; init; }

    /// <summary>What a scalar or memory is made of: 'T', the element type; 'R', its real type; 'F', float; 'I', 32-bit integers; 'N', one native integer.</summary>
    public char Element { get; init; } = 'T';

    /// <summary>The enumeration of a <see cref="ArgumentKind.Flag"/>; null for other arguments.</summary>
    public Type? Flag { get; init; }

    /// <summary>
    /// Of a <see cref="Blas.Transpose"/> flag: 'T' or 'C' where complex elements allow only None and that form; of a <see cref="Norm"/> 'O', only
    /// One and Infinity; of an <see cref="Accumulate"/> 'I', only None and Identity; otherwise the null character.
    /// </summary>
    public char Only { get; init; }

    /// <summary>Which increments are allowed, for an increment.</summary>
    public IncrementRule Rule { get; init; }
}

/// <summary>Which of the libraries a routine belongs to.</summary>
public enum RoutineLibrary
{
    /// <summary>Basic linear algebra subprograms.</summary>
    Blas,

    /// <summary>Linear algebra package.</summary>
    Lapack,

    /// <summary>The routines of BLAS that take floats and add up in double precision.</summary>
    Mixed,
}

/// <summary>What an argument is.</summary>
public enum ArgumentKind
{
    /// <summary>The storage order.</summary>
    Layout,

    /// <summary>A <see cref="Blas.Transpose"/> flag.</summary>
    Transpose,

    /// <summary>A <see cref="Blas.UpLo"/> flag.</summary>
    UpLo,

    /// <summary>A <see cref="Blas.Side"/> flag.</summary>
    Side,

    /// <summary>A <see cref="Blas.Diag"/> flag.</summary>
    Diag,

    /// <summary>A size.</summary>
    Dimension,

    /// <summary>A factor.</summary>
    Scalar,

    /// <summary>A matrix.</summary>
    Matrix,

    /// <summary>A matrix's leading dimension.</summary>
    LeadingDimension,

    /// <summary>A vector.</summary>
    Vector,

    /// <summary>A vector's increment.</summary>
    Increment,

    /// <summary>Contiguous integers or elements.</summary>
    Array,

    /// <summary>A band matrix, or a triangle of one.</summary>
    Band,

    /// <summary>A packed triangle.</summary>
    Packed,

    /// <summary>A scalar by reference.</summary>
    Reference,

    /// <summary>Pointers to matrices.</summary>
    Matrices,

    /// <summary>The distance between the matrices of a batch.</summary>
    Distance,

    /// <summary>Another flag, of the type in <see cref="ArgumentInfo.Flag"/>.</summary>
    Flag,

    /// <summary>An integer within limits: the number of a row or an eigenvalue (1-based), a sign, a choice.</summary>
    Index,

    /// <summary>A function that chooses eigenvalues, or null.</summary>
    Select,
}
