using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>The routines that take floats and add up in double precision, in pure C#.</summary>
public sealed unsafe class ManagedMixedBlas : MixedBlasBase
{
    internal ManagedMixedBlas()
    {
    }

    /// <inheritdoc/>
    protected override double DsdotCore(nint n, float* x, nint incx, float* y, nint incy) =>
        incx == 1 && incy == 1 ? Contiguous(n, x, y) : Strided(n, x, incx, y, incy);

    /// <inheritdoc/>
    protected override float SdsdotCore(nint n, float sb, float* x, nint incx, float* y, nint incy) =>
        n == 0 ? sb : (float)(sb + DsdotCore(n, x, incx, y, incy));

    // A product of two floats is exact in double precision.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Contiguous(nint n, float* x, float* y)
    {
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        int v = Vector<float>.Count;
        nint i = 0;
        for (; i + (2 * v) <= n; i += 2 * v)
        {
            Vector.Widen(Vector.Load(x + i), out Vector<double> x0, out Vector<double> x1);
            Vector.Widen(Vector.Load(y + i), out Vector<double> y0, out Vector<double> y1);
            Vector.Widen(Vector.Load(x + i + v), out Vector<double> x2, out Vector<double> x3);
            Vector.Widen(Vector.Load(y + i + v), out Vector<double> y2, out Vector<double> y3);
            s0 = Vector.FusedMultiplyAdd(x0, y0, s0);
            s1 = Vector.FusedMultiplyAdd(x1, y1, s1);
            s2 = Vector.FusedMultiplyAdd(x2, y2, s2);
            s3 = Vector.FusedMultiplyAdd(x3, y3, s3);
        }

        double sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (; i < n; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    private static double Strided(nint n, float* x, nint incx, float* y, nint incy)
    {
        double sum = 0;
        x = incx < 0 ? x + ((1 - n) * incx) : x;
        y = incy < 0 ? y + ((1 - n) * incy) : y;
        for (nint i = 0; i < n; i++)
        {
            sum += (double)x[i * incx] * y[i * incy];
        }

        return sum;
    }
}
