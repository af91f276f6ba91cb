using System.Numerics;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    // As in the reference: the error nearly always ends shrinking after one or two steps.
    private const int RefinementSteps = 5;

    /// <summary>
    /// Improves the solutions X of op(A) X = B by iterative refinement, with the factors of <see cref="Getrf"/>, and bounds their
    /// errors: ferr the largest relative error in an element of a column, berr the componentwise backward error.
    /// </summary>
    /// <remarks>
    /// M. Arioli, J. Demmel, I. Duff, "Solving Sparse Linear Systems with Sparse Backward Error", 1989; reference LAPACK's <c>gerfs</c>.
    /// </remarks>
    public nint Gerfs(
        Transpose trans, nint n, nint nrhs, T* a, nint lda, T* af, nint ldaf, int* ipiv,
        T* b, nint ldb, T* x, nint ldx, TReal* ferr, TReal* berr)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        T* rest = arena.Take<T>(n);
        TReal* sizes = arena.Take<TReal>(n);

        // The elements of a row of A, and that of B; rounding errors of so many terms.
        TReal terms = TReal.CreateSaturating(n + 1), epsilon = Machine<TReal>.Epsilon;
        TReal safe1 = terms * Machine<TReal>.SafeMinimum, safe2 = safe1 / epsilon;
        TReal two = TReal.One + TReal.One;
        for (nint j = 0; j < nrhs; j++, b += ldb, x += ldx)
        {
            TReal last = two + TReal.One, error;
            for (int step = 1; ; step++)
            {
                Copy(n, b, 1, rest, 1);
                Gemv(trans, n, n, -T.One, a, lda, x, 1, T.One, rest, 1);
                SumOfSizes(trans, n, a, lda, x, b, sizes);
                error = TReal.Zero;
                for (nint i = 0; i < n; i++)
                {
                    TReal residual = Scalars<T, TReal>.Abs1(rest[i]);
                    error = TReal.Max(error, sizes[i] > safe2 ? residual / sizes[i] : (residual + safe1) / (sizes[i] + safe1));
                }

                if (!(error > epsilon && two * error <= last && step <= RefinementSteps))
                {
                    break;
                }

                Getrs(trans, n, 1, af, ldaf, ipiv, rest, n);
                AddScaled(n, T.One, conjugate: false, rest, x);
                last = error;
            }

            berr[j] = error;
            for (nint i = 0; i < n; i++)
            {
                TReal size = sizes[i];
                sizes[i] = Scalars<T, TReal>.Abs1(rest[i]) + (terms * epsilon * size) + (size > safe2 ? TReal.Zero : safe1);
            }

            // |X - X'| <= |op(A)^-1| sizes: the norm of op(A)^-1 diag(sizes), estimated by its adjoint.
            WeightedMap map = new() { Engine = this, N = n, Af = af, Ldaf = ldaf, Pivots = ipiv, Trans = trans, Weights = sizes };
            ferr[j] = n == 0 ? TReal.Zero : EstimateNorm(n, ref map);
            TReal largest = TReal.Zero;
            for (nint i = 0; i < n; i++)
            {
                largest = TReal.Max(largest, Scalars<T, TReal>.Abs1(x[i]));
            }

            if (largest != TReal.Zero)
            {
                ferr[j] /= largest;
            }
        }

        return 0;
    }

    /// <summary>sizes = |op(A)| |x| + |b|, by |re| + |im|.</summary>
    private static void SumOfSizes(Transpose trans, nint n, T* a, nint lda, T* x, T* b, TReal* sizes)
    {
        bool transposed = trans.IsTransposed();
        for (nint i = 0; i < n; i++)
        {
            sizes[i] = Scalars<T, TReal>.Abs1(b[i]);
        }

        for (nint k = 0; k < n; k++)
        {
            T* column = a + (k * lda);
            TReal sum = TReal.Zero, factor = Scalars<T, TReal>.Abs1(x[k]);
            for (nint i = 0; i < n; i++)
            {
                if (transposed)
                {
                    sum += Scalars<T, TReal>.Abs1(column[i]) * Scalars<T, TReal>.Abs1(x[i]);
                }
                else
                {
                    sizes[i] += Scalars<T, TReal>.Abs1(column[i]) * factor;
                }
            }

            sizes[k] += sum;
        }
    }

    private static Transpose Adjoint(Transpose trans) => trans switch
    {
        Transpose.None => Transpose.ConjugateTranspose,
        Transpose.ConjugateTranspose => Transpose.None,
        Transpose.Transpose => Transpose.Conjugate,
        _ => Transpose.Transpose,
    };

    /// <summary>diag(weights) op(A)^-H.</summary>
    private struct WeightedMap : ILinearMap<T>
    {
        public Engine<T, TReal> Engine;
        public T* Af;
        public int* Pivots;
        public TReal* Weights;
        public nint N, Ldaf;
        public Transpose Trans;

        public readonly bool Apply(T* x, bool adjoint)
        {
            if (adjoint)
            {
                Weigh(x);
            }

            Engine.Getrs(adjoint ? Trans : Adjoint(Trans), N, 1, Af, Ldaf, Pivots, x, N);
            if (!adjoint)
            {
                Weigh(x);
            }

            return true;
        }

        private readonly void Weigh(T* x)
        {
            for (nint i = 0; i < N; i++)
            {
                x[i] = Scalars<T, TReal>.Multiply(Scalars<T, TReal>.Create(Weights[i], TReal.Zero), x[i]);
            }
        }
    }
}
