using System.Numerics;

namespace Blas.Managed.Tests;

/// <summary>
/// A sum of products of complex numbers in about twice the precision of double (T. Ogita, S. Rump, S. Oishi, "Accurate Sum
/// and Dot Product", 2005), and the sum of the magnitudes, on which error bounds stand.
/// </summary>
internal struct ExactSum
{
    private double _real, _realRest, _imaginary, _imaginaryRest;

    public double Magnitude { get; private set; }

    public readonly Complex Value => new(_real + _realRest, _imaginary + _imaginaryRest);

    public void Add(Complex x, Complex y)
    {
        Add(ref _real, ref _realRest, x.Real, y.Real);
        Add(ref _real, ref _realRest, -x.Imaginary, y.Imaginary);
        Add(ref _imaginary, ref _imaginaryRest, x.Real, y.Imaginary);
        Add(ref _imaginary, ref _imaginaryRest, x.Imaginary, y.Real);
        Magnitude += (Math.Abs(x.Real) + Math.Abs(x.Imaginary)) * (Math.Abs(y.Real) + Math.Abs(y.Imaginary));
    }

    private static void Add(ref double sum, ref double rest, double x, double y)
    {
        double product = x * y;
        double lost = Math.FusedMultiplyAdd(x, y, -product);
        double total = sum + product;
        double part = total - sum;
        rest += (sum - (total - part)) + (product - part) + lost;
        sum = total;
    }
}
