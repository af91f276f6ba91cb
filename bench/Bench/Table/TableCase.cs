using System.Globalization;
using Blas;

namespace Bench;

/// <summary>A row of the table: a matrix product, or a call of another routine.</summary>
/// <param name="M">Rows of C.</param>
/// <param name="N">Columns of C; the order of all matrices for other routines.</param>
/// <param name="K">Products in each sum.</param>
/// <param name="Routine">Its name in <see cref="RoutineSet{T, TReal}"/>; empty for matrix products.</param>
#pragma warning disable CA1036 // BenchmarkDotNet puts the rows in order by it; nobody compares them with operators.
public sealed record TableCase(int M, int N, int K, string Routine = "") : IComparable
#pragma warning restore CA1036
{
    /// <summary>Whether A is transposed.</summary>
    public Transpose TransA { get; init; } = Transpose.None;

    /// <summary>Whether B is transposed.</summary>
    public Transpose TransB { get; init; } = Transpose.None;

    /// <summary>A product of square matrices.</summary>
    /// <param name="n">The order.</param>
    /// <returns>The case.</returns>
    public static TableCase Square(int n) => new(n, n, n);

    /// <summary>A call of another routine.</summary>
    /// <param name="routine">The name.</param>
    /// <param name="n">The order of the matrices, the length of the vectors.</param>
    /// <returns>The case.</returns>
    public static TableCase Of(string routine, int n) => new(n, n, n, routine);

    /// <summary>The operands, row-major: "64x784 . 784x256", "(64x784)' . 64x256"; or the routine and the order.</summary>
    public override string ToString()
    {
        if (Routine.Length > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{Routine} {N}");
        string a = TransA == Transpose.None ? $"{M}x{K}" : $"({K}x{M})'", b = TransB == Transpose.None ? $"{K}x{N}" : $"({N}x{K})'";
        return $"{a} . {b}";
    }

    /// <summary>By routine and by size, as the rows follow each other.</summary>
    /// <param name="obj">Another case.</param>
    /// <returns>Below 0 where this one comes first.</returns>
    public int CompareTo(object? obj) => obj is TableCase other ? Key.CompareTo(other.Key) : 1;

    private (string Routine, long Work, string Name) Key => (Routine, (long)M * N * K, ToString());
}
