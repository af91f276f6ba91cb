using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// A P = Q R, m by n, as <see cref="Geqrf"/>, with columns exchanged so that the diagonal of R does not grow. Columns whose jpvt is not 0 go to
    /// the front and stay there; afterwards column j of A P is column jpvt[j] - 1 of A.
    /// </summary>
    /// <remarks>
    /// G. Quintana-Ortí, X. Sun, C. Bischof, "A BLAS-3 Version of the QR Factorization with Column Pivoting", 1998; norms are
    /// downdated, and recomputed, by Z. Drmač and Z. Bujanović, "On the Failure of Rank-Revealing QR Factorization Software", 2008.
    /// </remarks>
    public void Geqp3(nint m, nint n, T* a, nint lda, int* jpvt, T* tau)
    {
        nint k = Math.Min(m, n), columns = 0;
        for (nint j = 0; j < n; j++)
        {
            if (jpvt[j] == 0)
            {
                jpvt[j] = (int)j + 1;
                continue;
            }

            jpvt[j] = (int)j + 1;
            if (j != columns)
            {
                Swap(m, a + (j * lda), 1, a + (columns * lda), 1);
                (jpvt[j], jpvt[columns]) = (jpvt[columns], jpvt[j]);
            }

            columns++;
        }

        nint done = Math.Min(m, columns);
        if (done > 0)
        {
            Geqrf(m, done, a, lda, tau);
            Ormqr(Side.Left, Transpose.ConjugateTranspose, m, n - done, done, a, lda, tau, a + (done * lda), lda);
        }

        if (done >= k)
        {
            return;
        }

        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        TReal* norms = arena.Take<TReal>(n), exact = arena.Take<TReal>(n);
        T* f = arena.Take<T>((n - done) * QrBlock), update = arena.Take<T>(n - done);
        for (nint j = done; j < n; j++)
        {
            norms[j] = Nrm2(m - done, a + done + (j * lda), 1);
            exact[j] = norms[j];
        }

        if (m - done <= SmallRows && n - done <= SmallColumns)
        {
            FactorPivotedSmall(m, n - done, done, a + (done * lda), lda, jpvt + done, tau + done, norms + done, exact + done, f);
            return;
        }

        while (done < k)
        {
            done += FactorPivotedPanel(
                m, n - done, done, Math.Min(QrBlock, k - done), a + (done * lda), lda, jpvt + done, tau + done, norms + done, exact + done, f, update);
        }
    }

    /// <summary>
    /// Up to so many columns, of n whose first rows are done; returns how many: fewer where a norm has to be computed anew. What the
    /// columns to the right lack is A - V F^H, done for the pivot's row at each step and for the rest at the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private nint FactorPivotedPanel(
        nint m, nint n, nint offset, nint block, T* a, nint lda, int* jpvt, T* tau, TReal* norms, TReal* exact, T* f, T* update)
    {
        // A norm that has lost so much by cancellation is no longer right to half of the digits.
        TReal tolerance = TReal.Sqrt(Machine<TReal>.Epsilon), renew = -TReal.One;
        nint last = Math.Min(m, n + offset) - 1;
        T* products = stackalloc T[QrBlock];
        bool isCancelled = false;
        nint k = 0;
        for (; k < block && !isCancelled; k++)
        {
            nint row = offset + k, rows = m - row;
            nint pivot = k + kernels.IndexOfMax(n - k, norms + k);
            if (pivot != k)
            {
                Swap(m, a + (pivot * lda), 1, a + (k * lda), 1);
                SwapRows(k, f, n, k, pivot);
                (jpvt[k], jpvt[pivot]) = (jpvt[pivot], jpvt[k]);
                norms[pivot] = norms[k];
                exact[pivot] = exact[k];
            }

            T* column = a + row + (k * lda);
            if (k > 0)
            {
                for (nint i = 0; i < k; i++)
                {
                    products[i] = -Scalars<T, TReal>.Conjugate(f[k + (i * n)]);
                }

                AddColumns(rows, k, a + row, lda, products, column);
            }

            Larfg(rows, column, column + 1, 1, tau + k);
            T diagonal = *column;
            *column = T.One;
            T* target = f + (k * n);
            nint rest = n - k - 1;
            if (rest > 0)
            {
                DotMany(rows, rest, tau[k], a + row + ((k + 1) * lda), lda, column, target + k + 1);
            }

            ScaleMatrix(k + 1, 1, T.Zero, target, n);
            if (k > 0)
            {
                DotMany(rows, k, -tau[k], a + row, lda, column, products);
                AddColumns(n, k, f, n, products, target);
            }

            if (rest > 0)
            {
                // The pivot's row, by the conjugate of it as a column.
                for (nint i = 0; i <= k; i++)
                {
                    products[i] = Scalars<T, TReal>.Conjugate(a[row + (i * lda)]);
                }

                ScaleMatrix(rest, 1, T.Zero, update, n);
                AddColumns(rest, k + 1, f + k + 1, n, products, update);
                T* right = a + row + ((k + 1) * lda);
                for (nint j = 0; j < rest; j++)
                {
                    right[j * lda] -= Scalars<T, TReal>.Conjugate(update[j]);
                }
            }

            for (nint j = k + 1; j < n && row < last; j++)
            {
                if (norms[j] == TReal.Zero)
                {
                    continue;
                }

                TReal ratio = Scalars<T, TReal>.Modulus(a[row + (j * lda)]) / norms[j];
                TReal left = TReal.Max(TReal.Zero, (TReal.One + ratio) * (TReal.One - ratio));
                TReal shrunk = norms[j] / exact[j];
                if (left * shrunk * shrunk <= tolerance)
                {
                    exact[j] = renew;
                    isCancelled = true;
                }
                else
                {
                    norms[j] *= TReal.Sqrt(left);
                }
            }

            *column = diagonal;
        }

        nint below = offset + k;
        if (k < Math.Min(n, m - offset))
        {
            Gemm(
                Transpose.None, Transpose.ConjugateTranspose, m - below, n - k, k, -T.One, a + below, lda, f + k, n, T.One, a + below + (k * lda), lda);
        }

        for (nint j = k; j < n && isCancelled; j++)
        {
            if (exact[j] == renew)
            {
                norms[j] = Nrm2(m - below, a + below + (j * lda), 1);
                exact[j] = norms[j];
            }
        }

        return k;
    }

    /// <summary>All columns of a small matrix, whose first rows are done; each reflector is applied to all that is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FactorPivotedSmall(
        nint m, nint n, nint offset, T* a, nint lda, int* jpvt, T* tau, TReal* norms, TReal* exact, T* products)
    {
        TReal tolerance = TReal.Sqrt(Machine<TReal>.Epsilon);
        for (nint k = 0; k < Math.Min(n, m - offset); k++)
        {
            nint row = offset + k, rows = m - row, rest = n - k - 1, pivot = k;
            for (nint j = k + 1; j < n; j++)
            {
                pivot = norms[j] > norms[pivot] ? j : pivot;
            }

            if (pivot != k)
            {
                kernels.Swap(m * Parts, (TReal*)(a + (pivot * lda)), (TReal*)(a + (k * lda)));
                (jpvt[k], jpvt[pivot]) = (jpvt[pivot], jpvt[k]);
                norms[pivot] = norms[k];
                exact[pivot] = exact[k];
            }

            T* column = a + row + (k * lda);
            Larfg(rows, column, column + 1, 1, tau + k);
            if (rest == 0)
            {
                return;
            }

            if (!Scalars<T, TReal>.IsZero(tau[k]))
            {
                T diagonal = *column;
                *column = T.One;
                Reflect(rows, rest, column, tau[k], column + lda, lda, products);
                *column = diagonal;
            }

            for (nint j = k + 1; j < n && rows > 1; j++)
            {
                if (norms[j] == TReal.Zero)
                {
                    continue;
                }

                T* next = a + row + (j * lda);
                TReal ratio = Scalars<T, TReal>.Modulus(*next) / norms[j];
                TReal left = TReal.Max(TReal.Zero, (TReal.One + ratio) * (TReal.One - ratio));
                TReal shrunk = norms[j] / exact[j];
                if (left * shrunk * shrunk <= tolerance)
                {
                    norms[j] = Nrm2(rows - 1, next + 1, 1);
                    exact[j] = norms[j];
                }
                else
                {
                    norms[j] *= TReal.Sqrt(left);
                }
            }
        }
    }

    /// <summary>y[j] = alpha a(j)^H x: on several threads where that pays.</summary>
    private void DotMany(nint m, nint n, T alpha, T* a, nint lda, T* x, T* y)
    {
        if (m * n >= VectorWorkPerThread)
        {
            Gemv(Transpose.ConjugateTranspose, m, n, alpha, a, lda, x, 1, T.Zero, y, 1);
            return;
        }

        DotReflectors(m, n, a, lda, x, y);
        for (nint j = 0; j < n; j++)
        {
            y[j] = Scalars<T, TReal>.Multiply(alpha, y[j]);
        }
    }
}
