using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>y += alpha x.</summary>
    public abstract void Axpy(nint n, T alpha, T* x, T* y);

    /// <summary>y += alpha x, or y += alpha conj(x), on n interleaved complex numbers.</summary>
    public abstract void AxpyComplex(nint n, T alphaReal, T alphaImaginary, bool conjugate, T* x, T* y);

    /// <summary>x = alpha x.</summary>
    public abstract void Scale(nint n, T alpha, T* x);

    /// <summary>x = alpha x on n interleaved complex numbers.</summary>
    public abstract void ScaleComplex(nint n, T alphaReal, T alphaImaginary, T* x);

    /// <summary>Exchanges x and y.</summary>
    public abstract void Swap(nint n, T* x, T* y);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Axpy(nint n, T alpha, T* x, T* y)
    {
        TVector a = TSimd.Broadcast(alpha);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (4 * v) <= n; i += 4 * v)
        {
            TVector y0 = TSimd.MultiplyAdd(a, TSimd.Load(x + i), TSimd.Load(y + i));
            TVector y1 = TSimd.MultiplyAdd(a, TSimd.Load(x + i + v), TSimd.Load(y + i + v));
            TVector y2 = TSimd.MultiplyAdd(a, TSimd.Load(x + i + (2 * v)), TSimd.Load(y + i + (2 * v)));
            TVector y3 = TSimd.MultiplyAdd(a, TSimd.Load(x + i + (3 * v)), TSimd.Load(y + i + (3 * v)));
            TSimd.Store(y0, y + i);
            TSimd.Store(y1, y + i + v);
            TSimd.Store(y2, y + i + (2 * v));
            TSimd.Store(y3, y + i + (3 * v));
        }

        for (; i + v <= n; i += v)
        {
            TSimd.Store(TSimd.MultiplyAdd(a, TSimd.Load(x + i), TSimd.Load(y + i)), y + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TSimd.StoreMasked(
                TSimd.MultiplyAdd(a, TSimd.LoadMasked(x + i, mask), TSimd.LoadMasked(y + i, mask)), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AxpyComplex(nint n, T alphaReal, T alphaImaginary, bool conjugate, T* x, T* y)
    {
        // y += x * (re, ±re) + swapped x * (∓im, im)
        TVector a1 = TSimd.Alternate(alphaReal, conjugate ? -alphaReal : alphaReal);
        TVector a2 = TSimd.Alternate(conjugate ? alphaImaginary : -alphaImaginary, alphaImaginary);
        nint v = TSimd.Count;
        nint reals = 2 * n;
        nint i = 0;
        for (; i + (2 * v) <= reals; i += 2 * v)
        {
            TVector x0 = TSimd.Load(x + i), x1 = TSimd.Load(x + i + v);
            TVector y0 = TSimd.MultiplyAdd(a1, x0, TSimd.Load(y + i));
            TVector y1 = TSimd.MultiplyAdd(a1, x1, TSimd.Load(y + i + v));
            TSimd.Store(TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x0), y0), y + i);
            TSimd.Store(TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x1), y1), y + i + v);
        }

        for (; i < reals; i += v)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask);
            TVector y0 = TSimd.MultiplyAdd(a1, x0, TSimd.LoadMasked(y + i, mask));
            TSimd.StoreMasked(TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x0), y0), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scale(nint n, T alpha, T* x)
    {
        TVector a = TSimd.Broadcast(alpha);
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + v <= n; i += v)
        {
            TSimd.Store(TSimd.Multiply(a, TSimd.Load(x + i)), x + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TSimd.StoreMasked(TSimd.Multiply(a, TSimd.LoadMasked(x + i, mask)), x + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ScaleComplex(nint n, T alphaReal, T alphaImaginary, T* x)
    {
        TVector a1 = TSimd.Broadcast(alphaReal);
        TVector a2 = TSimd.Alternate(-alphaImaginary, alphaImaginary);
        nint reals = 2 * n;
        for (nint i = 0; i < reals; i += TSimd.Count)
        {
            if (reals - i >= TSimd.Count)
            {
                TVector x0 = TSimd.Load(x + i);
                TSimd.Store(TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x0), TSimd.Multiply(a1, x0)), x + i);
            }
            else
            {
                TVector mask = TSimd.Mask(reals - i);
                TVector x0 = TSimd.LoadMasked(x + i, mask);
                TSimd.StoreMasked(TSimd.MultiplyAdd(a2, TSimd.SwapPairs(x0), TSimd.Multiply(a1, x0)), x + i, mask);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Swap(nint n, T* x, T* y)
    {
        nint i = 0;
        for (; i + TSimd.Count <= n; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TSimd.Store(y0, x + i);
            TSimd.Store(x0, y + i);
        }

        for (; i < n; i++)
        {
            (x[i], y[i]) = (y[i], x[i]);
        }
    }
}
