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
    // conj(A) X = B is A conj(X) = conj(B). A is not copied.
    private nint GetrsConjugated(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        Conjugation.Matrix(n, nrhs, b, ldb);
        nint info = GetrsCore(Transpose.None, n, nrhs, a, lda, ipiv, b, ldb);
        Conjugation.Matrix(n, nrhs, b, ldb);
        return info;
    }
}
