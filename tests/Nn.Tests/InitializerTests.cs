using Nn.Initializers;
using Nn.Random;

namespace Nn.Tests;

public class InitializerTests
{
    public static TheoryData<string, double> Variances => new()
    {
        // Var of U(-a, a) is a^2 / 3. fan_in = 200, fan_out = 300.
        { "glorot_uniform", 6.0 / 500 / 3 },
        { "glorot_normal", 2.0 / 500 },
        { "he_uniform", 6.0 / 200 / 3 },
        { "he_normal", 2.0 / 200 },
        { "lecun_uniform", 1.0 / 200 },
        { "lecun_normal", 1.0 / 200 },
        { "uniform(-0.5,0.5)", 1.0 / 12 },
        { "normal(0,0.3)", 0.09 },
        { "zeros", 0 },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Weights_have_mean_zero_and_the_papers_variance(string name, double variance)
    {
        var weights = new double[200 * 300];
        Initializer.FromName(name).Fill<double>(weights, 200, 300, new Xoshiro256(5));
        var mean = weights.Average();
        var found = weights.Sum(w => w * w) / weights.Length;
        Assert.Equal(0, mean, 6 * Math.Sqrt(variance / weights.Length));
        Assert.Equal(variance, found, 6 * variance * Math.Sqrt(2.0 / weights.Length));
    }

    [Theory]
    [InlineData("glorot_uniform", 6.0 / 500)]
    [InlineData("he_uniform", 6.0 / 200)]
    public void Uniform_weights_stay_within_and_reach_their_limit(string name, double limitSquared)
    {
        var weights = new double[200 * 300];
        Initializer.FromName(name).Fill<double>(weights, 200, 300, new Xoshiro256(6));
        var limit = Math.Sqrt(limitSquared);
        Assert.All(weights, w => Assert.InRange(w, -limit, limit));
        Assert.InRange(weights.Max(), 0.999 * limit, limit);
        Assert.InRange(weights.Min(), -limit, -0.999 * limit);
    }

    [Fact]
    public void Single_precision_weights_are_the_double_ones_rounded()
    {
        var wide = new double[7];
        var narrow = new float[7];
        Initializer.HeNormal.Fill<double>(wide, 3, 4, new Xoshiro256(7));
        Initializer.HeNormal.Fill<float>(narrow, 3, 4, new Xoshiro256(7));
        Assert.Equal(wide.Select(w => (float)w), narrow);
    }

    [Theory]
    [InlineData(40, 30)]
    [InlineData(30, 40)]
    [InlineData(1, 7)]
    public void Orthogonal_weights_keep_lengths(int fanIn, int fanOut)
    {
        var w = new double[fanIn * fanOut];
        Initializer.Orthogonal(2).Fill<double>(w, fanIn, fanOut, new Xoshiro256(8));
        var (count, length) = (Math.Min(fanIn, fanOut), Math.Max(fanIn, fanOut));
        double At(int vector, int place) => fanIn >= fanOut ? w[place * fanOut + vector] : w[vector * fanOut + place];
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
                Assert.Equal(a == b ? 4 : 0, Enumerable.Range(0, length).Sum(i => At(a, i) * At(b, i)), 1e-13);
        }
    }

    [Fact]
    public void Names_with_constants_lead_back()
    {
        foreach (var initializer in new[]
        {
            Initializer.Constant(0.1), Initializer.Uniform(-0.5, 1e-3), Initializer.Normal(1, 0.25), Initializer.Orthogonal(1.5), Initializer.Ones,
        })
        {
            var again = Initializer.FromName(initializer.Name);
            double[] a = new double[6], b = new double[6];
            initializer.Fill<double>(a, 2, 3, new Xoshiro256(1));
            again.Fill<double>(b, 2, 3, new Xoshiro256(1));
            Assert.Equal(a, b);
            Assert.Equal(initializer.Name, again.Name);
        }
        Assert.Throws<ArgumentException>("name", () => Initializer.FromName("constant(1,2)"));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Initializer.FromName("constant(NaN)"));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => Initializer.Uniform(1, 0));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var e = Assert.Throws<ArgumentException>("name", () => Initializer.FromName("xavier"));
        Assert.Contains("'xavier'", e.Message, StringComparison.Ordinal);
        Assert.Contains("glorot_uniform", e.Message, StringComparison.Ordinal);
    }
}
