using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Which columns of a matrix of eigenvectors are wanted: first to end - 1, in ascending order of the values.</summary>
internal readonly record struct ColumnRange(nint First, nint End);

// Cuppen's method: J. Cuppen, "A Divide and Conquer Method for the Symmetric Tridiagonal Eigenproblem", 1981, with the
// deflation of J. Dongarra and D. Sorensen, 1987, and the vectors of M. Gu and S. Eisenstat, 1994 (reference routines stedc,
// laed0 to laed4).
internal sealed unsafe partial class Tridiagonal<TReal>
{
    // Blocks of this order are left to QL: below it the products are too small to be faster.
    private const int Leaf = 32;

    /// <summary>
    /// Eigenvalues, ascending, in place of d, and eigenvectors in the columns of Q, n by n; e is destroyed. Only the
    /// wanted columns are sure to be formed. Returns 0, or how many elements of e did not converge.
    /// </summary>
    public nint Divide(nint n, TReal* d, TReal* e, TReal* q, nint ldq, ColumnRange wanted)
    {
        if (IsRefused(n, d, e, n, q, ldq))
        {
            return n - 1;
        }

        Engine<TReal, TReal>.Laset(MatrixPart.All, n, n, TReal.Zero, TReal.One, q, ldq);
        if (n <= Leaf)
        {
            return Iterate(n, d, e, n, q, ldq);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint* order = arena.Take<nint>(n);
        for (nint first = 0; first < n;)
        {
            nint last = EndOfBlock(n, d, e, first);
            nint size = last - first + 1;
            int exponent = ScaleToOne(size, d + first, e + first);
            nint info = DivideBlock(
                size, d + first, e + first, q + first + (first * ldq), ldq, order + first, size == n ? wanted : new ColumnRange(0, size));
            Scale(size, d + first, exponent);
            if (info != 0)
            {
                return info;
            }

            for (nint i = first; i <= last; i++)
            {
                order[i] += first;
            }

            first = last + 1;
        }

        SortByValue(n, d, order);
        Permute(n, d, q, ldq, n, order, arena);
        return 0;
    }

    private static int ScaleToOne(nint n, TReal* d, TReal* e)
    {
        TReal max = TReal.Abs(d[n - 1]);
        for (nint i = 0; i < n - 1; i++)
        {
            max = TReal.MaxNumber(max, TReal.MaxNumber(TReal.Abs(d[i]), TReal.Abs(e[i])));
        }

        int exponent = max == TReal.Zero || !TReal.IsFinite(max) ? 0 : TReal.ILogB(max);
        Scale(n, d, -exponent);
        Scale(n - 1, e, -exponent);
        return exponent;
    }

    // The values are left where their columns are; order names them, ascending.
    private nint DivideBlock(nint n, TReal* d, TReal* e, TReal* q, nint ldq, nint* order, ColumnRange wanted)
    {
        if (n <= Leaf)
        {
            for (nint i = 0; i < n; i++)
            {
                order[i] = i;
            }

            return Iterate(n, d, e, n, q, ldq);
        }

        nint n1 = n / 2, n2 = n - n1;
        TReal rho = e[n1 - 1];
        d[n1 - 1] -= TReal.Abs(rho);
        d[n1] -= TReal.Abs(rho);
        nint info = DivideBlock(n1, d, e, q, ldq, order, new ColumnRange(0, n1));
        info = info != 0 ? info : DivideBlock(n2, d + n1, e + n1, q + n1 + (n1 * ldq), ldq, order + n1, new ColumnRange(0, n2));
        if (info == 0)
        {
            Merge(n, n1, d, q, ldq, rho, order, wanted);
        }

        return info;
    }

    /// <summary>Sorts indices by their values, ascending.</summary>
    internal static void SortByValue(nint n, TReal* values, nint* order)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* keys = arena.Take<TReal>(n);
        for (nint i = 0; i < n; i++)
        {
            keys[i] = values[order[i]];
        }

        int length = checked((int)n);
        new Span<TReal>(keys, length).Sort(new Span<nint>(order, length));
    }

    /// <summary>Brings columns (of a number of rows), and d with them, into the order given, which is destroyed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Permute(nint n, TReal* d, TReal* q, nint ldq, nint rows, nint* order, Arena arena)
    {
        using Arena.Lease lease = arena.Open();
        TReal* kept = arena.Take<TReal>(rows);
        for (nint start = 0; start < n; start++)
        {
            if (order[start] == start)
            {
                continue;
            }

            // Around the cycle: every column moves once.
            TReal value = d[start];
            Engine<TReal, TReal>.Copy(rows, q + (start * ldq), 1, kept, 1);
            nint to = start;
            while (order[to] != start)
            {
                nint from = order[to];
                d[to] = d[from];
                Engine<TReal, TReal>.Copy(rows, q + (from * ldq), 1, q + (to * ldq), 1);
                order[to] = to;
                to = from;
            }

            d[to] = value;
            Engine<TReal, TReal>.Copy(rows, kept, 1, q + (to * ldq), 1);
            order[to] = to;
        }
    }
}
