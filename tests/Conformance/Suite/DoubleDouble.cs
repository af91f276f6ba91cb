namespace Conformance;

/// <summary>
/// A number of twice the precision, the unevaluated sum of two doubles. The error-free sum is Knuth's (TAOCP 2, 4.2.2),
/// the error-free product takes one fused multiply-add.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double s, double e) = TwoSum(a.High, b.High);
        return Normalized(s, e + (a.Low + b.Low));
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        double p = a.High * b;
        return Normalized(p, Math.FusedMultiplyAdd(a.High, b, -p) + (a.Low * b));
    }

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static (double Sum, double Error) TwoSum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return (s, (a - (s - t)) + (b - t));
    }

    private static DoubleDouble Normalized(double high, double low)
    {
        double s = high + low;
        return new(s, low - (s - high));
    }
}

/// <summary>
/// A sum of products in more than the precision that is tested: double for float (where a product is exact),
/// double-double for double.
/// </summary>
internal struct Sum<TReal>
{
    private double _high;
    private double _low;

    public readonly DoubleDouble Value => new DoubleDouble(_high, 0) + new DoubleDouble(_low, 0);

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void Add(double a, double b)
    {
        double p = a * b;
        if (typeof(TReal) == typeof(float))
        {
            _high += p;
            return;
        }

        double e = Math.FusedMultiplyAdd(a, b, -p);
        double s = _high + p;
        double t = s - _high;
        _low += ((_high - (s - t)) + (p - t)) + e;
        _high = s;
    }
}
