using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal sealed unsafe partial class Engine<T, TReal>
{
    /// <summary>sqrt(Σ |x[i]|²), without overflow or underflow where the result has none.</summary>
    /// <remarks>
    /// The plain sum of squares is taken first, and is right for all but extreme elements: squares that were lost to
    /// underflow count for less than the rounding of a sum this large. Otherwise the elements are scaled by a power
    /// of two, which rounds nothing. (The reference, LAPACK 3.10 <c>dnrm2.f90</c> after J. Blue, "A Portable Fortran
    /// Program to Find the Euclidean Norm of a Vector", 1978, keeps three sums instead.)
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TReal Nrm2(nint n, T* x, nint incx)
    {
        incx = nint.Abs(incx);
        TReal sum = SumOfSquares(n, x, incx, TReal.One);
        if (TReal.IsNaN(sum) || (TReal.IsFinite(sum) && sum > TReal.CreateSaturating(n * (double)Parts) * SafeSquares))
        {
            return TReal.Sqrt(sum);
        }

        TReal max = AbsoluteMax(n, x, incx);
        if (max == TReal.Zero || TReal.IsInfinity(max))
        {
            return max;
        }

        int exponent = Math.Clamp(TReal.ILogB(max), -MaxScale, MaxScale);
        TReal scaled = SumOfSquares(n, x, incx, TReal.ScaleB(TReal.One, -exponent));
        return TReal.ScaleB(TReal.Sqrt(scaled), exponent);
    }

    // The smallest normal number over the precision: 2^-1022 * 2^53, 2^-126 * 2^24.
    private static TReal SafeSquares => Machine<TReal>.PowerOfTwo(sizeof(TReal) == sizeof(float) ? -102 : -969);

    // Powers of two that neither overflow nor lose bits, and bring every element's square into range.
    private static int MaxScale => sizeof(TReal) == sizeof(float) ? 120 : 1000;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TReal SumOfSquares(nint n, T* x, nint incx, TReal factor)
    {
        if (incx == 1)
        {
            return IsLong(n) ? Scalars<T, TReal>.Real(SumLong(Sum.Squares, n, x, null, factor)) : kernels.SumOfSquares(n * Parts, (TReal*)x, factor);
        }

        TReal sum = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal real = factor * Scalars<T, TReal>.Real(x[i * incx]);
            TReal imaginary = factor * Scalars<T, TReal>.Imaginary(x[i * incx]);
            sum += (real * real) + (imaginary * imaginary);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TReal AbsoluteMax(nint n, T* x, nint incx)
    {
        if (incx == 1)
        {
            return kernels.AbsoluteMax(n * Parts, (TReal*)x);
        }

        TReal max = TReal.Zero;
        for (nint i = 0; i < n; i++)
        {
            TReal real = TReal.Abs(Scalars<T, TReal>.Real(x[i * incx]));
            TReal imaginary = TReal.Abs(Scalars<T, TReal>.Imaginary(x[i * incx]));
            max = real > max ? real : max;
            max = imaginary > max ? imaginary : max;
        }

        return max;
    }
}
