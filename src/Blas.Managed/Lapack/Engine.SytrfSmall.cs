using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

// The Bunch-Kaufman factorization of what lies in the first-level cache: each step changes all that is left (reference LAPACK's sytf2).
internal sealed unsafe partial class Engine<T, TReal>
{
    private const int SymmetricSmall = 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorSymmetricSmall(bool hermitian, nint n, T* a, nint lda, int* ipiv)
    {
        // (1 + sqrt(17)) / 8 makes the bounds on the growth by a block of 1 and of 2 the same.
        TReal alpha = TReal.CreateTruncating(0.6403882032022076);
        T* first = stackalloc T[SymmetricSmall];
        T* second = stackalloc T[SymmetricSmall];
        nint info = 0;
        for (nint k = 0; k < n;)
        {
            T* column = a + (k * lda);
            if (hermitian)
            {
                MakeReal(column + k);
            }

            TReal diagonal = Scalars<T, TReal>.Abs1(column[k]), columnMax = TReal.Zero;
            nint most = k;
            if (k < n - 1)
            {
                most = k + 1 + Iamax(n - k - 1, column + k + 1, 1);
                columnMax = Scalars<T, TReal>.Abs1(column[most]);
            }

            nint pivot = k, step = 1;
            if (diagonal == TReal.Zero && columnMax == TReal.Zero)
            {
                info = info == 0 ? k + 1 : info;
                ipiv[k] = (int)k + 1;
                k++;
                continue;
            }

            if (diagonal < alpha * columnMax)
            {
                // The row of the largest element, by its column up to the diagonal and from there on.
                TReal rowMax = TReal.Zero;
                for (nint j = k; j < most; j++)
                {
                    TReal size = Scalars<T, TReal>.Abs1(a[most + (j * lda)]);
                    rowMax = size > rowMax ? size : rowMax;
                }

                T* below = a + (most * lda);
                if (most < n - 1)
                {
                    TReal size = Scalars<T, TReal>.Abs1(below[most + 1 + Iamax(n - most - 1, below + most + 1, 1)]);
                    rowMax = size > rowMax ? size : rowMax;
                }

                if (!(diagonal >= alpha * columnMax * (columnMax / rowMax)))
                {
                    pivot = most;
                    TReal other = hermitian ? TReal.Abs(Scalars<T, TReal>.Real(below[most])) : Scalars<T, TReal>.Abs1(below[most]);
                    step = other >= alpha * rowMax ? 1 : 2;
                }
            }

            nint exchanged = k + step - 1;
            if (pivot != exchanged)
            {
                ExchangeBelow(hermitian, n, k, exchanged, pivot, a, lda);
                if (hermitian)
                {
                    MakeReal(a + exchanged + (exchanged * lda));
                }
            }

            nint rest = n - k - step;
            T* corner = a + k + step + ((k + step) * lda);
            if (step == 1)
            {
                ipiv[k] = (int)pivot + 1;
                T* x = column + k + 1;
                for (nint i = 0; i < rest; i++)
                {
                    first[i] = x[i];
                }

                DivideColumn(rest, column[k], x);
                SubtractLower(hermitian, rest, x, first, corner, lda);
            }
            else
            {
                ipiv[k] = -((int)pivot + 1);
                ipiv[k + 1] = ipiv[k];
                T* next = column + lda;
                for (nint i = k + 2; i < n; i++)
                {
                    first[i] = column[i];
                    second[i] = next[i];
                }

                if (hermitian)
                {
                    MakeReal(next + k + 1);
                }

                first[k] = column[k];
                first[k + 1] = column[k + 1];
                second[k + 1] = next[k + 1];
                DividePair(hermitian, n, k, first, second, a, lda);
                SubtractLower(hermitian, rest, column + k + 2, first + k + 2, corner, lda);
                SubtractLower(hermitian, rest, next + k + 2, second + k + 2, corner, lda);
            }

            k += step;
        }

        return info;
    }

    // The lower triangle of A - x y^T, or A - x y^H.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SubtractLower(bool hermitian, nint n, T* x, T* y, T* a, nint lda)
    {
        if (!IsComplex)
        {
            kernels.SubtractOuterLower(n, (TReal*)x, (TReal*)y, (TReal*)a, lda);
            return;
        }

        for (nint k = 0; k < n; k++)
        {
            AddScaled(n - k, -Element(y[k], hermitian), conjugate: false, x + k, a + k + (k * lda));
        }
    }

    // Rows and columns p < q of the lower triangle from column k on change places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ExchangeBelow(bool hermitian, nint n, nint k, nint p, nint q, T* a, nint lda)
    {
        T* from = a + (p * lda), to = a + (q * lda);
        for (nint i = q + 1; i < n; i++)
        {
            (from[i], to[i]) = (to[i], from[i]);
        }

        for (nint i = p + 1; i < q; i++)
        {
            T* row = a + q + (i * lda);
            (from[i], *row) = (Element(*row, hermitian), Element(from[i], hermitian));
        }

        from[q] = Element(from[q], hermitian);
        (from[p], to[q]) = (to[q], from[p]);
        for (nint j = k; j < p; j++)
        {
            T* column = a + (j * lda);
            (column[p], column[q]) = (column[q], column[p]);
        }
    }
}
