using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>
/// Angles of any size less a multiple of pi / 2, one at a time: x times those binary digits of 2 / pi that count, as an integer.
/// </summary>
/// <remarks>M. Payne, R. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM Newsletter 18 (1983).</remarks>
internal static class LargeAngle
{
    /// <summary>sin x.</summary>
    public static double Sin(double x) => Sine(x, 0);

    /// <summary>cos x.</summary>
    public static double Cos(double x) => Sine(x, 1);

    /// <summary>tan x.</summary>
    public static double Tan(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        int quarter = Reduce(Math.Abs(x), out double r, out double low);
        double t = Math.Tan(r);
        if ((quarter & 1) == 0)
        {
            t += low * (1 + (t * t));
        }
        else
        {
            // The quotient's own rounding goes into the correction.
            double q = -1 / t;
            t = q + ((q * Math.FusedMultiplyAdd(q, t, 1)) + (low * (1 + (q * q))));
        }

        return x < 0 ? -t : t;
    }

    // sin(x + turn pi / 2)
    private static double Sine(double x, int turn)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        int quarter = Reduce(Math.Abs(x), out double r, out double low) + turn;
        double y = (quarter & 1) == 0 ? Math.Sin(r) + (low * Math.Cos(r)) : Math.Cos(r) - (low * Math.Sin(r));
        return ((quarter & 2) != 0) ^ (x < 0 && turn == 0) ? -y : y;
    }

    /// <summary>x = (4 i + quarter) pi / 2 + r + low for x from 2^16 on, |r| at most pi / 4.</summary>
    private static int Reduce(double x, out double r, out double low)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        ulong fraction = ((ulong)bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        int exponent = (int)(bits >> 52) - 1075;

        // Digits of 2 / pi before the start would give multiples of 4; 192 from there on leave an error below 2^-137.
        int start = Math.Max(exponent - 2, 0);
        ulong w2 = Digits(start), w1 = Digits(start + 64), w0 = Digits(start + 128);
        ulong p1 = Math.BigMul(fraction, w0, out ulong p0);
        UInt128 middle = (UInt128)fraction * w1 + p1;
        UInt128 top = (UInt128)fraction * w2 + (middle >> 64);

        // The product as 256 bits, shifted so that the highest two are the quarter.
        int shift = 62 + Math.Min(exponent, 2);
        UInt128 lower = new((ulong)middle, p0);
        UInt128 turns = (top << shift) | (lower >> (128 - shift));
        int quarter = (int)(turns >> 126);
        var rest = (Int128)(turns << 2);
        quarter += rest < 0 ? 1 : 0;

        double high = (double)rest;
        double remainder = (double)(rest - (Int128)high);
        const double Scale = 1 / 3.402823669209384634633746e38; // 2^-128
        high *= Scale;
        remainder *= Scale;
        const double HalfPi = 1.5707963267948966, HalfPiRest = 6.123233995736766e-17;
        double product = high * HalfPi;
        double error = Math.FusedMultiplyAdd(high, HalfPi, -product) + ((remainder * HalfPi) + (high * HalfPiRest));
        r = product + error;
        low = product - r + error;
        return quarter;
    }

    // 64 binary digits of 2 / pi after the point, from the one at a place on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(int place)
    {
        ReadOnlySpan<ulong> digits = Tables.TwoOverPiDigits;
        int word = place >> 6;
        int bit = place & 63;
        return bit == 0 ? digits[word] : (digits[word] << bit) | (digits[word + 1] >> (64 - bit));
    }
}
