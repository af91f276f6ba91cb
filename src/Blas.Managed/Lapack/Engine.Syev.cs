namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// Eigenvalues, ascending, and with Vectors eigenvectors in place of A, of a symmetric or Hermitian matrix, by implicit QL
    /// (syev, heev). Returns 0, or a positive number where it did not converge; so it is for a matrix with an infinity or a
    /// NaN, and all results are NaN.
    /// </summary>
    public nint Syev(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w) => Decompose(jobz, uplo, n, a, lda, w, divides: false);

    /// <summary>The same by divide and conquer (syevd, heevd).</summary>
    public nint Syevd(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w) => Decompose(jobz, uplo, n, a, lda, w, divides: true);

    /// <summary>
    /// Chosen eigenvalues, ascending, and with Vectors their eigenvectors in the columns of Z, of a symmetric or Hermitian
    /// matrix (syevr, heevr); A is destroyed. m is how many there are.
    /// </summary>
    /// <remarks>
    /// Not by the "multiple relatively robust representations" of the reference, but by divide and conquer, of whose last
    /// and largest product only the chosen columns are computed: as accurate, with vectors that are orthogonal however close
    /// their values are. abstol has no influence: all values are as accurate as they can be. isuppz, if there is one, receives
    /// 1 and n for each vector.
    /// </remarks>
    public nint Syevr(
        Job jobz, EigenRange range, UpLo uplo, nint n, T* a, nint lda, TReal vl, TReal vu, nint il, nint iu, TReal abstol,
        out nint m, TReal* w, T* z, nint ldz, int* isuppz)
    {
        _ = abstol;
        m = 0;
        if (n == 0)
        {
            return 0;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        bool vectors = jobz == Job.Vectors;
        TReal norm = Lanhe(Norm.Max, uplo, n, a, lda);
        if (!TReal.IsFinite(norm))
        {
            m = range == EigenRange.Indices ? iu - il + 1 : n;
            Engine<TReal, TReal>.Laset(MatrixPart.All, m, 1, TReal.NaN, TReal.NaN, w, m);
            FillNaN(n, vectors ? m : 0, z, ldz);
            return n;
        }

        int exponent = InputExponent(norm);
        DivideByPower(PartOf(uplo), n, n, a, lda, exponent);
        TReal* d = arena.Take<TReal>(n), e = arena.Take<TReal>(n), values = arena.Take<TReal>(n), beside = arena.Take<TReal>(n);
        T* tau = arena.Take<T>(n);
        Sytrd(uplo, n, a, lda, d, e, tau);
        nint first = range == EigenRange.Indices ? il - 1 : 0, end = range == EigenRange.Indices ? iu : n;
        if (!vectors || range == EigenRange.Values)
        {
            Engine<TReal, TReal>.Copy(n, d, 1, values, 1);
            Engine<TReal, TReal>.Copy(n - 1, e, 1, beside, 1);
            nint failed = Sterf(n, values, beside);
            MultiplyByPower(n, values, exponent);
            if (failed != 0)
            {
                return failed;
            }
        }

        if (range == EigenRange.Values)
        {
            while (first < n && !(values[first] > vl))
            {
                first++;
            }

            end = first;
            while (end < n && values[end] <= vu)
            {
                end++;
            }
        }

        m = end - first;
        if (!vectors)
        {
            Engine<TReal, TReal>.Copy(m, values + first, 1, w, 1);
            return 0;
        }

        if (m == 0)
        {
            return 0;
        }

        TReal* q = arena.Take<TReal>(n * n);
        nint info = TridiagonalSolver.Divide(n, d, e, q, n, new ColumnRange(first, end));
        MultiplyByPower(n, d, exponent);
        Engine<TReal, TReal>.Copy(m, d + first, 1, w, 1);
        Widen(n, m, q + (first * n), n, z, ldz);
        Ormtr(Side.Left, uplo, Transpose.None, n, m, a, lda, tau, z, ldz);
        for (nint i = 0; i < m && isuppz != null; i++)
        {
            isuppz[2 * i] = 1;
            isuppz[(2 * i) + 1] = (int)n;
        }

        return info;
    }

    private nint Decompose(Job jobz, UpLo uplo, nint n, T* a, nint lda, TReal* w, bool divides)
    {
        if (n == 0)
        {
            return 0;
        }

        bool vectors = jobz == Job.Vectors;
        TReal norm = Lanhe(Norm.Max, uplo, n, a, lda);
        if (!TReal.IsFinite(norm))
        {
            Engine<TReal, TReal>.Laset(MatrixPart.All, n, 1, TReal.NaN, TReal.NaN, w, n);
            FillNaN(n, vectors ? n : 0, a, lda);
            return n;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        int exponent = InputExponent(norm);
        DivideByPower(PartOf(uplo), n, n, a, lda, exponent);
        TReal* e = arena.Take<TReal>(n);
        T* tau = arena.Take<T>(n);
        Sytrd(uplo, n, a, lda, w, e, tau);
        nint info;
        if (!vectors)
        {
            info = Sterf(n, w, e);
        }
        else
        {
            TReal* q = arena.Take<TReal>(n * n);
            if (divides)
            {
                info = TridiagonalSolver.Divide(n, w, e, q, n, new ColumnRange(0, n));
            }
            else
            {
                Engine<TReal, TReal>.Laset(MatrixPart.All, n, n, TReal.Zero, TReal.One, q, n);
                info = TridiagonalSolver.Iterate(n, w, e, n, q, n);
            }

            T* z = IsComplex ? arena.Take<T>(n * n) : (T*)q;
            if (IsComplex)
            {
                Widen(n, n, q, n, z, n);
            }

            Ormtr(Side.Left, uplo, Transpose.None, n, n, a, lda, tau, z, n);
            Lacpy(MatrixPart.All, n, n, z, n, a, lda);
        }

        MultiplyByPower(n, w, exponent);
        return info;
    }

    private static void FillNaN(nint m, nint n, T* a, nint lda)
    {
        T nan = Scalars<T, TReal>.Create(TReal.NaN, TReal.NaN);
        Laset(MatrixPart.All, m, n, nan, nan, a, lda);
    }
}
