using Blas.Managed;

namespace Blas.Arrays.Tests.Ufuncs;

/// <summary>Arrays so long that several threads share them: nothing of that may be seen in the results.</summary>
public sealed class LongRunTests
{
    [Fact]
    public void Functions_give_the_bits_of_one_thread()
    {
        using NdArray<float> x = NdArray.Linspace<float>(-12, 90, 300_007);
        var wanted = new float[x.Size];
        VectorMath.Tanh<float>(x.ToArray(), wanted);
        Assert.Equal(wanted, NdArray.Tanh(x).ToArray());
        VectorMath.Exp<float>(x.ToArray(), wanted);
        Assert.Equal(wanted, NdArray.Exp(x).ToArray());
        VectorMath.Pow<float>(x.ToArray(), x.ToArray(), wanted);
        Assert.Equal(wanted, NdArray.Power(x, x).ToArray());
    }

    [Fact]
    public void Operators_agree_with_the_numbers_for_all_kinds_of_operands()
    {
        const int N = 1_100_003;
        using NdArray<double> a = NdArray.Linspace<double>(0, 1, N);
        using NdArray<double> b = NdArray.Linspace<double>(1, 0, N);
        using NdArray<double> wide = NdArray.Linspace<double>(0, 7, 2 * N);
        using NdArray<double> strided = wide[new Slice(null, null, 2)];
        double[] x = a.ToArray(), y = b.ToArray(), z = strided.ToArray();
        Check(a + b, i => x[i] + y[i]);
        Check(a * 3.0, i => x[i] * 3);
        Check(2.0 - a, i => 2 - x[i]);
        Check(a + strided, i => x[i] + z[i]);
        Check(strided + strided, i => z[i] + z[i]);
        bool[] less = (a < b).ToArray();
        for (int i = 0; i < N; i++)
        {
            Assert.Equal(x[i] < y[i], less[i]);
        }

        static void Check(NdArray<double> actual, Func<int, double> wanted)
        {
            double[] values = actual.ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                Assert.Equal(wanted(i), values[i]);
            }
        }
    }

    [Fact]
    public void A_power_of_two_is_the_square()
    {
        using NdArray<float> x = NdArray.Linspace<float>(-3, 3, 101);
        Assert.Equal(NdArray.Square(x).ToArray(), NdArray.Power(x, 2f).ToArray());
    }
}
