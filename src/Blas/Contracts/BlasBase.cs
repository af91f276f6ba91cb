using System.Numerics;

namespace Blas;

/// <summary>
/// What every provider derives from: the public routines check their arguments, in the reference's order, turn
/// row-major work into column-major work and call a <c>Core</c>, which sees only what no library could refuse.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract unsafe partial class BlasBase<T, TReal> : IBlas<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    // A := alpha x yᴴ + A in rows is, for the stored transpose, A' := alpha conj(y) xᵀ + A'. One row of A' at a time
    // costs no copy of y, but a strided walk; y is conjugated into scratch instead, n elements for m * n work.
    private void GercRowMajor(nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda)
    {
        if (!Element<T>.IsComplex)
        {
            GerCore(n, m, alpha, y, incy, x, incx, a, lda);
            return;
        }

        using var scratch = new Scratch<T>(n);
        T* conjugate = scratch.Pointer;
        T* from = incy < 0 ? y + ((1 - n) * incy) : y;
        for (nint i = 0; i < n; i++)
            conjugate[i] = Element<T>.Conjugate(from[i * incy]);
        GerCore(n, m, alpha, conjugate, 1, x, incx, a, lda);
    }
}
