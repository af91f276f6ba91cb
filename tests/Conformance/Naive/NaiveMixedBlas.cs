using Blas;

namespace Conformance;

/// <summary>dsdot and sdsdot as plain loops.</summary>
internal sealed unsafe class NaiveMixedBlas : MixedBlasBase
{
    protected override double DsdotCore(nint n, float* x, nint incx, float* y, nint incy)
    {
        x = incx < 0 ? x + ((1 - n) * incx) : x;
        y = incy < 0 ? y + ((1 - n) * incy) : y;
        double sum = 0;
        for (nint i = 0; i < n; i++)
            sum += (double)x[i * incx] * y[i * incy];
        return sum;
    }

    protected override float SdsdotCore(nint n, float sb, float* x, nint incx, float* y, nint incy) =>
        (float)(sb + DsdotCore(n, x, incx, y, incy));
}
