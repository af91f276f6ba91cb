using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Steps of the factorizations of small matrices, whole: at these sizes a call for each column of each step would take longer than
// the arithmetic.
internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>The largest order for <see cref="FactorLower"/>.</summary>
    public const int MostFactorColumns = 32;

    /// <summary>L with L L^T = A in the lower triangle; the order of the first minor that is not positive, or 0.</summary>
    public abstract nint FactorLower(nint n, T* a, nint lda);

    /// <summary>L with L L^H = A likewise, on interleaved complex numbers; lda is in complex elements, and the diagonal is taken for real.</summary>
    public abstract nint FactorLowerComplex(nint n, T* a, nint lda);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // Column by column, with all columns to the left at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint FactorLower(nint n, T* a, nint lda)
    {
        if (n <= 4)
        {
            return FactorTiny(n, a, lda);
        }

        T* factors = stackalloc T[MostFactorColumns];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + j + (j * lda), left = a + j;
            nint rows = n - j;
            T pivot = *column;
            for (nint k = 0; k < j; k++)
            {
                T factor = left[k * lda];
                factors[k] = -factor;
                pivot -= factor * factor;
            }

            *column = pivot;
            if (!(pivot > T.Zero))
            {
                return j + 1;
            }

            // The root and its reciprocal are on their way while the column is done.
            T root = T.Sqrt(pivot);
            *column = root;
            FinishColumn(rows - 1, j, left + 1, lda, factors, T.One / root, column + 1);
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override nint FactorLowerComplex(nint n, T* a, nint lda)
    {
        T* factors = stackalloc T[2 * MostFactorColumns];
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (2 * (j + (j * lda))), left = a + (2 * j);
            T pivot = column[0], imaginary = T.Zero;
            for (nint k = 0; k < j; k++)
            {
                T* element = left + (2 * k * lda);
                factors[2 * k] = -element[0];
                factors[(2 * k) + 1] = element[1];
                pivot -= element[0] * element[0];
                imaginary += element[1] * element[1];
            }

            pivot -= imaginary;
            column[0] = pivot;
            column[1] = T.Zero;
            if (!(pivot > T.Zero))
            {
                return j + 1;
            }

            T root = T.Sqrt(pivot);
            column[0] = root;
            FinishColumnComplex(n - j - 1, j, left + 2, lda, factors, T.One / root, column + 2);
        }

        return 0;
    }

    // y = (y + A f) scale; what is multiplied by the imaginary parts is summed, and its parts are exchanged, at the end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishColumnComplex(nint m, nint n, T* a, nint lda, T* f, T scale, T* y)
    {
        nint v = TSimd.Count, reals = 2 * m;
        lda *= 2;
        TVector s = TSimd.Broadcast(scale), signs = TSimd.Alternate(-T.One, T.One);
        nint i = 0;
        for (; i + v < reals; i += 2 * v)
        {
            nint rest = reals - i - v;
            TVector mask = TSimd.Mask(rest < v ? rest : v);
            TVector y0 = TSimd.Load(y + i), y1 = TSimd.LoadMasked(y + i + v, mask), z0 = TSimd.Zero, z1 = TSimd.Zero;
            T* column = a + i;
            for (nint k = 0; k < n; k++)
            {
                TVector real = TSimd.Broadcast(f[2 * k]), imaginary = TSimd.Broadcast(f[(2 * k) + 1]);
                TVector c0 = TSimd.Load(column), c1 = TSimd.LoadMasked(column + v, mask);
                y0 = TSimd.MultiplyAdd(real, c0, y0);
                y1 = TSimd.MultiplyAdd(real, c1, y1);
                z0 = TSimd.MultiplyAdd(imaginary, c0, z0);
                z1 = TSimd.MultiplyAdd(imaginary, c1, z1);
                column += lda;
            }

            TSimd.Store(TSimd.Multiply(TSimd.MultiplyAdd(signs, TSimd.SwapPairs(z0), y0), s), y + i);
            TSimd.StoreMasked(TSimd.Multiply(TSimd.MultiplyAdd(signs, TSimd.SwapPairs(z1), y1), s), y + i + v, mask);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector y0 = TSimd.LoadMasked(y + i, mask), z0 = TSimd.Zero;
            T* column = a + i;
            for (nint k = 0; k < n; k++)
            {
                TVector c0 = TSimd.LoadMasked(column, mask);
                y0 = TSimd.MultiplyAdd(TSimd.Broadcast(f[2 * k]), c0, y0);
                z0 = TSimd.MultiplyAdd(TSimd.Broadcast(f[(2 * k) + 1]), c0, z0);
                column += lda;
            }

            TSimd.StoreMasked(TSimd.Multiply(TSimd.MultiplyAdd(signs, TSimd.SwapPairs(z0), y0), s), y + i, mask);
        }
    }

    // y = (y + A f) scale, with y in registers all the way: what a masked store has written can't be read again at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishColumn(nint m, nint n, T* a, nint lda, T* f, T scale, T* y)
    {
        nint v = TSimd.Count;
        TVector s = TSimd.Broadcast(scale);
        nint i = 0;
        for (; i + v < m; i += 2 * v)
        {
            nint rest = m - i - v;
            TVector mask = TSimd.Mask(rest < v ? rest : v);
            TVector y0 = TSimd.Load(y + i), y1 = TSimd.LoadMasked(y + i + v, mask), z0 = TSimd.Zero, z1 = TSimd.Zero;
            T* column = a + i;
            nint k = 0;
            for (; k + 2 <= n; k += 2)
            {
                TVector f0 = TSimd.Broadcast(f[k]), f1 = TSimd.Broadcast(f[k + 1]);
                y0 = TSimd.MultiplyAdd(f0, TSimd.Load(column), y0);
                y1 = TSimd.MultiplyAdd(f0, TSimd.LoadMasked(column + v, mask), y1);
                column += lda;
                z0 = TSimd.MultiplyAdd(f1, TSimd.Load(column), z0);
                z1 = TSimd.MultiplyAdd(f1, TSimd.LoadMasked(column + v, mask), z1);
                column += lda;
            }

            if (k < n)
            {
                TVector f0 = TSimd.Broadcast(f[k]);
                y0 = TSimd.MultiplyAdd(f0, TSimd.Load(column), y0);
                y1 = TSimd.MultiplyAdd(f0, TSimd.LoadMasked(column + v, mask), y1);
            }

            TSimd.Store(TSimd.Multiply(TSimd.Add(y0, z0), s), y + i);
            TSimd.StoreMasked(TSimd.Multiply(TSimd.Add(y1, z1), s), y + i + v, mask);
        }

        if (i < m)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector y0 = TSimd.LoadMasked(y + i, mask), z0 = TSimd.Zero;
            T* column = a + i;
            nint k = 0;
            for (; k + 2 <= n; k += 2)
            {
                y0 = TSimd.MultiplyAdd(TSimd.Broadcast(f[k]), TSimd.LoadMasked(column, mask), y0);
                column += lda;
                z0 = TSimd.MultiplyAdd(TSimd.Broadcast(f[k + 1]), TSimd.LoadMasked(column, mask), z0);
                column += lda;
            }

            if (k < n)
            {
                y0 = TSimd.MultiplyAdd(TSimd.Broadcast(f[k]), TSimd.LoadMasked(column, mask), y0);
            }

            TSimd.StoreMasked(TSimd.Multiply(TSimd.Add(y0, z0), s), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint FactorTiny(nint n, T* a, nint lda)
    {
        for (nint j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            T pivot = column[j];
            if (!(pivot > T.Zero))
            {
                return j + 1;
            }

            T root = T.Sqrt(pivot), factor = T.One / root;
            column[j] = root;
            for (nint i = j + 1; i < n; i++)
            {
                column[i] *= factor;
            }

            for (nint k = j + 1; k < n; k++)
            {
                T* target = a + (k * lda);
                for (nint i = k; i < n; i++)
                {
                    target[i] -= column[i] * column[k];
                }
            }
        }

        return 0;
    }
}
