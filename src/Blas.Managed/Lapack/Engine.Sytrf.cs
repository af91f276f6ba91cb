using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

// A = U D U^T or L D L^T (with H for T where A is Hermitian), D of blocks of order 1 and 2, with the pivots of
// J. Bunch and L. Kaufman, "Some Stable Methods for Calculating Inertia and Solving Symmetric Linear Systems", 1977, stored as
// reference LAPACK's sytrf does.
internal sealed unsafe partial class Engine<T, TReal>
{
    // Columns of a panel; the rest is updated by a product of this depth.
    private const int SymmetricBlock = 48;

    /// <summary>A symmetric. Returns the 1-based position of the first zero block of D, where the factorization is complete all the same, or 0.</summary>
    public nint Sytrf(UpLo uplo, nint n, T* a, nint lda, int* ipiv) => FactorSymmetric(hermitian: false, uplo, n, a, lda, ipiv);

    /// <summary>A Hermitian, otherwise as <see cref="Sytrf"/>. The imaginary parts of the diagonal are taken for 0.</summary>
    public nint Hetrf(UpLo uplo, nint n, T* a, nint lda, int* ipiv) => FactorSymmetric(hermitian: IsComplex, uplo, n, a, lda, ipiv);

    private nint FactorSymmetric(bool hermitian, UpLo uplo, nint n, T* a, nint lda, int* ipiv)
    {
        if (uplo == UpLo.Lower)
        {
            return FactorSymmetricLower(hermitian, n, a, lda, ipiv);
        }

        // From the other end: an upper triangle whose rows and columns are in the opposite order is a lower one.
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* lower = arena.Take<T>(n * n);
        for (nint j = 0; j < n; j++)
        {
            T* from = a + (j * lda), to = lower + (n - 1) + ((n - 1 - j) * n);
            for (nint i = 0; i <= j; i++)
            {
                *to-- = *from++;
            }
        }

        nint info = FactorSymmetricLower(hermitian, n, lower, n, ipiv);
        for (nint j = 0; j < n; j++)
        {
            T* to = a + (j * lda), from = lower + (n - 1) + ((n - 1 - j) * n);
            for (nint i = 0; i <= j; i++)
            {
                *to++ = *from--;
            }
        }

        new Span<int>(ipiv, checked((int)n)).Reverse();
        for (nint i = 0; i < n; i++)
        {
            ipiv[i] = ipiv[i] > 0 ? (int)n + 1 - ipiv[i] : -((int)n + 1 + ipiv[i]);
        }

        return info == 0 ? 0 : n + 1 - info;
    }

    private nint FactorSymmetricLower(bool hermitian, nint n, T* a, nint lda, int* ipiv)
    {
        if (n <= SymmetricSmall)
        {
            return FactorSymmetricSmall(hermitian, n, a, lda, ipiv);
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* products = arena.Take<T>(n * Math.Min(n, SymmetricBlock)), row = arena.Take<T>(SymmetricBlock);
        nint info = 0;
        for (nint k = 0; k < n;)
        {
            nint rest = n - k;
            T* corner = a + k + (k * lda);
            nint zero, done;
            if (rest <= SymmetricSmall)
            {
                done = rest;
                zero = FactorSymmetricSmall(hermitian, rest, corner, lda, ipiv + k);
            }
            else
            {
                done = FactorSymmetricPanel(hermitian, rest, corner, lda, ipiv + k, products, rest, row, out zero);
            }

            if (rest > done)
            {
                Gemmt(
                    UpLo.Lower, Transpose.None, hermitian ? Transpose.ConjugateTranspose : Transpose.Transpose, rest - done, done,
                    -T.One, corner + done, lda, products + done, rest, T.One, corner + done + (done * lda), lda);
                for (nint i = done; i < rest && hermitian; i++)
                {
                    MakeReal(corner + i + (i * lda));
                }
            }

            if (rest > SymmetricSmall)
            {
                UndoExchanges(done, corner, lda, ipiv + k);
            }

            for (nint i = k; i < k + done; i++)
            {
                ipiv[i] += ipiv[i] > 0 ? (int)k : -(int)k;
            }

            info = info == 0 && zero != 0 ? zero + k : info;
            k += done;
        }

        return info;
    }

    /// <summary>
    /// Factors the first columns of a lower triangle, and returns how many: all, or one or two less than the block. A gets L and D
    /// with all exchanges done, the products L D go beside it; the columns after those are not touched but for exchanges.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorSymmetricPanel(
        bool hermitian, nint n, T* a, nint lda, int* ipiv, T* w, nint ldw, T* row, out nint zero)
    {
        // (1 + sqrt(17)) / 8 makes the bounds on the growth by a block of 1 and of 2 the same.
        TReal alpha = (TReal.One + TReal.Sqrt(TReal.CreateSaturating(17))) / TReal.CreateSaturating(8);
        nint k = 0;
        zero = 0;
        while (k < n && (k < SymmetricBlock - 1 || n <= SymmetricBlock))
        {
            T* column = w + (k * ldw);
            Copy(n - k, a + k + (k * lda), 1, column + k, 1);
            SubtractProducts(hermitian, n, k, k, a, lda, w, ldw, row, column);
            TReal diagonal = Scalars<T, TReal>.Abs1(column[k]), columnMax = TReal.Zero;
            nint most = k;
            if (k < n - 1)
            {
                most = k + 1 + Iamax(n - k - 1, column + k + 1, 1);
                columnMax = Scalars<T, TReal>.Abs1(column[most]);
            }

            nint pivot = k, step = 1;
            bool nothing = diagonal == TReal.Zero && columnMax == TReal.Zero;
            if (nothing)
            {
                zero = zero == 0 ? k + 1 : zero;
            }
            else if (diagonal < alpha * columnMax)
            {
                // The row of the largest element, by its column up to the diagonal and from there on.
                T* second = column + ldw;
                for (nint j = k; j < most; j++)
                {
                    second[j] = Element(a[most + (j * lda)], hermitian);
                }

                Copy(n - most, a + most + (most * lda), 1, second + most, 1);
                SubtractProducts(hermitian, n, k, most, a, lda, w, ldw, row, second);
                TReal rowMax = Scalars<T, TReal>.Abs1(second[k + Iamax(most - k, second + k, 1)]);
                if (most < n - 1)
                {
                    rowMax = TReal.Max(rowMax, Scalars<T, TReal>.Abs1(second[most + 1 + Iamax(n - most - 1, second + most + 1, 1)]));
                }

                if (!(diagonal >= alpha * columnMax * (columnMax / rowMax)))
                {
                    pivot = most;
                    if (Scalars<T, TReal>.Abs1(second[most]) >= alpha * rowMax)
                    {
                        Copy(n - k, second + k, 1, column + k, 1);
                    }
                    else
                    {
                        step = 2;
                    }
                }
            }

            nint exchanged = k + step - 1;
            if (pivot != exchanged)
            {
                ExchangeSymmetric(hermitian, n, exchanged, pivot, a, lda);
                SwapRows(exchanged + 1, w, ldw, exchanged, pivot);
            }

            if (step == 1)
            {
                Copy(n - k, column + k, 1, a + k + (k * lda), 1);
                if (!nothing)
                {
                    DivideColumn(n - k - 1, column[k], a + k + 1 + (k * lda));
                }

                ipiv[k] = (int)pivot + 1;
            }
            else
            {
                DividePair(hermitian, n, k, column, column + ldw, a, lda);
                ipiv[k] = -((int)pivot + 1);
                ipiv[k + 1] = ipiv[k];
            }

            k += step;
        }

        return k;
    }

