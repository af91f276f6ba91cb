using Blas.Managed;

namespace Blas.Native.Tests;

/// <summary>How many threads of the system a provider has when many call it at once; in a process of its own.</summary>
internal static class CallersAtOnce
{
    private const int Callers = 32;
    private const int N = 160;
    private const int Turns = 40;

    /// <summary>Runs the callers.</summary>
    /// <param name="name">The provider, or a path.</param>
    /// <param name="threads">Threads to a call; where they are fixed, those that there are.</param>
    /// <returns>"most after": the threads beyond the callers' and the program's own, while they call and when they have.</returns>
    public static string Run(string name, int threads)
    {
        int alone = Count();
        IBlasProvider provider = new ProviderCatalog([new ManagedProviderSource(), new NativeProviderSource()]).Open(name);
        if (provider.Threads.Scope != ThreadScope.Fixed)
            provider.Threads.Threads = threads;
        var a = new double[N * N];
        a.AsSpan().Fill(0.5);
        using var ready = new CountdownEvent(Callers);
        using var done = new CountdownEvent(Callers);
        using var go = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var wrong = new bool[Callers];
        for (int i = 0; i < Callers; i++)
        {
            int caller = i;
            new Thread(() =>
            {
                var c = new double[N * N];
                ready.Signal();
                go.Wait();
                for (int turn = 0; turn < Turns; turn++)
                {
                    provider.Blas.Double.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, N, N, N, 1, a, N, a, N, 0, c, N);
                    wrong[caller] |= c.AsSpan().IndexOfAnyExcept(N * 0.25) >= 0;
                }

                done.Signal();
                end.Wait();
            })
            { IsBackground = true }.Start();
        }

        ready.Wait();
        go.Set();
        int most = 0;
        while (!done.Wait(1))
            most = Math.Max(most, Count());
        int after = Count();
        end.Set();
        int own = alone + Callers;
        return wrong.Contains(true) ? "wrong" : $"{Math.Max(most, after) - own} {after - own}";
    }

    private static int Count() => Directory.GetDirectories("/proc/self/task").Length;
}
