using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary>
/// <c>routines --n 1000 --threads 1 --type double</c>: every routine of BLAS on several providers, in turns, A B A B, in one process.
/// </summary>
internal static class RoutineCommand
{
    private static readonly Option<int> N = new("--n") { Description = "The order of the matrices, the length of the vectors.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of each provider.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each provider.", DefaultValueFactory = _ => 9 };
    private static readonly Option<int> Milliseconds = new("--milliseconds") { Description = "The length of a turn.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int?> Level = new("--level") { Description = "1, 2 or 3; all if left out." };
    private static readonly Option<string> Only = new("--only") { Description = "Routines whose name holds this.", DefaultValueFactory = _ => "" };
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
        foreach (Option<int> positive in new[] { N, Threads, Rounds, Milliseconds })
        {
            positive.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1))
                    result.AddError($"{positive.Name} must be a whole number of at least 1, not '{result.Tokens[0].Value}'.");
            });
        }

        var command = new RootCommand("Every routine of BLAS on several providers, taking turns in one process: calls per second, in ratio to the last.");
        foreach (Option option in new Option[] { N, Threads, Rounds, Milliseconds, Level, Only, Types, Names })
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
        string titles = string.Concat(providers.Select(p => $"{p.Info.Name,14}"));
        string ratios = string.Concat(providers.SkipLast(1).Select(p => $"{p.Info.Name + "/" + providers[^1].Info.Name,20}"));
        Console.WriteLine($"n = {options.GetValue(N)}, threads {options.GetValue(Threads)}; microseconds a call, and how many times as fast");
        Console.WriteLine($"{"type",-10}{"routine",-16}{titles}{ratios}");
        foreach (string type in options.GetValue(Types)!)
        {
            switch (type)
            {
                case "double": Run<double, double>(type, providers, blas => blas.Double, options); break;
                case "complex32": Run<Complex32, float>(type, providers, blas => blas.Complex32, options); break;
                case "complex": Run<Complex, double>(type, providers, blas => blas.Complex, options); break;
                default: Run<float, float>(type, providers, blas => blas.Single, options); break;
            }
        }

        return 0;
    }

    private static void Run<T, TReal>(string type, IBlasProvider[] providers, Func<IBlas, IBlas<T, TReal>> choose, ParseResult options)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        using var set = new RoutineSet<T, TReal>(options.GetValue(N));
        foreach (RoutineCase<T, TReal> routine in set.Cases)
        {
            if ((options.GetValue(Level) is { } level && routine.Level != level) || !routine.Name.Contains(options.GetValue(Only)!, StringComparison.Ordinal))
                continue;
            double[] best = Measure(routine, [.. providers.Select(p => choose(p.Blas))], options.GetValue(Rounds), options.GetValue(Milliseconds) / 1000.0, options.GetValue(Threads) > 1);
            string times = string.Concat(best.Select(t => (t * 1e6).ToString("F2", CultureInfo.InvariantCulture).PadLeft(14)));
            string ratios = string.Concat(best.SkipLast(1).Select(t => (best[^1] / t).ToString("F2", CultureInfo.InvariantCulture).PadLeft(20)));
            Console.WriteLine($"{type,-10}{routine.Name,-16}{times}{ratios}");
        }
    }

    // The median of the turns, of seconds a call.
    private static double[] Measure<T, TReal>(RoutineCase<T, TReal> routine, IBlas<T, TReal>[] providers, int rounds, double seconds, bool pause)
        where T : unmanaged
        where TReal : unmanaged
    {
        var calls = new int[providers.Length];
        for (int i = 0; i < providers.Length; i++)
        {
            // The runtime compiles again, in the background and after a tenth of a second of quiet, what is called often.
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5)
                routine.Run(providers[i]);

            calls[i] = 1;
            while (Turn(routine, providers[i], calls[i]) * calls[i] < seconds / 2)
                calls[i] *= 2;
        }

        var turns = providers.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < providers.Length; i++)
            {
                // Threads of OpenBLAS wait for the next call in a loop, for a tenth of a second; the next provider would share a
                // processor with them. The calls after the pause wake its own.
                if (pause)
                {
                    SpinningThreads.LetSleep();
                    Turn(routine, providers[i], calls[i]);
                }

                routine.Run(providers[i]);
                turns[i].Add(Turn(routine, providers[i], calls[i]));
            }
        }

        return [.. turns.Select(t => t.Order().ElementAt(t.Count / 2))];
    }

    private static double Turn<T, TReal>(RoutineCase<T, TReal> routine, IBlas<T, TReal> provider, int calls)
        where T : unmanaged
        where TReal : unmanaged
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            routine.Run(provider);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
