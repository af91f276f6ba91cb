using System.Numerics;

namespace Blas.Native;

/// <summary>The LAPACK of a native library for one element type; the calls themselves are generated.</summary>
/// <param name="table">The library's routines.</param>
/// <param name="blas">The BLAS that goes with it.</param>
/// <param name="fallback">Stands in for what the library lacks or can't take, or null.</param>
internal sealed unsafe partial class NativeLapack<T, TReal>(RoutineTable table, IBlas<T, TReal> blas, ILapack<T, TReal>? fallback)
    : LapackBase<T, TReal>(blas)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <inheritdoc/>
    protected override string Provider => table.Provider;

    // conj(A) X = B is A conj(X) = conj(B). A is not copied.
    private nint GetrsConjugated(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        Conjugation.Matrix(n, nrhs, b, ldb);
        nint info = GetrsCore(Transpose.None, n, nrhs, a, lda, ipiv, b, ldb);
        Conjugation.Matrix(n, nrhs, b, ldb);
        return info;
    }

    private nint TrtrsConjugated(UpLo uplo, Transpose trans, Diag diag, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        Conjugation.Matrix(n, nrhs, b, ldb);
        nint info = TrtrsCore(uplo, Transpose.None, diag, n, nrhs, a, lda, b, ldb);
        Conjugation.Matrix(n, nrhs, b, ldb);
        return info;
    }

    private nint GbtrsConjugated(
        Transpose trans, nint n, nint kl, nint ku, nint nrhs, T* ab, nint ldab, int* ipiv, T* b, nint ldb)
    {
        Conjugation.Matrix(n, nrhs, b, ldb);
        nint info = GbtrsCore(Transpose.None, n, kl, ku, nrhs, ab, ldab, ipiv, b, ldb);
        Conjugation.Matrix(n, nrhs, b, ldb);
        return info;
    }

    private nint GerfsConjugated(
        Transpose trans, nint n, nint nrhs, T* a, nint lda, T* af, nint ldaf, int* ipiv, T* b, nint ldb, T* x, nint ldx,
        TReal* ferr, TReal* berr)
    {
        using var right = new Scratch<T>(checked(n * nrhs));
        Conjugation.Copy(n, nrhs, b, ldb, right.Pointer);
        Conjugation.Matrix(n, nrhs, x, ldx);
        nint info = GerfsCore(Transpose.None, n, nrhs, a, lda, af, ldaf, ipiv, right.Pointer, n, x, ldx, ferr, berr);
        Conjugation.Matrix(n, nrhs, x, ldx);
        return info;
    }
}
