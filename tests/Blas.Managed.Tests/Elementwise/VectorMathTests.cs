using System.Globalization;

namespace Blas.Managed.Tests.Elementwise;

public sealed class VectorMathTests
{
    public static TheoryData<string> Names => [.. Functions.Names];

    // Every 8191st float, of all exponents and both signs, NaNs and infinities among them; the reference is good to a unit of a double.
    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_within_two_units_over_the_whole_range(string name)
    {
        foreach (SimdWidth width in Functions.Widths)
        {
            uint step = width >= SimdWidth.Vector256 ? 8191u : 65521u;
            float[] x = [.. Enumerable.Range(0, (int)(uint.MaxValue / step)).Select(i => BitConverter.UInt32BitsToSingle((uint)i * step))];
            var y = new float[x.Length];
            Functions.Run<float>(name, width, x, y);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = Functions.Reference(name, x[i]);
                Assert.True(Functions.Ulps(y[i], exact) <= 2, $"{name}({x[i]:R}) at {width}: {y[i]:R} for {exact:R}");
            }
        }
    }

    [Fact]
    public void Doubles_are_within_two_units_of_the_exact_results()
    {
        foreach (IGrouping<string, string[]> rows in Golden().GroupBy(row => row[0]))
        {
            double[][] columns = [.. Enumerable.Range(1, 4).Select(c => rows.Select(r => r[c].Length == 0 ? 0 : Parse(r[c])).ToArray())];
            var actual = new double[columns[0].Length];
            foreach (SimdWidth width in Functions.Widths)
            {
                if (rows.Key == "pow")
                {
                    Functions.Pow<double>(width, columns[0], columns[1], actual);
                }
                else
                {
                    Functions.Run<double>(rows.Key, width, columns[0], actual);
                }

                for (int i = 0; i < actual.Length; i++)
                {
                    double ulps = Functions.Ulps(actual[i], columns[2][i], columns[3][i]);
                    Assert.True(
                        ulps <= 2, $"{rows.Key}({columns[0][i]:R}, {columns[1][i]:R}) at {width}: {actual[i]:R} for {columns[2][i]:R}, {ulps:F2} units");
                }
            }
        }
    }

    [Fact]
    public void Float_powers_are_within_two_units()
    {
        var random = new Random(3);
        foreach (SimdWidth width in Functions.Widths)
        {
            var x = new float[100_000];
            var y = new float[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = i % 3 == 0 ? BitConverter.Int32BitsToSingle(random.Next(0x7F800000)) : (float)(random.NextDouble() * (i % 3 == 1 ? 2 : 100));
                x[i] = i % 7 == 0 ? -x[i] : x[i];
                y[i] = i % 5 == 0 ? random.Next(-30, 30) : (float)((random.NextDouble() - 0.5) * (i % 2 == 0 ? 8 : 200));
            }

            var z = new float[x.Length];
            Functions.Pow<float>(width, x, y, z);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = Math.Pow(x[i], y[i]);
                Assert.True(Functions.Ulps(z[i], exact) <= 2 || (exact != 0 && Math.Abs(exact) < 1e-46 && z[i] == 0), $"pow({x[i]:R}, {y[i]:R}) at {width}: {z[i]:R} for {exact:R}");
            }
        }
    }

    // ISO C, annex F: the runtime's Math.Pow has these cases, on every platform.
    [Fact]
    public void Powers_have_the_special_cases_of_C()
    {
        double[] values =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, -2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon,
            -double.Epsilon, double.MaxValue, double.MinValue, 9007199254740993, -9007199254740991, 1e-310, 4503599627370497.5,
        ];
        double[] x = [.. values.SelectMany(_ => values)];
        double[] y = [.. values.SelectMany(v => values.Select(_ => v))];
        float[] xs = [.. x.Select(v => (float)v)];
        float[] ys = [.. y.Select(v => (float)v)];
        foreach (SimdWidth width in Functions.Widths)
        {
            var z = new double[x.Length];
            Functions.Pow<double>(width, x, y, z);
            var zs = new float[x.Length];
            Functions.Pow<float>(width, xs, ys, zs);
            for (int i = 0; i < x.Length; i++)
            {
                double wanted = Math.Pow(x[i], y[i]);
                Assert.True(Same(z[i], wanted), $"pow({x[i]:R}, {y[i]:R}) at {width}: {z[i]:R} for {wanted:R}");
                float wantedSingle = MathF.Pow(xs[i], ys[i]);
                Assert.True(Same(zs[i], wantedSingle), $"pow({xs[i]:R}f, {ys[i]:R}f) at {width}: {zs[i]:R} for {wantedSingle:R}");
            }
        }

        static bool Same(double a, double b) =>
            double.IsNaN(a) ? double.IsNaN(b) : a == b ? double.IsNegative(a) == double.IsNegative(b) : Math.Abs(a - b) <= 2.5e-7 * Math.Abs(b);
    }

    [Fact]
    public void Special_values_are_those_of_C()
    {
        const double Infinity = double.PositiveInfinity;
        (string Name, double X, double Y)[] cases =
        [
            ("exp", -0.0, 1), ("exp", Infinity, Infinity), ("exp", -Infinity, 0), ("exp", 709.79, Infinity), ("exp", -746, 0),
            ("exp2", 10, 1024), ("exp2", -1074, double.Epsilon), ("exp2", 1024, Infinity), ("exp2", -1076, 0), ("exp2", -Infinity, 0),
            ("expm1", -0.0, -0.0), ("expm1", 0, 0), ("expm1", Infinity, Infinity), ("expm1", -Infinity, -1), ("expm1", double.Epsilon, double.Epsilon),
            ("log", 1, 0), ("log", 0, -Infinity), ("log", -0.0, -Infinity), ("log", -1, double.NaN), ("log", Infinity, Infinity),
            ("log2", 8, 3), ("log2", double.Epsilon, -1074), ("log2", 0, -Infinity), ("log10", 1000, 3), ("log10", -Infinity, double.NaN),
            ("log1p", -0.0, -0.0), ("log1p", -1, -Infinity), ("log1p", -2, double.NaN), ("log1p", Infinity, Infinity), ("log1p", -double.Epsilon, -double.Epsilon),
            ("sin", -0.0, -0.0), ("sin", Infinity, double.NaN), ("cos", 0, 1), ("cos", -Infinity, double.NaN), ("tan", -0.0, -0.0), ("tan", Infinity, double.NaN),
            ("sinh", -0.0, -0.0), ("sinh", -Infinity, -Infinity), ("sinh", 711, Infinity), ("cosh", -Infinity, Infinity), ("cosh", 0, 1),
            ("tanh", -0.0, -0.0), ("tanh", Infinity, 1), ("tanh", -Infinity, -1), ("tanh", double.Epsilon, double.Epsilon),
            ("erf", -0.0, -0.0), ("erf", Infinity, 1), ("erf", -Infinity, -1), ("sigmoid", 0, 0.5), ("sigmoid", Infinity, 1), ("sigmoid", -Infinity, 0),
            ("arctan", -0.0, -0.0), ("arctan", Infinity, Math.PI / 2), ("arctan", -Infinity, -Math.PI / 2), ("arctan", double.Epsilon, double.Epsilon),
            ("arcsin", -0.0, -0.0), ("arcsin", 1, Math.PI / 2), ("arcsin", -1, -Math.PI / 2), ("arcsin", 1.0000000000000002, double.NaN),
            ("arcsin", double.NegativeInfinity, double.NaN), ("arcsin", double.Epsilon, double.Epsilon), ("arccos", 1, 0), ("arccos", -1, Math.PI),
            ("arccos", 0, Math.PI / 2), ("arccos", -0.0, Math.PI / 2), ("arccos", -1.5, double.NaN), ("arccos", Infinity, double.NaN),
            ("silu", -0.0, -0.0), ("silu", Infinity, Infinity), ("silu", -Infinity, -0.0), ("silu", -800, -0.0),
            ("softplus", -Infinity, 0), ("softplus", Infinity, Infinity),
        ];
        foreach (SimdWidth width in Functions.Widths)
        {
            foreach ((string name, double x, double wanted) in cases)
            {
                // In the middle of a full vector, and alone.
                double[] arguments = [.. Enumerable.Repeat(0.5, 19)];
                arguments[5] = arguments[18] = x;
                var results = new double[19];
                Functions.Run<double>(name, width, arguments, results);
                Assert.Equal(BitConverter.DoubleToInt64Bits(wanted), Bits(results[5]));
                Assert.Equal(BitConverter.DoubleToInt64Bits(wanted), Bits(results[18]));
            }

            foreach (string name in Functions.Names)
            {
                double[] results = [0];
                Functions.Run<double>(name, width, [double.NaN], results);
                Assert.True(double.IsNaN(results[0]), $"{name}(NaN) at {width}");
            }
        }

        static long Bits(double v) => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v);
    }

    [Fact]
    public void Logarithms_of_whole_powers_are_whole()
    {
        double[] exponents = [.. Enumerable.Range(0, 23).Select(i => (double)i)];
        double[] tens = [.. exponents.Select(i => double.Parse($"1e{i}", CultureInfo.InvariantCulture))];
        float[] singles = [.. tens.Take(11).Select(v => (float)v)];
        double[] twos = [.. Enumerable.Range(-1074, 2098).Select(i => Math.ScaleB(1, i))];
        foreach (SimdWidth width in Functions.Widths)
        {
            var logs = new double[tens.Length];
            Functions.Run<double>("log10", width, tens, logs);
            Assert.Equal(exponents, logs);
            var singleLogs = new float[singles.Length];
            Functions.Run<float>("log10", width, singles, singleLogs);
            Assert.Equal(exponents.Take(11).Select(i => (float)i), singleLogs);
            var binary = new double[twos.Length];
            Functions.Run<double>("log2", width, twos, binary);
            Assert.Equal(Enumerable.Range(-1074, 2098).Select(i => (double)i), binary);
        }
    }

    [Fact]
    public void Powers_far_out_are_within_two_units()
    {
        // x near 1 with exponents that take the result to the ends of the range: there an error of the logarithm counts most.
        var random = new Random(9);
        foreach (SimdWidth width in Functions.Widths)
        {
            var x = new float[50_000];
            var y = new float[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = (float)(1 + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(0, 20))));
                y[i] = (float)((random.NextDouble() * 250 - 125) / Math.Log2(x[i]));
            }

            var z = new float[x.Length];
            Functions.Pow<float>(width, x, y, z);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = Math.Pow(x[i], y[i]);
                Assert.True(Functions.Ulps(z[i], exact) <= 2, $"pow({x[i]:R}, {y[i]:R}) at {width}: {z[i]:R} for {exact:R}");
            }
        }
    }

    // What an array is cut into for several threads, or a strided one for its buffer, must not be seen in its results.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_depends_on_the_argument_alone(string name)
    {
        var random = new Random(11);
        double[] x = [.. Enumerable.Range(0, 4000).Select(i => i % 50 == 0
            ? BitConverter.Int64BitsToDouble(random.NextInt64()) : (random.NextDouble() - 0.3) * (i % 3 == 0 ? 1000 : 3))];
        foreach (SimdWidth width in Functions.Widths)
        {
            var whole = new double[x.Length];
            Functions.Run<double>(name, width, x, whole);
            for (int i = 0; i < x.Length; i += 7)
            {
                double[] one = [0];
                Functions.Run<double>(name, width, x.AsSpan(i, 1), one);
                Assert.Equal(BitConverter.DoubleToInt64Bits(whole[i]), BitConverter.DoubleToInt64Bits(one[0]));
            }

            double[] inPlace = [.. x];
            Functions.Run<double>(name, width, inPlace, inPlace);
            Assert.True(inPlace.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(whole.Select(BitConverter.DoubleToInt64Bits)));
        }
    }

    [Fact]
    public void Nothing_is_read_or_written_beyond_the_run()
    {
        for (int n = 0; n <= 40; n++)
        {
            float[] x = [.. Enumerable.Range(0, n).Select(i => i / 10f)];
            float[] y = [.. Enumerable.Repeat(-7f, n + 3)];
            VectorMath.Exp<float>(x, y);
            Assert.All(y.AsSpan(n).ToArray(), v => Assert.Equal(-7f, v));
            Assert.All(Enumerable.Range(0, n), i => Assert.InRange(Functions.Ulps(y[i], Math.Exp(x[i])), 0, 2));
        }
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        var memory = new double[10];
        ArgumentException failure = Assert.Throws<ArgumentException>(() => VectorMath.Sin<double>(memory, new double[9]));
        Assert.Equal("y", failure.ParamName);
        Assert.Throws<ArgumentException>(() => VectorMath.Sin<double>(memory.AsSpan(0, 8), memory.AsSpan(1, 8)));
        Assert.Throws<NotSupportedException>(() => VectorMath.Sin<Half>(new Half[1], new Half[1]));
        failure = Assert.Throws<ArgumentException>(() => VectorMath.Pow<double>(memory, new double[9], memory));
        Assert.Equal("y", failure.ParamName);
        Assert.Equal("z", Assert.Throws<ArgumentException>(() => VectorMath.Pow<double>(memory, 2.0, new double[9])).ParamName);
        Assert.Equal("z", Assert.Throws<ArgumentException>(() => VectorMath.Pow<double>(2.0, memory, new double[9])).ParamName);
        VectorMath.Pow<double>(2.0, memory, memory);
        Assert.All(memory, v => Assert.Equal(1, v));
    }

    private static IEnumerable<string[]> Golden() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Elementwise", "vectormath.csv")).Select(line => line.Split(','));

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
