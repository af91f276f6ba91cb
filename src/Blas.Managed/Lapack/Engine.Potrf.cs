using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // So few columns are done before they could be turned.
    private const int TinyOrder = 8;
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
        return !IsComplex ? kernels.FactorLower(n, (TReal*)a, lda) : kernels.FactorLowerComplex(n, (TReal*)a, lda);
    }

    // The lower triangle of the conjugate transpose is factored beside A.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorUpper(nint n, T* a, nint lda)
    {
        if (n <= TinyOrder)
        {
            return FactorUpperTiny(n, a, lda);
        }

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

    // Each column by products with the columns to its left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint FactorUpperTiny(nint n, T* a, nint lda)
    {
        TReal* inverses = stackalloc TReal[TinyOrder];
        nint parts = Parts;
        for (nint j = 0; j < n; j++)
        {
            TReal* column = (TReal*)(a + (j * lda)), left = (TReal*)a;
            TReal sum = column[parts * j];
            for (nint i = 0; i < j; i++, left += parts * lda)
            {
                // Part by part: what was written so is read so at once.
                TReal real = column[parts * i], imaginary = IsComplex ? column[(parts * i) + 1] : TReal.Zero;
                for (nint k = 0; k < i; k++)
                {
                    TReal x = left[parts * k], y = column[parts * k];
                    real = TReal.MultiplyAddEstimate(-x, y, real);
                    if (IsComplex)
                    {
                        TReal xi = left[(parts * k) + 1], yi = column[(parts * k) + 1];
                        real = TReal.MultiplyAddEstimate(-xi, yi, real);
                        imaginary = TReal.MultiplyAddEstimate(xi, y, TReal.MultiplyAddEstimate(-x, yi, imaginary));
                    }
                }

                real *= inverses[i];
                column[parts * i] = real;
                sum -= real * real;
                if (IsComplex)
                {
                    imaginary *= inverses[i];
                    column[(parts * i) + 1] = imaginary;
                    sum -= imaginary * imaginary;
                }
            }

            TReal root = TReal.Sqrt(sum);
            bool isPositive = sum > TReal.Zero;
            column[parts * j] = isPositive ? root : sum;
            if (IsComplex)
            {
                column[(parts * j) + 1] = TReal.Zero;
            }

            if (!isPositive)
            {
                return j + 1;
            }

            inverses[j] = TReal.One / root;
        }

        return 0;
    }
}
