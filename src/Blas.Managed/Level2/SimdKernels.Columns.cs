using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Four columns, each where it is: packed triangles have no leading dimension.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe struct FourColumns<T>
    where T : unmanaged
{
    public T* A0, A1, A2, A3;

    /// <summary>Columns at equal distances.</summary>
    /// <param name="a">The first.</param>
    /// <param name="lda">The distance.</param>
    /// <returns>The four.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourColumns<T> Of(T* a, nint lda) => new() { A0 = a, A1 = a + lda, A2 = a + (2 * lda), A3 = a + (3 * lda) };
}

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>y[i] += Σ_j a_j[i] x[j], four columns.</summary>
    public abstract void AddFour(nint m, in FourColumns<T> a, T* x, T* y);

    /// <summary>y[j] = Σ_i a_j[i] x[i], four columns.</summary>
    public abstract void DotFour(nint m, in FourColumns<T> a, T* x, T* y);

    /// <summary>Both in one pass over the columns: y[i] += Σ_j a_j[i] factors[j], sums[j] = Σ_i a_j[i] x[i].</summary>
    public abstract void AddDotFour(nint m, in FourColumns<T> a, T* factors, T* y, T* x, T* sums);

    /// <summary>The same for one column of interleaved complex numbers; the sums are those of all four products of parts.</summary>
    public abstract ComplexSums<T> AddDotComplex(nint m, T* a, T factorReal, T factorImaginary, T* y, T* x);

    /// <summary>a[i] += f x[i], a being what is aligned.</summary>
    public abstract void AddOne(nint m, T f, T* x, T* a);

    /// <summary>a[i] += f x[i] + g y[i].</summary>
    public abstract void AddTwo(nint m, T f, T* x, T g, T* y, T* a);

    /// <summary>The same for interleaved complex numbers.</summary>
    public abstract void AddTwoComplex(nint m, T fReal, T fImaginary, T* x, T gReal, T gImaginary, T* y, T* a);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    /// <summary>
    /// Elements before the first that lies on a vector's boundary. The columns of a lower triangle begin anywhere, and every load across two lines of the cache
    /// counts twice; where the leading dimension is a multiple of the vector, one step puts all columns right.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Peel(nint m, T* a)
    {
        nint bytes = TSimd.Count * sizeof(T);
        nint off = (nint)a & (bytes - 1);
        return m < 4 * TSimd.Count || off % sizeof(T) != 0 ? 0 : ((bytes - off) & (bytes - 1)) / sizeof(T);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddFour(nint m, in FourColumns<T> a, T* x, T* y)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector x0 = TSimd.Broadcast(x[0]), x1 = TSimd.Broadcast(x[1]);
        TVector x2 = TSimd.Broadcast(x[2]), x3 = TSimd.Broadcast(x[3]);
        nint v = TSimd.Count;
        nint i = Peel(m, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector y0 = TSimd.MultiplyAdd(x0, TSimd.LoadMasked(a0, mask), TSimd.LoadMasked(y, mask));
            y0 = TSimd.MultiplyAdd(x1, TSimd.LoadMasked(a1, mask), y0);
            y0 = TSimd.MultiplyAdd(x2, TSimd.LoadMasked(a2, mask), y0);
            TSimd.StoreMasked(TSimd.MultiplyAdd(x3, TSimd.LoadMasked(a3, mask), y0), y, mask);
        }

        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector y0 = TSimd.MultiplyAdd(x0, TSimd.Load(a0 + i), TSimd.Load(y + i));
            TVector y1 = TSimd.MultiplyAdd(x0, TSimd.Load(a0 + i + v), TSimd.Load(y + i + v));
            y0 = TSimd.MultiplyAdd(x1, TSimd.Load(a1 + i), y0);
            y1 = TSimd.MultiplyAdd(x1, TSimd.Load(a1 + i + v), y1);
            y0 = TSimd.MultiplyAdd(x2, TSimd.Load(a2 + i), y0);
            y1 = TSimd.MultiplyAdd(x2, TSimd.Load(a2 + i + v), y1);
            TSimd.Store(TSimd.MultiplyAdd(x3, TSimd.Load(a3 + i), y0), y + i);
            TSimd.Store(TSimd.MultiplyAdd(x3, TSimd.Load(a3 + i + v), y1), y + i + v);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector y0 = TSimd.MultiplyAdd(x0, TSimd.LoadMasked(a0 + i, mask), TSimd.LoadMasked(y + i, mask));
            y0 = TSimd.MultiplyAdd(x1, TSimd.LoadMasked(a1 + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x2, TSimd.LoadMasked(a2 + i, mask), y0);
            TSimd.StoreMasked(TSimd.MultiplyAdd(x3, TSimd.LoadMasked(a3 + i, mask), y0), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotFour(nint m, in FourColumns<T> a, T* x, T* y)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector t0 = TSimd.Zero, t1 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = Peel(m, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector x0 = TSimd.LoadMasked(x, mask);
            s0 = TSimd.Multiply(TSimd.LoadMasked(a0, mask), x0);
            s1 = TSimd.Multiply(TSimd.LoadMasked(a1, mask), x0);
            s2 = TSimd.Multiply(TSimd.LoadMasked(a2, mask), x0);
            s3 = TSimd.Multiply(TSimd.LoadMasked(a3, mask), x0);
        }

        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            s0 = TSimd.MultiplyAdd(TSimd.Load(a0 + i), x0, s0);
            t0 = TSimd.MultiplyAdd(TSimd.Load(a0 + i + v), x1, t0);
            s1 = TSimd.MultiplyAdd(TSimd.Load(a1 + i), x0, s1);
            t1 = TSimd.MultiplyAdd(TSimd.Load(a1 + i + v), x1, t1);
            s2 = TSimd.MultiplyAdd(TSimd.Load(a2 + i), x0, s2);
            t2 = TSimd.MultiplyAdd(TSimd.Load(a2 + i + v), x1, t2);
            s3 = TSimd.MultiplyAdd(TSimd.Load(a3 + i), x0, s3);
            t3 = TSimd.MultiplyAdd(TSimd.Load(a3 + i + v), x1, t3);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask);
            s0 = TSimd.MultiplyAdd(TSimd.LoadMasked(a0 + i, mask), x0, s0);
            s1 = TSimd.MultiplyAdd(TSimd.LoadMasked(a1 + i, mask), x0, s1);
            s2 = TSimd.MultiplyAdd(TSimd.LoadMasked(a2 + i, mask), x0, s2);
            s3 = TSimd.MultiplyAdd(TSimd.LoadMasked(a3 + i, mask), x0, s3);
        }

        y[0] = TSimd.Sum(TSimd.Add(s0, t0));
        y[1] = TSimd.Sum(TSimd.Add(s1, t1));
        y[2] = TSimd.Sum(TSimd.Add(s2, t2));
        y[3] = TSimd.Sum(TSimd.Add(s3, t3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddDotFour(nint m, in FourColumns<T> a, T* factors, T* y, T* x, T* sums)
    {
        T* a0 = a.A0, a1 = a.A1, a2 = a.A2, a3 = a.A3;
        TVector f0 = TSimd.Broadcast(factors[0]), f1 = TSimd.Broadcast(factors[1]);
        TVector f2 = TSimd.Broadcast(factors[2]), f3 = TSimd.Broadcast(factors[3]);
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = Peel(m, a0);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector x0 = TSimd.LoadMasked(x, mask), y0 = TSimd.LoadMasked(y, mask);
            TVector c0 = TSimd.LoadMasked(a0, mask), c1 = TSimd.LoadMasked(a1, mask);
            TVector c2 = TSimd.LoadMasked(a2, mask), c3 = TSimd.LoadMasked(a3, mask);
            s0 = TSimd.Multiply(c0, x0);
            y0 = TSimd.MultiplyAdd(c0, f0, y0);
            s1 = TSimd.Multiply(c1, x0);
            y0 = TSimd.MultiplyAdd(c1, f1, y0);
            s2 = TSimd.Multiply(c2, x0);
            y0 = TSimd.MultiplyAdd(c2, f2, y0);
            s3 = TSimd.Multiply(c3, x0);
            y0 = TSimd.MultiplyAdd(c3, f3, y0);
            TSimd.StoreMasked(y0, y, mask);
        }

        for (; i + v <= m; i += v)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TVector c0 = TSimd.Load(a0 + i), c1 = TSimd.Load(a1 + i);
            TVector c2 = TSimd.Load(a2 + i), c3 = TSimd.Load(a3 + i);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            y0 = TSimd.MultiplyAdd(c0, f0, y0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            y0 = TSimd.MultiplyAdd(c1, f1, y0);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            y0 = TSimd.MultiplyAdd(c2, f2, y0);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            y0 = TSimd.MultiplyAdd(c3, f3, y0);
            TSimd.Store(y0, y + i);
        }

        if (i < m)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask);
            TVector c0 = TSimd.LoadMasked(a0 + i, mask), c1 = TSimd.LoadMasked(a1 + i, mask);
            TVector c2 = TSimd.LoadMasked(a2 + i, mask), c3 = TSimd.LoadMasked(a3 + i, mask);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            y0 = TSimd.MultiplyAdd(c0, f0, y0);
            s1 = TSimd.MultiplyAdd(c1, x0, s1);
            y0 = TSimd.MultiplyAdd(c1, f1, y0);
            s2 = TSimd.MultiplyAdd(c2, x0, s2);
            y0 = TSimd.MultiplyAdd(c2, f2, y0);
            s3 = TSimd.MultiplyAdd(c3, x0, s3);
            y0 = TSimd.MultiplyAdd(c3, f3, y0);
            TSimd.StoreMasked(y0, y + i, mask);
        }

        sums[0] = TSimd.Sum(s0);
        sums[1] = TSimd.Sum(s1);
        sums[2] = TSimd.Sum(s2);
        sums[3] = TSimd.Sum(s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ComplexSums<T> AddDotComplex(nint m, T* a, T factorReal, T factorImaginary, T* y, T* x)
    {
        TVector f1 = TSimd.Broadcast(factorReal), f2 = TSimd.Alternate(-factorImaginary, factorImaginary);
        TVector s0 = TSimd.Zero, t0 = TSimd.Zero, s1 = TSimd.Zero, t1 = TSimd.Zero;
        TVector s2 = TSimd.Zero, t2 = TSimd.Zero, s3 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint reals = 2 * m;
        nint i = 0;
        for (; i + (4 * v) <= reals; i += 4 * v)
        {
            TVector c0 = TSimd.Load(a + i), c1 = TSimd.Load(a + i + v);
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            s1 = TSimd.MultiplyAdd(c1, x1, s1);
            t0 = TSimd.MultiplyAdd(c0, TSimd.SwapPairs(x0), t0);
            t1 = TSimd.MultiplyAdd(c1, TSimd.SwapPairs(x1), t1);
            TVector y0 = TSimd.MultiplyAdd(f1, c0, TSimd.Load(y + i));
            TVector y1 = TSimd.MultiplyAdd(f1, c1, TSimd.Load(y + i + v));
            TSimd.Store(TSimd.MultiplyAdd(f2, TSimd.SwapPairs(c0), y0), y + i);
            TSimd.Store(TSimd.MultiplyAdd(f2, TSimd.SwapPairs(c1), y1), y + i + v);
            c0 = TSimd.Load(a + i + (2 * v));
            c1 = TSimd.Load(a + i + (3 * v));
            x0 = TSimd.Load(x + i + (2 * v));
            x1 = TSimd.Load(x + i + (3 * v));
            s2 = TSimd.MultiplyAdd(c0, x0, s2);
            s3 = TSimd.MultiplyAdd(c1, x1, s3);
            t2 = TSimd.MultiplyAdd(c0, TSimd.SwapPairs(x0), t2);
            t3 = TSimd.MultiplyAdd(c1, TSimd.SwapPairs(x1), t3);
            y0 = TSimd.MultiplyAdd(f1, c0, TSimd.Load(y + i + (2 * v)));
            y1 = TSimd.MultiplyAdd(f1, c1, TSimd.Load(y + i + (3 * v)));
            TSimd.Store(TSimd.MultiplyAdd(f2, TSimd.SwapPairs(c0), y0), y + i + (2 * v));
            TSimd.Store(TSimd.MultiplyAdd(f2, TSimd.SwapPairs(c1), y1), y + i + (3 * v));
        }

        s0 = TSimd.Add(s0, s2);
        s1 = TSimd.Add(s1, s3);
        t0 = TSimd.Add(t0, t2);
        t1 = TSimd.Add(t1, t3);
        for (; i < reals; i += v)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector c0 = TSimd.LoadMasked(a + i, mask), x0 = TSimd.LoadMasked(x + i, mask);
            s0 = TSimd.MultiplyAdd(c0, x0, s0);
            t0 = TSimd.MultiplyAdd(c0, TSimd.SwapPairs(x0), t0);
            TVector y0 = TSimd.MultiplyAdd(f1, c0, TSimd.LoadMasked(y + i, mask));
            TSimd.StoreMasked(TSimd.MultiplyAdd(f2, TSimd.SwapPairs(c0), y0), y + i, mask);
        }

        return SumProducts(TSimd.Add(s0, s1), TSimd.Add(t0, t1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddTwo(nint m, T f, T* x, T g, T* y, T* a)
    {
        TVector f0 = TSimd.Broadcast(f), g0 = TSimd.Broadcast(g);
        nint v = TSimd.Count;
        nint i = Peel(m, a);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TVector a0 = TSimd.MultiplyAdd(f0, TSimd.LoadMasked(x, mask), TSimd.LoadMasked(a, mask));
            TSimd.StoreMasked(TSimd.MultiplyAdd(g0, TSimd.LoadMasked(y, mask), a0), a, mask);
        }

        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector a0 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i), TSimd.Load(a + i));
            TVector a1 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i + v), TSimd.Load(a + i + v));
            TSimd.Store(TSimd.MultiplyAdd(g0, TSimd.Load(y + i), a0), a + i);
            TSimd.Store(TSimd.MultiplyAdd(g0, TSimd.Load(y + i + v), a1), a + i + v);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector a0 = TSimd.MultiplyAdd(f0, TSimd.LoadMasked(x + i, mask), TSimd.LoadMasked(a + i, mask));
            TSimd.StoreMasked(TSimd.MultiplyAdd(g0, TSimd.LoadMasked(y + i, mask), a0), a + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddOne(nint m, T f, T* x, T* a)
    {
        TVector f0 = TSimd.Broadcast(f);
        nint v = TSimd.Count;
        nint i = Peel(m, a);
        if (i > 0)
        {
            TVector mask = TSimd.Mask(i);
            TSimd.StoreMasked(TSimd.MultiplyAdd(f0, TSimd.LoadMasked(x, mask), TSimd.LoadMasked(a, mask)), a, mask);
        }

        for (; i + (4 * v) <= m; i += 4 * v)
        {
            TVector a0 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i), TSimd.Load(a + i));
            TVector a1 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i + v), TSimd.Load(a + i + v));
            TVector a2 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i + (2 * v)), TSimd.Load(a + i + (2 * v)));
            TVector a3 = TSimd.MultiplyAdd(f0, TSimd.Load(x + i + (3 * v)), TSimd.Load(a + i + (3 * v)));
            TSimd.Store(a0, a + i);
            TSimd.Store(a1, a + i + v);
            TSimd.Store(a2, a + i + (2 * v));
            TSimd.Store(a3, a + i + (3 * v));
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TSimd.StoreMasked(TSimd.MultiplyAdd(f0, TSimd.LoadMasked(x + i, mask), TSimd.LoadMasked(a + i, mask)), a + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddTwoComplex(nint m, T fReal, T fImaginary, T* x, T gReal, T gImaginary, T* y, T* a)
    {
        TVector f1 = TSimd.Broadcast(fReal), f2 = TSimd.Alternate(-fImaginary, fImaginary);
        TVector g1 = TSimd.Broadcast(gReal), g2 = TSimd.Alternate(-gImaginary, gImaginary);
        nint v = TSimd.Count;
        nint reals = 2 * m;
        nint i = 0;
        for (; i + v <= reals; i += v)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TVector a0 = TSimd.MultiplyAdd(f1, x0, TSimd.Load(a + i));
            a0 = TSimd.MultiplyAdd(f2, TSimd.SwapPairs(x0), a0);
            a0 = TSimd.MultiplyAdd(g1, y0, a0);
            TSimd.Store(TSimd.MultiplyAdd(g2, TSimd.SwapPairs(y0), a0), a + i);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask);
            TVector a0 = TSimd.MultiplyAdd(f1, x0, TSimd.LoadMasked(a + i, mask));
            a0 = TSimd.MultiplyAdd(f2, TSimd.SwapPairs(x0), a0);
            a0 = TSimd.MultiplyAdd(g1, y0, a0);
            TSimd.StoreMasked(TSimd.MultiplyAdd(g2, TSimd.SwapPairs(y0), a0), a + i, mask);
        }
    }
}
