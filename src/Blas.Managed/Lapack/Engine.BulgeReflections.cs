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

        T tau = Scalars<T, TReal>.Conjugate(v[0]), v1 = v[1], v2 = v[2];
        T c1 = Scalars<T, TReal>.Conjugate(v1), c2 = Scalars<T, TReal>.Conjugate(v2);
        for (nint j = 0; j < n; j++, x += ld)
        {
            T sum = x[0] + Scalars<T, TReal>.Multiply(c1, x[1]) + Scalars<T, TReal>.Multiply(c2, x[2]);
            sum = Scalars<T, TReal>.Multiply(tau, sum);
            x[0] -= sum;
            x[1] -= Scalars<T, TReal>.Multiply(sum, v1);
            x[2] -= Scalars<T, TReal>.Multiply(sum, v2);
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
