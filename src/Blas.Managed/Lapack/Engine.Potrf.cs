using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    private const int CholeskyBase = 16;

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
            Herk(UpLo.Lower, Transpose.None, n2, n1, -T.One, a21, lda, a22, lda);
        }
        else
        {
            T* a12 = a + (n1 * lda);
            Trsm(Side.Left, UpLo.Upper, Transpose.ConjugateTranspose, Diag.NonUnit, n1, n2, T.One, a, lda, a12, lda);
            Herk(UpLo.Upper, Transpose.ConjugateTranspose, n2, n1, -T.One, a12, lda, a22, lda);
        }

        info = Potrf(uplo, n2, a22, lda);
        return info == 0 ? 0 : info + n1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorLower(nint n, T* a, nint lda)
    {
        T* factors = stackalloc T[CholeskyBase];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            for (nint k = 0; k < j; k++)
            {
                factors[k] = -Scalars<T, TReal>.Conjugate(a[j + (k * lda)]);
            }

            SubtractColumns(n - j, j, a + j, lda, factors, column + j);
            TReal pivot = Scalars<T, TReal>.Real(column[j]);
            if (!(pivot > TReal.Zero))
            {
                column[j] = Scalars<T, TReal>.Create(pivot, TReal.Zero);
                return j + 1;
            }

            pivot = TReal.Sqrt(pivot);
            column[j] = Scalars<T, TReal>.Create(pivot, TReal.Zero);
            DivideByReal(n - j - 1, pivot, column + j + 1);
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorUpper(nint n, T* a, nint lda)
    {
        // Column j of U: U(k, j) = (A(k, j) - sum of conj(U(i, k)) U(i, j), i < k) / U(k, k).
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            for (nint k = 0; k < j; k++)
            {
                T rest = column[k] - Dotc(k, a + (k * lda), 1, column, 1);
                TReal divisor = Scalars<T, TReal>.Real(a[k + (k * lda)]);
                column[k] = Scalars<T, TReal>.Create(
                    Scalars<T, TReal>.Real(rest) / divisor, Scalars<T, TReal>.Imaginary(rest) / divisor);
            }

            TReal pivot = Scalars<T, TReal>.Real(column[j]) - Scalars<T, TReal>.Real(Dotc(j, column, 1, column, 1));
            if (!(pivot > TReal.Zero))
            {
                column[j] = Scalars<T, TReal>.Create(pivot, TReal.Zero);
                return j + 1;
            }

            column[j] = Scalars<T, TReal>.Create(TReal.Sqrt(pivot), TReal.Zero);
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DivideByReal(nint n, TReal divisor, T* x)
    {
        TReal* parts = (TReal*)x;
        for (nint i = 0; i < n * Parts; i++)
        {
            parts[i] /= divisor;
        }
    }
}
