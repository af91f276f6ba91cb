using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas;

/// <summary>
/// Refuses a NaN or an infinity in what an iteration starts from. Libraries differ in what they make of one: wrong values without a
/// word, a positive info, a refusal that is printed, or no end at all. One pass over the input costs O(n²) before work of O(n³).
/// </summary>
internal static unsafe class FiniteCheck
{
    /// <summary>A whole matrix.</summary>
    public static void Matrix<T, TReal>(Layout layout, nint rows, nint columns, T* a, nint lda, string name)
        where T : unmanaged
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        bool byRows = layout == Layout.RowMajor;
        (nint length, nint lines) = byRows ? (columns, rows) : (rows, columns);
        for (nint line = 0; line < lines; line++)
        {
            nint at = First<T, TReal>(a + (line * lda), 0, length);
            if (at >= 0)
                throw Refusal<T, TReal>(name, byRows, line, at, a[(line * lda) + at]);
        }
    }

    /// <summary>One triangle of a Hermitian matrix, with the imaginary parts of its diagonal: they count as zero, but some libraries read them.</summary>
    public static void Triangle<T, TReal>(Layout layout, UpLo uplo, nint n, T* a, nint lda, string name)
        where T : unmanaged
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        // The upper triangle by columns, or the lower by rows: lines grow, and end at the diagonal.
        bool byRows = layout == Layout.RowMajor, grows = (uplo == UpLo.Upper) != byRows;
        for (nint line = 0; line < n; line++)
        {
            T* start = a + (line * lda);
            nint at = grows ? First<T, TReal>(start, 0, line + 1) : First<T, TReal>(start, line, n - line);
            if (at >= 0)
                throw Refusal<T, TReal>(name, byRows, line, at, start[at]);
        }
    }

    /// <summary>The part of a matrix on and above the first diagonal below the main one.</summary>
    public static void Hessenberg<T, TReal>(Layout layout, nint n, T* h, nint ldh, string name)
        where T : unmanaged
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        bool byRows = layout == Layout.RowMajor;
        for (nint line = 0; line < n; line++)
        {
            nint from = byRows ? Math.Max(0, line - 1) : 0, to = byRows ? n : Math.Min(n, line + 2);
            nint at = First<T, TReal>(h + (line * ldh), from, to - from);
            if (at >= 0)
                throw Refusal<T, TReal>(name, byRows, line, at, h[(line * ldh) + at]);
        }
    }

    /// <summary>Contiguous real numbers.</summary>
    public static void Array<TReal>(TReal* x, nint n, string name)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        nint at = First<TReal, TReal>(x, 0, n);
        if (at >= 0)
            throw new ArgumentException($"{name}[{at}] is {x[at]}; the iteration takes neither a NaN nor an infinity.", name);
    }

    // The first of some elements that is not finite, or -1.
    private static nint First<T, TReal>(T* line, nint from, nint count)
        where T : unmanaged
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        nint parts = sizeof(T) / sizeof(TReal);
        if (AreFinite((TReal*)(line + from), count * parts))
            return -1;
        TReal* x = (TReal*)line;
        nint at = from * parts;
        while (TReal.IsFinite(x[at]))
            at++;
        return at / parts;
    }

    private static bool AreFinite<TReal>(TReal* x, nint n)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        // x - x is 0, or NaN where x is not finite; sums of such differences never come back from NaN.
        nint i = 0, width = Vector<TReal>.Count;
        if (n >= width)
        {
            Vector<TReal> s0 = Vector<TReal>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (; i <= n - (4 * width); i += 4 * width)
            {
                Vector<TReal> x0 = Load(x + i), x1 = Load(x + i + width), x2 = Load(x + i + (2 * width)), x3 = Load(x + i + (3 * width));
                s0 += x0 - x0;
                s1 += x1 - x1;
                s2 += x2 - x2;
                s3 += x3 - x3;
            }

            for (; i <= n - width; i += width)
            {
                Vector<TReal> x0 = Load(x + i);
                s0 += x0 - x0;
            }

            if (!System.Numerics.Vector.EqualsAll(s0 + s1 + (s2 + s3), Vector<TReal>.Zero))
                return false;
        }

        TReal sum = TReal.Zero;
        for (; i < n; i++)
            sum += x[i] - x[i];
        return sum == TReal.Zero;
    }

    private static Vector<TReal> Load<TReal>(TReal* x)
        where TReal : unmanaged => Unsafe.ReadUnaligned<Vector<TReal>>(x);

    private static ArgumentException Refusal<T, TReal>(string name, bool byRows, nint line, nint at, T value)
        where T : unmanaged
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        (nint row, nint column) = byRows ? (line, at) : (at, line);
        return new ArgumentException($"{name}[{row}, {column}] is {value}; the iteration takes neither a NaN nor an infinity.", name);
    }
}
