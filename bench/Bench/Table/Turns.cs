using System.Diagnostics;
using System.Runtime;
using Blas;
using Blas.Managed;
using Blas.Native;
using Nn.Cli.Compare.Measuring;

namespace Bench;

/// <summary>What the turns of one case gave.</summary>
/// <param name="Managed">Seconds a call, the median.</param>
/// <param name="Other">Seconds a call of the provider beside it, the median.</param>
/// <param name="Ratio">How many times as fast as the other the managed provider is: the median over pairs of neighbouring turns.</param>
/// <param name="Flops">Real operations of a call; 0 where they are not counted.</param>
/// <param name="Peak">Operations per second of the threads' multiply-add units.</param>
internal sealed record TurnResult(double Managed, double Other, double Ratio, double Flops, double Peak);

/// <summary>
/// One case on the managed provider and on another, which take turns: a machine that becomes slower or faster does so for both, and
/// every pair of turns gives a ratio of its own.
/// </summary>
internal sealed class Turns : IDisposable
{
    private const double Shortest = 0.004;

    // Longer than the runtime waits, which is a tenth of a second.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(0.2), s_longestWarmUp = TimeSpan.FromSeconds(2);
    private static readonly ProviderCatalog Catalog = new([new ManagedProviderSource(), new NativeProviderSource()]);
    private readonly List<double> _times = [], _otherTimes = [], _ratios = [];
    private readonly bool _isDouble;
    private readonly int _threads;
    private readonly TurnWork _work;
    private readonly IBlasProvider _managed, _other;
    private int _calls, _otherCalls;
    private double _peak;

    private Turns(bool isDouble, string provider, int threads, TurnWork work)
    {
        (_isDouble, _threads, _work) = (isDouble, threads, work);
        (_managed, _other) = (Catalog.Open(ProviderNames.Managed), Catalog.Open(provider));
        _managed.Threads.Threads = threads;
        _other.Threads.Threads = threads;
    }

    /// <summary>Prepares a case of an element type.</summary>
    /// <param name="type">float, double, complex32 or complex.</param>
    /// <param name="provider">Beside which provider.</param>
    /// <param name="work">The case.</param>
    /// <param name="threads">Threads of each provider.</param>
    /// <returns>The turns, of which none has been taken.</returns>
    public static Turns Of(string type, string provider, TableCase work, int threads) =>
        new(type is "double" or "complex", provider, threads, TurnWork.Of(type, work));

    /// <summary>Finds how many calls make a turn, once the code has been compiled to the end.</summary>
    public void WarmUp()
    {
        _calls = CallsFor(_managed);
        _otherCalls = CallsFor(_other);
    }

    /// <summary>One turn of each.</summary>
    public void Take()
    {
        double managed = Turn(_managed, _calls), other = Turn(_other, _otherCalls);
        _times.Add(managed);
        _otherTimes.Add(other);
        _ratios.Add(other / managed);
        _peak = Math.Max(_peak, FmaPeak.Measure(_isDouble) * 1e9 * _threads);
    }

    /// <summary>What the turns gave.</summary>
    public TurnResult Result() => new(Median(_times), Median(_otherTimes), Median(_ratios), _work.Flops, _peak);

    public void Dispose() => _work.Dispose();

    private double Turn(IBlasProvider provider, int calls)
    {
        if (_threads > 1)
        {
            // The first calls after the pause wake its own threads.
            SpinningThreads.LetSleep();
            _work.Time(provider, 1);
        }

        _work.Time(provider, 1);
        return _work.Time(provider, calls) / calls;
    }

    private int CallsFor(IBlasProvider provider)
    {
        // The runtime compiles again what is called often, some time after it has compiled anything else.
        double first = _work.Time(provider, 1);
        long start = Stopwatch.GetTimestamp(), last = start, compiled = JitInfo.GetCompiledMethodCount();
        while (first < 0.05 && Stopwatch.GetElapsedTime(last) < s_silence && Stopwatch.GetElapsedTime(start) < s_longestWarmUp)
        {
            _work.Time(provider, 1);
            if (JitInfo.GetCompiledMethodCount() is long now && now != compiled)
                (compiled, last) = (now, Stopwatch.GetTimestamp());
        }

        int calls = 1;
        for (; ; calls *= 2)
        {
            double seconds = Turn(provider, calls) * calls;
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
