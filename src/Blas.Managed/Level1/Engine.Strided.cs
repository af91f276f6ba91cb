using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Blas.Managed;

// Vectors with gaps; pointers are to the first element. One element after the other, for increments of 0, and four to a turn,
// so that the addresses cost little.
internal sealed unsafe partial class Engine<T, TReal>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AxpyStrided(nint n, T alpha, T* x, nint incx, T* y, nint incy)
    {
        if (IsComplex && Vector128.IsHardwareAccelerated)
        {
            AxpyStridedComplex(n, alpha, x, incx, y, incy);
            return;
        }

        nint i = 0;
        for (; i + 4 <= n; i += 4)
        {
            T* x2 = x + (2 * incx), y2 = y + (2 * incy);
            *y = Scalars<T, TReal>.MultiplyAdd(alpha, *x, *y);
            y[incy] = Scalars<T, TReal>.MultiplyAdd(alpha, x[incx], y[incy]);
            *y2 = Scalars<T, TReal>.MultiplyAdd(alpha, *x2, *y2);
            y2[incy] = Scalars<T, TReal>.MultiplyAdd(alpha, x2[incx], y2[incy]);
            x = x2 + (2 * incx);
            y = y2 + (2 * incy);
        }

        for (; i < n; i++)
        {
            *y = Scalars<T, TReal>.MultiplyAdd(alpha, *x, *y);
            x += incx;
            y += incy;
        }
    }

    // A complex number is half or all of a 128-bit vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AxpyStridedComplex(nint n, T alpha, T* x, nint incx, T* y, nint incy)
    {
        TReal imaginary = Scalars<T, TReal>.Imaginary(alpha);
        Vector128<TReal> a1 = Vector128.Create(Scalars<T, TReal>.Real(alpha)), a2 = Simd128<TReal>.Alternate(-imaginary, imaginary);
        nint i = 0;
        for (; i + 4 <= n; i += 4)
        {
            T* x2 = x + (2 * incx), y2 = y + (2 * incy);
            StoreOne(AddProduct(a1, a2, LoadOne(x), LoadOne(y)), y);
            StoreOne(AddProduct(a1, a2, LoadOne(x + incx), LoadOne(y + incy)), y + incy);
            StoreOne(AddProduct(a1, a2, LoadOne(x2), LoadOne(y2)), y2);
            StoreOne(AddProduct(a1, a2, LoadOne(x2 + incx), LoadOne(y2 + incy)), y2 + incy);
            x = x2 + (2 * incx);
            y = y2 + (2 * incy);
        }

        for (; i < n; i++)
        {
            StoreOne(AddProduct(a1, a2, LoadOne(x), LoadOne(y)), y);
            x += incx;
            y += incy;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T DotStrided(nint n, T* x, nint incx, T* y, nint incy, bool conjugate)
    {
        T sum0 = T.Zero, sum1 = T.Zero;
        nint i = 0;
        for (; i + 2 <= n; i += 2)
        {
            sum0 = Scalars<T, TReal>.MultiplyAdd(Element(*x, conjugate), *y, sum0);
            sum1 = Scalars<T, TReal>.MultiplyAdd(Element(x[incx], conjugate), y[incy], sum1);
            x += 2 * incx;
            y += 2 * incy;
        }

        return i < n ? Scalars<T, TReal>.MultiplyAdd(Element(*x, conjugate), *y, sum0 + sum1) : sum0 + sum1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TReal> AddProduct(Vector128<TReal> a1, Vector128<TReal> a2, Vector128<TReal> x, Vector128<TReal> y) =>
        Simd128<TReal>.MultiplyAdd(a2, Simd128<TReal>.SwapPairs(x), Simd128<TReal>.MultiplyAdd(a1, x, y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TReal> LoadOne(T* x) => sizeof(T) == Vector128<byte>.Count
        ? Vector128.Load((TReal*)x)
        : Vector128.CreateScalarUnsafe(*(double*)x).As<double, TReal>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(Vector128<TReal> value, T* y)
    {
        if (sizeof(T) == Vector128<byte>.Count)
        {
            value.Store((TReal*)y);
        }
        else
        {
            *(double*)y = value.AsDouble().ToScalar();
        }
    }
}
