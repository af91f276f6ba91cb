using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Reflections of order 2 and 3, H = I - tau (1, v)(1, v)ᴴ, given as tau and v: Hᴴ from the left, H from the right.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Three neighbouring columns of m rows, from the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReflectColumns(nint m, T* x, nint ld, T* v)
    {
        if (IsComplex)
        {
            kernels.ReflectThreeComplex(m, (TReal*)v, (TReal*)(v + 1), (TReal*)(v + 2), (TReal*)x, (TReal*)(x + ld), (TReal*)(x + (2 * ld)));
            return;
        }

        TReal* real = (TReal*)v;
        kernels.ReflectThree(m, real[0], real[1], real[2], (TReal*)x, (TReal*)(x + ld), (TReal*)(x + (2 * ld)));
    }

    /// <summary>Two neighbouring columns of m rows, from the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReflectTwoColumns(nint m, T* x, nint ld, T* v)
    {
        if (!IsComplex)
        {
            kernels.ReflectTwo(m, *(TReal*)v, *(TReal*)(v + 1), (TReal*)x, (TReal*)(x + ld));
            return;
        }

        T* y = x + ld;
        for (nint i = 0; i < m; i++)
        {
            T sum = Scalars<T, TReal>.Multiply(v[0], x[i] + Scalars<T, TReal>.Multiply(v[1], y[i]));
            x[i] -= sum;
            y[i] -= Scalars<T, TReal>.Multiply(sum, Scalars<T, TReal>.Conjugate(v[1]));
        }
    }

    /// <summary>Three neighbouring rows of n columns, from the left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReflectThreeRows(nint n, T* x, nint ld, T* v)
    {
        if (!IsComplex)
        {
            TReal* real = (TReal*)v;
            ReflectRows(n, (TReal*)x, ld, real[0], real[1], real[2]);
            return;
        }

        // By parts: a complex number that is put together and taken apart goes through memory.
        TReal* part = (TReal*)x, f = (TReal*)v;
        TReal tr = f[0], ti = -f[1], vr = f[2], vi = f[3], wr = f[4], wi = f[5];
        for (nint j = 0; j < n; j++, part += 2 * ld)
        {
            TReal yr = part[2], yi = part[3], zr = part[4], zi = part[5];
            TReal sr = part[0] + ((vr * yr) + (vi * yi)) + ((wr * zr) + (wi * zi));
            TReal si = part[1] + ((vr * yi) - (vi * yr)) + ((wr * zi) - (wi * zr));
            (sr, si) = ((tr * sr) - (ti * si), (tr * si) + (ti * sr));
            part[0] -= sr;
            part[1] -= si;
            part[2] = yr - ((sr * vr) - (si * vi));
            part[3] = yi - ((sr * vi) + (si * vr));
            part[4] = zr - ((sr * wr) - (si * wi));
            part[5] = zi - ((sr * wi) + (si * wr));
        }
    }

    /// <summary>Two neighbouring rows of n columns, from the left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReflectTwoRows(nint n, T* x, nint ld, T* v)
    {
        T tau = Scalars<T, TReal>.Conjugate(v[0]), v1 = v[1], c1 = Scalars<T, TReal>.Conjugate(v1);
        for (nint j = 0; j < n; j++, x += ld)
        {
            T sum = Scalars<T, TReal>.Multiply(tau, x[0] + Scalars<T, TReal>.Multiply(c1, x[1]));
            x[0] -= sum;
            x[1] -= Scalars<T, TReal>.Multiply(sum, v1);
        }
    }
}
