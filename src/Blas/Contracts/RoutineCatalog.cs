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
/// <param name="Symbols">The standard names for s, d, c and z.</param>
/// <param name="Arguments">The arguments of the contract's method, in order.</param>
public sealed record RoutineInfo(
    string Name, RoutineLibrary Library, int Level, IReadOnlyList<string> Symbols, IReadOnlyList<ArgumentInfo> Arguments);

/// <summary>An argument of a routine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record ArgumentInfo(string Name, ArgumentKind Kind)
{
    /// <summary>Whether the routine writes to it.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Which increments are allowed, for an increment.</summary>
    public IncrementRule Rule { get; init; }
}

/// <summary>Which of the two libraries a routine belongs to.</summary>
public enum RoutineLibrary
{
    /// <summary>Basic linear algebra subprograms.</summary>
    Blas,

    /// <summary>Linear algebra package.</summary>
    Lapack,
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
}
