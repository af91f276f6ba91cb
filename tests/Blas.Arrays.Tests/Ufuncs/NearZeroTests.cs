namespace Blas.Arrays.Tests.Ufuncs;

public sealed class NearZeroTests
{
    [Fact]
    public void Functions_that_vanish_at_zero_keep_their_digits_near_it()
    {
        // The series: what is left out is below x^9, 1e-18 relative at the largest x here.
        double[] values = [0, 1e-300, -1e-20, 1e-10, -1e-8, 1e-5, -1e-4, 1e-3, -0.01];
        using NdArray<double> x = NdArray.FromSpan<double>(values);
        Check(NdArray.Expm1(x), v => v + (v * v / 2) + (v * v * v / 6) + (Math.Pow(v, 4) / 24) + (Math.Pow(v, 5) / 120) + (Math.Pow(v, 6) / 720) + (Math.Pow(v, 7) / 5040));
        Check(NdArray.Log1p(x), v => v - (v * v / 2) + (v * v * v / 3) - (Math.Pow(v, 4) / 4) + (Math.Pow(v, 5) / 5) - (Math.Pow(v, 6) / 6) + (Math.Pow(v, 7) / 7) - (Math.Pow(v, 8) / 8));
        Check(NdArray.Sinh(x), v => v + (v * v * v / 6) + (Math.Pow(v, 5) / 120) + (Math.Pow(v, 7) / 5040));
        Check(NdArray.Tanh(x), v => v - (v * v * v / 3) + (2 * Math.Pow(v, 5) / 15) - (17 * Math.Pow(v, 7) / 315));

        void Check(NdArray<double> actual, Func<double, double> series)
        {
            foreach ((double v, double y) in values.Zip(actual.ToArray()))
            {
                double wanted = series(v);
                Assert.InRange(y, wanted - (1e-15 * Math.Abs(wanted)), wanted + (1e-15 * Math.Abs(wanted)));
            }
        }
    }

    [Fact]
    public void Single_precision_agrees_with_double_over_the_whole_range()
    {
        using NdArray<double> x = NdArray.Linspace<float>(-20, 20, 100_001).AsType<double>();
        using NdArray<float> single = x.AsType<float>();
        NdArray<float>[] actual = [NdArray.Tanh(single), NdArray.Sinh(single), NdArray.Expm1(single), NdArray.Exp(single)];
        Func<double, double>[] wanted = [Math.Tanh, Math.Sinh, v => Math.Abs(v) < 1e-5 ? v + (v * v / 2) : Math.Exp(v) - 1, Math.Exp];
        double[] points = x.ToArray();
        for (int f = 0; f < actual.Length; f++)
        {
            float[] y = actual[f].ToArray();
            for (int i = 0; i < y.Length; i++)
            {
                double exact = wanted[f](points[i]);
                Assert.True(
                    Math.Abs(y[i] - exact) <= 4 * Math.ScaleB(1, -23) * Math.Abs(exact), $"function {f} at {points[i]}: {y[i]} for {exact}");
            }
        }
    }
}
