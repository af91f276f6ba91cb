using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// The least squares solution of least norm of A X = B, A m by n of any rank, by singular values (divide and conquer); B has max(m, n) rows, and X
    /// takes the first n. Singular values of at most rcond times the largest count as zero; a negative rcond stands for the precision. Returns 0, or a positive number where the
    /// singular values did not converge; so it is for a matrix with an infinity or a NaN, and all results are NaN.
    /// </summary>
    /// <remarks>
    /// The bidiagonal matrix is decomposed with its vectors, and these multiplied into B; the reference's <c>gelsd</c> applies the factors of the vectors
    /// one after the other.
    /// </remarks>
    public nint Gelsd(nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb, TReal* s, TReal rcond, out nint rank)
    {
        rank = 0;
        nint k = Math.Min(m, n), most = Math.Max(m, n);
        if (k == 0)
        {
            Laset(MatrixPart.All, most, nrhs, T.Zero, T.Zero, b, ldb);
            return 0;
        }

        Scaling scaleA = ScaleIntoRange(m, n, a, lda);
        if (scaleA.IsZero || !TReal.IsFinite(scaleA.Size))
        {
            TReal value = scaleA.IsZero ? TReal.Zero : TReal.NaN;
            Engine<TReal, TReal>.Laset(MatrixPart.All, k, 1, value, value, s, k);
            T element = Scalars<T, TReal>.Create(value, value);
            Laset(MatrixPart.All, most, nrhs, element, element, b, ldb);
            return scaleA.IsZero ? 0 : k;
        }

        Scaling scaleB = ScaleIntoRange(m, nrhs, b, ldb);
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();

        // What is reduced is tall: A, or its conjugate transpose.
        bool wide = m < n;
        T* tall = a;
        nint ldt = lda;
        if (wide)
        {
            tall = arena.Take<T>(m * n);
            ldt = n;
            Turn(m, n, a, lda, tall, ldt);
        }

        nint info = SolveBySingularValues(wide, most, k, nrhs, tall, ldt, b, ldb, s, rcond < TReal.Zero ? Machine<TReal>.Epsilon : rcond, out rank);
        if (scaleA.IsNeeded)
        {
            Reals.Lascl(MatrixPart.All, scaleA.Target, scaleA.Size, k, 1, s, k);
            ScaleBack(scaleA, inverse: true, n, nrhs, b, ldb);
        }

        ScaleBack(scaleB, inverse: false, n, nrhs, b, ldb);
        return info;
    }

    // A = Q B P^H (tall), or A = P B^T Q^H where A^H was reduced, with B = U S V^T; X = (P V) S^+ (Q U)^H right sides, or the other way round.
    private nint SolveBySingularValues(
        bool wide, nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb, TReal* s, TReal rcond, out nint rank)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* e = arena.Take<TReal>(n), u = arena.Take<TReal>(n * n), v = arena.Take<TReal>(n * n);
        T* tauq = arena.Take<T>(n), taup = arena.Take<T>(n), tau = arena.Take<T>(n);
        T* reduced = a, vectors = arena.Take<T>(IsComplex ? n * n : 0), product = arena.Take<T>(n * nrhs);
        nint ldr = lda, rows = m;

        // Much taller than wide: only the triangle of a QR factorization is reduced.
        bool factors = 6 * m >= 11 * n;
        if (factors)
        {
            Geqrf(m, n, a, lda, tau);
            reduced = arena.Take<T>(n * n);
            ldr = rows = n;
            Laset(MatrixPart.All, n, n, T.Zero, T.Zero, reduced, n);
            Lacpy(MatrixPart.Upper, n, n, a, lda, reduced, n);
        }

        Gebrd(rows, n, reduced, ldr, s, e, tauq, taup);
        nint info = BidiagonalSolver.Divide(n, s, e, u, n, v, n);
        rank = 0;
        while (rank < n && s[rank] > rcond * s[0])
        {
            rank++;
        }

        // Into the basis of the singular vectors on the side of the right sides.
        if (wide)
        {
            Ormbr(BidiagonalVector.P, Side.Left, Transpose.ConjugateTranspose, n, nrhs, n, reduced, ldr, taup, b, ldb);
        }
        else
        {
            if (factors)
            {
                Ormqr(Side.Left, Transpose.ConjugateTranspose, m, nrhs, n, a, lda, tau, b, ldb);
            }

            Ormbr(BidiagonalVector.Q, Side.Left, Transpose.ConjugateTranspose, rows, nrhs, n, reduced, ldr, tauq, b, ldb);
        }

        T* from = WidenVectors(n, wide ? v : u, vectors);
        Gemm(Transpose.Transpose, Transpose.None, rank, nrhs, n, T.One, from, n, b, ldb, T.Zero, product, n);
        for (nint j = 0; j < nrhs; j++)
        {
            for (nint i = 0; i < rank; i++)
            {
                product[i + (j * n)] = Divide(product[i + (j * n)], s[i]);
            }
        }

        // And out of that on the side of the solution.
        T* to = WidenVectors(n, wide ? u : v, vectors);
        Gemm(Transpose.None, Transpose.None, n, nrhs, rank, T.One, to, n, product, n, T.Zero, b, ldb);
        if (wide)
        {
            Laset(MatrixPart.All, m - n, nrhs, T.Zero, T.Zero, b + n, ldb);
            Ormbr(BidiagonalVector.Q, Side.Left, Transpose.None, rows, nrhs, n, reduced, ldr, tauq, b, ldb);
            if (factors)
            {
                Ormqr(Side.Left, Transpose.None, m, nrhs, n, a, lda, tau, b, ldb);
            }
        }
        else
        {
            Ormbr(BidiagonalVector.P, Side.Left, Transpose.None, n, nrhs, n, reduced, ldr, taup, b, ldb);
        }

        return info;
    }

    private static T* WidenVectors(nint n, TReal* vectors, T* room)
    {
        if (!IsComplex)
        {
            return (T*)vectors;
        }

        Widen(n, n, vectors, n, room, n);
        return room;
    }
}
