namespace Blas.Managed;

// M. Gu and S. Eisenstat, "A Divide-and-Conquer Algorithm for the Bidiagonal SVD", 1995 (reference routines bdsdc, lasd0 to
// lasd4). A block of n rows has n or n + 1 columns; in the second case the last column of its V is the one that it maps to 0.
internal sealed unsafe partial class Bidiagonal<TReal>
{
    private const int Leaf = 32;

    /// <summary>
    /// Singular values, descending, in place of d, and singular vectors in the columns of U and V, n by n; e is destroyed.
    /// Returns 0, or a positive number where a block did not converge.
    /// </summary>
    public nint Divide(nint n, TReal* d, TReal* e, TReal* u, nint ldu, TReal* v, nint ldv)
    {
        if (IsRefused(n, d, e, n, u, ldu, n, v, ldv))
        {
            return n - 1;
        }

        Engine<TReal, TReal>.Laset(MatrixPart.All, n, n, TReal.Zero, TReal.One, u, ldu);
        Engine<TReal, TReal>.Laset(MatrixPart.All, n, n, TReal.Zero, TReal.One, v, ldv);
        if (n <= Leaf || IsZero(n, d, e))
        {
            return Iterate(n, d, e, n, u, ldu, n, v, ldv);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint* order = arena.Take<nint>(n), second = arena.Take<nint>(n);
        int exponent = ExponentOf(n, d, e);
        Scale(n, d, e, -exponent);
        TReal eps = Machine<TReal>.Epsilon;
        for (nint i = 0; i < n; i++)
        {
            // No pole may be 0 beside the one that stands for a block's middle row.
            d[i] = TReal.Abs(d[i]) < eps ? TReal.CopySign(eps, d[i]) : d[i];
        }

        nint info = 0;
        for (nint first = 0; first < n && info == 0;)
        {
            nint last = first;
            while (last < n - 1 && TReal.Abs(e[last]) >= eps)
            {
                last++;
            }

            info = DivideBlock(
                last - first + 1, 0, d + first, e + first, u + first + (first * ldu), ldu, v + first + (first * ldv), ldv, order + first);
            for (nint i = first; i <= last; i++)
            {
                order[i] += first;
            }

            first = last + 1;
        }

        if (info != 0)
        {
            return info;
        }

        // Ascending, and then turned round.
        Tridiagonal<TReal>.SortByValue(n, d, order);
        new Span<nint>(order, checked((int)n)).Reverse();
        TReal* values = arena.Take<TReal>(n);
        for (nint i = 0; i < n; i++)
        {
            values[i] = d[i];
            second[i] = order[i];
        }

        Tridiagonal<TReal>.Permute(n, d, u, ldu, n, order, arena);
        Tridiagonal<TReal>.Permute(n, values, v, ldv, n, second, arena);
        Scale(n, d, e, exponent);
        return 0;
    }

    // The values are left where their columns are, and order names them, ascending. extra is 1 for n + 1 columns.
    private nint DivideBlock(
        nint n, nint extra, TReal* d, TReal* e, TReal* u, nint ldu, TReal* v, nint ldv, nint* order)
    {
        if (n <= Leaf)
        {
            for (nint i = 0; i < n; i++)
            {
                order[i] = n - 1 - i;
            }

            return SolveLeaf(n, extra, d, e, u, ldu, v, ldv);
        }

        // Rows n1 and n2 beside the middle one, which has alpha at the end of the first block's columns and beta at the
        // beginning of the second's.
        nint n1 = n / 2, n2 = n - n1 - 1, second = n1 + 1;
        TReal alpha = d[n1], beta = e[n1];
        nint info = DivideBlock(n1, 1, d, e, u, ldu, v, ldv, order);
        info = info != 0 ? info : DivideBlock(
            n2, extra, d + second, e + second, u + second + (second * ldu), ldu, v + second + (second * ldv), ldv, order + second);
        if (info == 0)
        {
            Merge(n1, n2, extra, alpha, beta, d, u, ldu, v, ldv, order);
        }

        return info;
    }

    // With an extra column: rotations from the right make the matrix lower bidiagonal and square, rotations from the left
    // upper bidiagonal again.
    private nint SolveLeaf(nint n, nint extra, TReal* d, TReal* e, TReal* u, nint ldu, TReal* v, nint ldv)
    {
        nint rows = n + extra;
        for (nint i = 0; i < n && extra > 0; i++)
        {
            d[i] = PlaneRotation<TReal>.Make(d[i], e[i], out TReal c, out TReal s);
            e[i] = TReal.Zero;
            if (i < n - 1)
            {
                e[i] = s * d[i + 1];
                d[i + 1] *= c;
            }

            engine.RotReal(rows, v + (i * ldv), 1, v + ((i + 1) * ldv), 1, c, s);
        }

        for (nint i = 0; i < n - 1 && extra > 0; i++)
        {
            d[i] = PlaneRotation<TReal>.Make(d[i], e[i], out TReal c, out TReal s);
            e[i] = s * d[i + 1];
            d[i + 1] *= c;
            engine.RotReal(n, u + (i * ldu), 1, u + ((i + 1) * ldu), 1, c, s);
        }

        return Iterate(n, d, e, n, u, ldu, rows, v, ldv);
    }

    private static bool IsZero(nint n, TReal* d, TReal* e)
    {
        bool zero = d[n - 1] == TReal.Zero;
        for (nint i = 0; i < n - 1 && zero; i++)
        {
            zero = d[i] == TReal.Zero && e[i] == TReal.Zero;
        }

        return zero;
    }
}
