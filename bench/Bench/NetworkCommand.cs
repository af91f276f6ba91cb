using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Bench;

/// <summary>
/// <c>network</c>: steps of a middling and a small network, answers to one sample, and many threads that ask one model. A line for each figure:
/// name, tab, number. <c>bench/peers/networks.py</c> shows them beside other libraries'.
/// </summary>
internal static class NetworkCommand
{
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of the provider.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Provider = new("--provider") { Description = "The provider.", DefaultValueFactory = _ => ProviderNames.Managed };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 1 };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Steps and answers of dense networks.");
        foreach (Option option in new Option[] { Threads, Provider, Seconds })
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
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

        provider.Threads.Threads = options.GetValue(Threads);
        double seconds = options.GetValue(Seconds);
        double product = Product(provider, seconds);
        Print("GFLOP/s of a product, n = 1024", product / 1e9);
        int[] widths = [784, 256, 128, 10];
        double samples = Steps(provider, "step 784-256-128-10 batch 128", widths, 128, seconds);
        Print("percent of it that the step's products reach", 100 * samples * Operations(widths) / product);
        Steps(provider, "step 4-32-16-4 batch 100", [4, 32, 16, 4], 100, seconds);
        Answers(provider, seconds);
        return 0;
    }

    private static Sequential<float> Model(IBlasProvider provider, int[] widths)
    {
        var model = new Sequential<float>(
            widths[0], [.. widths[1..^1].Select(units => new Dense(units, Activation.Relu)), new Dense(widths[^1], Activation.Softmax)], 1, blas: provider.Blas);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam());
        return model;
    }

    private static float[] Samples(int count)
    {
        var random = new System.Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    /// <summary>Samples learned from in a second.</summary>
    private static double Steps(IBlasProvider provider, string name, int[] widths, int rows, double seconds)
    {
        Sequential<float> model = Model(provider, widths);
        float[] x = Samples(rows * widths[0]);
        int[] labels = [.. Enumerable.Range(0, rows).Select(i => i % widths[^1])];
        double samples = rows / Best(() => model.TrainOnBatch(x, labels), seconds);
        Print(name, samples);
        return samples;
    }

    // Operations of a product a second.
    private static double Product(IBlasProvider provider, double seconds)
    {
        const int Size = 1024;
        float[] a = Samples(Size * Size), b = Samples(Size * Size), c = new float[Size * Size];
        double call = Best(() => provider.Blas.Single.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, Size, Size, Size, 1, a, Size, b, Size, 0, c, Size), seconds);
        return 2.0 * Size * Size * Size / call;
    }

    // Of a sample's products: each layer's output, the gradient of its weights, and but for the first that of its inputs.
    private static double Operations(int[] widths)
    {
        double sum = 0;
        for (int i = 1; i < widths.Length; i++)
            sum += (i == 1 ? 4.0 : 6.0) * widths[i - 1] * widths[i];
        return sum;
    }

    private static void Answers(IBlasProvider provider, double seconds)
    {
        const int Many = 32;
        Sequential<float> model = Model(provider, [784, 256, 128, 10]);
        float[] x = Samples(784), expected = new float[10], y = new float[10];
        model.Predict(x, expected);
        Print("microseconds of an answer", 1e6 * Best(() => model.Predict(x, y), seconds));
        foreach (int count in new[] { 1, Environment.ProcessorCount, Many })
        {
            long answers = 0, allocated = 0, other = 0, start = 0;
            using var warm = new Barrier(count, _ => start = Stopwatch.GetTimestamp());
            Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
            {
                // As many threads as will be in the model at once should have been there before: memory is taken then.
                var own = new float[10];
                for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds;)
                    model.Predict(x, own);
                warm.SignalAndWait();
                long before = GC.GetAllocatedBytesForCurrentThread(), done = 0;
                for (; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; done++)
                {
                    model.Predict(x, own);
                    if (!own.AsSpan().SequenceEqual(expected))
                        Interlocked.Increment(ref other);
                }

                Interlocked.Add(ref allocated, GC.GetAllocatedBytesForCurrentThread() - before);
                Interlocked.Add(ref answers, done);
            }))];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
            Print($"answers a second, {count} threads", answers / seconds);
            Print($"bytes allocated, {count} threads", allocated);
            Print($"answers of other bits, {count} threads", other);
        }
    }

    // Seconds of one call: the best of many turns of a hundredth of the time each.
    private static double Best(Action call, double seconds)
    {
        int calls = 1;
        double Turn()
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
                call();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        // Long enough for the code to be compiled a second time.
        long begin = Stopwatch.GetTimestamp();
        while (Turn() < seconds / 100)
            calls *= 2;
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < Math.Min(1, seconds))
            Turn();
        double best = double.PositiveInfinity;
        for (int turn = 0; turn < 100; turn++)
            best = Math.Min(best, Turn() / calls);
        return best;
    }

    private static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:R}"));
}
