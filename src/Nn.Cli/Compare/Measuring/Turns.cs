using Blas;
using Nn.Cli.Compare.Work;

namespace Nn.Cli.Compare.Measuring;

/// <summary>
/// Times providers in turns, A B C A B C: what slows the machine down for a while slows all of them. A turn is as many calls as take a few
/// milliseconds.
/// </summary>
/// <param name="slice">Seconds that all turns of one piece of work together are to take.</param>
/// <param name="rounds">Turns of each provider.</param>
internal sealed class Turns(double slice, int rounds)
{
    private const int LeastRounds = 3;

    /// <summary>Measures.</summary>
    /// <param name="work">The work.</param>
    /// <param name="providers">Who does it.</param>
    /// <param name="threads">How many threads they have, which were set before.</param>
    /// <param name="cancellation">Stops between two turns.</param>
    /// <returns>Seconds of a call, one list a provider.</returns>
    public IReadOnlyList<double>[] Measure(Workload work, IReadOnlyList<IBlasProvider> providers, int threads, CancellationToken cancellation)
    {
        double turn = slice / (rounds * providers.Count);
        bool alone = threads == 1 || providers.Count == 1;
        int[] calls = [.. providers.Select(provider => CallsFor(work, provider, turn, alone, cancellation))];
        double round = 0;
        for (int i = 0; i < providers.Count; i++)
            round += Take(work, providers[i], calls[i], alone);
        int now = Math.Clamp((int)(slice / round), LeastRounds, rounds);

        var seconds = providers.Select(_ => new List<double>()).ToArray();
        for (int r = 0; r < now; r++)
        {
            for (int i = 0; i < providers.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                seconds[i].Add(Take(work, providers[i], calls[i], alone) / calls[i]);
            }
        }

        return seconds;
    }

    private static double Take(Workload work, IBlasProvider provider, int calls, bool alone)
    {
        if (!alone)
        {
            // The threads of whoever was before must sleep, and its own be awake again: waking them is not what a turn measures.
            SpinningThreads.LetSleep();
            work.Time(provider, Math.Max(1, calls / 8));
        }

        return work.Time(provider, calls);
    }

    // Twice as many calls until they take long enough to be measured; which also gives the runtime's compiler its time.
    private static int CallsFor(Workload work, IBlasProvider provider, double turn, bool alone, CancellationToken cancellation)
    {
        if (!alone)
            SpinningThreads.LetSleep();
        work.Time(provider, 1);
        for (int calls = 1; ; calls *= 2)
        {
            cancellation.ThrowIfCancellationRequested();
            double seconds = work.Time(provider, calls);
            if (seconds >= turn / 4 || calls >= 1 << 28)
                return (int)Math.Clamp(calls * turn / Math.Max(seconds, 1e-9), 1, 1 << 29);
        }
    }
}
