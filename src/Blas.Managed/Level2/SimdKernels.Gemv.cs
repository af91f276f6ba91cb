using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>y[i] += Σ_j a[i + j lda] x[j], the columns in their order.</summary>
    public abstract void AddColumns(nint m, nint n, T* a, nint lda, T* x, T* y);

    /// <summary>y[j] = Σ_i a[i + j lda] x[i].</summary>
    public abstract void DotColumns(nint m, nint n, T* a, nint lda, T* x, T* y);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // Rows whose part of y stays in the first-level cache while the columns pass.
    private const nint RowBlock = 2048;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddColumns(nint m, nint n, T* a, nint lda, T* x, T* y)
    {
        for (nint i = 0; i < m; i += RowBlock)
        {
            nint rows = nint.Min(RowBlock, m - i);
            nint j = 0;
            for (; j + 8 <= n; j += 8)
            {
                AddEight(rows, a + i + (j * lda), lda, x + j, y + i);
            }

            for (; j + 4 <= n; j += 4)
            {
                AddFour(rows, a + i + (j * lda), lda, x + j, y + i);
            }

            for (; j < n; j++)
            {
                Axpy(rows, x[j], a + i + (j * lda), y + i);
            }
        }
    }

    // A matrix that one stream of memory holds without gaps, read from the cache behind the second level: its columns one by one are up to
    // an eighth faster than eight at once, as long as x stays in the first level. From main memory eight streams are faster by far.
    private const nint LongestInTurn = 16 << 10;
    private const nint LeastInTurn = 1 << 20;
    private const nint MostInTurn = 10 << 20;
    private const nint Line = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DotColumns(nint m, nint n, T* a, nint lda, T* x, T* y)
    {
        nint j = 0;
        nint bytes = m * sizeof(T);
        bool isInTurn = bytes <= LongestInTurn && (lda * sizeof(T)) - bytes < Line && bytes * n is >= LeastInTurn and <= MostInTurn;
        for (; isInTurn && j + 4 <= n; j += 4)
        {
            T* column = a + (j * lda);
            TVector s0 = DotOne(m, column, x), s1 = DotOne(m, column + lda, x);
            TVector s2 = DotOne(m, column + (2 * lda), x), s3 = DotOne(m, column + (3 * lda), x);
            TSimd.SumFour(s0, s1, s2, s3, y + j);
        }

        for (; HasManyRegisters && j + 8 <= n; j += 8)
        {
            DotEight(m, a + (j * lda), lda, x, y + j);
        }

        for (; j + 4 <= n; j += 4)
        {
            DotFour(m, a + (j * lda), lda, x, y + j);
        }

        if (j < n)
        {
            T* sums = stackalloc T[4];
            for (; j < n; j++)
            {
                TVector s = DotOne(m, a + (j * lda), x);
                TSimd.SumFour(s, s, s, s, sums);
                y[j] = sums[0];
            }
        }
    }

    // Eight columns are read at once: so many streams keep the caches busy, and y passes by half as often as with four.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEight(nint m, T* a0, nint lda, T* x, T* y)
    {
        T* a4 = a0 + (4 * lda);
        nint two = 2 * lda, three = 3 * lda;
        TVector x0 = TSimd.Broadcast(x[0]);
        TVector x1 = TSimd.Broadcast(x[1]);
        TVector x2 = TSimd.Broadcast(x[2]);
        TVector x3 = TSimd.Broadcast(x[3]);
        TVector x4 = TSimd.Broadcast(x[4]);
        TVector x5 = TSimd.Broadcast(x[5]);
        TVector x6 = TSimd.Broadcast(x[6]);
        TVector x7 = TSimd.Broadcast(x[7]);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector y0 = TSimd.MultiplyAdd(x0, TSimd.Load(a0 + i), TSimd.Load(y + i));
            TVector y1 = TSimd.MultiplyAdd(x0, TSimd.Load(a0 + i + v), TSimd.Load(y + i + v));
            y0 = TSimd.MultiplyAdd(x1, TSimd.Load(a0 + lda + i), y0);
            y1 = TSimd.MultiplyAdd(x1, TSimd.Load(a0 + lda + i + v), y1);
            y0 = TSimd.MultiplyAdd(x2, TSimd.Load(a0 + two + i), y0);
            y1 = TSimd.MultiplyAdd(x2, TSimd.Load(a0 + two + i + v), y1);
            y0 = TSimd.MultiplyAdd(x3, TSimd.Load(a0 + three + i), y0);
            y1 = TSimd.MultiplyAdd(x3, TSimd.Load(a0 + three + i + v), y1);
            y0 = TSimd.MultiplyAdd(x4, TSimd.Load(a4 + i), y0);
            y1 = TSimd.MultiplyAdd(x4, TSimd.Load(a4 + i + v), y1);
            y0 = TSimd.MultiplyAdd(x5, TSimd.Load(a4 + lda + i), y0);
            y1 = TSimd.MultiplyAdd(x5, TSimd.Load(a4 + lda + i + v), y1);
            y0 = TSimd.MultiplyAdd(x6, TSimd.Load(a4 + two + i), y0);
            y1 = TSimd.MultiplyAdd(x6, TSimd.Load(a4 + two + i + v), y1);
            y0 = TSimd.MultiplyAdd(x7, TSimd.Load(a4 + three + i), y0);
            y1 = TSimd.MultiplyAdd(x7, TSimd.Load(a4 + three + i + v), y1);
            TSimd.Store(y0, y + i);
            TSimd.Store(y1, y + i + v);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector y0 = TSimd.MultiplyAdd(x0, TSimd.LoadMasked(a0 + i, mask), TSimd.LoadMasked(y + i, mask));
            y0 = TSimd.MultiplyAdd(x1, TSimd.LoadMasked(a0 + lda + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x2, TSimd.LoadMasked(a0 + two + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x3, TSimd.LoadMasked(a0 + three + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x4, TSimd.LoadMasked(a4 + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x5, TSimd.LoadMasked(a4 + lda + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x6, TSimd.LoadMasked(a4 + two + i, mask), y0);
            y0 = TSimd.MultiplyAdd(x7, TSimd.LoadMasked(a4 + three + i, mask), y0);
            TSimd.StoreMasked(y0, y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotEight(nint m, T* a0, nint lda, T* x, T* y)
    {
        T* a4 = a0 + (4 * lda);
        nint two = 2 * lda, three = 3 * lda;
        TVector s0 = TSimd.Zero, t0 = TSimd.Zero;
        TVector s1 = TSimd.Zero, t1 = TSimd.Zero;
        TVector s2 = TSimd.Zero, t2 = TSimd.Zero;
        TVector s3 = TSimd.Zero, t3 = TSimd.Zero;
        TVector s4 = TSimd.Zero, t4 = TSimd.Zero;
        TVector s5 = TSimd.Zero, t5 = TSimd.Zero;
        TVector s6 = TSimd.Zero, t6 = TSimd.Zero;
        TVector s7 = TSimd.Zero, t7 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= m; i += 2 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            s0 = TSimd.MultiplyAdd(TSimd.Load(a0 + i), x0, s0);
            t0 = TSimd.MultiplyAdd(TSimd.Load(a0 + i + v), x1, t0);
            s1 = TSimd.MultiplyAdd(TSimd.Load(a0 + lda + i), x0, s1);
            t1 = TSimd.MultiplyAdd(TSimd.Load(a0 + lda + i + v), x1, t1);
            s2 = TSimd.MultiplyAdd(TSimd.Load(a0 + two + i), x0, s2);
            t2 = TSimd.MultiplyAdd(TSimd.Load(a0 + two + i + v), x1, t2);
            s3 = TSimd.MultiplyAdd(TSimd.Load(a0 + three + i), x0, s3);
            t3 = TSimd.MultiplyAdd(TSimd.Load(a0 + three + i + v), x1, t3);
            s4 = TSimd.MultiplyAdd(TSimd.Load(a4 + i), x0, s4);
            t4 = TSimd.MultiplyAdd(TSimd.Load(a4 + i + v), x1, t4);
            s5 = TSimd.MultiplyAdd(TSimd.Load(a4 + lda + i), x0, s5);
            t5 = TSimd.MultiplyAdd(TSimd.Load(a4 + lda + i + v), x1, t5);
            s6 = TSimd.MultiplyAdd(TSimd.Load(a4 + two + i), x0, s6);
            t6 = TSimd.MultiplyAdd(TSimd.Load(a4 + two + i + v), x1, t6);
            s7 = TSimd.MultiplyAdd(TSimd.Load(a4 + three + i), x0, s7);
            t7 = TSimd.MultiplyAdd(TSimd.Load(a4 + three + i + v), x1, t7);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask);
            s0 = TSimd.MultiplyAdd(TSimd.LoadMasked(a0 + i, mask), x0, s0);
            s1 = TSimd.MultiplyAdd(TSimd.LoadMasked(a0 + lda + i, mask), x0, s1);
            s2 = TSimd.MultiplyAdd(TSimd.LoadMasked(a0 + two + i, mask), x0, s2);
            s3 = TSimd.MultiplyAdd(TSimd.LoadMasked(a0 + three + i, mask), x0, s3);
            s4 = TSimd.MultiplyAdd(TSimd.LoadMasked(a4 + i, mask), x0, s4);
            s5 = TSimd.MultiplyAdd(TSimd.LoadMasked(a4 + lda + i, mask), x0, s5);
            s6 = TSimd.MultiplyAdd(TSimd.LoadMasked(a4 + two + i, mask), x0, s6);
            s7 = TSimd.MultiplyAdd(TSimd.LoadMasked(a4 + three + i, mask), x0, s7);
        }

        TSimd.SumFour(TSimd.Add(s0, t0), TSimd.Add(s1, t1), TSimd.Add(s2, t2), TSimd.Add(s3, t3), y);
        TSimd.SumFour(TSimd.Add(s4, t4), TSimd.Add(s5, t5), TSimd.Add(s6, t6), TSimd.Add(s7, t7), y + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(nint m, T* a0, nint lda, T* x, T* y)
    {
        T* a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda;
        TVector x0 = TSimd.Broadcast(x[0]), x1 = TSimd.Broadcast(x[1]);
        TVector x2 = TSimd.Broadcast(x[2]), x3 = TSimd.Broadcast(x[3]);
        nint v = TSimd.Count;
        nint i = 0;
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

    // The sums of a column are the same here, in DotEight and in DotOne, so that they do not depend on where the columns are cut.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFour(nint m, T* a0, nint lda, T* x, T* y)
    {
        T* a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda;
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector t0 = TSimd.Zero, t1 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
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

        TSimd.SumFour(TSimd.Add(s0, t0), TSimd.Add(s1, t1), TSimd.Add(s2, t2), TSimd.Add(s3, t3), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector DotOne(nint m, T* a, T* x)
    {
        TVector s = TSimd.Zero, t = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= m; i += 2 * v)
        {
            s = TSimd.MultiplyAdd(TSimd.Load(a + i), TSimd.Load(x + i), s);
            t = TSimd.MultiplyAdd(TSimd.Load(a + i + v), TSimd.Load(x + i + v), t);
        }

        for (; i < m; i += v)
        {
            TVector mask = TSimd.Mask(m - i);
            s = TSimd.MultiplyAdd(TSimd.LoadMasked(a + i, mask), TSimd.LoadMasked(x + i, mask), s);
        }

        return TSimd.Add(s, t);
    }
}
