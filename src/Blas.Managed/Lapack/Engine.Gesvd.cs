namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// A = U S VT, singular values descending, by the implicit zero-shift QR iteration; each side none, the first min(m, n)
    /// vectors, all of them, or the first in place of A (gesvd). A is destroyed. Returns 0, or a positive number where it did
    /// not converge; so it is for a matrix with an infinity or a NaN, and all results are NaN.
    /// </summary>
    public nint Gesvd(SvdJob jobu, SvdJob jobvt, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt) =>
        Svd(jobu, jobvt, m, n, a, lda, s, u, ldu, vt, ldvt, divides: false);

    /// <summary>
    /// The same by divide and conquer, with the same choice for both sides; Overwrite puts U in place of A and forms VT for
    /// m &gt;= n, and VT in place of A and U otherwise (gesdd).
    /// </summary>
    public nint Gesdd(SvdJob jobz, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt)
    {
        SvdJob jobu = jobz == SvdJob.Overwrite && m < n ? SvdJob.All : jobz;
        SvdJob jobvt = jobz == SvdJob.Overwrite && m >= n ? SvdJob.All : jobz;
        return Svd(jobu, jobvt, m, n, a, lda, s, u, ldu, vt, ldvt, divides: true);
    }

    private nint Svd(
        SvdJob jobu, SvdJob jobvt, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt, bool divides)
    {
        nint k = Math.Min(m, n);
        nint columnsU = CountOf(jobu, m, k), rowsVt = CountOf(jobvt, n, k);
        if (k == 0)
        {
            // Of nothing, all vectors are those of the identity.
            Laset(MatrixPart.All, m, jobu == SvdJob.All ? columnsU : 0, T.Zero, T.One, u, ldu);
            Laset(MatrixPart.All, jobvt == SvdJob.All ? rowsVt : 0, n, T.Zero, T.One, vt, ldvt);
            return 0;
        }

        TReal norm = Lange(Norm.Max, m, n, a, lda);
        T* targetU = jobu == SvdJob.Overwrite ? a : u, targetVt = jobvt == SvdJob.Overwrite ? a : vt;
        nint ldTargetU = jobu == SvdJob.Overwrite ? lda : ldu, ldTargetVt = jobvt == SvdJob.Overwrite ? lda : ldvt;
        if (!TReal.IsFinite(norm))
        {
            Engine<TReal, TReal>.Laset(MatrixPart.All, k, 1, TReal.NaN, TReal.NaN, s, k);
            FillNaN(m, columnsU, targetU, ldTargetU);
            FillNaN(rowsVt, n, targetVt, ldTargetVt);
            return k;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        int exponent = InputExponent(norm);
        DivideByPower(MatrixPart.All, m, n, a, lda, exponent);

        // A wide matrix goes as its conjugate transpose, whose left vectors are the right ones here. Vectors are computed as
        // columns beside A, unless there is a place for them.
        bool wide = m < n;
        T* tall = a;
        nint ldt = lda;
        if (wide)
        {
            tall = arena.Take<T>(m * n);
            ldt = n;
            Turn(m, n, a, lda, tall, ldt, conjugate: true);
        }

        bool isInPlace = columnsU > 0 && jobu != SvdJob.Overwrite;
        SvdFactor left = new() { Columns = columnsU, Vectors = isInPlace ? u : arena.Take<T>(m * columnsU), Ld = isInPlace ? ldu : m };
        SvdFactor right = new() { Columns = rowsVt, Vectors = arena.Take<T>(n * rowsVt), Ld = n };
        nint info = wide
            ? SvdTall(n, m, tall, ldt, s, right, left, divides)
            : SvdTall(m, n, tall, ldt, s, left, right, divides);
        if (!isInPlace)
        {
            Lacpy(MatrixPart.All, m, columnsU, left.Vectors, m, targetU, ldTargetU);
        }

        Turn(n, rowsVt, right.Vectors, n, targetVt, ldTargetVt, conjugate: true);
        MultiplyByPower(k, s, exponent);
        return info;
    }

    private static nint CountOf(SvdJob job, nint all, nint some) =>
        job switch { SvdJob.None => 0, SvdJob.All => all, _ => some };

    // m >= n. Columns of the right factor are n or none.
    private nint SvdTall(nint m, nint n, T* a, nint lda, TReal* s, in SvdFactor left, in SvdFactor right, bool divides)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* e = arena.Take<TReal>(n);
        T* tauq = arena.Take<T>(n), taup = arena.Take<T>(n), tau = arena.Take<T>(n);
        T* reduced = a;
        nint ldr = lda, rows = m;

        // Much taller than wide: only the triangle of a QR factorization is reduced (reference: from 11/6 on).
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
        if (left.Columns == 0 && right.Columns == 0)
        {
            return BidiagonalSolver.Values(n, s, e);
        }

        // Each real factor stands where its product with a reflector's side is to be.
        TReal* u = RealFactor(left, n, arena), v = RealFactor(right, n, arena);
        nint ldu = IsComplex || left.Columns == 0 ? n : left.Ld, ldv = IsComplex || right.Columns == 0 ? n : right.Ld;
        nint info;
        if (divides)
        {
            info = BidiagonalSolver.Divide(n, s, e, u, ldu, v, ldv);
        }
        else
        {
            nint rowsU = left.Columns == 0 ? 0 : n, rowsV = right.Columns == 0 ? 0 : n;
            Engine<TReal, TReal>.Laset(MatrixPart.All, rowsU, n, TReal.Zero, TReal.One, u, ldu);
            Engine<TReal, TReal>.Laset(MatrixPart.All, rowsV, n, TReal.Zero, TReal.One, v, ldv);
            info = BidiagonalSolver.Iterate(n, s, e, rowsU, u, ldu, rowsV, v, ldv);
        }

        if (left.Columns > 0)
        {
            Place(left, m, n, u, n);
            Ormbr(BidiagonalVector.Q, Side.Left, Transpose.None, rows, factors ? n : left.Columns, n, reduced, ldr, tauq, left.Vectors, left.Ld);
            if (factors)
            {
                Ormqr(Side.Left, Transpose.None, m, left.Columns, n, a, lda, tau, left.Vectors, left.Ld);
            }
        }

        if (right.Columns > 0)
        {
            Place(right, n, n, v, n);
            Ormbr(BidiagonalVector.P, Side.Left, Transpose.None, n, n, n, reduced, ldr, taup, right.Vectors, right.Ld);
        }

        return info;
    }

    private static TReal* RealFactor(in SvdFactor factor, nint n, Arena arena) =>
        IsComplex || factor.Columns == 0 ? arena.Take<TReal>(n * n) : (TReal*)factor.Vectors;

    // The n by n factor in the corner of an identity of m rows.
    private static void Place(in SvdFactor factor, nint m, nint n, TReal* small, nint lds)
    {
        if (IsComplex)
        {
            Widen(n, n, small, lds, factor.Vectors, factor.Ld);
        }

        Laset(MatrixPart.All, m - n, n, T.Zero, T.Zero, factor.Vectors + n, factor.Ld);
        T* rest = factor.Vectors + (n * factor.Ld);
        Laset(MatrixPart.All, n, factor.Columns - n, T.Zero, T.Zero, rest, factor.Ld);
        Laset(MatrixPart.All, m - n, factor.Columns - n, T.Zero, T.One, rest + n, factor.Ld);
    }

    /// <summary>How many singular vectors of a side are formed, and where, as columns.</summary>
    private struct SvdFactor
    {
        public nint Columns, Ld;
        public T* Vectors;
    }
}
