using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Solves A X = B with the factor of <see cref="Potrf"/>; X takes the place of B.</summary>
    public void Potrs(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        bool upper = uplo == UpLo.Upper;
        Triangle factor = new(a, lda, uplo, Transpose.None, Diag.NonUnit), turned = new(a, lda, uplo, Transpose.ConjugateTranspose, Diag.NonUnit);
        SolveBoth(upper ? turned : factor, upper ? factor : turned, n, nrhs, b, ldb);
    }

    /// <summary>Solves A X = B, A positive definite; returns the info of <see cref="Potrf"/>, and leaves B alone where that is not 0.</summary>
    public nint Posv(UpLo uplo, nint n, nint nrhs, T* a, nint lda, T* b, nint ldb)
    {
        nint info = Potrf(uplo, n, a, lda);
        if (info == 0)
        {
            Potrs(uplo, n, nrhs, a, lda, b, ldb);
        }

        return info;
    }

    /// <summary>
    /// One triangle of the inverse from the factor of <see cref="Potrf"/>, in its place. Returns the 1-based position of the first zero
    /// on the factor's diagonal, where nothing is changed, or 0.
    /// </summary>
    public nint Potri(UpLo uplo, nint n, T* a, nint lda)
    {
        nint info = Trtri(uplo, Diag.NonUnit, n, a, lda);
        if (info == 0)
        {
            Lauum(uplo, n, a, lda);
        }

        return info;
    }

    /// <summary>One triangle of U U^H or L^H L, in the place of the factor; the diagonal becomes real.</summary>
    public void Lauum(UpLo uplo, nint n, T* a, nint lda)
    {
        if (n <= InverseBase)
        {
            MultiplyTriangleColumns(uplo, n, a, lda);
            return;
        }

        nint n1 = Half(n);
        nint n2 = n - n1;
        T* a22 = a + n1 + (n1 * lda);
        Lauum(uplo, n1, a, lda);
        if (uplo == UpLo.Lower)
        {
            T* a21 = a + n1;
            Syrk(hermitian: true, uplo, Transpose.ConjugateTranspose, n1, n2, T.One, a21, lda, T.One, a, lda);
            Trmm(Side.Left, uplo, Transpose.ConjugateTranspose, Diag.NonUnit, n2, n1, T.One, a22, lda, a21, lda);
        }
        else
        {
            T* a12 = a + (n1 * lda);
            Syrk(hermitian: true, uplo, Transpose.None, n1, n2, T.One, a12, lda, T.One, a, lda);
            Trmm(Side.Right, uplo, Transpose.ConjugateTranspose, Diag.NonUnit, n1, n2, T.One, a22, lda, a12, lda);
        }

        Lauum(uplo, n2, a22, lda);
    }

    // Column by column, or row by row: in place, from the top left, for an element needs what is farther from that corner.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyTriangleColumns(UpLo uplo, nint n, T* a, nint lda)
    {
        T* sums = stackalloc T[InverseBase];
        T* factors = stackalloc T[InverseBase];
        for (nint i = 0; i < n; i++)
        {
            T* diagonal = a + i + (i * lda);
            if (uplo == UpLo.Lower)
            {
                // (i, j) = sum over k >= i of conj(L(k, i)) L(k, j).
                DotReflectors(n - i, i + 1, a + i, lda, diagonal, sums);
                for (nint j = 0; j <= i; j++)
                {
                    a[i + (j * lda)] = Scalars<T, TReal>.Conjugate(sums[j]);
                }
            }
            else
            {
                // (j, i) = sum over k >= i of U(j, k) conj(U(i, k)).
                ConjugateRow(n - i, diagonal, lda, factors);
                new Span<T>(sums, (int)i + 1).Clear();
                AddColumns(i + 1, n - i, a + (i * lda), lda, factors, sums);
                Copy(i + 1, sums, 1, a + (i * lda), 1);
            }

            MakeReal(diagonal);
        }
    }
}
