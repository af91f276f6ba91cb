using System.Numerics;

namespace Blas.Native;

/// <summary>Complex conjugation of column-major operands.</summary>
internal static unsafe class Conjugation
{
    /// <summary>x := conj(x).</summary>
    public static void Vector<T>(nint n, T* x, nint incx)
        where T : unmanaged, INumberBase<T>
    {
        T* first = incx < 0 ? x + ((1 - n) * incx) : x;
        for (nint i = 0; i < n; i++)
            first[i * incx] = Element<T>.Conjugate(first[i * incx]);
    }

    /// <summary>A := conj(A).</summary>
    public static void Matrix<T>(nint m, nint n, T* a, nint lda)
        where T : unmanaged, INumberBase<T>
    {
        for (nint j = 0; j < n; j++)
            Vector(m, a + (j * lda), 1);
    }

    /// <summary>Fills an m x n matrix without gaps with conj(A).</summary>
    public static void Copy<T>(nint m, nint n, T* a, nint lda, T* to)
        where T : unmanaged, INumberBase<T>
    {
        for (nint j = 0; j < n; j++)
        {
            T* from = a + (j * lda);
            for (nint i = 0; i < m; i++)
                *to++ = Element<T>.Conjugate(from[i]);
        }
    }
}
