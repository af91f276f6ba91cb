using System.Diagnostics;
using System.Runtime.InteropServices;
using Nn.Cli.Compare.Results;

namespace Nn.Cli.Compare.Measuring;

/// <summary>What the machine itself allows: fused multiply-adds in registers, and copying memory.</summary>
internal static unsafe class MachinePeaks
{
    private const int Tries = 5;
    private const int BytesPerThread = 64 << 20;

    /// <summary>Measures for some hundredths of a second.</summary>
    /// <param name="threads">How many threads compute at once.</param>
    public static Peak Measure(int threads)
    {
        double single = 0, real = 0;
        for (int i = 0; i < Tries; i++)
        {
            single = Math.Max(single, Together(threads, _ => FmaPeak.Measure(isDouble: false)));
            real = Math.Max(real, Together(threads, _ => FmaPeak.Measure(isDouble: true)));
        }

        return new(threads, single, real, Bandwidth(threads));
    }

    // What the threads do at once, added up.
    private static double Together(int threads, Func<int, double> measure)
    {
        if (threads == 1)
            return measure(0);
        double[] rates = new double[threads];
        using var start = new Barrier(threads);
        Thread[] workers =
        [
            .. Enumerable.Range(0, threads).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                rates[i] = measure(i);
            })
            { IsBackground = true }),
        ];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        return rates.Sum();
    }

    // GB/s: every byte is read once and written once.
    private static double Bandwidth(int threads)
    {
        nuint bytes = (nuint)BytesPerThread * (nuint)threads;
        byte* from = (byte*)NativeMemory.Alloc(bytes);
        byte* to = (byte*)NativeMemory.Alloc(bytes);
        try
        {
            NativeMemory.Fill(from, bytes, 1);
            NativeMemory.Fill(to, bytes, 2);
            double best = 0;
            for (int i = 0; i < Tries; i++)
            {
                best = Math.Max(best, Together(threads, thread =>
                {
                    nint offset = (nint)thread * BytesPerThread;
                    long begin = Stopwatch.GetTimestamp();
                    Buffer.MemoryCopy(from + offset, to + offset, BytesPerThread, BytesPerThread);
                    return 2.0 * BytesPerThread / Stopwatch.GetElapsedTime(begin).TotalSeconds / 1e9;
                }));
            }

            return best;
        }
        finally
        {
            NativeMemory.Free(from);
            NativeMemory.Free(to);
        }
    }
}
