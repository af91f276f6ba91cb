namespace Blas;

// Row-major storage of A is A' = Aᵀ by columns: conj(A) with the other triangle where A is Hermitian, and the left eigenvectors of
// A' are the conjugates of the right ones of A. Matrices of vectors come out by columns and are transposed in their place.
public abstract unsafe partial class LapackBase<T, TReal>
{
    private nint SyevRowMajor(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w)
    {
        nint info = SyevCore(jobz, uplo.Flip(), n, a, lda, w);
        if (jobz == Job.Vectors)
            Transposition.Square(n, a, lda, conjugated: true);
        return info;
    }

    private nint SyevdRowMajor(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w)
    {
        nint info = SyevdCore(jobz, uplo.Flip(), n, a, lda, w);
        if (jobz == Job.Vectors)
            Transposition.Square(n, a, lda, conjugated: true);
        return info;
    }

    private nint SyevrRowMajor(
        Job jobz, EigenRange range, UpLo uplo, nint n, T* a, nint lda, TReal vl, TReal vu, nint il, nint iu, TReal abstol,
        nint* m, TReal* w, T* z, nint ldz)
    {
        nint most = jobz == Job.None ? 0 : range == EigenRange.Indices ? iu - il + 1 : n;
        using var vectors = new Scratch<T>(checked(n * most));
        nint info = SyevrCore(jobz, range, uplo.Flip(), n, a, lda, vl, vu, il, iu, abstol, m, w, vectors.Pointer, n);
        if (jobz == Job.Vectors)
            Transposition.Copy(n, Math.Clamp(*m, 0, most), vectors.Pointer, n, z, ldz, conjugated: true);
        return info;
    }

    private nint SygvdRowMajor(nint itype, Job jobz, UpLo uplo, nint n, T* a, nint lda, T* b, nint ldb, TReal* w)
    {
        nint info = SygvdCore(itype, jobz, uplo.Flip(), n, a, lda, b, ldb, w);
        if (jobz == Job.Vectors)
            Transposition.Square(n, a, lda, conjugated: true);
        return info;
    }

    private nint OrgtrRowMajor(UpLo uplo, nint n, T* a, nint lda, T* tau)
    {
        nint info = OrgtrCore(uplo.Flip(), n, a, lda, tau);
        Transposition.Square(n, a, lda, conjugated: true);
        return info;
    }

    // The reflectors are those of Q' = conj(Q): (Q C)ᵀ = C' Q'ᴴ.
    private nint OrmtrRowMajor(Side side, UpLo uplo, Transpose trans, nint m, nint n, T* a, nint lda, T* tau, T* c, nint ldc) =>
        OrmtrCore(
            side.Flip(), uplo.Flip(), trans == Transpose.None ? Transpose.ConjugateTranspose : Transpose.None, n, m, a, lda, tau, c, ldc);

    private nint GeevRowMajor(
        Job jobvl, Job jobvr, nint n, T* a, nint lda, TReal* wr, TReal* wi, T* vl, nint ldvl, T* vr, nint ldvr)
    {
        nint info = GeevCore(jobvr, jobvl, n, a, lda, wr, wi, vr, ldvr, vl, ldvl);
        if (jobvl == Job.Vectors)
            Conjugates(n, wi, vl, ldvl);
        if (jobvr == Job.Vectors)
            Conjugates(n, wi, vr, ldvr);
        return info;
    }

    // A real matrix has conjugate pairs as two columns, of which the second is the imaginary part of the first vector.
    private static void Conjugates(nint n, TReal* wi, T* v, nint ldv)
    {
        for (nint j = 0; j < n && !Element<T>.IsComplex; j++)
        {
            if (!(wi[j] < TReal.Zero))
                continue;
            for (nint i = 0; i < n; i++)
                v[i + (j * ldv)] = -v[i + (j * ldv)];
        }

        Transposition.Square(n, v, ldv, conjugated: true);
    }

    // U and V exchange places. A holds U where it is tall or square: of A', which is then wide or square, only the former differs.
    private nint GesddRowMajor(SvdJob jobz, nint m, nint n, T* a, nint lda, TReal* s, T* u, nint ldu, T* vt, nint ldvt)
    {
        if (jobz != SvdJob.Overwrite || m != n)
            return GesddCore(jobz, n, m, a, lda, s, vt, ldvt, u, ldu);
        using var right = new Scratch<T>(checked(n * n));
        nint info = GesddCore(SvdJob.All, n, m, a, lda, s, vt, ldvt, right.Pointer, n);
        for (nint j = 0; j < n; j++)
            new Span<T>(right.Pointer + (j * n), checked((int)n)).CopyTo(new Span<T>(a + (j * lda), (int)n));
        return info;
    }
}
