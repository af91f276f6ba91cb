using Nn.Random;

namespace Nn.Tests.Random;

public class Xoshiro256Tests
{
    [Fact]
    public void The_first_numbers_are_those_of_the_published_algorithm()
    {
        // From the authors' C program with the state 1, 2, 3, 4: the first by hand is rotl(2 * 5, 7) * 9 = 1280 * 9 = 11520.
        // Then s1 = 2 ^ 1 ^ 3 = 0 gives 0, and s = (7, 0, 262146, 6 << 45): s1 becomes 0 ^ 262146 ^ 7 = 262149.
        var random = new Xoshiro256(0);
        random.Restore((1, 2, 3, 4));
        Assert.Equal(11520UL, random.NextUInt64());
        Assert.Equal(0UL, random.NextUInt64());
        Assert.Equal(1509978240UL, random.NextUInt64());
        Assert.Equal(1215971899390074240UL, random.NextUInt64());
    }

    [Fact]
    public void The_seed_is_spread_by_SplitMix64()
    {
        // The first outputs of SplitMix64 for the seed 0, as published with the algorithm.
        var (s0, s1, _, _) = new Xoshiro256(0).State;
        Assert.Equal(0xE220A8397B1DCDAFUL, s0);
        Assert.Equal(0x6E789E6AA1B965F4UL, s1);
    }

    [Fact]
    public void A_restored_state_continues_the_sequence()
    {
        var random = new Xoshiro256(42);
        for (var i = 0; i < 10; i++)
            random.NextUInt64();
        var state = random.State;
        var expected = Enumerable.Range(0, 5).Select(_ => random.NextUInt64()).ToArray();
        var other = new Xoshiro256(7);
        other.Restore(state);
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(_ => other.NextUInt64()).ToArray());
        Assert.Throws<ArgumentException>(() => other.Restore(default));
    }

    [Fact]
    public void Streams_of_a_seed_differ_from_each_other_and_from_those_of_another_seed()
    {
        var first = new HashSet<ulong>();
        for (ulong seed = 0; seed < 30; seed++)
        {
            for (ulong stream = 0; stream < 30; stream++)
                Assert.True(first.Add(new Xoshiro256(seed, stream).NextUInt64()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Bounded_integers_are_uniform(int bound)
    {
        const int Draws = 100_000;
        var random = new Xoshiro256(1);
        var counts = new double[bound];
        for (var i = 0; i < Draws; i++)
            counts[random.NextInt(bound)]++;
        // Chi-square with bound - 1 degrees of freedom: mean k, variance 2k; six deviations are past any reasonable doubt.
        var expected = (double)Draws / bound;
        var chi2 = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.True(chi2 <= (bound - 1) + 6 * Math.Sqrt(2.0 * bound), $"chi2 = {chi2}");
    }

    [Fact]
    public void A_bound_near_the_top_is_not_biased()
    {
        // A plain remainder of 32 bits by 3 * 2^29 would give the values below 2^30 three times for every two of the others: 3/4 of all.
        const int Draws = 100_000;
        var random = new Xoshiro256(2);
        var low = 0;
        for (var i = 0; i < Draws; i++)
            low += random.NextInt(3 << 29) < 1 << 30 ? 1 : 0;
        Assert.InRange(low / (double)Draws, 2.0 / 3 - 0.01, 2.0 / 3 + 0.01);
    }

    [Fact]
    public void Doubles_and_normals_have_their_moments()
    {
        const int Draws = 200_000;
        var random = new Xoshiro256(3);
        double sum = 0, squares = 0, normal = 0, normalSquares = 0, fourth = 0;
        for (var i = 0; i < Draws; i += 2)
        {
            var u = random.NextDouble();
            Assert.InRange(u, 0, 1 - double.Epsilon);
            sum += u;
            squares += u * u;
            var (a, b) = random.NextNormals();
            normal += a + b;
            normalSquares += a * a + b * b;
            fourth += a * a * a * a + b * b * b * b;
        }
        // Six standard deviations of each estimate.
        Assert.Equal(0.5, sum / (Draws / 2), 6 * Math.Sqrt(1 / 12.0 / (Draws / 2)));
        Assert.Equal(1 / 3.0, squares / (Draws / 2), 6 * Math.Sqrt(4 / 45.0 / (Draws / 2)));
        Assert.Equal(0, normal / Draws, 6 / Math.Sqrt(Draws));
        Assert.Equal(1, normalSquares / Draws, 6 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(3, fourth / Draws, 6 * Math.Sqrt(96.0 / Draws));
    }

    [Fact]
    public void A_shuffle_is_a_permutation_and_every_order_is_equally_likely()
    {
        var random = new Xoshiro256(4);
        var counts = new Dictionary<string, int>();
        const int Draws = 24_000;
        for (var i = 0; i < Draws; i++)
        {
            var items = "abcd".ToCharArray();
            random.Shuffle<char>(items);
            var order = new string(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(24, counts.Count);
        var chi2 = counts.Values.Sum(c => (c - Draws / 24.0) * (c - Draws / 24.0) / (Draws / 24.0));
        Assert.True(chi2 < 23 + 6 * Math.Sqrt(46), $"chi2 = {chi2}");
    }

    [Fact]
    public void A_bound_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => new Xoshiro256(1).NextInt(0));
}
