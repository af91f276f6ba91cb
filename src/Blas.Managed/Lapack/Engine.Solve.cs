using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves op(A) X = B with the factors of <see cref="Getrf"/>; X takes the place of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Getrs(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        if (trans is Transpose.Transpose or Transpose.ConjugateTranspose)
        {
            Trsm(Side.Left, UpLo.Upper, trans, Diag.NonUnit, n, nrhs, T.One, a, lda, b, ldb);
            Trsm(Side.Left, UpLo.Lower, trans, Diag.Unit, n, nrhs, T.One, a, lda, b, ldb);
            Laswp(nrhs, b, ldb, 0, n, ipiv, forward: false);
        }
        else
        {
            Laswp(nrhs, b, ldb, 0, n, ipiv, forward: true);
            Trsm(Side.Left, UpLo.Lower, trans, Diag.Unit, n, nrhs, T.One, a, lda, b, ldb);
            Trsm(Side.Left, UpLo.Upper, trans, Diag.NonUnit, n, nrhs, T.One, a, lda, b, ldb);
        }
    }

    /// <summary>Solves A X = B; returns the info of <see cref="Getrf"/>, and leaves B alone where that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Gesv(nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        nint info = Getrf(n, n, a, lda, ipiv);
        if (info == 0)
        {
            Getrs(Transpose.None, n, nrhs, a, lda, ipiv, b, ldb);
        }

        return info;
    }
}
