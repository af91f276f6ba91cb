using Nn.Optimizers;

namespace Nn.Tests.Optimizers;

/// <summary>First steps against values worked out by hand, at lengths that fill vectors and leave a tail.</summary>
public class OptimizerTests
{
    private const int Count = 37;

    [Fact]
    public void Plain_descent_subtracts_the_scaled_gradient()
    {
        var (p, state) = Start(new Sgd(0.1));
        state.Step(p, Gradient(1));
        state.Step(p, Gradient(2));
        for (var i = 0; i < Count; i++)
            Assert.Equal(Initial(i) - 0.1 * (G(i, 1) + G(i, 2)), p[i], 1e-14);
        Assert.Equal(2, state.Steps);
        Assert.Empty(state.Slots);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Momentum_remembers(bool nesterov)
    {
        var (p, state) = Start(new Sgd(0.1, 0.9, nesterov));
        for (var t = 1; t <= 3; t++)
            state.Step(p, Gradient(t));
        for (var i = 0; i < Count; i++)
        {
            // v1 = g1, v2 = 0.9 g1 + g2, v3 = 0.81 g1 + 0.9 g2 + g3; the change is v, or g + 0.9 v.
            var (g1, g2, g3) = (G(i, 1), G(i, 2), G(i, 3));
            var (v1, v2, v3) = (g1, 0.9 * g1 + g2, 0.81 * g1 + 0.9 * g2 + g3);
            var change = nesterov ? g1 + g2 + g3 + 0.9 * (v1 + v2 + v3) : v1 + v2 + v3;
            Assert.Equal(Initial(i) - 0.1 * change, p[i], 1e-14);
            Assert.Equal(v3, state.Slots[0][i], 1e-14);
        }
    }

    [Fact]
    public void Adams_first_step_is_the_learning_rate_against_the_gradients_sign()
    {
        // m / (1 - b1) = g and sqrt(v / (1 - b2)) = |g|: the change is lr g / (|g| + eps), whatever b1 and b2.
        var (p, state) = Start(new Adam(0.01, 0.7, 0.95, 1e-8));
        state.Step(p, Gradient(1));
        for (var i = 0; i < Count; i++)
            Assert.Equal(Initial(i) - 0.01 * G(i, 1) / (Math.Abs(G(i, 1)) + 1e-8), p[i], 1e-14);
    }

    [Fact]
    public void Adams_second_step_follows_the_paper()
    {
        const double Rate = 0.01, B1 = 0.9, B2 = 0.999, Epsilon = 1e-3;
        var (p, state) = Start(new Adam(Rate, B1, B2, Epsilon));
        state.Step(p, Gradient(1));
        state.Step(p, Gradient(2));
        for (var i = 0; i < Count; i++)
        {
            var (g1, g2) = (G(i, 1), G(i, 2));
            // The bias-corrected moments after two steps, expanded: m2 = (b1 g1 + g2) / (1 + b1), v2 = (b2 g1^2 + g2^2) / (1 + b2).
            var mean = (B1 * g1 + g2) / (1 + B1);
            var square = (B2 * g1 * g1 + g2 * g2) / (1 + B2);
            var expected = Initial(i) - Rate * (g1 / (Math.Abs(g1) + Epsilon) + mean / (Math.Sqrt(square) + Epsilon));
            Assert.Equal(expected, p[i], 1e-12);
        }
    }

    [Fact]
    public void Single_precision_follows_double()
    {
        foreach (var method in new Optimizer[] { new Sgd(0.1), new Sgd(0.1, 0.9, true), new Adam(0.01) })
        {
            var (wide, state) = Start(method);
            var narrow = wide.Select(v => (float)v).ToArray();
            var narrowState = method.Build<float>(Count);
            for (var t = 1; t <= 20; t++)
            {
                state.Step(wide, Gradient(t));
                narrowState.Step(narrow, Gradient(t).Select(g => (float)g).ToArray());
            }
            // 20 steps of a few roundings each, of numbers of the size of 3: 20 * 4 * 2^-24 * 3.
            for (var i = 0; i < Count; i++)
                Assert.Equal(wide[i], narrow[i], 2e-5);
        }
    }

    [Fact]
    public void The_learning_rate_can_change_between_steps()
    {
        var (p, state) = Start(new Sgd(0.1));
        state.LearningRate = 0;
        state.Step(p, Gradient(1));
        Assert.Equal(Initial(3), p[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.LearningRate = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.LearningRate = -1);
    }

    [Fact]
    public void Bad_constants_and_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd(0.1, 1));
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(0.1, 0, true));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam(0.1, 0.9, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: 0));
        var state = new Adam().Build<float>(4);
        Assert.Throws<ArgumentException>("parameters", () => state.Step(new float[5], new float[5]));
        Assert.Throws<ArgumentException>("gradients", () => state.Step(new float[4], new float[5]));
    }

    private static (double[] Parameters, OptimizerState<double> State) Start(Optimizer method) =>
        ([.. Enumerable.Range(0, Count).Select(Initial)], method.Build<double>(Count));

    private static double Initial(int i) => 3 * Math.Sin(i);

    private static double G(int i, int step) => Math.Cos(i * step + 0.3) + 0.01;

    private static double[] Gradient(int step) => [.. Enumerable.Range(0, Count).Select(i => G(i, step))];
}
