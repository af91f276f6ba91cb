using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>
    /// Solves A X = B, A tridiagonal (dl below, d on, du above the diagonal), by elimination with partial pivoting; X takes the place of
    /// B. dl, d, du get U's second superdiagonal, diagonal and first superdiagonal. Returns the 1-based position of a zero on U's diagonal, where no solution
    /// is computed, or 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Gtsv(nint n, nint nrhs, T* dl, T* d, T* du, T* b, nint ldb)
    {
        if (nrhs == 1 && n > 1)
        {
            return IsComplex ? SolveTridiagonal(n, dl, d, du, b) : SolveTridiagonalReal(n, (TReal*)dl, (TReal*)d, (TReal*)du, (TReal*)b);
        }

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

    // One right-hand side: what a step hands to the next stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint SolveTridiagonal(nint n, T* dl, T* d, T* du, T* b)
    {
        T diagonal = d[0], beside = du[0], value = b[0];
        for (nint k = 0; k < n - 1; k++)
        {
            T below = dl[k], next = d[k + 1], nextBeside = k < n - 2 ? du[k + 1] : T.Zero, nextValue = b[k + 1];
            if (Scalars<T, TReal>.Abs1(diagonal) >= Scalars<T, TReal>.Abs1(below))
            {
                d[k] = diagonal;
                du[k] = beside;
                b[k] = value;
                if (Scalars<T, TReal>.IsZero(diagonal))
                {
                    return k + 1;
                }

                T factor = Scalars<T, TReal>.Quotient(below, diagonal);
                dl[k] = T.Zero;
                diagonal = Scalars<T, TReal>.MultiplySubtract(factor, beside, next);
                beside = nextBeside;
                value = Scalars<T, TReal>.MultiplySubtract(factor, value, nextValue);
            }
            else
            {
                // Rows k and k + 1 change places; the second one's superdiagonal fills in.
                T factor = Scalars<T, TReal>.Quotient(diagonal, below);
                d[k] = below;
                du[k] = next;
                dl[k] = nextBeside;
                b[k] = nextValue;
                diagonal = Scalars<T, TReal>.MultiplySubtract(factor, next, beside);
                beside = Scalars<T, TReal>.MultiplySubtract(factor, nextBeside, T.Zero);
                value = Scalars<T, TReal>.MultiplySubtract(factor, nextValue, value);
            }
        }

        d[n - 1] = diagonal;
        b[n - 1] = value;
        if (Scalars<T, TReal>.IsZero(diagonal))
        {
            return n;
        }

        T x1 = Scalars<T, TReal>.Quotient(value, diagonal), x2 = T.Zero;
        b[n - 1] = x1;
        for (nint k = n - 2; k >= 0; k--)
        {
            // The reciprocal does not wait for the unknowns.
            T sum = Scalars<T, TReal>.MultiplySubtract(du[k], x1, b[k]);
            sum = k < n - 2 ? Scalars<T, TReal>.MultiplySubtract(dl[k], x2, sum) : sum;
            (x1, x2) = (Scalars<T, TReal>.Quotient(sum, d[k]), x1);
            b[k] = x1;
        }

        return 0;
    }

    // The same on rows of four: diagonal, superdiagonal, what fills in beyond it, right-hand side. Which of two rows is the pivot's is
    // chosen without a branch, for no processor can foretell it. Single precision has the same vectors: it would gain nothing from its own.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint SolveTridiagonalReal(nint n, TReal* dl, TReal* d, TReal* du, TReal* b)
    {
        Vector256<double> row = Vector256.Create(Wide(d), Wide(du), 0, Wide(b));
        nint k = 0;
        for (; k < n - 1; k++)
        {
            Vector256<double> next = Vector256.Create(Wide(dl + k), Wide(d + k + 1), k < n - 2 ? Wide(du + k + 1) : 0, Wide(b + k + 1));
            Vector256<double> stays = Vector256.Create(
                Vector128.GreaterThanOrEqual(Vector128.Abs(row.GetLower()), Vector128.Abs(next.GetLower())).ToScalar());
            Vector256<double> pivot = Vector256.ConditionalSelect(stays, row, next), other = Vector256.ConditionalSelect(stays, next, row);
            d[k] = TReal.CreateTruncating(pivot[0]);
            du[k] = TReal.CreateTruncating(pivot[1]);
            b[k] = TReal.CreateTruncating(pivot[3]);
            if (d[k] == TReal.Zero)
            {
                return k + 1;
            }

            dl[k] = TReal.CreateTruncating(pivot[2]);
            other -= Vector256.Create(other[0] / pivot[0]) * pivot;
            row = Vector256.Shuffle(other, Vector256.Create(1L, 2, 4, 3));
        }

        d[k] = TReal.CreateTruncating(row[0]);
        b[k] = TReal.CreateTruncating(row[3]);
        if (d[k] == TReal.Zero)
        {
            return n;
        }

        TReal x1 = b[k] / d[k], x2 = TReal.Zero;
        b[k] = x1;
        for (k--; k >= 0; k--)
        {
            TReal sum = k < n - 2 ? b[k] - (dl[k] * x2) : b[k];
            sum = TReal.MultiplyAddEstimate(-du[k], x1, sum);
            (x1, x2) = (sum / d[k], x1);
            b[k] = x1;
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Wide(TReal* value) => double.CreateTruncating(*value);

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
