using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>y[i] += Σ_j a_j[i] x[j], or conj(a_j[i]) x[j], four columns of interleaved complex numbers.</summary>
    public abstract void AddFourComplex(nint m, in FourColumns<T> a, T* x, bool conjugate, T* y);

    /// <summary>The sums of products of each of four complex columns with x.</summary>
    public abstract void DotFourComplex(nint m, in FourColumns<T> a, T* x, ComplexSums<T>* sums);

    /// <summary>Both in one pass over the columns: y[i] += Σ_j a_j[i] factors[j], and the sums with x.</summary>
    public abstract void AddDotFourComplex(nint m, in FourColumns<T> a, T* factors, T* y, T* x, ComplexSums<T>* sums);

    /// <summary>y[i] += Σ_j a[i + j lda] x[j] or conj(a[i + j lda]) x[j], the columns in their order; lda in complex elements.</summary>
    public abstract void AddColumnsComplex(nint m, nint n, T* a, nint lda, T* x, bool conjugate, T* y);

    /// <summary>The sums of products of each of n complex columns with x; lda in complex elements.</summary>
    public abstract void DotColumnsComplex(nint m, nint n, T* a, nint lda, T* x, ComplexSums<T>* y);
}

// A product of a column and a number f is a Re f + swapped (a Im f), with signs in the factors: (re, re) and (im, -im), or
// (re, -re) and (im, im) for conj(a). The parts that are to be swapped are summed over the columns and swapped once.
internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddFourComplex(nint m, in FourColumns<T> a, T* x, bool conjugate, T* y)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector r0 = Direct(x, conjugate), r1 = Direct(x + 2, conjugate);
        TVector r2 = Direct(x + 4, conjugate), r3 = Direct(x + 6, conjugate);
        TVector s0 = Swapped(x, conjugate), s1 = Swapped(x + 2, conjugate);
        TVector s2 = Swapped(x + 4, conjugate), s3 = Swapped(x + 6, conjugate);
        nint v = TSimd.Count, reals = 2 * m;
        nint i = PeelPairs(reals, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector c0 = TSimd.LoadMasked(a0, mask), c1 = TSimd.LoadMasked(a1, mask);
            TVector c2 = TSimd.LoadMasked(a2, mask), c3 = TSimd.LoadMasked(a3, mask);
            TVector y0 = Sum(c0, c1, c2, c3, r0, r1, r2, r3, TSimd.LoadMasked(y, mask));
            TSimd.StoreMasked(TSimd.Add(y0, TSimd.SwapPairs(Sum(c0, c1, c2, c3, s0, s1, s2, s3, TSimd.Zero))), y, mask);
        }

        for (; i + (2 * v) <= reals; i += 2 * v)
        {
            TVector c0 = TSimd.Load(a0 + i), c1 = TSimd.Load(a1 + i), c2 = TSimd.Load(a2 + i), c3 = TSimd.Load(a3 + i);
            TVector d0 = TSimd.Load(a0 + i + v), d1 = TSimd.Load(a1 + i + v);
            TVector d2 = TSimd.Load(a2 + i + v), d3 = TSimd.Load(a3 + i + v);
            TVector y0 = Sum(c0, c1, c2, c3, r0, r1, r2, r3, TSimd.Load(y + i));
            TVector y1 = Sum(d0, d1, d2, d3, r0, r1, r2, r3, TSimd.Load(y + i + v));
            TVector t0 = Sum(c0, c1, c2, c3, s0, s1, s2, s3, TSimd.Zero);
            TVector t1 = Sum(d0, d1, d2, d3, s0, s1, s2, s3, TSimd.Zero);
            TSimd.Store(TSimd.Add(y0, TSimd.SwapPairs(t0)), y + i);
            TSimd.Store(TSimd.Add(y1, TSimd.SwapPairs(t1)), y + i + v);
        }

        for (; i < reals; i += v)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector c0 = TSimd.LoadMasked(a0 + i, mask), c1 = TSimd.LoadMasked(a1 + i, mask);
            TVector c2 = TSimd.LoadMasked(a2 + i, mask), c3 = TSimd.LoadMasked(a3 + i, mask);
            TVector y0 = Sum(c0, c1, c2, c3, r0, r1, r2, r3, TSimd.LoadMasked(y + i, mask));
            TSimd.StoreMasked(TSimd.Add(y0, TSimd.SwapPairs(Sum(c0, c1, c2, c3, s0, s1, s2, s3, TSimd.Zero))), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotFourComplex(nint m, in FourColumns<T> a, T* x, ComplexSums<T>* sums)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector t0 = TSimd.Zero, t1 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count, reals = 2 * m;
        nint i = PeelPairs(reals, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector x0 = TSimd.LoadMasked(x, mask), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.LoadMasked(a0, mask), c1 = TSimd.LoadMasked(a1, mask);
            TVector c2 = TSimd.LoadMasked(a2, mask), c3 = TSimd.LoadMasked(a3, mask);
            s0 = TSimd.Multiply(c0, x0);
            t0 = TSimd.Multiply(c0, x1);
            s1 = TSimd.Multiply(c1, x0);
            t1 = TSimd.Multiply(c1, x1);
            s2 = TSimd.Multiply(c2, x0);
            t2 = TSimd.Multiply(c2, x1);
            s3 = TSimd.Multiply(c3, x0);
            t3 = TSimd.Multiply(c3, x1);
        }

        for (; i + v <= reals; i += v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.Load(a0 + i), c1 = TSimd.Load(a1 + i), c2 = TSimd.Load(a2 + i), c3 = TSimd.Load(a3 + i);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, x1, t0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            t1 = TSimd.MultiplyAdd(c1, x1, t1);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            t2 = TSimd.MultiplyAdd(c2, x1, t2);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            t3 = TSimd.MultiplyAdd(c3, x1, t3);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.LoadMasked(a0 + i, mask), c1 = TSimd.LoadMasked(a1 + i, mask);
            TVector c2 = TSimd.LoadMasked(a2 + i, mask), c3 = TSimd.LoadMasked(a3 + i, mask);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, x1, t0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            t1 = TSimd.MultiplyAdd(c1, x1, t1);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            t2 = TSimd.MultiplyAdd(c2, x1, t2);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            t3 = TSimd.MultiplyAdd(c3, x1, t3);
        }

        sums[0] = SumProducts(s0, t0);
        sums[1] = SumProducts(s1, t1);
        sums[2] = SumProducts(s2, t2);
        sums[3] = SumProducts(s3, t3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddDotFourComplex(nint m, in FourColumns<T> a, T* factors, T* y, T* x, ComplexSums<T>* sums)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector f0 = Direct(factors, false), f1 = Direct(factors + 2, false);
        TVector f2 = Direct(factors + 4, false), f3 = Direct(factors + 6, false);
        TVector g0 = Swapped(factors, false), g1 = Swapped(factors + 2, false);
        TVector g2 = Swapped(factors + 4, false), g3 = Swapped(factors + 6, false);
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector t0 = TSimd.Zero, t1 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count, reals = 2 * m;
        nint i = PeelPairs(reals, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector x0 = TSimd.LoadMasked(x, mask), y0 = TSimd.LoadMasked(y, mask), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.LoadMasked(a0, mask), c1 = TSimd.LoadMasked(a1, mask);
            TVector c2 = TSimd.LoadMasked(a2, mask), c3 = TSimd.LoadMasked(a3, mask);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, x1, t0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            t1 = TSimd.MultiplyAdd(c1, x1, t1);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            t2 = TSimd.MultiplyAdd(c2, x1, t2);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            t3 = TSimd.MultiplyAdd(c3, x1, t3);
            y0 = Sum(c0, c1, c2, c3, f0, f1, f2, f3, y0);
            y0 = TSimd.Add(y0, TSimd.SwapPairs(Sum(c0, c1, c2, c3, g0, g1, g2, g3, TSimd.Zero)));
            TSimd.StoreMasked(y0, y, mask);
        }

        for (; i + v <= reals; i += v)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.Load(a0 + i), c1 = TSimd.Load(a1 + i);
            TVector c2 = TSimd.Load(a2 + i), c3 = TSimd.Load(a3 + i);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, x1, t0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            t1 = TSimd.MultiplyAdd(c1, x1, t1);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            t2 = TSimd.MultiplyAdd(c2, x1, t2);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            t3 = TSimd.MultiplyAdd(c3, x1, t3);
            y0 = Sum(c0, c1, c2, c3, f0, f1, f2, f3, y0);
            y0 = TSimd.Add(y0, TSimd.SwapPairs(Sum(c0, c1, c2, c3, g0, g1, g2, g3, TSimd.Zero)));
            TSimd.Store(y0, y + i);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask), x1 = TSimd.SwapPairs(x0);
            TVector c0 = TSimd.LoadMasked(a0 + i, mask), c1 = TSimd.LoadMasked(a1 + i, mask);
            TVector c2 = TSimd.LoadMasked(a2 + i, mask), c3 = TSimd.LoadMasked(a3 + i, mask);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, x1, t0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            t1 = TSimd.MultiplyAdd(c1, x1, t1);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            t2 = TSimd.MultiplyAdd(c2, x1, t2);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            t3 = TSimd.MultiplyAdd(c3, x1, t3);
            y0 = Sum(c0, c1, c2, c3, f0, f1, f2, f3, y0);
            y0 = TSimd.Add(y0, TSimd.SwapPairs(Sum(c0, c1, c2, c3, g0, g1, g2, g3, TSimd.Zero)));
            TSimd.StoreMasked(y0, y + i, mask);
        }

        sums[0] = SumProducts(s0, t0);
        sums[1] = SumProducts(s1, t1);
        sums[2] = SumProducts(s2, t2);
        sums[3] = SumProducts(s3, t3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddColumnsComplex(nint m, nint n, T* a, nint lda, T* x, bool conjugate, T* y)
    {
        for (nint i = 0; i < m; i += RowBlock / 2)
        {
            nint rows = nint.Min(RowBlock / 2, m - i);
            nint j = 0;
            for (; j + 4 <= n; j += 4)
            {
                AddFourComplex(rows, FourColumns<T>.Of(a + (2 * (i + (j * lda))), 2 * lda), x + (2 * j), conjugate, y + (2 * i));
            }

            for (; j < n; j++)
            {
                AxpyComplex(rows, x[2 * j], x[(2 * j) + 1], conjugate, a + (2 * (i + (j * lda))), y + (2 * i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotColumnsComplex(nint m, nint n, T* a, nint lda, T* x, ComplexSums<T>* y)
    {
        nint j = 0;
        for (; j + 4 <= n; j += 4)
        {
            DotFourComplex(m, FourColumns<T>.Of(a + (2 * j * lda), 2 * lda), x, y + j);
        }

        for (; j < n; j++)
        {
            y[j] = DotComplex(m, a + (2 * j * lda), x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Direct(T* factor, bool conjugate) => TSimd.Alternate(factor[0], conjugate ? -factor[0] : factor[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Swapped(T* factor, bool conjugate) => TSimd.Alternate(factor[1], conjugate ? factor[1] : -factor[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum(
        TVector c0, TVector c1, TVector c2, TVector c3, TVector f0, TVector f1, TVector f2, TVector f3, TVector sum) =>
        TSimd.MultiplyAdd(c3, f3, TSimd.MultiplyAdd(c2, f2, TSimd.MultiplyAdd(c1, f1, TSimd.MultiplyAdd(c0, f0, sum))));

    /// <summary>The same as <see cref="Peel"/> where whole complex numbers lie before the boundary, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint PeelPairs(nint reals, T* a)
    {
        nint peel = Peel(reals, a);
        return (peel & 1) == 0 ? peel : 0;
    }
}
