using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>log(1 + x), to the bit as FDLIBM's <c>log1p</c>, which the C library under NumPy uses: in the tails of the ziggurats.</summary>
/// <remarks>
/// 1 + x = 2^k (1 + f) with sqrt(2)/2 &lt; 1 + f &lt; sqrt(2); with s = f / (2 + f), log(1 + f) = f - f²/2 + s (f²/2 + R(s²)), where R is
/// FDLIBM's minimax polynomial (error below 2^-58). c carries what rounding took from 1 + x.
/// </remarks>
internal static class LogOnePlus
{
    private const double Log2High = 6.93147180369123816490e-01;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>log(1 + x) for -1 &lt; x &lt;= 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Of(double x)
    {
        if (x > -5.551115123125783e-17)
        {
            return x;
        }

        int k = 0;
        double f = x, c = 0;
        if (x < -0.2928932188134524)
        {
            double u = 1.0 + x;
            long bits = BitConverter.DoubleToInt64Bits(u);
            k = (int)(bits >> 52) - 1023;
            c = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
            long mantissa = bits & 0xFFFFFFFFFFFFF;
            if ((mantissa >> 32) < 0x6A09E)
            {
                u = BitConverter.Int64BitsToDouble(mantissa | (1023L << 52));
            }
            else
            {
                k++;
                u = BitConverter.Int64BitsToDouble(mantissa | (1022L << 52));
            }

            f = u - 1.0;
        }

        double half = 0.5 * f * f;
        double s = f / (2.0 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double r1 = z * 6.666666666666735130e-01;
        double r2 = 3.999999999940941908e-01 + (z * 2.857142874366239149e-01);
        double r3 = 2.222219843214978396e-01 + (z * 1.818357216161805012e-01);
        double r4 = 1.531383769920937332e-01 + (z * 1.479819860511658591e-01);
        double r = r1 + (z2 * r2) + (z4 * r3) + (z4 * z2 * r4);
        return k == 0
            ? f - (half - (s * (half + r)))
            : (k * Log2High) - (half - ((s * (half + r)) + ((k * Log2Low) + c)) - f);
    }

    /// <summary>The same in single precision, as FDLIBM's <c>log1pf</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float OfSingle(float x)
    {
        if (x > -2.9802322e-8f)
        {
            return x;
        }

        int k = 0;
        float f = x, c = 0;
        if (x < -0.29289323f)
        {
            float u = 1.0f + x;
            int bits = BitConverter.SingleToInt32Bits(u);
            k = (bits >> 23) - 127;
            c = (k > 0 ? 1.0f - (u - x) : x - (u - 1.0f)) / u;
            int mantissa = bits & 0x7FFFFF;
            if (mantissa < 0x3504F7)
            {
                u = BitConverter.Int32BitsToSingle(mantissa | 0x3F800000);
            }
            else
            {
                k++;
                u = BitConverter.Int32BitsToSingle(mantissa | 0x3F000000);
            }

            f = u - 1.0f;
        }

        float half = 0.5f * f * f;
        float s = f / (2.0f + f);
        float z = s * s;
        float r = z * (6.6666668653e-01f + (z * (4.0000000596e-01f + (z * (2.8571429849e-01f + (z * (2.2222198546e-01f
            + (z * (1.8183572590e-01f + (z * (1.5313838422e-01f + (z * 1.4798198640e-01f))))))))))));
        return k == 0
            ? f - (half - (s * (half + r)))
            : (k * 6.9313812256e-01f) - (half - ((s * (half + r)) + ((k * 9.0580006145e-06f) + c)) - f);
    }
}
