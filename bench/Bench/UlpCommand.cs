using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Blas.Managed;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary><c>ulp</c>: the greatest errors of the elementwise functions in units in the last place.</summary>
internal static class UlpCommand
{
    private const int Block = 1 << 14;

    private static readonly Option<int> Stride = new("--stride")
    {
        Description = "Every how many-th of the 2^32 floats is measured; 1 for all of them.",
        DefaultValueFactory = _ => 257,
    };

    private static readonly Option<int> Doubles = new("--doubles")
    {
        Description = "How many doubles are measured.",
        DefaultValueFactory = _ => 200_000,
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Functions of these names; all if left out.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        foreach (Option<int> positive in new[] { Stride, Doubles })
        {
            positive.Validators.Add(result =>
            {
                foreach (var token in result.Tokens)
                {
                    if (!int.TryParse(token.Value, out int value) || value < 1)
                        result.AddError($"{positive.Name} must be a whole number of at least 1, not '{token.Value}'.");
                }
            });
        }

        var command = new RootCommand("Greatest errors of the elementwise functions, in units in the last place: floats over the whole range, doubles by samples of it.");
        foreach (Option option in new Option[] { Stride, Doubles, Only })
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        string[] only = options.GetValue(Only)!;
        string[] unknown = [.. only.Except(UlpFunction.All.Select(f => f.Name))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"No function '{unknown[0]}'; there are {string.Join(", ", UlpFunction.All.Select(f => f.Name))}.");
            return 2;
        }

        Console.WriteLine($"every {options.GetValue(Stride)}th float, {options.GetValue(Doubles)} doubles; special values count as errors of infinitely many units");
        Console.WriteLine($"{"",-10}{"float",8}{"  at",-34}{"double",8}{"  at",-50}");
        bool isGood = true;
        foreach (UlpFunction function in UlpFunction.All.Where(f => only.Length == 0 || only.Contains(f.Name)))
        {
            Worst single = function.IsBinary ? SinglePairs(function, options.GetValue(Doubles)) : Singles(function, options.GetValue(Stride));
            Worst twice = OfDoubles(function, options.GetValue(Doubles));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{function.Name,-10}{single.Ulps,8:F3}  {single.At,-32}{twice.Ulps,8:F3}  {twice.At,-48}").TrimEnd());
            isGood &= single.Ulps <= 2 && twice.Ulps <= 2;
        }

