using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int TriangleTile = 64;

    /// <summary>One triangle of C += alpha A A^H (trans = None, A n by k) or alpha A^H A (A k by n).</summary>
    /// <remarks>
    /// Squares off the diagonal are plain products; those on it are computed whole, beside C, and added by triangle. The
    /// imaginary parts of the diagonal are left to the caller, who takes them for 0.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Herk(UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* c, nint ldc)
    {
        bool plain = trans == Transpose.None;
        Transpose left = plain ? Transpose.None : Transpose.ConjugateTranspose;
        Transpose right = plain ? Transpose.ConjugateTranspose : Transpose.None;
        if (n > TriangleTile)
        {
            nint n1 = (n + (2 * TriangleTile) - 1) / (2 * TriangleTile) * TriangleTile;
            T* a2 = plain ? a + n1 : a + (n1 * lda);
            Herk(uplo, trans, n1, k, alpha, a, lda, c, ldc);
            Herk(uplo, trans, n - n1, k, alpha, a2, lda, c + n1 + (n1 * ldc), ldc);
            if (uplo == UpLo.Lower)
            {
                Gemm(left, right, n - n1, n1, k, alpha, a2, lda, a, lda, T.One, c + n1, ldc);
            }
            else
            {
                Gemm(left, right, n1, n - n1, k, alpha, a, lda, a2, lda, T.One, c + (n1 * ldc), ldc);
            }

            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* square = arena.Take<T>(n * n);
        Gemm(left, right, n, n, k, alpha, a, lda, a, lda, T.Zero, square, n);
        for (nint j = 0; j < n; j++)
        {
            nint first = uplo == UpLo.Lower ? j : 0;
            nint end = uplo == UpLo.Lower ? n : j + 1;
            for (nint i = first; i < end; i++)
            {
                c[i + (j * ldc)] += square[i + (j * n)];
            }
        }
    }
}
