using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

// Pointers are to the start of the storage; a negative increment begins at its far end, (1 - n) * inc.
internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>Σ x[i] y[i].</summary>
    public T Dot(nint n, T* x, nint incx, T* y, nint incy) => Dot(n, x, incx, y, incy, conjugate: false);

    /// <summary>Σ conj(x[i]) y[i].</summary>
    public T Dotc(nint n, T* x, nint incx, T* y, nint incy) => Dot(n, x, incx, y, incy, conjugate: true);

    /// <summary>y = alpha x + y; alpha = 0 reads nothing, as in the reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Axpy(nint n, T alpha, T* x, nint incx, T* y, nint incy)
    {
        if (Scalars<T, TReal>.IsZero(alpha))
        {
            return;
        }

        if (incx == 1 && incy == 1)
        {
            if (IsLong(n))
            {
                UpdateLong(Update.Axpy, n, alpha, x, default, y);
            }
            else
            {
                AddScaled(n, alpha, conjugate: false, x, y);
            }

            return;
        }

        AxpyStrided(n, alpha, First(n, x, incx), incx, First(n, y, incy), incy);
    }

    /// <summary>x = alpha x; a NaN or an infinity times 0 is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scal(nint n, T alpha, T* x, nint incx)
    {
        incx = nint.Abs(incx);
        if (incx == 1)
        {
            if (IsLong(n))
            {
                UpdateLong(Update.Scal, n, alpha, x, default, null);
            }
            else
            {
                ScaleVector(n, alpha, x);
            }

            return;
        }

        for (nint i = 0; i < n; i++)
        {
            x[i * incx] = Scalars<T, TReal>.Multiply(alpha, x[i * incx]);
        }
    }

    /// <summary>y = x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(nint n, T* x, nint incx, T* y, nint incy)
    {
        if (incx == 1 && incy == 1)
        {
            Buffer.MemoryCopy(x, y, n * sizeof(T), n * sizeof(T));
            return;
        }

        x = First(n, x, incx);
        y = First(n, y, incy);
        for (nint i = 0; i < n; i++)
        {
            y[i * incy] = x[i * incx];
        }
    }

    /// <summary>Exchanges x and y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Swap(nint n, T* x, nint incx, T* y, nint incy)
    {
        if (incx == 1 && incy == 1)
        {
            if (IsLong(n))
            {
                UpdateLong(Update.Swap, n, default, x, default, y);
            }
            else
            {
                kernels.Swap(n * Parts, (TReal*)x, (TReal*)y);
            }

            return;
        }

        x = First(n, x, incx);
        y = First(n, y, incy);
        for (nint i = 0; i < n; i++)
        {
            (x[i * incx], y[i * incy]) = (y[i * incy], x[i * incx]);
        }
    }

    /// <summary>Σ |re x[i]| + |im x[i]|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TReal Asum(nint n, T* x, nint incx)
    {
        incx = nint.Abs(incx);
        if (incx == 1)
        {
            return IsLong(n) ? Scalars<T, TReal>.Real(SumLong(Sum.Asum, n, x, null, default)) : kernels.AbsoluteSum(n * Parts, (TReal*)x);
        }

        TReal sum = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            sum += Scalars<T, TReal>.Abs1(x[i * incx]);
        }

        return sum;
    }

    /// <summary>
    /// The first i with the largest |re x[i]| + |im x[i]|. As in the reference, which only asks whether an element is larger
    /// than the largest so far, a NaN is never found unless it is the first element.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Iamax(nint n, T* x, nint incx)
    {
        if (incx == 1)
        {
            return IsComplex ? kernels.IndexOfMaxComplex(n, (TReal*)x) : kernels.IndexOfMax(n, (TReal*)x);
        }

        nint index = 0;
        TReal max = Scalars<T, TReal>.Abs1(x[0]);
        for (nint i = 1; i < n; i++)
        {
            TReal size = Scalars<T, TReal>.Abs1(x[i * incx]);
            if (size > max)
            {
                index = i;
                max = size;
            }
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* First(nint n, T* x, nint increment) => increment < 0 ? x + ((1 - n) * increment) : x;

    /// <summary>y += alpha x or alpha conj(x), contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddScaled(nint n, T alpha, bool conjugate, T* x, T* y)
    {
        TReal real = Scalars<T, TReal>.Real(alpha);
        if (IsComplex)
        {
            kernels.AxpyComplex(n, real, Scalars<T, TReal>.Imaginary(alpha), conjugate, (TReal*)x, (TReal*)y);
        }
        else
        {
            kernels.Axpy(n, real, (TReal*)x, (TReal*)y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleVector(nint n, T alpha, T* x)
    {
        TReal real = Scalars<T, TReal>.Real(alpha);
        if (IsComplex)
        {
            kernels.ScaleComplex(n, real, Scalars<T, TReal>.Imaginary(alpha), (TReal*)x);
        }
        else
        {
            kernels.Scale(n, real, (TReal*)x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T Dot(nint n, T* x, nint incx, T* y, nint incy, bool conjugate)
    {
        if (incx != 1 || incy != 1)
        {
            return DotStrided(n, First(n, x, incx), incx, First(n, y, incy), incy, conjugate);
        }

        if (IsLong(n))
        {
            return SumLong(conjugate ? Sum.Dotc : Sum.Dot, n, x, y, default);
        }

        if (!IsComplex)
        {
            return Scalars<T, TReal>.Create(kernels.Dot(n, (TReal*)x, (TReal*)y), TReal.Zero);
        }

        return Join(kernels.DotComplex(n, (TReal*)x, (TReal*)y), conjugate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Join(in ComplexSums<TReal> sums, bool conjugate) =>
        conjugate
            ? Scalars<T, TReal>.Create(sums.RealReal + sums.ImaginaryImaginary, sums.RealImaginary - sums.ImaginaryReal)
            : Scalars<T, TReal>.Create(sums.RealReal - sums.ImaginaryImaginary, sums.RealImaginary + sums.ImaginaryReal);
}
