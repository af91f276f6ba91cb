using System.CommandLine;
using System.Diagnostics;
using Blas;
using Blas.Managed;
using Blas.Native;

namespace Bench;

/// <summary>
/// <c>threads</c>: what the workers cost when there is nothing to do, when other processes hold the processors, and when many threads
/// call at once.
/// </summary>
internal static class ThreadsCommand
{
    private static readonly Option<int> N = new("--n") { Description = "The order of the matrices.", DefaultValueFactory = _ => 256 };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of the provider.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<string> Provider = new("--provider") { Description = "The provider.", DefaultValueFactory = _ => ProviderNames.Managed };
    private static readonly Option<bool> Burn = new("--burn") { Description = "Hold a processor until the input ends; how the command calls itself.", Hidden = true };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Idle workers, busy neighbours, many callers.");
        foreach (Option option in new Option[] { N, Threads, Provider, Burn })
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        if (options.GetValue(Burn))
            return BurnUntilTheInputEnds();
        int n = options.GetValue(N), threads = options.GetValue(Threads);
        IBlasProvider provider;
        try
        {
            provider = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]).Open(options.GetValue(Provider)!);
        }
        catch (ProviderLoadException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }

        Console.WriteLine($"{provider.Info.Name}, products of floats of order {n}, {threads} threads on {Environment.ProcessorCount} processors");
        using var product = new GemmProduct<float, float>(n, n, n, Transpose.None, Transpose.None);
        provider.Threads.Threads = threads;
        product.CallsFor(provider.Blas.Single, 0.01);

        // The runtime compiles in the background what was called often; that is not the workers' time.
        Thread.Sleep(1000);
        product.Multiply(provider.Blas.Single);
        Console.WriteLine($"idle: {Idle():P1} of a processor in the second after a call");
        Beside(product, provider, threads);
        Callers(n, provider, threads);
        return 0;
    }

    private static double Idle()
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Thread.Sleep(1000);
        return (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(start);
    }

    // Other processes that never pause, one for each processor: with all threads a call should still be as fast as with one.
    private static void Beside(GemmProduct<float, float> product, IBlasProvider provider, int threads)
    {
        var burners = new List<Process>();
        try
        {
            for (int i = 0; i < Environment.ProcessorCount; i++)
                burners.Add(Self.Start("threads", "--burn"));
            Thread.Sleep(500);
            List<double> one = [], all = [];
            for (int round = 0; round < 15; round++)
            {
                provider.Threads.Threads = 1;
                one.Add(Speed(product, provider));
                provider.Threads.Threads = threads;
                all.Add(Speed(product, provider));
            }

            Console.WriteLine(
                $"beside {burners.Count} busy processes: one thread {Median(one):F1} GFLOP/s, {threads} threads {Median(all):F1}, ratio {Median([.. all.Zip(one, (x, y) => x / y)]):F2}");
        }
        finally
        {
            foreach (Process burner in burners)
            {
                burner.StandardInput.Close();
                burner.WaitForExit();
                burner.Dispose();
            }
        }
    }

    // Threads that call without a pause, for two seconds: how much is done in all, and by whom.
    private static void Callers(int n, IBlasProvider provider, int threads)
    {
        foreach (int callers in new[] { 1, threads, 32 })
        {
            long[] calls = new long[callers];
            bool stop = false;
            using var start = new Barrier(callers + 1);
            Thread[] all = [.. Enumerable.Range(0, callers).Select(index => new Thread(() =>
            {
                using var own = new GemmProduct<float, float>(n, n, n, Transpose.None, Transpose.None);
                start.SignalAndWait();
                while (!Volatile.Read(ref stop))
                {
                    own.Multiply(provider.Blas.Single);
                    calls[index]++;
                }
            }))];
            Array.ForEach(all, thread => thread.Start());
            start.SignalAndWait();
            long from = Stopwatch.GetTimestamp();
            Thread.Sleep(2000);
            double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            Volatile.Write(ref stop, true);
            Array.ForEach(all, thread => thread.Join());
            Console.WriteLine(
                $"{callers} callers: {2.0 * n * n * n * calls.Sum() / seconds / 1e9:F1} GFLOP/s in all; calls of the least {calls.Min()}, of the most {calls.Max()}, ratio {(double)calls.Min() / calls.Max():F2}");
        }
    }

    private static double Speed(GemmProduct<float, float> product, IBlasProvider provider)
    {
        product.Run(provider.Blas.Single, 5);
        return product.Run(provider.Blas.Single, 200).Wall;
    }

    private static int BurnUntilTheInputEnds()
    {
        bool stop = false;
        var burner = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
            }
        });
        burner.Start();
        Console.In.ReadToEnd();
        Volatile.Write(ref stop, true);
        burner.Join();
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
