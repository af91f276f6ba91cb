using System.CommandLine;
using System.Numerics;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary>
/// <c>gemm --n 1024 --threads 1 --type float</c>: the matrix products of several providers in turns, A B A B, in one process.
/// </summary>
internal static class GemmCommand
{
    private static readonly Option<int> N = new("--n") { Description = "Columns of C.", DefaultValueFactory = _ => 1024 };
    private static readonly Option<int?> M = new("--m") { Description = "Rows of C; as --n if left out." };
    private static readonly Option<int?> K = new("--k") { Description = "Products in each sum; as --n if left out." };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of each provider.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each provider.", DefaultValueFactory = _ => 15 };
    private static readonly Option<string> Form = new("--trans") { Description = "NN, TN, NT or TT.", DefaultValueFactory = _ => "NN" };
    private static readonly Option<string> Type = new("--type")
    {
        Description = "The element type: float, double, complex32 or complex.",
        DefaultValueFactory = _ => "float",
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
        Type.AcceptOnlyFromAmong("float", "double", "complex32", "complex");
        Form.AcceptOnlyFromAmong("NN", "TN", "NT", "TT");
        foreach (Option positive in new Option[] { N, M, K, Threads, Rounds })
        {
            positive.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1))
                {
                    result.AddError($"{positive.Name} must be a whole number of at least 1, not '{result.Tokens[0].Value}'.");
                }
            });
        }

        var command = new RootCommand("Matrix products of several providers, taking turns in one process.");
        foreach (Option option in new Option[] { N, M, K, Threads, Rounds, Form, Type, Names })
        {
            command.Options.Add(option);
        }

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

        return options.GetValue(Type) switch
        {
            "double" => Run<double, double>(providers, blas => blas.Double, options),
            "complex32" => Run<Complex32, float>(providers, blas => blas.Complex32, options),
            "complex" => Run<Complex, double>(providers, blas => blas.Complex, options),
            _ => Run<float, float>(providers, blas => blas.Single, options),
        };
    }

    private static int Run<T, TReal>(IBlasProvider[] providers, Func<IBlas, IBlas<T, TReal>> choose, ParseResult options)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int n = options.GetValue(N), m = options.GetValue(M) ?? n, k = options.GetValue(K) ?? n;
        int threads = options.GetValue(Threads);
        string form = options.GetValue(Form)!;
        foreach (IBlasProvider provider in providers)
        {
            provider.Threads.Threads = threads;
        }

        using var product = new GemmProduct<T, TReal>(m, n, k, (Transpose)form[0], (Transpose)form[1]);
        double peak = FmaPeak.Measure(typeof(TReal) == typeof(double));
        Console.WriteLine($"{typeof(T).Name} {m} x {n} x {k} {form}, threads {threads}, one thread's FMA peak {peak:F1} GFLOP/s");

        var speeds = new List<double>[providers.Length];
        var processor = new List<double>[providers.Length];
        var turns = new int[providers.Length];
        for (int i = 0; i < providers.Length; i++)
        {
            speeds[i] = [];
            processor[i] = [];
            turns[i] = product.CallsFor(choose(providers[i].Blas), seconds: 0.05);
        }

        double peakAfter = peak;
        for (int round = 0; round < options.GetValue(Rounds); round++)
        {
            for (int i = 0; i < providers.Length; i++)
            {
                // Threads of OpenBLAS wait for the next call in a loop, for some hundredths of a second; the next provider would share a
                // processor with them. The calls after the pause wake its own.
                if (threads > 1)
                {
                    Thread.Sleep(60);
                    product.Run(choose(providers[i].Blas), (turns[i] / 2) + 1);
                }

                (double wall, double used) = product.Run(choose(providers[i].Blas), turns[i]);
                speeds[i].Add(wall);
                processor[i].Add(used);
            }

            peakAfter = Math.Max(peakAfter, FmaPeak.Measure(typeof(TReal) == typeof(double)));
        }

        double reference = Median(speeds[^1]);
        double referenceUsed = Median(processor[^1]);

        // The last two tell more where other processes hold the cores: per second of processor time, waits left out.
        Console.WriteLine($"{"provider",-12}{"median",10}{"best",10}{"ratio",8}{"of peak",9}{"per cpu s",11}{"ratio",8}");
        for (int i = 0; i < providers.Length; i++)
        {
            double median = Median(speeds[i]);
            Console.WriteLine(
                $"{providers[i].Info.Name,-12}{median,10:F1}{speeds[i].Max(),10:F1}{median / reference,8:F2}{median / (peakAfter * threads),9:P0}"
                + $"{Median(processor[i]),11:F1}{Median(processor[i]) / referenceUsed,8:F2}");
        }

        return 0;
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
