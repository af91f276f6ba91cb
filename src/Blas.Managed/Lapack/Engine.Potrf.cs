using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int CholeskyBase = SimdKernels<TReal>.MostFactorColumns;

    /// <summary>
    /// A = L L^H or U^H U in one triangle, the other untouched. Returns 0, or the order of the first leading minor that is
    /// not positive. The imaginary parts of the diagonal are taken for 0.
    /// </summary>
    /// <remarks>Recursive by halves, as reference LAPACK's <c>potrf2</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Potrf(UpLo uplo, nint n, T* a, nint lda)
    {
        if (n <= CholeskyBase)
        {
            return uplo == UpLo.Lower ? FactorLower(n, a, lda) : FactorUpper(n, a, lda);
        }

        nint n1 = (n + (2 * CholeskyBase) - 1) / (2 * CholeskyBase) * CholeskyBase;
        nint n2 = n - n1;
        T* a22 = a + n1 + (n1 * lda);
        nint info = Potrf(uplo, n1, a, lda);
        if (info != 0)
        {
            return info;
        }

        if (uplo == UpLo.Lower)
        {
            T* a21 = a + n1;
            Trsm(Side.Right, UpLo.Lower, Transpose.ConjugateTranspose, Diag.NonUnit, n2, n1, T.One, a, lda, a21, lda);
            SubtractSquare(UpLo.Lower, Transpose.None, n2, n1, a21, lda, a22, lda);
        }
        else
        {
            T* a12 = a + (n1 * lda);
            Trsm(Side.Left, UpLo.Upper, Transpose.ConjugateTranspose, Diag.NonUnit, n1, n2, T.One, a, lda, a12, lda);
            SubtractSquare(UpLo.Upper, Transpose.ConjugateTranspose, n2, n1, a12, lda, a22, lda);
        }

        info = Potrf(uplo, n2, a22, lda);
        return info == 0 ? 0 : info + n1;
    }

    // What fits into one square has no use for being cut up.
    private void SubtractSquare(UpLo uplo, Transpose trans, nint n, nint k, T* a, nint lda, T* c, nint ldc)
    {
        if (n <= TriangleTile)
        {
            Herk(uplo, trans, n, k, -T.One, a, lda, c, ldc);
        }
        else
        {
            Syrk(hermitian: true, uplo, trans, n, k, -T.One, a, lda, T.One, c, ldc);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorLower(nint n, T* a, nint lda)
    {
        if (!IsComplex)
        {
            return kernels.FactorLower(n, (TReal*)a, lda);
        }

        T* factors = stackalloc T[CholeskyBase];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            for (nint k = 0; k < j; k++)
            {
                factors[k] = -Scalars<T, TReal>.Conjugate(a[j + (k * lda)]);
            }

            AddColumns(n - j, j, a + j, lda, factors, column + j);
            TReal pivot = Scalars<T, TReal>.Real(column[j]);
            if (!(pivot > TReal.Zero))
            {
                column[j] = Scalars<T, TReal>.Create(pivot, TReal.Zero);
                return j + 1;
            }

            pivot = TReal.Sqrt(pivot);
            column[j] = Scalars<T, TReal>.Create(pivot, TReal.Zero);
            kernels.Scale((n - j - 1) * Parts, TReal.One / pivot, (TReal*)(column + j + 1));
        }

        return 0;
    }

    // The lower triangle of the conjugate transpose is factored beside A.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorUpper(nint n, T* a, nint lda)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* lower = arena.Take<T>(n * n), upper = arena.Take<T>(n * n);
        Turn(n, n, a, lda, lower, n);
        nint info = FactorLower(n, lower, n);
        Turn(n, n, lower, n, upper, n);
        for (nint j = 0; j < n; j++)
        {
            Copy(j + 1, upper + (j * n), 1, a + (j * lda), 1);
        }

        return info;
    }
}
