using System.Diagnostics;
using Blas;
using Blas.Managed;

namespace Bench;

/// <summary><c>first-call</c>: how long the first products take in a process that has not computed anything yet.</summary>
internal static class FirstCallCommand
{
    /// <summary>Opens the managed provider and multiplies twice.</summary>
    /// <returns>0.</returns>
    public static int Run()
    {
        const int n = 64;
        float[] a = new float[n * n], b = new float[n * n], c = new float[n * n];
        Array.Fill(a, 0.5f);
        Array.Fill(b, 0.25f);
        long start = Stopwatch.GetTimestamp();
        var provider = new ManagedProvider();
        double opened = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        provider.Blas.Single.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, n, n, n, 1, a, n, b, n, 0, c, n);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        provider.Blas.Single.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, n, n, n, 1, a, n, b, n, 0, c, n);
        double second = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine($"provider {opened:F2} ms, first product of order {n} {first:F2} ms, second {second:F3} ms (C[0] = {c[0]})");
        return 0;
    }
}
