using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>a[i + k lda] -= x[i] y[k * step], m by n.</summary>
    public abstract void SubtractOuter(nint m, nint n, T* x, T* y, nint step, T* a, nint lda);

    /// <summary>The same, or x[i] conj(y[k * step]), on interleaved complex numbers; step and lda are in complex elements.</summary>
    public abstract void SubtractOuterComplex(nint m, nint n, T* x, T* y, nint step, bool conjugate, T* a, nint lda);

    /// <summary>a[i + k lda] -= x[i] y[k] for i &gt;= k, of order n.</summary>
    public abstract void SubtractOuterLower(nint n, T* x, T* y, T* a, nint lda);
}

// Updates of small matrices by a product of two vectors.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SubtractOuter(nint m, nint n, T* x, T* y, nint step, T* a, nint lda)
    {
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            T* target = a + i, factor = y;
            for (nint k = 0; k < n; k++)
            {
                TVector f = TSimd.Broadcast(-*factor);
                TVector a0 = TSimd.MultiplyAdd(f, x0, TSimd.Load(target)), a1 = TSimd.MultiplyAdd(f, x1, TSimd.Load(target + v));
                TSimd.Store(a0, target);
                TSimd.Store(a1, target + v);
                target += lda;
                factor += step;
            }
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i), x0 = TSimd.LoadMasked(x + i, mask);
            T* target = a + i, factor = y;
            for (nint k = 0; k < n; k++)
            {
                TVector f = TSimd.Broadcast(-*factor);
                TSimd.StoreMasked(TSimd.MultiplyAdd(f, x0, TSimd.LoadMasked(target, mask)), target, mask);
                target += lda;
                factor += step;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SubtractOuterComplex(nint m, nint n, T* x, T* y, nint step, bool conjugate, T* a, nint lda)
    {
        // a - x y = a - x Re y - (i x) Im y, with i x = (-im, re): the parts of x exchanged, with signs.
        TVector signs = TSimd.Alternate(conjugate ? -T.One : T.One, conjugate ? T.One : -T.One);
        nint v = TSimd.Count, reals = 2 * m;
        lda *= 2;
        step *= 2;
        nint i = 0;
        for (; i + (2 * v) <= reals; i += 2 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            TVector s0 = TSimd.Multiply(signs, TSimd.SwapPairs(x0)), s1 = TSimd.Multiply(signs, TSimd.SwapPairs(x1));
            T* target = a + i, factor = y;
            for (nint k = 0; k < n; k++)
            {
                TVector f = TSimd.Broadcast(-factor[0]), g = TSimd.Broadcast(factor[1]);
                TVector a0 = TSimd.MultiplyAdd(f, x0, TSimd.Load(target)), a1 = TSimd.MultiplyAdd(f, x1, TSimd.Load(target + v));
                TSimd.Store(TSimd.MultiplyAdd(g, s0, a0), target);
                TSimd.Store(TSimd.MultiplyAdd(g, s1, a1), target + v);
                target += lda;
                factor += step;
            }
        }

        for (; i < reals; i += v)
        {
            TVector mask = TSimd.Mask(reals - i), x0 = TSimd.LoadMasked(x + i, mask), s0 = TSimd.Multiply(signs, TSimd.SwapPairs(x0));
            T* target = a + i, factor = y;
            for (nint k = 0; k < n; k++)
            {
                TVector f = TSimd.Broadcast(-factor[0]), g = TSimd.Broadcast(factor[1]);
                TVector a0 = TSimd.MultiplyAdd(f, x0, TSimd.LoadMasked(target, mask));
                TSimd.StoreMasked(TSimd.MultiplyAdd(g, s0, a0), target, mask);
                target += lda;
                factor += step;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void SubtractOuterLower(nint n, T* x, T* y, T* a, nint lda)
    {
        nint v = TSimd.Count;
        for (nint k = 0; k < n; k++)
        {
            TVector f = TSimd.Broadcast(-y[k]);
            T* target = a + (k * lda);
            nint i = k;
            for (; i + v <= n; i += v)
            {
                TSimd.Store(TSimd.MultiplyAdd(f, TSimd.Load(x + i), TSimd.Load(target + i)), target + i);
            }

            if (i < n)
            {
                TVector mask = TSimd.Mask(n - i);
                TVector sum = TSimd.MultiplyAdd(f, TSimd.LoadMasked(x + i, mask), TSimd.LoadMasked(target + i, mask));
                TSimd.StoreMasked(sum, target + i, mask);
            }
        }
    }
}
