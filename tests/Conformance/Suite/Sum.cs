namespace Conformance;

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
