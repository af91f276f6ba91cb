namespace Blas.Managed;

/// <summary>
/// The columns of a stored triangle, whether it lies in a full matrix, in a band matrix or packed: where they are, and which
/// of their rows hold elements. With it a routine is written once for the three ways of storage.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct TriangleColumns<T>
    where T : unmanaged
{
    private readonly T* _a;
    private readonly nint _lda;
    private readonly Storage _storage;

    private TriangleColumns(T* a, nint lda, nint n, nint k, UpLo uplo, Storage storage)
    {
        _a = a;
        _lda = lda;
        N = n;
        K = k;
        IsUpper = uplo == UpLo.Upper;
        _storage = storage;
    }

    private enum Storage : byte
    {
        Full,
        Band,
        Packed,
    }

    /// <summary>The order of the matrix.</summary>
    public nint N { get; }

    /// <summary>Diagonals beside the main one, at most n - 1.</summary>
    public nint K { get; }

    public bool IsUpper { get; }

    /// <summary>Whether columns have different rows, so that they are not taken several at a time.</summary>
    public bool IsBand => _storage == Storage.Band;

    /// <summary>Elements off the diagonal, about.</summary>
    public double Area => IsBand ? (double)N * K : (double)N * N / 2;

    public static TriangleColumns<T> Full(UpLo uplo, nint n, T* a, nint lda) => new(a, lda, n, n - 1, uplo, Storage.Full);

    public static TriangleColumns<T> Band(UpLo uplo, nint n, nint k, T* a, nint lda) =>
        new(uplo == UpLo.Upper ? a + k : a, lda, n, Math.Min(k, n - 1), uplo, Storage.Band);

    public static TriangleColumns<T> Packed(UpLo uplo, nint n, T* ap) => new(ap, 0, n, n - 1, uplo, Storage.Packed);

    /// <summary>Where element (0, j) would be: element (i, j) of the triangle is at [i].</summary>
    public T* At(nint j) => _storage switch
    {
        Storage.Full => _a + (j * _lda),
        Storage.Band => _a + (j * _lda) - j,
        _ => _a + (IsUpper ? j * (j + 1) / 2 : j * ((2 * N) - j - 1) / 2),
    };

    /// <summary>The first row beside the diagonal in column j.</summary>
    public nint First(nint j) => IsUpper ? Math.Max(0, j - K) : j + 1;

    /// <summary>One past the last row beside the diagonal in column j.</summary>
    public nint End(nint j) => IsUpper ? j : Math.Min(N, j + K + 1);

    /// <summary>
    /// Where to cut [0, n) into pieces of equal area, at multiples of <paramref name="unit"/>.
    /// </summary>
    /// <param name="piece">0 to pieces; the end of one piece is the start of the next.</param>
    /// <param name="pieces">How many.</param>
    /// <param name="growing">Whether the work grows with the index, or falls.</param>
    /// <param name="unit">The grain.</param>
    /// <returns>The first index of the piece.</returns>
    public nint Cut(nint piece, nint pieces, bool growing, nint unit)
    {
        if (piece == 0 || piece == pieces)
        {
            return piece == 0 ? 0 : N;
        }

        double part = (double)piece / pieces;
        double at = IsBand ? part : growing ? Math.Sqrt(part) : 1 - Math.Sqrt(1 - part);
        return Math.Min(N, (nint)(at * N / unit) * unit);
    }
}
