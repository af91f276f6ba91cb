using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary>What the turns of one case gave.</summary>
/// <param name="Managed">Seconds a call, the median.</param>
/// <param name="OpenBlas">Seconds a call, the median.</param>
/// <param name="Ratio">How many times as fast as OpenBLAS the managed provider is: the median over pairs of neighbouring turns.</param>
/// <param name="Flops">Real operations of a call; 0 where they are not counted.</param>
/// <param name="Peak">Operations per second of the threads' multiply-add units.</param>
internal sealed record TurnResult(double Managed, double OpenBlas, double Ratio, double Flops, double Peak);

/// <summary>
/// One case on the managed provider and on OpenBLAS, which take turns: a machine that becomes slower or faster does so for both, and
/// every pair of turns gives a ratio of its own.
/// </summary>
internal sealed class Turns : IDisposable
{
    private const double Shortest = 0.004;
    private static readonly ProviderCatalog Catalog = new([new ManagedProviderSource(), new NativeProviderSource()]);
    private readonly List<double> _managed = [], _openBlas = [], _ratios = [];
    private readonly bool _isDouble;
    private readonly int _threads;
    private readonly IDisposable _operands;
    private readonly Action _runManaged, _runOpenBlas;
    private readonly double _flops;
    private int _callsManaged, _callsOpenBlas;
    private double _peak;

    private Turns(bool isDouble, int threads, double flops, IDisposable operands, Action<IBlas> run)
    {
        (_isDouble, _threads, _flops, _operands) = (isDouble, threads, flops, operands);
        IBlasProvider managed = Catalog.Open(ProviderNames.Managed), openBlas = Catalog.Open(ProviderNames.OpenBlas);
        managed.Threads.Threads = threads;
        openBlas.Threads.Threads = threads;
        _runManaged = () => run(managed.Blas);
        _runOpenBlas = () => run(openBlas.Blas);
    }

    /// <summary>Prepares a case of an element type.</summary>
    /// <param name="type">float, double, complex32 or complex.</param>
    /// <param name="work">The case.</param>
    /// <param name="threads">Threads of each provider.</param>
    /// <returns>The turns, of which none has been taken.</returns>
    public static Turns Of(string type, TableCase work, int threads) => type switch
    {
        "float" => Of<float, float>(work, threads, blas => blas.Single),
        "double" => Of<double, double>(work, threads, blas => blas.Double),
        "complex32" => Of<Complex32, float>(work, threads, blas => blas.Complex32),
        "complex" => Of<Complex, double>(work, threads, blas => blas.Complex),
        _ => throw new ArgumentException($"There is no element type '{type}'.", nameof(type)),
    };

    /// <summary>Finds how many calls make a turn, once the code has been compiled to the end.</summary>
    public void WarmUp()
    {
        _callsManaged = CallsFor(_runManaged);
        _callsOpenBlas = CallsFor(_runOpenBlas);
    }

    /// <summary>One turn of each.</summary>
    public void Take()
    {
        double managed = Turn(_runManaged, _callsManaged), openBlas = Turn(_runOpenBlas, _callsOpenBlas);
        _managed.Add(managed);
        _openBlas.Add(openBlas);
        _ratios.Add(openBlas / managed);
        _peak = Math.Max(_peak, FmaPeak.Measure(_isDouble) * 1e9 * _threads);
    }

    /// <summary>What the turns gave.</summary>
    public TurnResult Result() => new(Median(_managed), Median(_openBlas), Median(_ratios), _flops, _peak);

    public void Dispose() => _operands.Dispose();

    private static Turns Of<T, TReal>(TableCase work, int threads, Func<IBlas, IBlas<T, TReal>> choose)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        bool isDouble = typeof(TReal) == typeof(double);
        if (work.Routine.Length == 0)
        {
            var product = new GemmProduct<T, TReal>(work.M, work.N, work.K, work.TransA, work.TransB, Layout.RowMajor);
            return new(isDouble, threads, product.Flops, product, blas => product.Multiply(choose(blas)));
        }

        var set = new RoutineSet<T, TReal>(work.N);
        RoutineCase<T, TReal> routine = set.Cases.Single(c => c.Name == work.Routine);
        return new(isDouble, threads, 0, set, blas => routine.Run(choose(blas)));
    }

    private double Turn(Action run, int calls)
    {
        if (_threads > 1)
        {
            // Threads of OpenBLAS look for the next call in a loop and would share the processors with the next provider; the first calls
            // after the pause wake its own.
            Thread.Sleep(OpenBlasThreads.Pause);
            run();
        }

        run();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private int CallsFor(Action run)
    {
        // The runtime compiles again what is called often: thirty calls, and a tenth of a second without anything new.
        long start = Stopwatch.GetTimestamp();
        run();
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;
        while (first < 0.05 && Stopwatch.GetElapsedTime(start).TotalSeconds < 0.25)
            run();
        int calls = 1;
        for (; ; calls *= 2)
        {
            double seconds = Turn(run, calls) * calls;
            if (seconds >= Shortest)
                return Math.Max(1, (int)(calls * Shortest * 1.5 / seconds));
        }
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>How long OpenBLAS's threads look for work after a call.</summary>
internal static partial class OpenBlasThreads
{
    private const string Variable = "OPENBLAS_THREAD_TIMEOUT";

    /// <summary>Long enough that they are asleep after it: they look for 2^timeout ticks of the processor's clock.</summary>
    public static TimeSpan Pause { get; private set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Lets them sleep after two milliseconds, as the managed provider's do, where the user has not said otherwise; before the library
    /// is loaded. It is what a turn would wait for otherwise, a tenth of a second each time.
    /// </summary>
    public static void SleepSoon()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Variable) is null or "22" && SetEnvironment(Variable, "22", 1) == 0)
            Pause = TimeSpan.FromMilliseconds(8);
    }

    // The runtime's own method changes what it shows to managed code, and not what a library's getenv finds.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
