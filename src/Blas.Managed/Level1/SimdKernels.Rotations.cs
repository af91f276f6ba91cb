using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>A real 2 x 2 matrix that is applied to pairs.</summary>
/// <typeparam name="T">The real type.</typeparam>
internal struct Plane<T>
    where T : unmanaged
{
    public T H11, H12, H21, H22;
}

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>Each pair (x[i], y[i]) becomes H (x[i], y[i]).</summary>
    public abstract void Transform(nint n, in Plane<T> h, T* x, T* y);

    /// <summary>Each pair becomes (c x[i] + s y[i], c y[i] - conj(s) x[i]), on n interleaved complex numbers.</summary>
    public abstract void RotateComplex(nint n, T c, T sReal, T sImaginary, T* x, T* y);

    /// <summary>y = alpha x + beta y.</summary>
    public abstract void Axpby(nint n, T alpha, T* x, T beta, T* y);

    /// <summary>y = alpha x + beta y on n interleaved complex numbers.</summary>
    public abstract void AxpbyComplex(nint n, T alphaReal, T alphaImaginary, T* x, T betaReal, T betaImaginary, T* y);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Transform(nint n, in Plane<T> h, T* x, T* y)
    {
        TVector h11 = TSimd.Broadcast(h.H11), h12 = TSimd.Broadcast(h.H12);
        TVector h21 = TSimd.Broadcast(h.H21), h22 = TSimd.Broadcast(h.H22);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + v <= n; i += v)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TSimd.Store(TSimd.MultiplyAdd(h12, y0, TSimd.Multiply(h11, x0)), x + i);
            TSimd.Store(TSimd.MultiplyAdd(h21, x0, TSimd.Multiply(h22, y0)), y + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(h12, y0, TSimd.Multiply(h11, x0)), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(h21, x0, TSimd.Multiply(h22, y0)), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void RotateComplex(nint n, T c, T sReal, T sImaginary, T* x, T* y)
    {
        TVector c0 = TSimd.Broadcast(c), s1 = TSimd.Broadcast(sReal), t1 = TSimd.Broadcast(-sReal);
        TVector s2 = TSimd.Alternate(-sImaginary, sImaginary);
        nint reals = 2 * n, i = 0;
        for (; i + TSimd.Count <= reals; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TVector x1 = TSimd.MultiplyAdd(s1, y0, TSimd.Multiply(c0, x0));
            TVector y1 = TSimd.MultiplyAdd(t1, x0, TSimd.Multiply(c0, y0));

            // -conj(s) has the imaginary part of s.
            TSimd.Store(TSimd.MultiplyAdd(s2, TSimd.SwapPairs(y0), x1), x + i);
            TSimd.Store(TSimd.MultiplyAdd(s2, TSimd.SwapPairs(x0), y1), y + i);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask);
            TVector x1 = TSimd.MultiplyAdd(s1, y0, TSimd.Multiply(c0, x0));
            TVector y1 = TSimd.MultiplyAdd(t1, x0, TSimd.Multiply(c0, y0));
            TSimd.StoreMasked(TSimd.MultiplyAdd(s2, TSimd.SwapPairs(y0), x1), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(s2, TSimd.SwapPairs(x0), y1), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Axpby(nint n, T alpha, T* x, T beta, T* y)
    {
        TVector a = TSimd.Broadcast(alpha), b = TSimd.Broadcast(beta);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (2 * v) <= n; i += 2 * v)
        {
            TVector y0 = TSimd.MultiplyAdd(a, TSimd.Load(x + i), TSimd.Multiply(b, TSimd.Load(y + i)));
            TVector y1 = TSimd.MultiplyAdd(a, TSimd.Load(x + i + v), TSimd.Multiply(b, TSimd.Load(y + i + v)));
            TSimd.Store(y0, y + i);
            TSimd.Store(y1, y + i + v);
        }

        for (; i < n; i += v)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector y0 = TSimd.Multiply(b, TSimd.LoadMasked(y + i, mask));
            TSimd.StoreMasked(TSimd.MultiplyAdd(a, TSimd.LoadMasked(x + i, mask), y0), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AxpbyComplex(nint n, T alphaReal, T alphaImaginary, T* x, T betaReal, T betaImaginary, T* y)
    {
        TVector a1 = TSimd.Broadcast(alphaReal), a2 = TSimd.Alternate(-alphaImaginary, alphaImaginary);
        TVector b1 = TSimd.Broadcast(betaReal), b2 = TSimd.Alternate(-betaImaginary, betaImaginary);
        nint reals = 2 * n;
        for (nint i = 0; i < reals; i += TSimd.Count)
        {
            bool full = reals - i >= TSimd.Count;
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = full ? TSimd.Load(x + i) : TSimd.LoadMasked(x + i, mask);
            TVector y0 = full ? TSimd.Load(y + i) : TSimd.LoadMasked(y + i, mask);
            TVector sum = TSimd.MultiplyAdd(b2, TSimd.SwapPairs(y0), TSimd.Multiply(b1, y0));
            sum = TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x0), TSimd.MultiplyAdd(a1, x0, sum));
            if (full)
            {
                TSimd.Store(sum, y + i);
            }
            else
            {
                TSimd.StoreMasked(sum, y + i, mask);
            }
        }
    }
}
