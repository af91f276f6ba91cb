using System.Numerics;

namespace Blas;

/// <summary>Transposed matrices, for row-major work that has no dual: tile by tile, so that both walks stay in the cache.</summary>
internal static unsafe class Transposition
{
    // Two tiles of complex numbers are 16 KiB: half of the smallest first-level caches.
    private const int Tile = 22;

    /// <summary>A := Aᵀ, or Aᴴ, of a square matrix, in its place.</summary>
    public static void Square<T>(nint n, T* a, nint ld, bool conjugated = false)
        where T : unmanaged, INumberBase<T>
    {
        conjugated &= Element<T>.IsComplex;
        for (nint j0 = 0; j0 < n; j0 += Tile)
        {
            for (nint i0 = j0; i0 < n; i0 += Tile)
            {
                nint jEnd = Math.Min(n, j0 + Tile), iEnd = Math.Min(n, i0 + Tile);
                for (nint j = j0; j < jEnd; j++)
                {
                    for (nint i = Math.Max(i0, j + 1); i < iEnd; i++)
                    {
                        T* p = a + i + (j * ld), q = a + j + (i * ld);
                        (*p, *q) = conjugated ? (Element<T>.Conjugate(*q), Element<T>.Conjugate(*p)) : (*q, *p);
                    }
                }
            }
        }

        for (nint i = 0; conjugated && i < n; i++)
            a[i + (i * ld)] = Element<T>.Conjugate(a[i + (i * ld)]);
    }

    /// <summary>to(j, i) := from(i, j), or its conjugate, of an m x n matrix by columns.</summary>
    public static void Copy<T>(nint m, nint n, T* from, nint ldFrom, T* to, nint ldTo, bool conjugated = false)
        where T : unmanaged, INumberBase<T>
    {
        conjugated &= Element<T>.IsComplex;
        for (nint j0 = 0; j0 < n; j0 += Tile)
        {
            for (nint i0 = 0; i0 < m; i0 += Tile)
            {
                nint jEnd = Math.Min(n, j0 + Tile), iEnd = Math.Min(m, i0 + Tile);
                for (nint j = j0; j < jEnd; j++)
                {
                    for (nint i = i0; i < iEnd; i++)
                        to[j + (i * ldTo)] = conjugated ? Element<T>.Conjugate(from[i + (j * ldFrom)]) : from[i + (j * ldFrom)];
                }
            }
        }
    }
}

/// <summary>A row-major matrix by columns, in scratch memory for the length of a call.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe ref struct TransposedCopy<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly nint _rows;
    private readonly nint _columns;
    private readonly bool _conjugated;
    private Scratch<T> _memory;

    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="a">Its rows.</param>
    /// <param name="lda">From one row to the next.</param>
    /// <param name="read">Whether the copy is filled.</param>
    /// <param name="conjugated">Whether elements are conjugated on their way, forth and back.</param>
    public TransposedCopy(nint rows, nint columns, T* a, nint lda, bool read, bool conjugated = false)
    {
        (_rows, _columns, _conjugated) = (rows, columns, conjugated);
        Ld = Math.Max(1, rows);
        _memory = new(checked(Ld * columns));
        if (read)
            Transposition.Copy(columns, rows, a, lda, Pointer, Ld, conjugated);
    }

    /// <summary>The first element.</summary>
    public readonly T* Pointer => _memory.Pointer;

    /// <summary>From one column to the next.</summary>
    public nint Ld { get; }

    /// <summary>Writes the matrix back by rows.</summary>
    public readonly void WriteTo(T* a, nint lda) => Transposition.Copy(_rows, _columns, Pointer, Ld, a, lda, _conjugated);

    public void Dispose() => _memory.Dispose();
}
