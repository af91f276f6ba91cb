using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Blas;
using Blas.Managed;

namespace Bench;

/// <summary>
/// <c>first-call</c>: what the first product costs in a process that has not computed anything yet, beyond what the same product costs
/// later; and what making the provider costs. Each case needs a process of its own: the command starts them.
/// </summary>
internal static class FirstCallCommand
{
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Processes for each case.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string?> Case = new("--case") { Description = "\"type n threads\": measures in this process; how the command calls itself.", Hidden = true };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("The cost of the first product in a process.");
        command.Options.Add(Rounds);
        command.Options.Add(Case);
        command.SetAction(options => options.GetValue(Case) is { } one ? Measure(one.Split(' ')) : RunAll(options.GetValue(Rounds)));
        return command;
    }

    private static int RunAll(int rounds)
    {
        Console.WriteLine($"medians of {rounds} processes, in ms: the provider; the first product less a later one, and what of it was compiling; both");
        Console.WriteLine($"{"type",-8}{"n",6}{"threads",9}{"provider",10}{"product",10}{"compiling",11}{"methods",9}{"both",8}");
        foreach (string type in new[] { "float", "double" })
        {
            foreach (string rest in new[] { "64 1", "512 1", "64 2", "512 2" })
            {
                double[][] runs = [.. Enumerable.Range(0, rounds).Select(_ => Child($"{type} {rest}"))];
                double Median(Func<double[], double> value) => runs.Select(value).Order().ElementAt(rounds / 2);
                string[] parts = rest.Split(' ');
                Console.WriteLine($"{type,-8}{parts[0],6}{parts[1],9}{Median(r => r[0]),10:F2}{Median(r => r[1]),10:F2}{Median(r => r[2]),11:F2}{Median(r => r[3]),9:F0}{Median(r => r[0] + r[1]),8:F2}");
            }
        }

        return 0;
    }

    private static double[] Child(string one)
    {
        using Process child = Self.Start("first-call", "--case", one);
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    private static int Measure(string[] parts)
    {
        int n = int.Parse(parts[1], CultureInfo.InvariantCulture), threads = int.Parse(parts[2], CultureInfo.InvariantCulture);

        // The clock's own first calls are not to be measured.
        Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp());
        JitInfo.GetCompilationTime();
        JitInfo.GetCompiledMethodCount();
        return parts[0] == "double" ? MeasureDouble(n, threads) : MeasureSingle(n, threads);
    }

    private static int MeasureSingle(int n, int threads)
    {
        float[] a = new float[n * n], b = new float[n * n], c = new float[n * n];
        long start = Stopwatch.GetTimestamp();
        var provider = new ManagedProvider();
        provider.Threads.Threads = threads;
        double opened = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Report(opened, () => provider.Blas.Single.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, n, n, n, 1, a, n, b, n, 0, c, n));
    }

    private static int MeasureDouble(int n, int threads)
    {
        double[] a = new double[n * n], b = new double[n * n], c = new double[n * n];
        long start = Stopwatch.GetTimestamp();
        var provider = new ManagedProvider();
        provider.Threads.Threads = threads;
        double opened = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Report(opened, () => provider.Blas.Double.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, n, n, n, 1, a, n, b, n, 0, c, n));
    }

    private static int Report(double opened, Action product)
    {
        TimeSpan compiling = JitInfo.GetCompilationTime();
        long methods = JitInfo.GetCompiledMethodCount();
        long start = Stopwatch.GetTimestamp();
        product();
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        compiling = JitInfo.GetCompilationTime() - compiling;
        methods = JitInfo.GetCompiledMethodCount() - methods;
        double later = double.PositiveInfinity;
        for (int i = 0; i < 20; i++)
        {
            start = Stopwatch.GetTimestamp();
            product();
            later = Math.Min(later, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{opened} {first - later} {compiling.TotalMilliseconds} {methods}"));
        return 0;
    }
}