    // target[k..] -= L (row i of W)^T over the columns before k; the diagonal of a Hermitian matrix is real.
    private void SubtractProducts(bool hermitian, nint n, nint k, nint i, T* a, nint lda, T* w, nint ldw, T* row, T* target)
    {
        if (k > 0)
        {
            for (nint j = 0; j < k; j++)
            {
                row[j] = -Element(w[i + (j * ldw)], hermitian);
            }

            if ((n - k) * k < VectorWorkPerThread)
            {
                AddColumns(n - k, k, a + k, lda, row, target + k);
            }
            else
            {
                Gemv(Transpose.None, n - k, k, T.One, a + k, lda, row, 1, T.One, target + k, 1);
            }
        }

        if (hermitian)
        {
            MakeReal(target + i);
        }
    }

    // Rows and columns p < q of the lower triangle change places; that of p is still in W, and only that of q is filled here.
    private static void ExchangeSymmetric(bool hermitian, nint n, nint p, nint q, T* a, nint lda)
    {
        T* from = a + (p * lda), to = a + (q * lda);
        to[q] = from[p];
        for (nint i = p + 1; i < q; i++)
        {
            a[q + (i * lda)] = Element(from[i], hermitian);
        }

        Copy(n - q - 1, from + q + 1, 1, to + q + 1, 1);
        SwapRows(p, a, lda, p, q);
    }

    private static void SwapRows(nint columns, T* a, nint lda, nint p, nint q)
    {
        for (nint j = 0; j < columns; j++, a += lda)
        {
            (a[p], a[q]) = (a[q], a[p]);
        }
    }

    private void DivideColumn(nint n, T divisor, T* x)
    {
        if (Scalars<T, TReal>.Abs1(divisor) >= SafeReciprocal)
        {
            ScaleVector(n, Scalars<T, TReal>.Reciprocal(divisor), x);
        }
        else
        {
            DivideVector(n, divisor, x);
        }
    }

    // Two columns of W by the inverse of the block of order 2 on the diagonal, divided by its element off the diagonal first:
    // that one is the largest by the choice of pivots.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DividePair(bool hermitian, nint n, nint k, T* first, T* second, T* a, nint lda)
    {
        T* left = a + (k * lda), right = left + lda;
        T off = first[k + 1], mirrored = Element(off, hermitian);
        T d11 = second[k + 1] / off, d22 = first[k] / mirrored;
        T determinant = Scalars<T, TReal>.Multiply(d11, d22) - T.One;
        determinant = hermitian ? Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(determinant), TReal.Zero) : determinant;
        T scale = -T.One / determinant / off, mirroredScale = Element(scale, hermitian);
        for (nint j = k + 2; j < n; j++)
        {
            T x = first[j], y = second[j];
            left[j] = Scalars<T, TReal>.Multiply(mirroredScale, Scalars<T, TReal>.MultiplySubtract(d11, x, y));
            right[j] = Scalars<T, TReal>.Multiply(scale, Scalars<T, TReal>.MultiplySubtract(d22, y, x));
        }

        left[k] = first[k];
        left[k + 1] = off;
        right[k + 1] = second[k + 1];
    }

    // The columns of L are stored as they were before later exchanges.
    private static void UndoExchanges(nint n, T* a, nint lda, int* ipiv)
    {
        for (nint j = n - 1; j > 0; j--)
        {
            nint row = j, pivot = Math.Abs(ipiv[j]) - 1;
            j -= ipiv[j] < 0 ? 1 : 0;
            if (pivot != row)
            {
                SwapRows(j, a, lda, row, pivot);
            }
        }
    }
}
