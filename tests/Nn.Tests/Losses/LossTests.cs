using Nn.Layers;
using Nn.Losses;

namespace Nn.Tests.Losses;

public class LossTests
{
    [Fact]
    public void Cross_entropy_of_equal_logits_is_the_logarithm_of_their_number()
    {
        var gradient = new double[20];
        var loss = new CategoricalCrossEntropy().Evaluate(new LossBatch<double>
        {
            Rows = 2,
            Columns = 10,
            Outputs = Enumerable.Repeat(7.0, 20).ToArray(),
            Labels = [3, 9],
            Gradient = gradient,
        });
        Assert.Equal(2 * Math.Log(10), loss, 1e-14);
        for (var i = 0; i < 20; i++)
            Assert.Equal(((i is 3 or 19) ? -0.9 : 0.1) / 2, gradient[i], 1e-15);
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(1e30f)]
    [InlineData(float.MaxValue)]
    public void Cross_entropy_stays_finite_at_large_logits(float size)
    {
        // Right and sure: loss 0. Wrong and sure: the loss is the difference of the logits.
        var gradient = new float[6];
        var loss = new CategoricalCrossEntropy().Evaluate(new LossBatch<float>
        {
            Rows = 2,
            Columns = 3,
            Outputs = [size, 0, -1, size, 0, -1],
            Labels = [0, 1],
            Gradient = gradient,
        });
        Assert.Equal(size, loss, size * 1e-6);
        float[] expected = [0, 0, 0, 0.5f, -0.5f, 0];
        for (var i = 0; i < 6; i++)
            Assert.Equal(expected[i], gradient[i], 1e-7f);
    }

    [Fact]
    public void A_logit_of_minus_infinity_is_probability_zero()
    {
        var gradient = new double[3];
        var loss = new CategoricalCrossEntropy().Evaluate(new LossBatch<double>
        {
            Rows = 1,
            Columns = 3,
            Outputs = [0, double.NegativeInfinity, 0],
            Targets = [1, 0, 0],
            Gradient = gradient,
        });
        Assert.Equal(Math.Log(2), loss, 1e-15);
        Assert.Equal([-0.5, 0, 0.5], gradient);
    }

    [Fact]
    public void A_NaN_is_not_hidden()
    {
        foreach (var loss in new[] { Loss.CategoricalCrossEntropy, Loss.BinaryCrossEntropy, Loss.MeanSquaredError })
        {
            Assert.True(double.IsNaN(loss.Evaluate(new LossBatch<float>
            {
                Rows = 1,
                Columns = 3,
                Outputs = [0, float.NaN, 0],
                Targets = [1, 0, 0],
                Gradient = new float[3],
            })));
        }
    }

    [Theory]
    [InlineData(0.0, 1, 0.6931471805599453)]
    [InlineData(1e4, 1, 0.0)]
    [InlineData(1e4, 0, 1e4)]
    [InlineData(-1e4, 1, 1e4)]
    [InlineData(-1e4, 0, 0.0)]
    [InlineData(-40, 0, 4.248354255291589e-18)]
    public void Binary_cross_entropy_is_exact_at_every_size(double logit, int target, double expected)
    {
        var gradient = new double[1];
        var loss = new BinaryCrossEntropy().Evaluate(new LossBatch<double>
        {
            Rows = 1,
            Columns = 1,
            Outputs = [logit],
            Labels = [target],
            Gradient = gradient,
        });
        Assert.Equal(expected, loss, Math.Abs(expected) * 1e-14);
        Assert.Equal(1 / (1 + Math.Exp(-logit)) - target, gradient[0], 1e-15);
    }

    [Fact]
    public void Mean_squared_error_is_the_mean_over_outputs_and_samples()
    {
        var gradient = new double[6];
        var batch = new LossBatch<double>
        {
            Rows = 2,
            Columns = 3,
            Outputs = [1, 2, 3, 4, 5, 6],
            Targets = [1, 1, 1, 1, 1, 1],
            Gradient = gradient,
        };
        // (0 + 1 + 4) / 3 + (9 + 16 + 25) / 3.
        Assert.Equal(55 / 3.0, Loss.MeanSquaredError.Evaluate(batch), 1e-14);
        for (var i = 0; i < 6; i++)
            Assert.Equal(2.0 * i / 6, gradient[i], 1e-15);
        Assert.Null(Loss.MeanSquaredError.CountHits(batch));
    }

