using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Blas;
using Blas.Managed;
using Blas.Native;

namespace Bench;

/// <summary>
/// <c>lapack --n 1000 --threads 1 --type double --only getrf</c>: routines of LAPACK on several providers, in turns, A B A B, in one process.
/// What a routine overwrites is restored between the turns, off the clock.
/// </summary>
internal static class LapackCommand
{
    private static readonly Option<int[]> N = new("--n")
    {
        Description = "The orders of the matrices.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1000],
    };

    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of each provider.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each provider.", DefaultValueFactory = _ => 7 };
    private static readonly Option<int> Milliseconds = new("--milliseconds") { Description = "The least length of a turn.", DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> Table = new("--table") { Description = "Only the ratios: a routine a line, an order a column." };
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Routines whose names begin like one of these; all if left out.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Types = new("--type")
    {
        Description = "Element types: float, double, complex32, complex.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["double"],
    };

    private static readonly Option<string[]> Names = new("--providers")
    {
        Description = "Names or paths; the ratios are to the last one.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [ProviderNames.Managed, ProviderNames.OpenBlas],
    };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        Types.AcceptOnlyFromAmong("float", "double", "complex32", "complex");
        foreach (Option positive in new Option[] { N, Threads, Rounds, Milliseconds })
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

        var command = new RootCommand("Routines of LAPACK on several providers, taking turns in one process: time of a call, and its ratio to the last.");
        foreach (Option option in new Option[] { N, Threads, Rounds, Milliseconds, Table, Only, Types, Names })
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        var catalog = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]);
        IBlasProvider[] providers;
        try
        {
            providers = [.. options.GetValue(Names)!.Select(catalog.Open)];
        }
        catch (ProviderLoadException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }

        foreach (IBlasProvider provider in providers)
            provider.Threads.Threads = options.GetValue(Threads);
        bool table = options.GetValue(Table);
        Console.WriteLine(table
            ? $"threads {options.GetValue(Threads)}; how many times as fast as {providers[^1].Info.Name} {providers[^1].Info.Version}"
            : $"threads {options.GetValue(Threads)}; microseconds a call, billions of operations a second, and how many times as fast");
        foreach (string type in options.GetValue(Types)!)
        {
            switch (type)
            {
                case "double": Run<double, double>(type, table, providers, lapack => lapack.Double, options); break;
                case "complex32": Run<Complex32, float>(type, table, providers, lapack => lapack.Complex32, options); break;
                case "complex": Run<Complex, double>(type, table, providers, lapack => lapack.Complex, options); break;
                default: Run<float, float>(type, table, providers, lapack => lapack.Single, options); break;
            }
        }

        return 0;
    }

    private static void Run<T, TReal>(string type, bool table, IBlasProvider[] providers, Func<ILapack, ILapack<T, TReal>> choose, ParseResult options)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        ILapack<T, TReal>[] lapacks = [.. providers.Select(p => choose(p.Lapack))];
        string[] only = options.GetValue(Only)!;
        int[] orders = options.GetValue(N)!;
        var lines = new Dictionary<string, string>();
        if (!table)
        {
            string titles = string.Concat(providers.Select(p => $"{p.Info.Name,14}"));
            string ratios = string.Concat(providers.SkipLast(1).Select(p => $"{p.Info.Name + "/" + providers[^1].Info.Name,20}"));
            Console.WriteLine($"{"type",-10}{"routine",-12}{"n",6}{titles}{titles}{ratios}");
        }

        foreach (int n in orders)
        {
            using var set = new LapackSet<T, TReal>(n);
            LapackCase<T, TReal>[] cases =
                [.. set.Cases.Where(c => only.Length == 0 || only.Any(name => c.Name.StartsWith(name, StringComparison.Ordinal)))];
            Warm(set, cases, lapacks);
            foreach (LapackCase<T, TReal> routine in cases)
            {
                double[] seconds = Measure(set, routine, lapacks, options.GetValue(Rounds), options.GetValue(Milliseconds) / 1000.0, options.GetValue(Threads) > 1);
                string ratios = string.Concat(seconds.SkipLast(1).Select(t => Print(seconds[^1] / t).PadLeft(table ? 7 : 20)));
                lines[routine.Name] = lines.GetValueOrDefault(routine.Name) + ratios;
                if (!table)
                {
                    Console.WriteLine(
                        $"{type,-10}{routine.Name,-12}{n,6}"
                        + string.Concat(seconds.Select(t => Print(t * 1e6).PadLeft(14)))
                        + string.Concat(seconds.Select(t => Print(routine.Operations / t / 1e9).PadLeft(14)))
                        + ratios);
                }
            }
        }

        if (table)
        {
            Console.WriteLine($"{type,-10}{string.Concat(orders.Select(n => $"{n,7}".PadRight(7 * (providers.Length - 1))))}");
            foreach ((string routine, string ratios) in lines)
                Console.WriteLine($"{routine,-10}{ratios}");
        }
    }

    private static string Print(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    // The runtime compiles again, in the background and a tenth of a second after the last new method, what is called often.
    private static void Warm<T, TReal>(LapackSet<T, TReal> set, LapackCase<T, TReal>[] cases, ILapack<T, TReal>[] lapacks)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        const int Often = 60;
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (LapackCase<T, TReal> routine in cases)
            {
                foreach (ILapack<T, TReal> lapack in lapacks)
                {
                    double seconds = 0;
                    for (int calls = 0; calls < Often && seconds < 0.02; calls += set.Count)
                        seconds += set.Time(routine, lapack);
                }
            }

            Thread.Sleep(250);
        }
    }

    // The median of the turns, of seconds a call.
    private static double[] Measure<T, TReal>(
        LapackSet<T, TReal> set, LapackCase<T, TReal> routine, ILapack<T, TReal>[] lapacks, int rounds, double least, bool pause)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var turns = lapacks.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < lapacks.Length; i++)
            {
                // Threads of OpenBLAS wait for the next call in a loop, and would hold a processor in the next one's turn.
                if (pause)
                    Thread.Sleep(60);
                set.Time(routine, lapacks[i]);
                double seconds = 0;
                int repeats = 0;
                for (; seconds < least; repeats++)
                    seconds += set.Time(routine, lapacks[i]);
                turns[i].Add(seconds / (repeats * set.Count));
            }
        }

        return [.. turns.Select(t => t.Order().ElementAt(t.Count / 2))];
    }
}