        return isGood ? 0 : 1;
    }

    private static Worst Singles(UlpFunction function, int stride)
    {
        long count = ((1L << 32) + stride - 1) / stride;
        var worst = new Worst(-1, "");
        var gate = new Lock();
        Parallel.For(0, (count + Block - 1) / Block, () => (X: new float[Block], Y: new float[Block], Worst: new Worst(-1, "")), (block, _, local) =>
        {
            int n = (int)Math.Min(Block, count - (block * Block));
            for (int i = 0; i < n; i++)
                local.X[i] = BitConverter.UInt32BitsToSingle((uint)(((block * Block) + i) * stride));
            function.OfSingles(local.X.AsSpan(0, n), default, local.Y);
            for (int i = 0; i < n; i++)
            {
                double ulps = Ulps(local.Y[i], function.Reference(local.X[i], 0));
                if (ulps > local.Worst.Ulps)
                    local.Worst = new(ulps, Text(local.X[i]));
            }

            return local;
        }, local =>
        {
            lock (gate)
                worst = local.Worst.Ulps > worst.Ulps ? local.Worst : worst;
        });
        return worst;
    }

    private static Worst SinglePairs(UlpFunction function, int count)
    {
        (double[] x, double[] y) = Samples(function, count, isSingle: true);
        float[] xs = [.. x.Select(v => (float)v)], ys = [.. y.Select(v => (float)v)], zs = new float[count];
        function.OfSingles(xs, ys, zs);
        var worst = new Worst(-1, "");
        for (int i = 0; i < count; i++)
        {
            double ulps = Ulps(zs[i], function.Reference(xs[i], ys[i]));
            if (ulps > worst.Ulps)
                worst = new(ulps, $"{Text(xs[i])}, {Text(ys[i])}");
        }

        return worst;
    }

    private static Worst OfDoubles(UlpFunction function, int count)
    {
        (double[] x, double[] y) = Samples(function, count, isSingle: false);
        var z = new double[count];
        function.OfDoubles(x, y, z);
        var ulps = new double[count];
        Parallel.For(0, count, i =>
        {
            // Where the result is a special value, or the double reference is it already.
            double near = function.Reference(x[i], y[i]);
            if (double.IsNaN(near) || double.IsNaN(z[i]))
            {
                ulps[i] = double.IsNaN(near) == double.IsNaN(z[i]) ? 0 : double.PositiveInfinity;
                return;
            }

            if (double.IsInfinity(x[i]) || (function.IsBinary && (!double.IsFinite(y[i]) || double.IsNaN(x[i]) || x[i] == 0 || x[i] == 1)) || (near == 0 && z[i] == 0) || (double.IsInfinity(near) && near == z[i]))
            {
                ulps[i] = near == z[i] ? 0 : double.PositiveInfinity;
                return;
            }

            (DoubleDouble exact, int exponent) = function.Exact(x[i], y[i]);
            int unit = Math.Max(Math.ILogB(exact.High) + exponent, -1022) - 52 - exponent;
            DoubleDouble difference = exact - Math.ScaleB(z[i], -exponent);
            ulps[i] = Math.Abs(Math.ScaleB(difference.High, -unit));
            ulps[i] = double.IsNaN(ulps[i]) ? double.PositiveInfinity : ulps[i];
        });
        int at = Array.IndexOf(ulps, ulps.Max());
        return new(ulps[at], function.IsBinary ? $"{Text(x[at])}, {Text(y[at])}" : Text(x[at]));
    }

    // Half of them over all bit patterns, half where the function bends; special values first.
    private static (double[] X, double[] Y) Samples(UlpFunction function, int count, bool isSingle)
    {
        double[] special =
        [
            0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
            double.MinValue, 2.2250738585072014e-308, 2.225073858507201e-308, 2, -2, 3, -3, 0.5, 709.782712893384, 709.782712893385, -745.1332191019411, -708.4,
        ];
        var random = new Random(5);
        var x = new double[count];
        var y = new double[count];
        for (int i = 0; i < count; i++)
        {
            bool isSpecial = i < special.Length * special.Length;
            x[i] = isSpecial ? special[i % special.Length] : Next(i);
            y[i] = isSpecial ? special[i / special.Length] : function.IsBinary && i % 3 != 0 ? (random.NextDouble() - 0.5) * (i % 2 == 0 ? 10 : 600) : Next(i / 2);
            if (function.IsBinary && !isSpecial && i % 5 != 0)
                x[i] = Math.Abs(x[i]);
        }

        return (x, y);

        double Next(int i) => (i % 4) switch
        {
            0 => (random.NextDouble() - 0.5) * 20,
            1 => 1 + ((random.NextDouble() - 0.5) * (i % 8 == 1 ? 0.5 : 0.01)),
            _ when i % 4 == 2 && !isSingle => (random.NextDouble() - 0.5) * 1500,
            _ => isSingle
                ? BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32))
                : BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        };
    }

    private static double Ulps(float actual, double exact)
    {
        const double Overflow = 3.4028235677973366e38; // from half a unit above the greatest float on the nearest one is infinite
        if (double.IsNaN(exact) || float.IsNaN(actual))
            return double.IsNaN(exact) == float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity(actual) || double.IsInfinity(exact))
            return actual == exact || (Math.Sign(actual) == Math.Sign(exact) && Math.Abs(exact) >= Overflow * (1 - 1e-7)) ? 0 : double.PositiveInfinity;
        if (exact == 0)
            return actual == 0 ? 0 : double.PositiveInfinity;
        return Math.Abs(actual - exact) / Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
    }

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(float x) => x.ToString("R", CultureInfo.InvariantCulture);

    private readonly record struct Worst(double Ulps, string At);
}
