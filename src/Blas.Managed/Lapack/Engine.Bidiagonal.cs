namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private Bidiagonal<TReal>? _bidiagonal;

    private Bidiagonal<TReal> BidiagonalSolver => _bidiagonal ??= new Bidiagonal<TReal>(Reals);

    /// <summary>
    /// Singular values, descending, of a bidiagonal matrix B = Q S P^T, in place of d, by the implicit zero-shift QR
    /// iteration; VT = P^T VT (n by ncvt), U = U Q (nru by n), C = Q^T C (n by ncc); e is destroyed. Returns 0, or the number of
    /// its elements that did not converge.
    /// </summary>
    public nint Bdsqr(
        UpLo uplo, nint n, nint ncvt, nint nru, nint ncc,
        TReal* d, TReal* e, T* vt, nint ldvt, T* u, nint ldu, T* c, nint ldc)
    {
        if (n == 0)
        {
            return 0;
        }

        // Rotations work on columns: V and C come transposed. What Q acts on is one matrix, U above C.
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* v = arena.Take<T>(ncvt * n);
        Turn(n, ncvt, vt, ldvt, v, ncvt, conjugate: false);
        T* left = u;
        nint rows = nru, ldl = ldu;
        if (ncc > 0)
        {
            rows = ldl = nru + ncc;
            left = arena.Take<T>(rows * n);
            Lacpy(MatrixPart.All, nru, n, u, ldu, left, ldl);
            Turn(n, ncc, c, ldc, left + nru, ldl, conjugate: false);
        }

        // The transpose of a lower bidiagonal matrix is an upper one, with the same d and e.
        nint info = uplo == UpLo.Upper
            ? BidiagonalSolver.Iterate(n, d, e, rows * Parts, (TReal*)left, ldl * Parts, ncvt * Parts, (TReal*)v, ncvt * Parts)
            : BidiagonalSolver.Iterate(n, d, e, ncvt * Parts, (TReal*)v, ncvt * Parts, rows * Parts, (TReal*)left, ldl * Parts);
        Turn(ncvt, n, v, ncvt, vt, ldvt, conjugate: false);
        if (ncc > 0)
        {
            Lacpy(MatrixPart.All, nru, n, left, ldl, u, ldu);
            Turn(ncc, n, left + nru, ldl, c, ldc, conjugate: false);
        }

        return info;
    }

    /// <summary>
    /// The singular value decomposition of a real bidiagonal matrix, B = U S VT, by divide and conquer; values, descending, in
    /// place of d, e is destroyed. Without vectors, by <see cref="Bdsqr"/>. Returns 0, or a positive number where it did not
    /// converge.
    /// </summary>
    public nint Bdsdc(UpLo uplo, Accumulate compq, nint n, TReal* d, TReal* e, TReal* u, nint ldu, TReal* vt, nint ldvt)
    {
        if (compq == Accumulate.None)
        {
            return BidiagonalSolver.Values(n, d, e);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* v = arena.Take<TReal>(n * n);
        nint info = uplo == UpLo.Upper
            ? BidiagonalSolver.Divide(n, d, e, u, ldu, v, n)
            : BidiagonalSolver.Divide(n, d, e, v, n, u, ldu);
        Reals.Turn(n, n, v, n, vt, ldvt, conjugate: false);
        return info;
    }

    /// <summary>B = A^T or A^H; A is m by n.</summary>
    private void Turn(nint m, nint n, T* a, nint lda, T* b, nint ldb, bool conjugate)
    {
        if (m > 0 && n > 0)
        {
            Omatcopy(conjugate ? Transpose.ConjugateTranspose : Transpose.Transpose, m, n, T.One, a, lda, b, ldb);
        }
    }
}
