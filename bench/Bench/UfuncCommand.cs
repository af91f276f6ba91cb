using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Bench;

/// <summary><c>ufuncs</c>: elementwise functions and reductions beside NumPy's, which Python runs first.</summary>
internal static class UfuncCommand
{
    private static readonly int[] s_sizes = [1000, 100_000, 10_000_000];

    private static readonly Option<string> Python = new("--python") { Description = "The Python that has NumPy.", DefaultValueFactory = _ => "python3" };
    private static readonly Option<FileInfo?> Peer = new("--peer") { Description = "NumPy's times, as bench/peers/ufuncs.py printed them; without it, it is run." };
    private static readonly Option<string> Only = new("--only") { Description = "Operations whose name holds this.", DefaultValueFactory = _ => "" };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Elementwise functions and reductions: nanoseconds an element, and how many times as fast as NumPy.");
        foreach (Option option in new Option[] { Python, Peer, Only })
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        string json = options.GetValue(Peer) is { } file ? File.ReadAllText(file.FullName) : RunPeer(options.GetValue(Python)!);
        var peer = JsonSerializer.Deserialize<Dictionary<string, double>>(json)!;
        Console.WriteLine($"{"",-24}{string.Concat(s_sizes.Select(n => $"{n,12}{"/ NumPy",9}"))}");
        var ratios = new List<double>();
        Run<float>("float", peer, options.GetValue(Only)!, ratios);
        Run<double>("double", peer, options.GetValue(Only)!, ratios);
        if (ratios.Count > 0)
        {
            double mean = Math.Exp(ratios.Average(Math.Log));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"geometric mean {mean:F2}, least {ratios.Min():F2}, {ratios.Count(r => r < 0.8)} of {ratios.Count} below 0.8"));
        }

        return 0;
    }

    private static void Run<T>(string type, Dictionary<string, double> peer, string only, List<double> ratios)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        (string Name, Action Run)[][] sets = [.. s_sizes.Select(n => UfuncSet.Operations<T>(n).Where(o => o.Name.Contains(only, StringComparison.Ordinal)).ToArray())];
        for (int i = 0; i < sets[0].Length; i++)
        {
            string line = $"{type,-7}{sets[0][i].Name,-17}";
            for (int s = 0; s < s_sizes.Length; s++)
            {
                double seconds = Best(sets[s][i].Run);
                double ratio = peer[$"{type} {sets[0][i].Name} {s_sizes[s]}"] / seconds;
                ratios.Add(ratio);
                line += string.Create(CultureInfo.InvariantCulture, $"{seconds / s_sizes[s] * 1e9,12:F3}{ratio,9:F2}");
            }

            Console.WriteLine(line);
        }
    }

    private static double Best(Action operation)
    {
        // Long enough for what is called often to be compiled with all optimisations.
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; calls < 3 || (calls < 3000 && Stopwatch.GetElapsedTime(start).TotalSeconds < 0.03); calls++)
            operation();
        int perTurn = Math.Max(1, (int)(calls * 0.007 / Stopwatch.GetElapsedTime(start).TotalSeconds));
        double best = double.MaxValue;
        for (int turn = 0; turn < 5; turn++)
        {
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < perTurn; i++)
                operation();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds / perTurn);
        }

        return best;
    }

    private static string RunPeer(string python)
    {
        string script = Path.Combine(Directory.GetCurrentDirectory(), "bench", "peers", "ufuncs.py");
        using Process process = Process.Start(new ProcessStartInfo(python, [script]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{python} {script} ended with {process.ExitCode}.");
    }
}
