namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>The order up to which a triangle is best left to one thread.</summary>
    private const int TriangleTile = 64;

    /// <summary>One triangle of C += alpha A A^H (trans = None, A n by k) or alpha A^H A (A k by n), alpha real.</summary>
    private void Herk(UpLo uplo, Transpose trans, nint n, nint k, T alpha, T* a, nint lda, T* c, nint ldc) =>
        Syrk(hermitian: true, uplo, trans, n, k, alpha, a, lda, T.One, c, ldc);
}
