using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Eigenvectors that are multiplied with the Schur vectors at a time: as many as make a product fast.</summary>
    private const int VectorBlock = 64;

    /// <summary>
    /// Eigenvectors of an upper triangular T, or of a real Schur form: right ones, T x = λ x, left ones, yᴴ T = λ yᴴ,
    /// or both; multiplied from the left with the matrix that VR or VL holds where howmny says so.
    /// </summary>
    /// <remarks>
    /// Of a conjugate pair of a real Schur form the first column is the real part and the second the imaginary part of the
    /// vector for the eigenvalue with the positive imaginary part. The largest |re| + |im| of a vector is 1. By back
    /// substitution that is scaled where a vector would overflow; a left vector is a right one of the transpose with its
    /// rows and columns in reversed order. Reference routine <c>trevc3</c>.
    /// </remarks>
    public void Trevc(
        EigenvectorSide side, EigenvectorJob howmny, nint n, T* t, nint ldt, T* vl, nint ldvl, T* vr, nint ldvr)
    {
        if (n == 0)
        {
            return;
        }

        if (side != EigenvectorSide.Left)
        {
            Eigenvectors(howmny, isLeft: false, n, t, ldt, vr, ldvr);
        }

        if (side != EigenvectorSide.Right)
        {
            Arena arena = Arena.Current;
            using Arena.Lease lease = arena.Open();
            T* flipped = arena.Take<T>(n * n);
            FlipTranspose(n, t, ldt, flipped, n);
            Eigenvectors(howmny, isLeft: true, n, flipped, n, vl, ldvl);
        }
    }

    /// <summary>B = P Aᴴ P, or P Aᵀ P, with P the exchange of first and last, second and last but one, ...: a Schur form stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FlipTranspose(nint n, T* a, nint lda, T* b, nint ldb, bool conjugate = true)
    {
        for (nint j = 0; j < n; j++)
        {
            T* row = a + (n - 1 - j);
            T* to = b + (n - 1) + (j * ldb);
            for (nint i = 0; i < n; i++)
            {
                to[-i] = conjugate ? Scalars<T, TReal>.Conjugate(row[i * lda]) : row[i * lda];
            }
        }
    }

    // Vectors are computed from the last to the first, by groups that are multiplied together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eigenvectors(EigenvectorJob howmny, bool isLeft, nint n, T* t, nint ldt, T* v, nint ldv)
    {
        Arena arena = Arena.Current;
        using Arena.Lease lease = arena.Open();
        nint width = Math.Min(n, VectorBlock) + 1;
        T* group = arena.Take<T>(n * width), product = arena.Take<T>(n * width);
        TReal* bounds = arena.Take<TReal>(n);
        ColumnBounds(n, t, ldt, bounds);
        bool isTransformed = howmny == EigenvectorJob.BackTransformed;
        T* basis = v;
        nint ldb = ldv;
        if (isTransformed)
        {
            // The results take the place of the matrix that all of them are computed from.
            ldb = n;
            basis = arena.Take<T>(n * n);
            for (nint j = 0; j < n; j++)
            {
                Copy(n, v + ((isLeft ? n - 1 - j : j) * ldv), 1, basis + (j * n), 1);
            }
        }

        for (nint last = n - 1; last >= 0;)
        {
            // The group's columns are first + 1 to last; a pair is not taken apart.
            nint first = last;
            while (first >= 0 && last - first < width - 1)
            {
                nint start = BlockStart(t, ldt, first);
                T* x = group + ((start - (last - width + 1)) * n);
                if (start == first)
                {
                    SolveEigenvector(n, t, ldt, start, bounds, x);
                }
                else
                {
                    SolveEigenvectorPair(n, (TReal*)t, ldt, start, (TReal*)bounds, (TReal*)x, (TReal*)(x + n));
                }

                first = start - 1;
            }

            nint count = last - first;
            T* vectors = group + ((first + 1 - (last - width + 1)) * n);
            if (isTransformed)
            {
                Gemm(Transpose.None, Transpose.None, n, count, last + 1, T.One, basis, ldb, vectors, n, T.Zero, product, n);
                vectors = product;
            }

            // The blocks as they were solved, from the last: a matrix that is no Schur form has them otherwise if they are looked up one by one.
            for (nint k = last; k > first;)
            {
                nint start = BlockStart(t, ldt, k);
                T* x = vectors + ((start - first - 1) * n);
                StoreEigenvectors(n, (int)(k - start + 1), isLeft, isTransformed, x, v + ((isLeft ? n - 1 - k : start) * ldv), ldv);
                k = start - 1;
            }

            last = first;
        }
    }

    // Normalizes a vector, or both parts of a pair's, and puts it where it belongs.
    private static void StoreEigenvectors(nint n, int parts, bool isLeft, bool isTransformed, T* x, T* target, nint ldv)
    {
        TReal max = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal size = Scalars<T, TReal>.Abs1(x[i]) + (parts == 2 ? Scalars<T, TReal>.Abs1(x[i + n]) : TReal.Zero);
            max = size > max ? size : max;
        }

        TReal factor = max > TReal.Zero ? TReal.One / max : TReal.One;
        for (int part = 0; part < parts; part++, x += n, target += ldv)
        {
            // The flipped transpose has conjugate eigenvalues: its vector's imaginary part has the other sign.
            T scale = Scalars<T, TReal>.Create(isLeft && part == 1 ? -factor : factor, TReal.Zero);
            for (nint i = 0; i < n; i++)
            {
                target[isLeft && !isTransformed ? n - 1 - i : i] = Scalars<T, TReal>.Multiply(scale, x[i]);
            }
        }
    }

    // The largest sum of the elements above the diagonal block, by columns: how much a step can add to the others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ColumnBounds(nint n, T* t, nint ldt, TReal* bounds)
    {
        for (nint j = 0; j < n; j++)
        {
            bounds[j] = Asum(j, t + (j * ldt), 1);
        }
    }

    // x(0..k) with x(k) = 1 before scaling, (T(0..k-1, 0..k-1) - λ) x = -T(0..k-1, k); zero below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SolveEigenvector(nint n, T* t, nint ldt, nint k, TReal* bounds, T* x)
    {
        T lambda = t[k + (k * ldt)];
        TReal floor = PivotFloor(n, Scalars<T, TReal>.Abs1(lambda));
        T* source = t + (k * ldt);
        for (nint i = 0; i < k; i++)
        {
            x[i] = -source[i];
        }

        x[k] = T.One;
        new Span<T>(x + k + 1, checked((int)(n - k - 1))).Clear();
        for (nint j = k - 1; j >= 0;)
        {
            nint start = BlockStart(t, ldt, j);
            if (start != j)
            {
                TReal* real = (TReal*)x;
                SolvePairBlock((TReal*)t, ldt, start, Scalars<T, TReal>.Real(lambda), TReal.Zero, floor, bounds, k + 1, real, null);
                AddScaled(start, -x[start], conjugate: false, t + (start * ldt), x);
            }
            else
            {
                SolveSingleBlock(t, ldt, j, lambda, floor, bounds, k + 1, x);
            }

            AddScaled(start, -x[j], conjugate: false, t + (j * ldt), x);
            j = start - 1;
        }
    }

    // x(j) = x(j) / (t(j, j) - λ), after the whole vector is scaled down if that, or what it adds above, overflows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SolveSingleBlock(T* t, nint ldt, nint j, T lambda, TReal floor, TReal* bounds, nint length, T* x)
    {
        T pivot = t[j + (j * ldt)] - lambda;
        TReal size = Scalars<T, TReal>.Abs1(pivot);
        if (size < floor)
        {
            (pivot, size) = (Scalars<T, TReal>.Create(floor, TReal.Zero), floor);
        }

        TReal element = Scalars<T, TReal>.Abs1(x[j]), limit = ElementLimit;
        if (element > TReal.One && size < TReal.One && element > size * limit)
        {
            ScaleVector(length, Scalars<T, TReal>.Create(TReal.One / element, TReal.Zero), x);
        }

        x[j] /= pivot;
        element = Scalars<T, TReal>.Abs1(x[j]);
        if (element > TReal.One && bounds[j] > limit / element)
        {
            ScaleVector(length, Scalars<T, TReal>.Create(TReal.One / element, TReal.Zero), x);
        }
    }

    private static TReal PivotFloor(nint n, TReal size)
    {
        TReal small = Machine<TReal>.SafeMinimum * (TReal.CreateTruncating(n) / Machine<TReal>.Precision);
        TReal relative = Machine<TReal>.Precision * size;
        return relative > small ? relative : small;
    }

    // Elements below this can be added n times without overflow.
    private static TReal ElementLimit =>
        Machine<TReal>.Precision / Machine<TReal>.SafeMinimum * TReal.CreateTruncating(0.0009765625);
}
