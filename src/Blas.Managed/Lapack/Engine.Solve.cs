using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves op(A) X = B with the factors of <see cref="Getrf"/>; X takes the place of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Getrs(Transpose trans, nint n, nint nrhs, T* a, nint lda, int* ipiv, T* b, nint ldb)
    {
        if (trans is Transpose.Transpose or Transpose.ConjugateTranspose)
        {
            SolveBoth(new(a, lda, UpLo.Upper, trans, Diag.NonUnit), new(a, lda, UpLo.Lower, trans, Diag.Unit), n, nrhs, b, ldb);
            Laswp(nrhs, b, ldb, 0, n, ipiv, forward: false);
        }
        else
        {
            Laswp(nrhs, b, ldb, 0, n, ipiv, forward: true);
            SolveBoth(new(a, lda, UpLo.Lower, trans, Diag.Unit), new(a, lda, UpLo.Upper, trans, Diag.NonUnit), n, nrhs, b, ldb);
        }
    }

    // op(second)^-1 op(first)^-1 B. The right-hand sides of a small system are turned once for both triangles: each wants them as rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveBoth(in Triangle first, in Triangle second, nint n, nint nrhs, T* b, nint ldb)
    {
        if (n is > TinyTriangle and <= TriangleBase && nrhs is > 1 and <= TriangleRows)
        {
            Arena arena = Arena.Current;
            using Arena.Lease lease = arena.Open();

            // Whole vectors, with zeros behind the end: what a masked store has written can't be read again at once.
            nint lanes = Math.Max(1, kernels.Count / Parts), rows = (nrhs + lanes - 1) / lanes * lanes;
            T* turned = arena.Take<T>(n * rows);
            NativeMemory.Clear(turned, (nuint)(n * rows) * (nuint)sizeof(T));
            GemmPack.Transpose(b, ldb, nrhs, n, turned, rows);
            SolveRightBase(first, transposed: true, rows, n, turned, rows);
            SolveRightBase(second, transposed: true, rows, n, turned, rows);
            GemmPack.Transpose(turned, rows, n, nrhs, b, ldb);
            return;
        }

        Trsm(Side.Left, first.UpLo, first.Trans, first.Diag, n, nrhs, T.One, first.At(0, 0), first.Lda, b, ldb);
        Trsm(Side.Left, second.UpLo, second.Trans, second.Diag, n, nrhs, T.One, second.At(0, 0), second.Lda, b, ldb);
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
