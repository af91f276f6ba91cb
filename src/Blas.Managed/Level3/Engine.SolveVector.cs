using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Triangles with one right-hand side, as the solutions of linear systems have it.
internal sealed unsafe partial class Engine<T, TReal>
{
    // Complex unknowns that are found one by one before the others are told.
    private const int ComplexUnknowns = 4;

    /// <summary>Solves op(A) x = b; x takes the place of b.</summary>
    private void SolveVector(bool lower, Transpose trans, bool unit, nint n, T* a, nint lda, T* x)
    {
        bool transposed = trans.IsTransposed(), conjugated = trans.IsConjugated();
        if (!IsComplex)
        {
            kernels.SolveVector(lower, transposed, unit, n, (TReal*)a, lda, (TReal*)x);
            return;
        }

        T* values = stackalloc T[ComplexUnknowns];
        ComplexSums<TReal>* sums = stackalloc ComplexSums<TReal>[ComplexUnknowns];
        bool forward = lower != transposed;
        for (nint done = 0; done < n;)
        {
            nint count = Math.Min(ComplexUnknowns, n - done), first = forward ? done : n - done - count;
            nint solved = forward ? 0 : first + count;
            T* block = a + first + (first * lda), target = x + first;
            if (transposed && done > 0)
            {
                kernels.DotColumnsComplex(done, count, (TReal*)(a + solved + (first * lda)), lda, (TReal*)(x + solved), sums);
                for (nint k = 0; k < count; k++)
                {
                    T sum = Join(sums[k], conjugated);
                    ((TReal*)(target + k))[0] -= Scalars<T, TReal>.Real(sum);
                    ((TReal*)(target + k))[1] -= Scalars<T, TReal>.Imaginary(sum);
                }
            }

            SolveFewComplex(forward, transposed, conjugated, unit, count, block, lda, null, target);
            done += count;
            if (!transposed && done < n)
            {
                for (nint k = 0; k < count; k++)
                {
                    ((TReal*)(values + k))[0] = -((TReal*)(target + k))[0];
                    ((TReal*)(values + k))[1] = -((TReal*)(target + k))[1];
                }

                nint rest = forward ? done : 0;
                kernels.AddColumnsComplex(
                    n - done, count, (TReal*)(a + rest + (first * lda)), lda, (TReal*)values, conjugated, (TReal*)(x + rest));
            }
        }
    }

    // Several columns with a tiny triangle: its diagonal is inverted once, to the bits that each quotient would compute again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveTinyComplex(in Triangle a, nint m, nint n, T* b, nint ldb)
    {
        bool transposed = a.Trans.IsTransposed(), conjugated = a.Trans.IsConjugated(), forward = a.IsLower;
        T* triangle = a.At(0, 0), reciprocals = stackalloc T[TinyTriangle], known = null;
        if (!a.IsUnit && n > 1)
        {
            known = reciprocals;
            for (nint i = 0; i < m && known != null; i++)
            {
                T diagonal = conjugated ? Scalars<T, TReal>.Conjugate(triangle[i + (i * a.Lda)]) : triangle[i + (i * a.Lda)];
                known = Scalars<T, TReal>.TryReciprocal(diagonal, out reciprocals[i]) ? known : null;
            }
        }

        for (nint j = 0; j < n; j++)
        {
            SolveFewComplex(forward, transposed, conjugated, a.IsUnit, m, triangle, a.Lda, known, b + (j * ldb));
        }
    }

    // Part by part: what is written so is read so at once. The reciprocals of the diagonal, or null to divide by it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveFewComplex(
        bool forward, bool transposed, bool conjugated, bool unit, nint n, T* a, nint lda, T* reciprocals, T* x)
    {
        nint along = forward ? 1 : -1, start = forward ? 0 : n - 1;
        nint stepRow = 2 * (transposed ? lda : 1), stepColumn = 2 * (transposed ? 1 : lda);
        TReal sign = conjugated ? -TReal.One : TReal.One;
        for (nint step = 0; step < n; step++)
        {
            nint i = start + (step * along);
            TReal* row = (TReal*)a + (i * stepRow), target = (TReal*)x + (2 * i);
            TReal real = target[0], imaginary = target[1];
            for (nint s = 0, k = start; s < step; s++, k += along)
            {
                TReal* element = row + (k * stepColumn), known = (TReal*)x + (2 * k);
                TReal re = element[0], im = sign * element[1];
                real = TReal.MultiplyAddEstimate(im, known[1], TReal.MultiplyAddEstimate(-re, known[0], real));
                imaginary = TReal.MultiplyAddEstimate(-im, known[0], TReal.MultiplyAddEstimate(-re, known[1], imaginary));
            }

            if (!unit)
            {
                TReal* diagonal = row + (i * stepColumn);
                T sum = Scalars<T, TReal>.Create(real, imaginary);
                T quotient = reciprocals != null
                    ? Scalars<T, TReal>.Multiply(sum, reciprocals[i])
                    : Scalars<T, TReal>.Quotient(sum, Scalars<T, TReal>.Create(diagonal[0], sign * diagonal[1]));
                real = Scalars<T, TReal>.Real(quotient);
                imaginary = Scalars<T, TReal>.Imaginary(quotient);
            }

            target[0] = real;
            target[1] = imaginary;
        }
    }
}
