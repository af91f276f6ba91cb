using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal abstract unsafe partial class SimdKernels<T>
{
    /// <summary>
    /// Rotates the pairs of neighbours among count + 1 columns: for each k, forwards from 0 or backwards from count - 1,
    /// columns k and k + 1 become (c[k] x + s[k] y, c[k] y - s[k] x).
    /// </summary>
    public abstract void RotateColumns(nint rows, nint count, T* c, T* s, bool forward, T* a, nint lda);
}

internal sealed unsafe partial class SimdKernels<TSimd, TVector, T>
{
    // The column that two rotations share stays in registers: each element is read and written once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void RotateColumns(nint rows, nint count, T* c, T* s, bool forward, T* a, nint lda)
    {
        nint v = TSimd.Count;
        nint i = 0;
        for (; i + (4 * v) <= rows; i += 4 * v)
        {
            if (forward)
            {
                RotateForward(count, c, s, a + i, lda);
            }
            else
            {
                RotateBackward(count, c, s, a + i + (count * lda), lda);
            }
        }

        for (; i < rows; i += v)
        {
            RotateOne(count, c, s, forward, a + i, lda, TSimd.Mask(rows - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RotateForward(nint count, T* c, T* s, T* a, nint lda)
    {
        nint v = TSimd.Count;
        TVector x0 = TSimd.Load(a), x1 = TSimd.Load(a + v), x2 = TSimd.Load(a + (2 * v)), x3 = TSimd.Load(a + (3 * v));
        for (nint k = 0; k < count; k++)
        {
            TVector cosine = TSimd.Broadcast(c[k]), sine = TSimd.Broadcast(s[k]), minus = TSimd.Broadcast(-s[k]);
            T* next = a + lda;
            TVector y0 = TSimd.Load(next), y1 = TSimd.Load(next + v), y2 = TSimd.Load(next + (2 * v)), y3 = TSimd.Load(next + (3 * v));
            TSimd.Store(TSimd.MultiplyAdd(cosine, x0, TSimd.Multiply(sine, y0)), a);
            TSimd.Store(TSimd.MultiplyAdd(cosine, x1, TSimd.Multiply(sine, y1)), a + v);
            TSimd.Store(TSimd.MultiplyAdd(cosine, x2, TSimd.Multiply(sine, y2)), a + (2 * v));
            TSimd.Store(TSimd.MultiplyAdd(cosine, x3, TSimd.Multiply(sine, y3)), a + (3 * v));
            x0 = TSimd.MultiplyAdd(minus, x0, TSimd.Multiply(cosine, y0));
            x1 = TSimd.MultiplyAdd(minus, x1, TSimd.Multiply(cosine, y1));
            x2 = TSimd.MultiplyAdd(minus, x2, TSimd.Multiply(cosine, y2));
            x3 = TSimd.MultiplyAdd(minus, x3, TSimd.Multiply(cosine, y3));
            a = next;
        }

        TSimd.Store(x0, a);
        TSimd.Store(x1, a + v);
        TSimd.Store(x2, a + (2 * v));
        TSimd.Store(x3, a + (3 * v));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RotateBackward(nint count, T* c, T* s, T* a, nint lda)
    {
        nint v = TSimd.Count;
        TVector y0 = TSimd.Load(a), y1 = TSimd.Load(a + v), y2 = TSimd.Load(a + (2 * v)), y3 = TSimd.Load(a + (3 * v));
        for (nint k = count - 1; k >= 0; k--)
        {
            TVector cosine = TSimd.Broadcast(c[k]), sine = TSimd.Broadcast(s[k]), minus = TSimd.Broadcast(-s[k]);
            T* next = a - lda;
            TVector x0 = TSimd.Load(next), x1 = TSimd.Load(next + v), x2 = TSimd.Load(next + (2 * v)), x3 = TSimd.Load(next + (3 * v));
            TSimd.Store(TSimd.MultiplyAdd(cosine, y0, TSimd.Multiply(minus, x0)), a);
            TSimd.Store(TSimd.MultiplyAdd(cosine, y1, TSimd.Multiply(minus, x1)), a + v);
            TSimd.Store(TSimd.MultiplyAdd(cosine, y2, TSimd.Multiply(minus, x2)), a + (2 * v));
            TSimd.Store(TSimd.MultiplyAdd(cosine, y3, TSimd.Multiply(minus, x3)), a + (3 * v));
            y0 = TSimd.MultiplyAdd(sine, y0, TSimd.Multiply(cosine, x0));
            y1 = TSimd.MultiplyAdd(sine, y1, TSimd.Multiply(cosine, x1));
            y2 = TSimd.MultiplyAdd(sine, y2, TSimd.Multiply(cosine, x2));
            y3 = TSimd.MultiplyAdd(sine, y3, TSimd.Multiply(cosine, x3));
            a = next;
        }

        TSimd.Store(y0, a);
        TSimd.Store(y1, a + v);
        TSimd.Store(y2, a + (2 * v));
        TSimd.Store(y3, a + (3 * v));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RotateOne(nint count, T* c, T* s, bool forward, T* a, nint lda, TVector mask)
    {
        T* at = forward ? a : a + (count * lda);
        nint step = forward ? lda : -lda;
        TVector carried = TSimd.LoadMasked(at, mask);
        for (nint done = 0; done < count; done++)
        {
            nint k = forward ? done : count - 1 - done;
            TVector other = TSimd.LoadMasked(at + step, mask), cosine = TSimd.Broadcast(c[k]);

            // Backwards the roles of the columns, and with them the sign of s, are exchanged.
            TVector sine = TSimd.Broadcast(forward ? s[k] : -s[k]), minus = TSimd.Broadcast(forward ? -s[k] : s[k]);
            TSimd.StoreMasked(TSimd.MultiplyAdd(cosine, carried, TSimd.Multiply(sine, other)), at, mask);
            carried = TSimd.MultiplyAdd(minus, carried, TSimd.Multiply(cosine, other));
            at += step;
        }

        TSimd.StoreMasked(carried, at, mask);
    }
}
