using Blas.Managed;

namespace Blas.Native.Tests;

/// <summary>How many threads of the system a provider has when many call it at once; in a process of its own.</summary>
internal static class CallersAtOnce
{
    private const int Callers = 32;
    private const int N = 192;
    private const int Turns = 8;

    // What is worth a team, and what is not.
    private static readonly int[] s_orders = [N, 24];
    private static readonly int[] s_lengths = [600_000, 10_000];

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
        bool factors = !provider.Info.MissingRoutines.Contains("potrf");
        double[] a = new double[N * N], x = new double[s_lengths.Max()];
        a.AsSpan().Fill(0.5);
        x.AsSpan().Fill(2);
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
                    foreach (int n in s_orders)
                    {
                        provider.Blas.Double.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, n, n, n, 1, a, n, a, n, 0, c, n);
                        wrong[caller] |= c.AsSpan(0, n * n).IndexOfAnyExcept(n * 0.25) >= 0;
                        if (factors)
                            wrong[caller] |= !FactorsFourTimesTheIdentity(provider, n, c);
                    }

                    foreach (int n in s_lengths)
                        wrong[caller] |= provider.Blas.Double.Dot(n, x, 1, x, 1) != 4.0 * n;
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

    // 4 I = (2 I) (2 I)ᵀ.
    private static bool FactorsFourTimesTheIdentity(IBlasProvider provider, int n, double[] c)
    {
        c.AsSpan(0, n * n).Clear();
        for (int i = 0; i < n; i++)
            c[i * (n + 1)] = 4;
        provider.Lapack.Double.Potrf(Layout.ColumnMajor, UpLo.Lower, n, c, n);
        for (int i = 0; i < n; i++)
        {
            if (c[i * (n + 1)] != 2)
                return false;
            c[i * (n + 1)] = 0;
        }

        return c.AsSpan(0, n * n).IndexOfAnyExcept(0) < 0;
    }

    private static int Count() => Directory.GetDirectories("/proc/self/task").Length;
}