    // Batches that fill vectors and that don't, rows short and long: a class is a row of zeros and a one, whose loss is computed in another way.
    [Theory]
    [InlineData(1, 2)]
    [InlineData(37, 4)]
    [InlineData(64, 10)]
    [InlineData(5, 16)]
    [InlineData(33, 17)]
    public void Classes_and_rows_of_zeros_and_a_one_have_one_loss(int rows, int columns)
    {
        void Compare<T>(double tolerance)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var random = new Nn.Random.Xoshiro256(1);
            T[] z = [.. Enumerable.Range(0, rows * columns).Select(_ => T.CreateChecked(40 * random.NextDouble() - 20))];
            int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(columns))];
            var targets = new T[z.Length];
            for (var r = 0; r < rows; r++)
                targets[r * columns + labels[r]] = T.One;
            T[] gradient = new T[z.Length], expected = new T[z.Length];
            var loss = Loss.CategoricalCrossEntropy.Evaluate(
                new LossBatch<T> { Rows = rows, Columns = columns, Outputs = z, Labels = labels, Gradient = gradient });
            var other = Loss.CategoricalCrossEntropy.Evaluate(
                new LossBatch<T> { Rows = rows, Columns = columns, Outputs = z, Targets = targets, Gradient = expected });
            // A sum of some rows, each term with a few roundings; gradients of up to 1 / rows.
            Assert.Equal(other, loss, (rows + 4) * other * tolerance);
            for (var i = 0; i < gradient.Length; i++)
                Assert.Equal(double.CreateChecked(expected[i]), double.CreateChecked(gradient[i]), 10 * tolerance / rows);
        }
        Compare<float>(1.2e-7);
        Compare<double>(2.3e-16);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused_wherever_it_is_in_the_batch()
    {
        foreach (var label in new[] { 3, -1, int.MaxValue })
        {
            Assert.Throws<ArgumentException>("labels", () => Loss.CategoricalCrossEntropy.Evaluate(new LossBatch<float>
            {
                Rows = 2,
                Columns = 3,
                Outputs = new float[6],
                Labels = [0, label],
                Gradient = new float[6],
            }));
        }
    }

    [Fact]
    public void Hits_are_counted()
    {
        Assert.Equal(1, Loss.CategoricalCrossEntropy.CountHits(new LossBatch<float>
        {
            Rows = 2,
            Columns = 3,
            Outputs = [1, 3, 2, 5, 4, 4],
            Labels = [1, 2],
        }));
        Assert.Equal(2, Loss.CategoricalCrossEntropy.CountHits(new LossBatch<float>
        {
            Rows = 2,
            Columns = 3,
            Outputs = [1, 3, 2, 5, 4, 4],
            Targets = [0, 1, 0, 0.6f, 0.4f, 0],
        }));
        Assert.Equal(1.5, Loss.BinaryCrossEntropy.CountHits(new LossBatch<float>
        {
            Rows = 2,
            Columns = 2,
            Outputs = [1, -1, 1, 1],
            Targets = [1, 0, 1, 0],
        }));
    }

    [Fact]
    public void Names_lead_back_to_losses()
    {
        foreach (var loss in new[] { Loss.MeanSquaredError, Loss.BinaryCrossEntropy, new CategoricalCrossEntropy(true) })
        {
            var again = Loss.FromName(loss.Name, loss.FromLogits);
            Assert.Equal((loss.GetType(), loss.FromLogits, loss.Includes), (again.GetType(), again.FromLogits, again.Includes));
        }
        Assert.Contains("'mse'", Assert.Throws<ArgumentException>("name", () => Loss.FromName("mse")).Message, StringComparison.Ordinal);
        foreach (var activation in Enum.GetValues<Activation>())
            Assert.Equal(activation, ActivationNames.Parse(ActivationNames.Of(activation)));
    }
}
