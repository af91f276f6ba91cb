using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>The four sums of products from which both complex dot products follow.</summary>
/// <typeparam name="T">The real type.</typeparam>
internal struct ComplexSums<T>
    where T : unmanaged
{
    /// <summary>Σ re x re y, Σ im x im y, Σ re x im y, Σ im x re y.</summary>
    public T RealReal, ImaginaryImaginary, RealImaginary, ImaginaryReal;
}

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>Σ x[i] y[i].</summary>
    public abstract T Dot(nint n, T* x, T* y);

    /// <summary>The sums of products of n interleaved complex numbers.</summary>
    public abstract ComplexSums<T> DotComplex(nint n, T* x, T* y);

    /// <summary>Σ |x[i]|.</summary>
    public abstract T AbsoluteSum(nint n, T* x);

    /// <summary>The largest |x[i]|, NaN passed over; 0 for none.</summary>
    public abstract T AbsoluteMax(nint n, T* x);

    /// <summary>Σ (factor x[i])².</summary>
    public abstract T SumOfSquares(nint n, T* x, T factor);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Dot(nint n, T* x, T* y)
    {
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (4 * v) <= n; i += 4 * v)
        {
            s0 = TSimd.MultiplyAdd(TSimd.Load(x + i), TSimd.Load(y + i), s0);
            s1 = TSimd.MultiplyAdd(TSimd.Load(x + i + v), TSimd.Load(y + i + v), s1);
            s2 = TSimd.MultiplyAdd(TSimd.Load(x + i + (2 * v)), TSimd.Load(y + i + (2 * v)), s2);
            s3 = TSimd.MultiplyAdd(TSimd.Load(x + i + (3 * v)), TSimd.Load(y + i + (3 * v)), s3);
        }

        for (; i + v <= n; i += v)
        {
            s0 = TSimd.MultiplyAdd(TSimd.Load(x + i), TSimd.Load(y + i), s0);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            s1 = TSimd.MultiplyAdd(TSimd.LoadMasked(x + i, mask), TSimd.LoadMasked(y + i, mask), s1);
        }

        return TSimd.Sum(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ComplexSums<T> DotComplex(nint n, T* x, T* y)
    {
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, t0 = TSimd.Zero, t1 = TSimd.Zero;
        TVector s2 = TSimd.Zero, s3 = TSimd.Zero, t2 = TSimd.Zero, t3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint reals = 2 * n;
        nint i = 0;
        for (; i + (4 * v) <= reals; i += 4 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            TVector y0 = TSimd.Load(y + i), y1 = TSimd.Load(y + i + v);
            s0 = TSimd.MultiplyAdd(x0, y0, s0);
            s1 = TSimd.MultiplyAdd(x1, y1, s1);
            t0 = TSimd.MultiplyAdd(x0, TSimd.SwapPairs(y0), t0);
            t1 = TSimd.MultiplyAdd(x1, TSimd.SwapPairs(y1), t1);
            x0 = TSimd.Load(x + i + (2 * v));
            x1 = TSimd.Load(x + i + (3 * v));
            y0 = TSimd.Load(y + i + (2 * v));
            y1 = TSimd.Load(y + i + (3 * v));
            s2 = TSimd.MultiplyAdd(x0, y0, s2);
            s3 = TSimd.MultiplyAdd(x1, y1, s3);
            t2 = TSimd.MultiplyAdd(x0, TSimd.SwapPairs(y0), t2);
            t3 = TSimd.MultiplyAdd(x1, TSimd.SwapPairs(y1), t3);
        }

        s0 = TSimd.Add(s0, s2);
        s1 = TSimd.Add(s1, s3);
        t0 = TSimd.Add(t0, t2);
        t1 = TSimd.Add(t1, t3);

        for (; i < reals; i += v)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector y0 = TSimd.LoadMasked(y + i, mask), x0 = TSimd.LoadMasked(x + i, mask);
            s0 = TSimd.MultiplyAdd(x0, y0, s0);
            t0 = TSimd.MultiplyAdd(x0, TSimd.SwapPairs(y0), t0);
        }

        return SumProducts(TSimd.Add(s0, s1), TSimd.Add(t0, t1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T AbsoluteSum(nint n, T* x)
    {
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (4 * v) <= n; i += 4 * v)
        {
            s0 = TSimd.Add(TSimd.Abs(TSimd.Load(x + i)), s0);
            s1 = TSimd.Add(TSimd.Abs(TSimd.Load(x + i + v)), s1);
            s2 = TSimd.Add(TSimd.Abs(TSimd.Load(x + i + (2 * v))), s2);
            s3 = TSimd.Add(TSimd.Abs(TSimd.Load(x + i + (3 * v))), s3);
        }

        for (; i < n; i += v)
        {
            s0 = TSimd.Add(TSimd.Abs(TSimd.LoadMasked(x + i, TSimd.Mask(n - i))), s0);
        }

        return TSimd.Sum(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T SumOfSquares(nint n, T* x, T factor)
    {
        TVector s0 = TSimd.Zero, s1 = TSimd.Zero, s2 = TSimd.Zero, s3 = TSimd.Zero;
        TVector f = TSimd.Broadcast(factor);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (4 * v) <= n; i += 4 * v)
        {
            TVector x0 = TSimd.Multiply(f, TSimd.Load(x + i));
            TVector x1 = TSimd.Multiply(f, TSimd.Load(x + i + v));
            TVector x2 = TSimd.Multiply(f, TSimd.Load(x + i + (2 * v)));
            TVector x3 = TSimd.Multiply(f, TSimd.Load(x + i + (3 * v)));
            s0 = TSimd.MultiplyAdd(x0, x0, s0);
            s1 = TSimd.MultiplyAdd(x1, x1, s1);
            s2 = TSimd.MultiplyAdd(x2, x2, s2);
            s3 = TSimd.MultiplyAdd(x3, x3, s3);
        }

        for (; i < n; i += v)
        {
            TVector x0 = TSimd.Multiply(f, TSimd.LoadMasked(x + i, TSimd.Mask(n - i)));
            s0 = TSimd.MultiplyAdd(x0, x0, s0);
        }

        return TSimd.Sum(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T AbsoluteMax(nint n, T* x)
    {
        TVector m0 = TSimd.Zero, m1 = TSimd.Zero;
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= n; i += 2 * v)
        {
            m0 = TSimd.Max(TSimd.Abs(TSimd.Load(x + i)), m0);
            m1 = TSimd.Max(TSimd.Abs(TSimd.Load(x + i + v)), m1);
        }

        for (; i < n; i += v)
        {
            m0 = TSimd.Max(TSimd.Abs(TSimd.LoadMasked(x + i, TSimd.Mask(n - i))), m0);
        }

        return TSimd.Largest(TSimd.Max(m0, m1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ComplexSums<T> SumProducts(TVector direct, TVector swapped)
    {
        (T realReal, T imaginaryImaginary) = TSimd.SumPairs(direct);
        (T realImaginary, T imaginaryReal) = TSimd.SumPairs(swapped);
        return new()
        {
            RealReal = realReal,
            ImaginaryImaginary = imaginaryImaginary,
            RealImaginary = realImaginary,
            ImaginaryReal = imaginaryReal,
        };
    }
}
