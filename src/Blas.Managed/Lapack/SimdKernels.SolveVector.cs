using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>Solves op(A) x = b for one right-hand side, A a triangle of order n; x takes the place of b.</summary>
    public abstract void SolveVector(bool lower, bool transposed, bool unit, nint n, T* a, nint lda, T* x);
}

// Four unknowns at a time, which stay in registers; what is known is taken away from the others by vectors.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // So few unknowns are found one by one: what a masked store has written can't be read again at once.
    private const nint FewUnknowns = 8;

    public override void SolveVector(bool lower, bool transposed, bool unit, nint n, T* a, nint lda, T* x)
    {
        if (lower && !transposed)
        {
            SolveLower(unit, n, a, lda, x);
        }
        else if (lower)
        {
            SolveLowerTransposed(unit, n, a, lda, x);
        }
        else if (!transposed)
        {
            SolveUpper(unit, n, a, lda, x);
        }
        else
        {
            SolveUpperTransposed(unit, n, a, lda, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveLower(bool unit, nint n, T* a, nint lda, T* x)
    {
        T* known = stackalloc T[4];
        for (; n > FewUnknowns; n -= 4, x += 4, a += 4 + (4 * lda))
        {
            T* a1 = a + lda, a2 = a1 + lda, a3 = a2 + lda;
            T x0 = unit ? x[0] : x[0] / a[0];
            T x1 = T.MultiplyAddEstimate(-a[1], x0, x[1]);
            x1 = unit ? x1 : x1 / a1[1];
            T x2 = T.MultiplyAddEstimate(-a1[2], x1, T.MultiplyAddEstimate(-a[2], x0, x[2]));
            x2 = unit ? x2 : x2 / a2[2];
            T x3 = T.MultiplyAddEstimate(-a2[3], x2, T.MultiplyAddEstimate(-a1[3], x1, T.MultiplyAddEstimate(-a[3], x0, x[3])));
            x3 = unit ? x3 : x3 / a3[3];
            (x[0], x[1], x[2], x[3]) = (x0, x1, x2, x3);
            (known[0], known[1], known[2], known[3]) = (-x0, -x1, -x2, -x3);
            AddFour(n - 4, a + 4, lda, known, x + 4);
        }

        for (nint i = 0; i < n; i++)
        {
            T sum = x[i];
            for (nint k = 0; k < i; k++)
            {
                sum = T.MultiplyAddEstimate(-a[i + (k * lda)], x[k], sum);
            }

            x[i] = unit ? sum : sum / a[i + (i * lda)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveUpper(bool unit, nint n, T* a, nint lda, T* x)
    {
        for (; n > FewUnknowns; n -= 4)
        {
            T* a0 = a + ((n - 4) * lda), a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, last = x + n - 4;
            nint i = n - 4;
            T x3 = unit ? last[3] : last[3] / a3[i + 3];
            T x2 = T.MultiplyAddEstimate(-a3[i + 2], x3, last[2]);
            x2 = unit ? x2 : x2 / a2[i + 2];
            T x1 = T.MultiplyAddEstimate(-a2[i + 1], x2, T.MultiplyAddEstimate(-a3[i + 1], x3, last[1]));
            x1 = unit ? x1 : x1 / a1[i + 1];
            T x0 = T.MultiplyAddEstimate(-a1[i], x1, T.MultiplyAddEstimate(-a2[i], x2, T.MultiplyAddEstimate(-a3[i], x3, last[0])));
            x0 = unit ? x0 : x0 / a0[i];
            (last[0], last[1], last[2], last[3]) = (x0, x1, x2, x3);

            // The ragged end comes first: the other one is read next.
            TVector f0 = TSimd.Broadcast(-x0), f1 = TSimd.Broadcast(-x1), f2 = TSimd.Broadcast(-x2), f3 = TSimd.Broadcast(-x3);
            nint v = TSimd.Count, row = i % v;
            if (row > 0)
            {
                TVector mask = TSimd.Mask(row);
                TVector sum = TSimd.MultiplyAdd(f3, TSimd.LoadMasked(a3, mask), TSimd.LoadMasked(x, mask));
                sum = TSimd.MultiplyAdd(f2, TSimd.LoadMasked(a2, mask), sum);
                sum = TSimd.MultiplyAdd(f1, TSimd.LoadMasked(a1, mask), sum);
                TSimd.StoreMasked(TSimd.MultiplyAdd(f0, TSimd.LoadMasked(a0, mask), sum), x, mask);
            }

            for (; row < i; row += v)
            {
                TVector sum = TSimd.MultiplyAdd(f3, TSimd.Load(a3 + row), TSimd.Load(x + row));
                sum = TSimd.MultiplyAdd(f2, TSimd.Load(a2 + row), sum);
                sum = TSimd.MultiplyAdd(f1, TSimd.Load(a1 + row), sum);
                TSimd.Store(TSimd.MultiplyAdd(f0, TSimd.Load(a0 + row), sum), x + row);
            }
        }

        for (nint i = n - 1; i >= 0; i--)
        {
            T sum = x[i];
            for (nint k = n - 1; k > i; k--)
            {
                sum = T.MultiplyAddEstimate(-a[i + (k * lda)], x[k], sum);
            }

            x[i] = unit ? sum : sum / a[i + (i * lda)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveUpperTransposed(bool unit, nint n, T* a, nint lda, T* x)
    {
        T* sums = stackalloc T[4];
        nint done = nint.Min(n, FewUnknowns + (n % 4));
        for (nint i = 0; i < done; i++)
        {
            T* column = a + (i * lda);
            T sum = x[i];
            for (nint k = 0; k < i; k++)
            {
                sum = T.MultiplyAddEstimate(-column[k], x[k], sum);
            }

            x[i] = unit ? sum : sum / column[i];
        }

        for (nint i = done; i < n; i += 4)
        {
            T* a0 = a + (i * lda), a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, next = x + i;
            DotFour(i, a0, lda, x, sums);
            T x0 = next[0] - sums[0];
            x0 = unit ? x0 : x0 / a0[i];
            T x1 = T.MultiplyAddEstimate(-a1[i], x0, next[1] - sums[1]);
            x1 = unit ? x1 : x1 / a1[i + 1];
            T x2 = T.MultiplyAddEstimate(-a2[i + 1], x1, T.MultiplyAddEstimate(-a2[i], x0, next[2] - sums[2]));
            x2 = unit ? x2 : x2 / a2[i + 2];
            T x3 = T.MultiplyAddEstimate(-a3[i + 1], x1, T.MultiplyAddEstimate(-a3[i], x0, next[3] - sums[3]));
            x3 = T.MultiplyAddEstimate(-a3[i + 2], x2, x3);
            x3 = unit ? x3 : x3 / a3[i + 3];
            (next[0], next[1], next[2], next[3]) = (x0, x1, x2, x3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveLowerTransposed(bool unit, nint n, T* a, nint lda, T* x)
    {
        T* sums = stackalloc T[4];
        nint first = n - nint.Min(n, FewUnknowns + (n % 4));
        for (nint i = n - 1; i >= first; i--)
        {
            T* column = a + (i * lda);
            T sum = x[i];
            for (nint k = n - 1; k > i; k--)
            {
                sum = T.MultiplyAddEstimate(-column[k], x[k], sum);
            }

            x[i] = unit ? sum : sum / column[i];
        }

        for (nint i = first - 4; i >= 0; i -= 4)
        {
            T* a0 = a + i + (i * lda), a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, next = x + i;
            DotFour(n - i - 4, a0 + 4, lda, next + 4, sums);
            T x3 = next[3] - sums[3];
            x3 = unit ? x3 : x3 / a3[3];
            T x2 = T.MultiplyAddEstimate(-a2[3], x3, next[2] - sums[2]);
            x2 = unit ? x2 : x2 / a2[2];
            T x1 = T.MultiplyAddEstimate(-a1[2], x2, T.MultiplyAddEstimate(-a1[3], x3, next[1] - sums[1]));
            x1 = unit ? x1 : x1 / a1[1];
            T x0 = T.MultiplyAddEstimate(-a0[2], x2, T.MultiplyAddEstimate(-a0[3], x3, next[0] - sums[0]));
            x0 = T.MultiplyAddEstimate(-a0[1], x1, x0);
            x0 = unit ? x0 : x0 / a0[0];
            (next[0], next[1], next[2], next[3]) = (x0, x1, x2, x3);
        }
    }
}
