using System.Numerics;
using Nn.Kernels;
using Nn.Layers;

namespace Nn.Tests.Kernels;

public class ActivationKernelTests
{
    public static TheoryData<Activation, int> Cases
    {
        get
        {
            var cases = new TheoryData<Activation, int>();
            foreach (var activation in Enum.GetValues<Activation>())
            {
                foreach (var columns in new[] { 1, 2, 3, 4, 7, 8, 9, 10, 16, 17, 31, 64, 100 })
                    cases.Add(activation, columns);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_agrees_with_the_definition(Activation activation, int columns)
    {
        Compare<double>(activation, columns, 1e-15);
        Compare<float>(activation, columns, 6e-7);
    }

    [Fact]
    public void Single_precision_functions_are_within_a_few_units_in_the_last_place()
    {
        const int Points = 200_000;
        double exp = 0, sigmoid = 0, tanh = 0;
        var x = new float[Vector<float>.Count];
        for (var start = 0; start < Points; start += x.Length)
        {
            for (var j = 0; j < x.Length; j++)
                x[j] = (float)(-87 + 174.0 * (start + j) / Points);
            var v = new Vector<float>(x);
            var small = v * (1 / 30f);
            for (var j = 0; j < x.Length; j++)
            {
                exp = Math.Max(exp, Error(VectorMath.Exp(v)[j], Math.Exp(x[j])));
                sigmoid = Math.Max(sigmoid, Error(VectorMath.Sigmoid(v)[j], 1 / (1 + Math.Exp(-(double)x[j]))));
                tanh = Math.Max(tanh, Error(VectorMath.Tanh(small)[j], Math.Tanh(small[j])));
            }
        }
        // Relative errors in units of 2^-24 (half a unit in the last place is at most one).
        Assert.InRange(exp, 0, 4);
        Assert.InRange(sigmoid, 0, 8);
        Assert.InRange(tanh, 0, 8);

        static double Error(float found, double expected) =>
            expected == 0 ? Math.Abs(found) : Math.Abs(found - expected) / Math.Abs(expected) * (1 << 24);
    }

    [Fact]
    public void Double_precision_tanh_is_within_a_few_units_in_the_last_place()
    {
        for (var i = -4000; i <= 4000; i++)
        {
            var x = i / 200.0;
            var found = VectorMath.Tanh(new Vector<double>(x))[0];
            Assert.InRange(Math.Abs(found - Math.Tanh(x)), 0, 4 * Math.Abs(Math.Tanh(x)) * Math.Pow(2, -53));
        }
    }

    [Fact]
    public void Functions_reach_their_limits_and_keep_NaN()
    {
        foreach (var x in new[] { 100f, 1e30f, float.PositiveInfinity })
        {
            Assert.Equal(1f, VectorMath.Sigmoid(new Vector<float>(x))[0]);
            Assert.Equal(0f, VectorMath.Sigmoid(new Vector<float>(-x))[0], 1e-37f);
            Assert.Equal(1f, VectorMath.Tanh(new Vector<float>(x))[0]);
            Assert.Equal(-1f, VectorMath.Tanh(new Vector<float>(-x))[0]);
            Assert.Equal(0.0, VectorMath.Sigmoid(new Vector<double>(-(double)x))[0], 1e-40);
            Assert.Equal(-1.0, VectorMath.Tanh(new Vector<double>(-(double)x))[0]);
        }
        foreach (var activation in Enum.GetValues<Activation>())
        {
            float[] row = [1, float.NaN, 2];
            ActivationKernels.Forward<float>(activation, row, [0, 0, 0], 3);
            Assert.True(float.IsNaN(row[1]), activation.ToString());
        }
    }

    [Fact]
    public void Softmax_sums_to_one_and_does_not_overflow()
    {
        float[] row = [1e30f, 1e30f, -1e30f, 0];
        ActivationKernels.Forward<float>(Activation.Softmax, row, default, 4);
        Assert.Equal(0.5f, row[0], 1e-7f);
        Assert.Equal(0.5f, row[1], 1e-7f);
        Assert.Equal(0f, row[2], 1e-30f);
        Assert.Equal(0f, row[3], 1e-30f);
    }

    /// <summary>The normal distribution at x, its density integrated by Simpson's rule.</summary>
    private static double Normal(double x)
    {
        const int Pieces = 1000;
        var h = x / Pieces;
        double sum = 0;
        for (var i = 0; i <= Pieces; i++)
            sum += (i is 0 or Pieces ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-(i * h) * (i * h) / 2);
        return 0.5 + sum * h / 3 / Math.Sqrt(2 * Math.PI);
    }

    private static void Compare<T>(Activation activation, int columns, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 11;
        var random = new Nn.Random.Xoshiro256(12);
        var z = Enumerable.Range(0, Rows * columns).Select(_ => T.CreateChecked(6 * random.NextDouble() - 3)).ToArray();
        var bias = Enumerable.Range(0, columns).Select(_ => T.CreateChecked(2 * random.NextDouble() - 1)).ToArray();
        foreach (var hasBias in new[] { true, false })
        {
            var y = (T[])z.Clone();
            ActivationKernels.Forward<T>(activation, y, hasBias ? bias : default, columns);
            for (var r = 0; r < Rows; r++)
            {
                var sums = Enumerable.Range(0, columns)
                    .Select(j => double.CreateChecked(hasBias ? z[r * columns + j] + bias[j] : z[r * columns + j])).ToArray();
                for (var j = 0; j < columns; j++)
                {
                    var expected = activation switch
                    {
                        Activation.Linear => sums[j],
                        Activation.Relu => Math.Max(sums[j], 0),
                        Activation.Sigmoid => 1 / (1 + Math.Exp(-sums[j])),
                        Activation.Tanh => Math.Tanh(sums[j]),
                        Activation.Softmax => Math.Exp(sums[j]) / sums.Sum(Math.Exp),
                        Activation.LogSoftmax => sums[j] - Math.Log(sums.Sum(Math.Exp)),
                        Activation.LeakyRelu => sums[j] > 0 ? sums[j] : 0.01 * sums[j],
                        Activation.Elu => sums[j] > 0 ? sums[j] : Math.Exp(sums[j]) - 1,
                        Activation.Selu => 1.0507009873554805 * (sums[j] > 0 ? sums[j] : 1.6732632423543772 * (Math.Exp(sums[j]) - 1)),
                        Activation.Silu => sums[j] / (1 + Math.Exp(-sums[j])),
                        Activation.Softplus => Math.Log(1 + Math.Exp(sums[j])),
                        Activation.Gelu => sums[j] * Normal(sums[j]),
                        _ => throw new NotSupportedException(),
                    };
                    // What Simpson's rule leaves over is some 1e-13.
                    var bound = Math.Max(tolerance, activation == Activation.Gelu ? 1e-12 : 0);
                    Assert.Equal(expected, double.CreateChecked(y[r * columns + j]), bound * Math.Max(1, 2 * Math.Abs(expected)));
                }
            }
        }
    }
}
