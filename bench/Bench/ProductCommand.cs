using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary>
/// <c>products --group small medium --type float double --threads 1</c>: the matrix products that a library is judged by, one line
/// for each, the providers in turns, A B A B, in one process.
/// </summary>
internal static class ProductCommand
{
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of each provider.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each provider.", DefaultValueFactory = _ => 25 };
    private static readonly Option<int> Milliseconds = new("--milliseconds") { Description = "The length of a turn.", DefaultValueFactory = _ => 8 };
    private static readonly Option<string> Only = new("--only") { Description = "Shapes whose description holds this.", DefaultValueFactory = _ => "" };
    private static readonly Option<string[]> Groups = new("--group")
    {
        Description = "Which products: " + string.Join(", ", ProductShapes.Groups) + "; all if left out.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ProductShapes.Groups,
    };

    private static readonly Option<string[]> Types = new("--type")
    {
        Description = "Element types: float, double, complex32, complex.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["float", "double"],
    };

    private static readonly Option<string[]> Names = new("--providers")
    {
        Description = "Two names or paths: the one that is judged, and the one that it is measured by.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [ProviderNames.Managed, ProviderNames.OpenBlas],
    };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        Groups.AcceptOnlyFromAmong(ProductShapes.Groups);
        Types.AcceptOnlyFromAmong("float", "double", "complex32", "complex");
        foreach (Option<int> positive in new[] { Threads, Rounds, Milliseconds })
        {
            positive.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1))
                    result.AddError($"{positive.Name} must be a whole number of at least 1, not '{result.Tokens[0].Value}'.");
            });
        }

        Names.Validators.Add(result =>
        {
            if (result.Tokens.Count is not (0 or 2))
                result.AddError($"--providers takes two, not {result.Tokens.Count}.");
        });
        var command = new RootCommand("The matrix products that a library is judged by, two providers taking turns in one process.");
        foreach (Option option in new Option[] { Groups, Types, Threads, Rounds, Milliseconds, Only, Names })
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
        {
            provider.Threads.Threads = options.GetValue(Threads);
            Console.WriteLine(provider.Info);
        }

        Console.WriteLine($"threads {options.GetValue(Threads)}; GFLOP/s, medians of {options.GetValue(Rounds)} turns, the median of their ratios, and the ratio of the best");
        Console.WriteLine($"{"type",-10}{"m x n x k",-28}{providers[0].Info.Name,10}{providers[1].Info.Name,10}{"ratio",8}{"best",8}");
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
        IBlas<T, TReal>[] blas = [.. providers.Select(p => choose(p.Blas))];
        IEnumerable<ProductShape> shapes = options.GetValue(Groups)!.SelectMany(ProductShapes.Of)
            .Where(s => s.ToString().Contains(options.GetValue(Only)!, StringComparison.Ordinal));
        bool isFirst = true;
        foreach (ProductShape shape in shapes)
        {
            using var product = new GemmProduct<T, TReal>(shape.M, shape.N, shape.K, (Transpose)shape.Form[0], (Transpose)shape.Form[1], shape.Layout);

            // The runtime compiles again, in the background and after a tenth of a second of quiet, what is called often: once for a type.
            int[] calls = [.. blas.Select(b => product.CallsFor(b, options.GetValue(Milliseconds) / 1000.0, isFirst ? 0.5 : 0.02))];
            isFirst = false;
            var speeds = new List<(double Judged, double Reference)>();
            for (int round = 0; round < options.GetValue(Rounds); round++)
                speeds.Add((Turn(product, blas[0], calls[0], options), Turn(product, blas[1], calls[1], options)));

            double[] ratios = [.. speeds.Select(s => s.Judged / s.Reference).Order()];
            double best = speeds.Max(s => s.Judged) / speeds.Max(s => s.Reference);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{type,-10}{shape,-28}{Median(speeds.Select(s => s.Judged)),10:F2}{Median(speeds.Select(s => s.Reference)),10:F2}{ratios[ratios.Length / 2],8:F2}{best,8:F2}"));
        }
    }

    // Idle threads of OpenBLAS wait for the next call in a loop; the next provider would share a processor with them. The calls after the
    // pause wake its own.
    private static double Turn<T, TReal>(GemmProduct<T, TReal> product, IBlas<T, TReal> blas, int calls, ParseResult options)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (options.GetValue(Threads) > 1)
        {
            SpinningThreads.LetSleep();
            product.Run(blas, calls);
        }

        return product.Run(blas, calls).Wall;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
