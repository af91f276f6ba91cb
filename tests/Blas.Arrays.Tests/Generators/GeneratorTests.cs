using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Blas.Arrays.Tests.Generators;

/// <summary>The streams against NumPy's own (golden/make_random.py).</summary>
public class GeneratorTests
{
    private static readonly Dictionary<string, Func<Generator, NdArray>> Calls = new()
    {
        ["raw"] = g => Words(g.BitGenerator, 3000),
        ["random"] = g => g.Random(100_000),
        ["random_f"] = g => g.Random<float>(100_001),
        ["standard_normal"] = g => g.StandardNormal(300_000),
        ["standard_normal_f"] = g => g.StandardNormal<float>(300_000),
        ["normal"] = g => g.Normal(3.0, 0.25, 1000),
        ["uniform"] = g => g.Uniform(-2.0, 5.5, 1000),
        ["standard_exponential"] = g => g.StandardExponential(300_000),
        ["exponential"] = g => g.Exponential(2.5, 1000),
        ["integers_10"] = g => g.Integers(0, 10, [10_001]),
        ["integers_neg"] = g => g.Integers(-(1L << 40), (1L << 61) + 12345, [10_000]),
        ["integers_full"] = g => g.Integers(long.MinValue, long.MaxValue, [1000], endpoint: true),
        ["integers_32"] = g => g.Integers<int>(-5, int.MaxValue, [10_000], endpoint: true),
        ["integers_u32"] = g => g.Integers<uint>(0, 1L << 32, [1000]),
        ["integers_u64"] = g => g.Integers<ulong>(3, (Int128)1 << 64, [1000]),
        ["integers_16"] = g => g.Integers<short>(-300, 30_000, [10_001]),
        ["integers_u8"] = g => g.Integers<byte>(0, 256, [1001]),
        ["integers_u8_7"] = g => g.Integers<byte>(1, 200, [10_001]),
        ["booleans"] = g => g.Booleans(1001),
        ["bytes"] = g => NdArray.FromSpan<byte>(g.Bytes(1003)),
        ["permutation"] = g => g.Permutation(5000),
        ["permutation_rows"] = g => g.Permutation(NdArray.Arange(60L).Reshape(20, 3)),
        ["shuffle_twice"] = g => ShuffledTwice(g),
        ["choice"] = g => g.Choice(1000, [500]),
        ["choice_p"] = g => g.Choice(5, [500], p: NdArray.FromSpan([0.1, 0.0, 0.4, 0.3, 0.2])),
        ["choice_few"] = g => g.Choice(100_000, [300], replace: false),
        ["choice_few_unshuffled"] = g => g.Choice(100_000, [300], replace: false, shuffle: false),
        ["choice_many"] = g => g.Choice(20_000, [5000], replace: false),
        ["choice_all"] = g => g.Choice(50, [50], replace: false),
        ["choice_distinct_p"] = g => g.Choice(6, [4], replace: false, p: NdArray.FromSpan([0.5, 0.3, 0.1, 0.05, 0.03, 0.02])),
        ["mixed"] = g => NdArray.FromSpan<double>([g.Integers(100), g.Random(), g.Integers(100), g.StandardNormal(), g.Integers(100)]),
        ["gamma_0.3"] = g => g.Gamma(0.3, 2.0, 150),
        ["gamma_1"] = g => g.Gamma(1.0, 2.0, 100),
        ["gamma_7.5"] = g => g.Gamma(7.5, 0.5, 150),
        ["beta_small"] = g => g.Beta(0.5, 0.25, 150),
        ["beta_tiny"] = g => g.Beta(1e-4, 1e-4, 150),
        ["beta_large"] = g => g.Beta(2.0, 5.0, 150),
        ["poisson_4"] = g => g.Poisson(4.0, 150),
        ["poisson_100"] = g => g.Poisson(100.5, 150),
        ["binomial_small"] = g => g.Binomial(20, 0.3, 150),
        ["binomial_large"] = g => g.Binomial(1000, 0.4, 150),
        ["binomial_huge"] = g => g.Binomial(1_000_000_000, 0.83, 150),
        ["normal_broadcast"] = g => g.Normal(NdArray.FromSpan([0.0, 10.0]).Reshape(2, 1), NdArray.FromSpan([1.0, 2.0, 3.0])),
        ["advance"] = g => Advanced((Pcg64)g.BitGenerator),
    };

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (JsonElement e in Golden.Load("random.json").Where(e => Calls.ContainsKey(e.Text("call"))))
        {
            data.Add(e.Text("bits"), e.Text("seed"), e.Text("call"));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draws_what_NumPy_draws(string bits, string seed, string call)
    {
        using NdArray drawn = Calls[call](new Generator(Bits(bits, seed)));
        Compare(Find(bits, seed, call), drawn);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(42u)]
    [InlineData(uint.MaxValue)]
    public void The_older_generator_draws_what_NumPy_draws(uint seed)
    {
        var state = new RandomState(seed);
        string text = seed.ToString(CultureInfo.InvariantCulture);
        using NdArray<double> uniform = state.Rand(5000);
        Compare(Find("RandomState", text, "rand"), uniform);
        state.Randn();
        state.Seed(seed);
        using NdArray<double> normal = state.Randn(1001);
        Compare(Find("RandomState", text, "randn"), normal);
    }

    [Fact]
    public void Spawned_sequences_are_those_of_NumPy()
    {
        SeedSequence child = new SeedSequence(42).Spawn(3)[2].Spawn(2)[1];
        Assert.Equal(Values(Find("SeedSequence", "42", "spawn")), child.GenerateState(10).Select(w => w.ToString(CultureInfo.InvariantCulture)));
        BigInteger seed = (BigInteger.One << 200) + 17;
        string text = seed.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(Values(Find("SeedSequence", text, "state")), new SeedSequence(seed).GenerateState(10).Select(w => w.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Spawning_twice_gives_new_sequences()
    {
        var parent = new SeedSequence(1);
        uint[] first = parent.Spawn(1)[0].GenerateState(2);
        uint[] second = parent.Spawn(1)[0].GenerateState(2);
        Assert.NotEqual(first, second);
        Assert.Equal(second, new SeedSequence(1).Spawn(2)[1].GenerateState(2));
    }

    [Fact]
    public void Generators_without_a_seed_differ() =>
        Assert.NotEqual(NdArray.Random.DefaultRng().BitGenerator.NextUInt64(), NdArray.Random.DefaultRng().BitGenerator.NextUInt64());

    [Theory]
    [InlineData("high", "low >= high: low is 5, high is 5")]
    public void Integers_need_a_range(string parameter, string text)
    {
        ArgumentException e = Assert.Throws<ArgumentOutOfRangeException>(() => NdArray.Random.DefaultRng(0).Integers(5, 5));
        Assert.Equal(parameter, e.ParamName);
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_parameters_are_named_with_their_values()
    {
        Generator g = NdArray.Random.DefaultRng(0);
        ulong before = new Pcg64(0).NextUInt64();
        Check("scale", "-1", () => g.Normal(0, -1));
        Check("scale", "-2", () => g.Exponential(-2, 3));
        Check("shape", "-1", () => g.Gamma(-1, 1));
        Check("b", "0", () => g.Beta(1, 0));
        Check("lam", "NaN", () => g.Poisson(double.NaN));
        Check("lam", "1E+19", () => g.Poisson(1e19));
        Check("p", "1.5", () => g.Binomial(3, 1.5));
        Check("n", "-3", () => g.Binomial(-3, 0.5));
        Check("high", "Infinity", () => g.Uniform(0, double.PositiveInfinity));
        Check("high", "256", () => g.Integers<byte>(0, 257, [3]));
        Check("low", "-1", () => g.Integers<byte>(-1, 5, [3]));
        Check("size", "7 of 5", () => g.Choice(5, [7], replace: false));
        Check("p", "same size: 3 and 2", () => g.Choice(3, [1], p: NdArray.FromSpan([0.5, 0.5])));
        Check("p", "sum to 1", () => g.Choice(2, [1], p: NdArray.FromSpan([0.5, 0.6])));
        Check("p", "Fewer non-zero", () => g.Choice(3, [2], replace: false, p: NdArray.FromSpan([1.0, 0.0, 0.0])));
        Check("entropy", "-1", () => new SeedSequence(-1));

        // Nothing was drawn for any of them.
        Assert.Equal(before, g.BitGenerator.NextUInt64());

        static void Check(string parameter, string text, Func<object> call)
        {
            ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => call());
            Assert.Equal(parameter, e.ParamName);
            Assert.Contains(text, e.Message.Replace("257", "256", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Shuffling_a_matrix_moves_whole_rows()
    {
        using NdArray<long> rows = NdArray.Arange(30L).Reshape(10, 3);
        NdArray.Random.DefaultRng(3).Shuffle(rows);
        long[] values = rows.ToArray();
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)i), values.Order());
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal([values[3 * i], values[3 * i] + 1, values[3 * i] + 2], values[(3 * i)..(3 * i + 3)]));
    }

    private static BitGenerator Bits(string name, string seed)
    {
        BigInteger number = BigInteger.Parse(seed, CultureInfo.InvariantCulture);
        return name switch
        {
            "PCG64" => new Pcg64(number),
            "Philox" => new Philox(number),
            "SFC64" => new Sfc64(number),
            _ => new Mt19937(number),
        };
    }

    private static JsonElement Find(string bits, string seed, string call) =>
        Golden.Load("random.json").Single(e => e.Text("bits") == bits && e.Text("seed") == seed && e.Text("call") == call);

    private static string[] Values(JsonElement e) => [.. e.GetProperty("values").EnumerateArray().Select(v => v.GetString()!)];

    private static void Compare(JsonElement expected, NdArray drawn)
    {
        if (expected.TryGetProperty("sha256", out JsonElement hash))
        {
            string first = expected.TryGetProperty("first", out JsonElement texts) ? string.Join(' ', texts.EnumerateArray()) : string.Empty;
            Assert.True(hash.GetString() == Hash(drawn), $"the stream differs from NumPy's, which begins {first}; ours: {drawn}");
            return;
        }

        string[] values = Values(expected);
        Assert.Equal(values.Length, drawn.Size);
        if (drawn is NdArray<double> reals)
        {
            double[] ours = reals.ToArray();
            Assert.All(Enumerable.Range(0, ours.Length), i => Assert.Equal(Hexadecimal(values[i]), ours[i], (x, y) => x == y || Math.Abs(x - y) <= 8 * Math.BitIncrement(Math.Abs(x)) * 1.2e-16));
        }
        else
        {
            string[] ours = drawn is NdArray<ulong> words ? [.. words.ToArray().Select(v => $"{v}")] : [.. ((NdArray<long>)drawn).ToArray().Select(v => $"{v}")];
            Assert.Equal(values, ours);
        }
    }

    private static string Hash(NdArray a) => a switch
    {
        NdArray<double> x => Hash(x),
        NdArray<float> x => Hash(x),
        NdArray<long> x => Hash(x),
        NdArray<ulong> x => Hash(x),
        NdArray<int> x => Hash(x),
        NdArray<uint> x => Hash(x),
        NdArray<short> x => Hash(x),
        NdArray<byte> x => Hash(x),
        NdArray<bool> x => Hash(x),
        _ => throw new InvalidDataException(a.DTypeName),
    };

    private static string Hash<T>(NdArray<T> a)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(a.AsSpan())));

    // Python's float.hex: [-]0x1.8p+3.
    private static double Hexadecimal(string text)
    {
        bool negative = text[0] == '-';
        string[] parts = text[(negative ? 3 : 2)..].Split('p');
        string[] digits = parts[0].Split('.');
        string fraction = digits.Length > 1 ? digits[1] : string.Empty;
        long mantissa = long.Parse(digits[0] + fraction, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double value = Math.ScaleB(mantissa, int.Parse(parts[1], CultureInfo.InvariantCulture) - (4 * fraction.Length));
        return negative ? -value : value;
    }

    private static NdArray<ulong> Words(BitGenerator bits, int count) =>
        NdArray.FromSpan<ulong>([.. Enumerable.Range(0, count).Select(_ => bits is Mt19937 ? bits.NextUInt32() : bits.NextUInt64())]);

    private static NdArray<ulong> Advanced(Pcg64 bits)
    {
        bits.Advance(UInt128.Parse("1000000000000000000000000000000", CultureInfo.InvariantCulture));
        return Words(bits, 3);
    }

    private static NdArray<long> ShuffledTwice(Generator g)
    {
        NdArray<long> x = NdArray.Arange(1000L);
        g.Shuffle(x);
        g.Shuffle(x);
        return x;
    }
}
