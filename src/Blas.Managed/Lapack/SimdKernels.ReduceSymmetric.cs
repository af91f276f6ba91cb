using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>
    /// A -= x y^T + y x^T and z += A v in one pass over the lower triangle, of order n. Behind the vectors follow <see cref="Count"/> zeros.
    /// </summary>
    public abstract void UpdateMultiplyLower(nint n, T* x, T* y, T* a, nint lda, T* v, T* z);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void UpdateMultiplyLower(nint n, T* x, T* y, T* a, nint lda, T* v, T* z)
    {
        nint count = TSimd.Count, j = 0;
        for (; j + 2 <= n; j += 2)
        {
            // The corner on the diagonal, then both columns below it.
            T* a0 = a + (j * lda), a1 = a0 + lda;
            T x0 = -x[j], x1 = -x[j + 1], y0 = -y[j], y1 = -y[j + 1], v0 = v[j], v1 = v[j + 1];
            T top = T.MultiplyAddEstimate(-y0, x0, T.MultiplyAddEstimate(-x0, y0, a0[j]));
            T below = T.MultiplyAddEstimate(-y1, x0, T.MultiplyAddEstimate(-x1, y0, a0[j + 1]));
            T last = T.MultiplyAddEstimate(-y1, x1, T.MultiplyAddEstimate(-x1, y1, a1[j + 1]));
            (a0[j], a0[j + 1], a1[j + 1]) = (top, below, last);
            T z0 = z[j] + (top * v0) + (below * v1), z1 = z[j + 1] + (below * v0) + (last * v1);
            TVector fx0 = TSimd.Broadcast(x0), fx1 = TSimd.Broadcast(x1), fy0 = TSimd.Broadcast(y0), fy1 = TSimd.Broadcast(y1);
            TVector w0 = TSimd.Broadcast(v0), w1 = TSimd.Broadcast(v1), s0 = TSimd.Zero, s1 = TSimd.Zero;
            nint i = j + 2;
            for (; i + count <= n; i += count)
            {
                TVector xi = TSimd.Load(x + i), yi = TSimd.Load(y + i), vi = TSimd.Load(v + i);
                TVector c0 = TSimd.MultiplyAdd(xi, fy0, TSimd.MultiplyAdd(yi, fx0, TSimd.Load(a0 + i)));
                TVector c1 = TSimd.MultiplyAdd(xi, fy1, TSimd.MultiplyAdd(yi, fx1, TSimd.Load(a1 + i)));
                TSimd.Store(c0, a0 + i);
                TSimd.Store(c1, a1 + i);
                TSimd.Store(TSimd.MultiplyAdd(c1, w1, TSimd.MultiplyAdd(c0, w0, TSimd.Load(z + i))), z + i);
                s0 = TSimd.MultiplyAdd(c0, vi, s0);
                s1 = TSimd.MultiplyAdd(c1, vi, s1);
            }

            if (i < n)
            {
                TVector mask = TSimd.Mask(n - i);
                TVector xi = TSimd.Load(x + i), yi = TSimd.Load(y + i), vi = TSimd.Load(v + i);
                TVector c0 = TSimd.MultiplyAdd(xi, fy0, TSimd.MultiplyAdd(yi, fx0, TSimd.LoadMasked(a0 + i, mask)));
                TVector c1 = TSimd.MultiplyAdd(xi, fy1, TSimd.MultiplyAdd(yi, fx1, TSimd.LoadMasked(a1 + i, mask)));
                TSimd.StoreMasked(c0, a0 + i, mask);
                TSimd.StoreMasked(c1, a1 + i, mask);
                TSimd.Store(TSimd.MultiplyAdd(c1, w1, TSimd.MultiplyAdd(c0, w0, TSimd.Load(z + i))), z + i);
                s0 = TSimd.MultiplyAdd(c0, vi, s0);
                s1 = TSimd.MultiplyAdd(c1, vi, s1);
            }

            z[j] = z0 + TSimd.Sum(s0);
            z[j + 1] = z1 + TSimd.Sum(s1);
        }

        if (j < n)
        {
            T* corner = a + j + (j * lda);
            *corner -= (x[j] * y[j]) + (y[j] * x[j]);
            z[j] += *corner * v[j];
        }
    }
}
