namespace Blas;

// Row-major storage of A is A' = Aᵀ by columns. A = Q R is A' = Rᵀ Qᵀ, so QR of the one is LQ of the other, on the same memory:
// LAPACK keeps the reflectors of an LQ as rows of conjugates, which are the columns of A; only the factors tau come out conjugated.
public abstract unsafe partial class LapackBase<T, TReal>
{
    private nint GeqrfRowMajor(nint m, nint n, T* a, nint lda, T* tau)
    {
        nint info = GelqfCore(n, m, a, lda, tau);
        Conjugate(Math.Min(m, n), tau);
        return info;
    }

    private nint GelqfRowMajor(nint m, nint n, T* a, nint lda, T* tau)
    {
        nint info = GeqrfCore(n, m, a, lda, tau);
        Conjugate(Math.Min(m, n), tau);
        return info;
    }

    private nint OrgqrRowMajor(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        using var factors = new Scratch<T>(k);
        return OrglqCore(n, m, k, a, lda, Conjugated(k, tau, factors.Pointer));
    }

    private nint OrglqRowMajor(nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        using var factors = new Scratch<T>(k);
        return OrgqrCore(n, m, k, a, lda, Conjugated(k, tau, factors.Pointer));
    }

    // (Q C)ᵀ = C' Q' with the Q' = Qᵀ of the LQ, and (Qᴴ C)ᵀ = C' Q'ᴴ.
    private nint OrmqrRowMajor(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        using var factors = new Scratch<T>(k);
        return OrmlqCore(side.Flip(), trans, n, m, k, a, lda, Conjugated(k, tau, factors.Pointer), c, ldc);
    }

    private nint OrmlqRowMajor(Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        using var factors = new Scratch<T>(k);
        return OrmqrCore(side.Flip(), trans, n, m, k, a, lda, Conjugated(k, tau, factors.Pointer), c, ldc);
    }

    // A = A'ᵀ and Aᴴ = conj(A'): with conjugates of B these are A'ᴴ and A', which gels knows. B is transposed, A is not.
    private nint GelsRowMajor(Transpose trans, nint m, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        Transpose dual = trans == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None;
        using var columns = new TransposedCopy<T>(Math.Max(m, n), nrhs, b, ldb, read: true, conjugated: true);
        nint info = GelsCore(dual, n, m, nrhs, a, lda, columns.Pointer, columns.Ld);
        columns.WriteTo(b, ldb);
        return info;
    }

    // Hᵀ = I - tau conj(v) vᵀ, from the other side.
    private void LarfRowMajor(Side side, nint m, nint n, T* v, nint incv, T tau, T* c, nint ldc)
    {
        nint length = side == Side.Left ? m : n;
        using var conjugates = new Scratch<T>(length);
        T* first = incv < 0 ? v + ((1 - length) * incv) : v;
        for (nint i = 0; i < length; i++)
            conjugates.Pointer[i] = Element<T>.Conjugate(first[i * incv]);
        LarfCore(side.Flip(), n, m, conjugates.Pointer, 1, tau, c, ldc);
    }

    // A' = conj(P) Bᵀ Qᵀ. Unless A is square, the dual of an upper bidiagonal matrix is the lower one that LAPACK makes of A'.
    private nint GebrdRowMajor(nint m, nint n, T* a, nint lda, TReal* d, TReal* e, T* tauq, T* taup)
    {
        if (m == n)
        {
            Transposition.Square(n, a, lda);
            try
            {
                return GebrdCore(m, n, a, lda, d, e, tauq, taup);
            }
            finally
            {
                Transposition.Square(n, a, lda);
            }
        }

        nint info = GebrdCore(n, m, a, lda, d, e, taup, tauq);
        Conjugate(Math.Min(m, n), tauq);
        Conjugate(Math.Min(m, n), taup);
        return info;
    }

    private nint OrgbrRowMajor(BidiagonalVector vect, nint m, nint n, nint k, T* a, nint lda, T* tau)
    {
        // A square matrix was reduced: see gebrd. Both sizes are the order of the factor then.
        if (k == (vect == BidiagonalVector.Q ? m : n))
        {
            Transposition.Square(n, a, lda);
            try
            {
                return OrgbrCore(vect, m, n, k, a, lda, tau);
            }
            finally
            {
                Transposition.Square(n, a, lda);
            }
        }

        nint count = vect == BidiagonalVector.Q ? Math.Min(m, k) : Math.Min(n, k);
        using var factors = new Scratch<T>(count);
        return OrgbrCore(Dual(vect), n, m, k, a, lda, Conjugated(count, tau, factors.Pointer));
    }

    // (Q C)ᵀ = C' Qᵀ = C' P'ᴴ.
    private nint OrmbrRowMajor(
        BidiagonalVector vect, Side side, Transpose trans, nint m, nint n, nint k, T* a, nint lda, T* tau, T* c, nint ldc)
    {
        nint order = side == Side.Left ? m : n, count = Math.Min(order, k);
        Transpose dual = trans == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None;
        if (k != order)
        {
            using var factors = new Scratch<T>(count);
            return OrmbrCore(Dual(vect), side.Flip(), dual, n, m, k, a, lda, Conjugated(count, tau, factors.Pointer), c, ldc);
        }

        // With factors of the same kind Cᵀ op(Q)ᵀ = Cᵀ conj(op'(Q)), op' the other one: on conjugates of C.
        using var columns = new TransposedCopy<T>(order, order, a, lda, read: true);
        ConjugateRows(m, n, c, ldc);
        nint info = OrmbrCore(vect, side.Flip(), dual, n, m, k, columns.Pointer, columns.Ld, tau, c, ldc);
        ConjugateRows(m, n, c, ldc);
        return info;
    }

    private static BidiagonalVector Dual(BidiagonalVector vect) => vect == BidiagonalVector.Q ? BidiagonalVector.P : BidiagonalVector.Q;

    private static void Conjugate(nint n, T* x)
    {
        for (nint i = 0; i < n && Element<T>.IsComplex; i++)
            x[i] = Element<T>.Conjugate(x[i]);
    }

    private static void ConjugateRows(nint m, nint n, T* a, nint lda)
    {
        for (nint i = 0; i < m; i++)
            Conjugate(n, a + (i * lda));
    }

    private static T* Conjugated(nint n, T* x, T* to)
    {
        if (!Element<T>.IsComplex)
            return x;
        for (nint i = 0; i < n; i++)
            to[i] = Element<T>.Conjugate(x[i]);
        return to;
    }
}
