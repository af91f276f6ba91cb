namespace Blas.Arrays;

/// <summary>
/// The binomial distribution for n·p &gt; 30, p &lt;= 0.5: rejection from a triangle in the middle, two parallelograms beside it and
/// exponential tails.
/// </summary>
/// <remarks>
/// V. Kachitvichyanukul, B. W. Schmeiser, "Binomial Random Variate Generation", Communications of the ACM 31(2), 1988: algorithm BTPE.
/// The names are the paper's.
/// </remarks>
internal readonly struct BinomialRejection
{
    private readonly long _n;
    private readonly long _m;
    private readonly double _r, _q, _p1, _xm, _xl, _xr, _c, _lambdaL, _lambdaR, _p2, _p3, _p4, _nrq;

    public BinomialRejection(long n, double p)
    {
        _n = n;
        _r = Math.Min(p, 1.0 - p);
        _q = 1.0 - _r;
        double fm = (n * _r) + _r;
        _m = (long)Math.Floor(fm);
        _p1 = Math.Floor((2.195 * Math.Sqrt(n * _r * _q)) - (4.6 * _q)) + 0.5;
        _xm = _m + 0.5;
        _xl = _xm - _p1;
        _xr = _xm + _p1;
        _c = 0.134 + (20.5 / (15.3 + _m));
        double a = (fm - _xl) / (fm - (_xl * _r));
        _lambdaL = a * (1.0 + (a / 2.0));
        a = (_xr - fm) / (_xr * _q);
        _lambdaR = a * (1.0 + (a / 2.0));
        _p2 = _p1 * (1.0 + (2.0 * _c));
        _p3 = _p2 + (_c / _lambdaL);
        _p4 = _p3 + (_c / _lambdaR);
        _nrq = n * _r * _q;
    }

    /// <summary>One draw.</summary>
    public long Draw(BitGenerator bits)
    {
        while (true)
        {
            double u = bits.NextDouble() * _p4;
            double v = bits.NextDouble();
            if (u <= _p1)
            {
                return (long)Math.Floor(_xm - (_p1 * v) + u);
            }

            if (Propose(u, ref v, out long y) && Accept(v, y))
            {
                return y;
            }
        }
    }

    // The candidate of the parallelograms or of a tail, and v made into its ordinate under the majorising function.
    private bool Propose(double u, ref double v, out long y)
    {
        if (u <= _p2)
        {
            double x = _xl + ((u - _p1) / _c);
            v = (v * _c) + 1.0 - (Math.Abs(_m - x + 0.5) / _p1);
            y = (long)Math.Floor(x);
            return !(v > 1.0);
        }

        if (u <= _p3)
        {
            y = (long)Math.Floor(_xl + (Math.Log(v) / _lambdaL));
            bool inside = y >= 0 && v != 0.0;
            v = v * (u - _p2) * _lambdaL;
            return inside;
        }

        y = (long)Math.Floor(_xr - (Math.Log(v) / _lambdaR));
        bool within = y <= _n && v != 0.0;
        v = v * (u - _p3) * _lambdaR;
        return within;
    }

    private bool Accept(double v, long y)
    {
        long k = Math.Abs(y - _m);
        if (k <= 20 || k >= (_nrq / 2.0) - 1)
        {
            return v <= Ratio(y);
        }

        // Squeezes around log f(y), then f by Stirling's formula.
        double rho = (k / _nrq) * ((((k * ((k / 3.0) + 0.625)) + 0.16666666666666666) / _nrq) + 0.5);
        double t = -k * k / (2 * _nrq);
        double a = Math.Log(v);
        if (a < t - rho)
        {
            return true;
        }

        return a <= t + rho && a <= LogRatio(y);
    }

    // f(y) / f(m), factor by factor.
    private double Ratio(long y)
    {
        double s = _r / _q;
        double a = s * (_n + 1);
        double f = 1.0;
        for (long i = _m + 1; i <= y; i++)
        {
            f *= (a / i) - s;
        }

        for (long i = y + 1; i <= _m; i++)
        {
            f /= (a / i) - s;
        }

        return f;
    }

    private double LogRatio(long y)
    {
        double x1 = y + 1, f1 = _m + 1, z = _n + 1 - _m, w = _n - y + 1;
        return (_xm * Math.Log(f1 / x1)) + ((_n - _m + 0.5) * Math.Log(z / w)) + ((y - _m) * Math.Log(w * _r / (x1 * _q)))
            + Stirling(f1) + Stirling(z) + Stirling(x1) + Stirling(w);
    }

    private static double Stirling(double x)
    {
        double x2 = x * x;
        return (13680.0 - ((462.0 - ((132.0 - ((99.0 - (140.0 / x2)) / x2)) / x2)) / x2)) / x / 166320.0;
    }
}
