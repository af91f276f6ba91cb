using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>(x[i], y[i]) = (x[i], y[i]) (I - tau (1, v)(1, v)ᵀ).</summary>
    public abstract void ReflectTwo(nint n, T tau, T v, T* x, T* y);

    /// <summary>(x[i], y[i], z[i]) = (x[i], y[i], z[i]) (I - tau (1, v, w)(1, v, w)ᵀ).</summary>
    public abstract void ReflectThree(nint n, T tau, T v, T w, T* x, T* y, T* z);

    /// <summary>(x[i], y[i], z[i]) times a matrix of 3 by 3, of which q has the columns.</summary>
    public abstract void MultiplyThree(nint n, T* q, nint ldq, T* x, T* y, T* z);

    /// <summary>(w[i], x[i], y[i], z[i]) times a matrix of 4 by 4, of which q has the columns.</summary>
    public abstract void MultiplyFour(nint n, T* q, nint ldq, T* w, T* x, T* y, T* z);

    /// <summary>
    /// The same as <see cref="ReflectThree"/>, with (1, v, w)ᴴ, on n interleaved complex numbers; tau, v and w are pairs of real and imaginary parts.
    /// </summary>
    public abstract void ReflectThreeComplex(nint n, T* tau, T* v, T* w, T* x, T* y, T* z);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ReflectTwo(nint n, T tau, T v, T* x, T* y)
    {
        TVector v0 = TSimd.Broadcast(v), t0 = TSimd.Broadcast(-tau), t1 = TSimd.Broadcast(-tau * v);
        nint i = 0;
        for (; i + TSimd.Count <= n; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i);
            TVector sum = TSimd.MultiplyAdd(v0, y0, x0);
            TSimd.Store(TSimd.MultiplyAdd(t0, sum, x0), x + i);
            TSimd.Store(TSimd.MultiplyAdd(t1, sum, y0), y + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask);
            TVector sum = TSimd.MultiplyAdd(v0, y0, x0);
            TSimd.StoreMasked(TSimd.MultiplyAdd(t0, sum, x0), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(t1, sum, y0), y + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ReflectThree(nint n, T tau, T v, T w, T* x, T* y, T* z)
    {
        TVector v0 = TSimd.Broadcast(v), w0 = TSimd.Broadcast(w);
        TVector t0 = TSimd.Broadcast(-tau), t1 = TSimd.Broadcast(-tau * v), t2 = TSimd.Broadcast(-tau * w);
        nint i = 0;
        for (; i + TSimd.Count <= n; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i), z0 = TSimd.Load(z + i);
            TVector sum = TSimd.MultiplyAdd(w0, z0, TSimd.MultiplyAdd(v0, y0, x0));
            TSimd.Store(TSimd.MultiplyAdd(t0, sum, x0), x + i);
            TSimd.Store(TSimd.MultiplyAdd(t1, sum, y0), y + i);
            TSimd.Store(TSimd.MultiplyAdd(t2, sum, z0), z + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask), z0 = TSimd.LoadMasked(z + i, mask);
            TVector sum = TSimd.MultiplyAdd(w0, z0, TSimd.MultiplyAdd(v0, y0, x0));
            TSimd.StoreMasked(TSimd.MultiplyAdd(t0, sum, x0), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(t1, sum, y0), y + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(t2, sum, z0), z + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ReflectThreeComplex(nint n, T* tau, T* v, T* w, T* x, T* y, T* z)
    {
        // The products tau conj(v) and tau conj(w).
        T pr = (tau[0] * v[0]) + (tau[1] * v[1]), pi = (tau[1] * v[0]) - (tau[0] * v[1]);
        T qr = (tau[0] * w[0]) + (tau[1] * w[1]), qi = (tau[1] * w[0]) - (tau[0] * w[1]);
        TVector vr = TSimd.Broadcast(v[0]), vi = TSimd.Alternate(-v[1], v[1]);
        TVector wr = TSimd.Broadcast(w[0]), wi = TSimd.Alternate(-w[1], w[1]);
        TVector t0 = TSimd.Broadcast(-tau[0]), s0 = TSimd.Alternate(tau[1], -tau[1]);
        TVector t1 = TSimd.Broadcast(-pr), s1 = TSimd.Alternate(pi, -pi);
        TVector t2 = TSimd.Broadcast(-qr), s2 = TSimd.Alternate(qi, -qi);
        nint reals = 2 * n, i = 0;
        for (; i + TSimd.Count <= reals; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i), z0 = TSimd.Load(z + i);
            TVector sum = TSimd.MultiplyAdd(vi, TSimd.SwapPairs(y0), TSimd.MultiplyAdd(vr, y0, x0));
            sum = TSimd.MultiplyAdd(wi, TSimd.SwapPairs(z0), TSimd.MultiplyAdd(wr, z0, sum));
            TVector swapped = TSimd.SwapPairs(sum);
            TSimd.Store(TSimd.MultiplyAdd(s0, swapped, TSimd.MultiplyAdd(t0, sum, x0)), x + i);
            TSimd.Store(TSimd.MultiplyAdd(s1, swapped, TSimd.MultiplyAdd(t1, sum, y0)), y + i);
            TSimd.Store(TSimd.MultiplyAdd(s2, swapped, TSimd.MultiplyAdd(t2, sum, z0)), z + i);
        }

        if (i < reals)
        {
            TVector mask = TSimd.Mask(reals - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask), z0 = TSimd.LoadMasked(z + i, mask);
            TVector sum = TSimd.MultiplyAdd(vi, TSimd.SwapPairs(y0), TSimd.MultiplyAdd(vr, y0, x0));
            sum = TSimd.MultiplyAdd(wi, TSimd.SwapPairs(z0), TSimd.MultiplyAdd(wr, z0, sum));
            TVector swapped = TSimd.SwapPairs(sum);
            TSimd.StoreMasked(TSimd.MultiplyAdd(s0, swapped, TSimd.MultiplyAdd(t0, sum, x0)), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(s1, swapped, TSimd.MultiplyAdd(t1, sum, y0)), y + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(s2, swapped, TSimd.MultiplyAdd(t2, sum, z0)), z + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void MultiplyThree(nint n, T* q, nint ldq, T* x, T* y, T* z)
    {
        TVector q00 = TSimd.Broadcast(q[0]), q10 = TSimd.Broadcast(q[1]), q20 = TSimd.Broadcast(q[2]);
        TVector q01 = TSimd.Broadcast(q[ldq]), q11 = TSimd.Broadcast(q[ldq + 1]), q21 = TSimd.Broadcast(q[ldq + 2]);
        q += 2 * ldq;
        TVector q02 = TSimd.Broadcast(q[0]), q12 = TSimd.Broadcast(q[1]), q22 = TSimd.Broadcast(q[2]);
        nint i = 0;
        for (; i + TSimd.Count <= n; i += TSimd.Count)
        {
            TVector x0 = TSimd.Load(x + i), y0 = TSimd.Load(y + i), z0 = TSimd.Load(z + i);
            TSimd.Store(TSimd.MultiplyAdd(z0, q20, TSimd.MultiplyAdd(y0, q10, TSimd.Multiply(x0, q00))), x + i);
            TSimd.Store(TSimd.MultiplyAdd(z0, q21, TSimd.MultiplyAdd(y0, q11, TSimd.Multiply(x0, q01))), y + i);
            TSimd.Store(TSimd.MultiplyAdd(z0, q22, TSimd.MultiplyAdd(y0, q12, TSimd.Multiply(x0, q02))), z + i);
        }

        if (i < n)
        {
            TVector mask = TSimd.Mask(n - i);
            TVector x0 = TSimd.LoadMasked(x + i, mask), y0 = TSimd.LoadMasked(y + i, mask), z0 = TSimd.LoadMasked(z + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(z0, q20, TSimd.MultiplyAdd(y0, q10, TSimd.Multiply(x0, q00))), x + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(z0, q21, TSimd.MultiplyAdd(y0, q11, TSimd.Multiply(x0, q01))), y + i, mask);
            TSimd.StoreMasked(TSimd.MultiplyAdd(z0, q22, TSimd.MultiplyAdd(y0, q12, TSimd.Multiply(x0, q02))), z + i, mask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void MultiplyFour(nint n, T* q, nint ldq, T* w, T* x, T* y, T* z)
    {
        for (nint i = 0; i < n; i += TSimd.Count)
        {
            bool full = n - i >= TSimd.Count;
            TVector mask = full ? default : TSimd.Mask(n - i);
            TVector w0 = full ? TSimd.Load(w + i) : TSimd.LoadMasked(w + i, mask);
            TVector x0 = full ? TSimd.Load(x + i) : TSimd.LoadMasked(x + i, mask);
            TVector y0 = full ? TSimd.Load(y + i) : TSimd.LoadMasked(y + i, mask);
            TVector z0 = full ? TSimd.Load(z + i) : TSimd.LoadMasked(z + i, mask);
            TVector w1 = Combine(q, w0, x0, y0, z0), x1 = Combine(q + ldq, w0, x0, y0, z0);
            TVector y1 = Combine(q + (2 * ldq), w0, x0, y0, z0), z1 = Combine(q + (3 * ldq), w0, x0, y0, z0);
            if (full)
            {
                TSimd.Store(w1, w + i);
                TSimd.Store(x1, x + i);
                TSimd.Store(y1, y + i);
                TSimd.Store(z1, z + i);
            }
            else
            {
                TSimd.StoreMasked(w1, w + i, mask);
                TSimd.StoreMasked(x1, x + i, mask);
                TSimd.StoreMasked(y1, y + i, mask);
                TSimd.StoreMasked(z1, z + i, mask);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Combine(T* q, TVector w, TVector x, TVector y, TVector z) => TSimd.MultiplyAdd(
        z, TSimd.Broadcast(q[3]), TSimd.MultiplyAdd(
            y, TSimd.Broadcast(q[2]), TSimd.MultiplyAdd(x, TSimd.Broadcast(q[1]), TSimd.Multiply(w, TSimd.Broadcast(q[0])))));
}
