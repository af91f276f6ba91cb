using Nn.Cli.Compare.Measuring;

namespace Nn.Cli.Compare.Work;

/// <summary>The entry in a row and a column of a matrix, exactly.</summary>
internal delegate PreciseComplex Entry(int row, int column);

/// <summary>Matrices of column-major memory, read entry by entry.</summary>
internal static unsafe class Entries
{
    public static Entry General<T>(T* a, int ld)
        where T : unmanaged => (i, j) => PreciseComplex.Of(a[i + ((nint)j * ld)]);

    /// <summary>A symmetric matrix of which the lower triangle is stored.</summary>
    public static Entry Symmetric<T>(T* a, int ld)
        where T : unmanaged => (i, j) => PreciseComplex.Of(i >= j ? a[i + ((nint)j * ld)] : a[j + ((nint)i * ld)]);

    /// <summary>The lower triangle, its diagonal included.</summary>
    public static Entry Lower<T>(T* a, int ld)
        where T : unmanaged => (i, j) => i >= j ? PreciseComplex.Of(a[i + ((nint)j * ld)]) : default;

    /// <summary>The lower triangle with ones on the diagonal.</summary>
    public static Entry UnitLower<T>(T* a, int ld)
        where T : unmanaged => (i, j) => i > j ? PreciseComplex.Of(a[i + ((nint)j * ld)]) : i == j ? 1.0 : default;

    /// <summary>The upper triangle, its diagonal included.</summary>
    public static Entry Upper<T>(T* a, int ld)
        where T : unmanaged => (i, j) => i <= j ? PreciseComplex.Of(a[i + ((nint)j * ld)]) : default;

    public static Entry Transposed(Entry a) => (i, j) => a(j, i);

    public static Entry ConjugateTransposed(Entry a) => (i, j) => a(j, i).Conjugate();
}
