using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// Solves A X = B, A tridiagonal (dl below, d on, du above the diagonal), by elimination with partial pivoting; X takes the place of
    /// B. dl, d, du get U's second superdiagonal, diagonal and first superdiagonal. Returns the 1-based position of a zero on U's diagonal, where no solution
    /// is computed, or 0.
    /// </summary>
    public nint Gtsv(nint n, nint nrhs, T* dl, T* d, T* du, T* b, nint ldb)
    {
        for (nint k = 0; k < n - 1; k++)
        {
            if (Scalars<T, TReal>.Abs1(d[k]) >= Scalars<T, TReal>.Abs1(dl[k]))
            {
                if (Scalars<T, TReal>.IsZero(d[k]))
                {
                    return k + 1;
                }

                T factor = dl[k] / d[k];
                d[k + 1] -= Scalars<T, TReal>.Multiply(factor, du[k]);
                for (nint j = 0; j < nrhs; j++)
                {
                    T* x = b + k + (j * ldb);
                    x[1] -= Scalars<T, TReal>.Multiply(factor, x[0]);
                }

                dl[k] = T.Zero;
            }
            else
            {
                // Rows k and k + 1 change places; the second one's superdiagonal fills in.
                T factor = d[k] / dl[k], next = d[k + 1];
                d[k] = dl[k];
                d[k + 1] = du[k] - Scalars<T, TReal>.Multiply(factor, next);
                du[k] = next;
                if (k < n - 2)
                {
                    dl[k] = du[k + 1];
                    du[k + 1] = -Scalars<T, TReal>.Multiply(factor, dl[k]);
                }
                else
                {
                    dl[k] = T.Zero;
                }

                for (nint j = 0; j < nrhs; j++)
                {
                    T* x = b + k + (j * ldb);
                    (x[0], x[1]) = (x[1], x[0] - Scalars<T, TReal>.Multiply(factor, x[1]));
                }
            }
        }

        if (n > 0 && Scalars<T, TReal>.IsZero(d[n - 1]))
        {
            return n;
        }

        for (nint j = 0; j < nrhs; j++)
        {
            T* x = b + (j * ldb);
            for (nint k = n - 1; k >= 0; k--)
            {
                T sum = x[k];
                if (k < n - 1)
                {
                    sum -= Scalars<T, TReal>.Multiply(du[k], x[k + 1]);
                }

                if (k < n - 2)
                {
                    sum -= Scalars<T, TReal>.Multiply(dl[k], x[k + 2]);
                }

                x[k] = sum / d[k];
            }
        }

        return 0;
    }

    /// <summary>
    /// Solves A X = B, A Hermitian positive definite and tridiagonal (d on, e below the diagonal), as L D L^H; X takes the place of B, D that
    /// of d, L that of e. Returns the order of the first leading minor that is not positive, where no solution is computed, or 0.
    /// </summary>
    public nint Ptsv(nint n, nint nrhs, TReal* d, T* e, T* b, nint ldb)
    {
        for (nint k = 0; k < n; k++)
        {
            if (!(d[k] > TReal.Zero))
            {
                return k + 1;
            }

            if (k < n - 1)
            {
                T below = e[k];
                TReal real = Scalars<T, TReal>.Real(below), imaginary = Scalars<T, TReal>.Imaginary(below);
                TReal scaledReal = real / d[k], scaledImaginary = imaginary / d[k];
                e[k] = Scalars<T, TReal>.Create(scaledReal, scaledImaginary);
                d[k + 1] -= (scaledReal * real) + (scaledImaginary * imaginary);
            }
        }

        for (nint j = 0; j < nrhs; j++)
        {
            T* x = b + (j * ldb);
            for (nint k = 1; k < n; k++)
            {
                x[k] -= Scalars<T, TReal>.Multiply(e[k - 1], x[k - 1]);
            }

            for (nint k = n - 1; k >= 0; k--)
            {
                T quotient = Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(x[k]) / d[k], Scalars<T, TReal>.Imaginary(x[k]) / d[k]);
                x[k] = k == n - 1 ? quotient : quotient - Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Conjugate(e[k]), x[k + 1]);
            }
        }

        return 0;
    }
}
