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

    // OpenMP's and OpenBLAS's threads wait for the next call in a loop, and would hold a processor in the next one's turn.
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures.</summary>
    /// <param name="work">The work.</param>
    /// <param name="providers">Who does it.</param>
    /// <param name="threads">How many threads they have, which were set before.</param>
    /// <param name="cancellation">Stops between two turns.</param>
    /// <returns>Seconds of a call, one list a provider.</returns>
    public IReadOnlyList<double>[] Measure(Workload work, IReadOnlyList<IBlasProvider> providers, int threads, CancellationToken cancellation)
    {
        double turn = slice / (rounds * providers.Count);
        int[] calls = [.. providers.Select(provider => CallsFor(work, provider, turn, cancellation))];
        double round = providers.Select((provider, i) => work.Time(provider, calls[i])).Sum();
        int now = Math.Clamp((int)(slice / round), LeastRounds, rounds);

        var seconds = providers.Select(_ => new List<double>()).ToArray();
        IBlasProvider? before = providers.Count > 1 ? providers[^1] : null;
        for (int r = 0; r < now; r++)
        {
            for (int i = 0; i < providers.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (threads > 1 && before is not null && before.Info.Files.Count > 0)
                {
                    Thread.Sleep(s_settle);

                    // Its own threads have gone to sleep meanwhile; waking them is not what a turn measures.
                    work.Time(providers[i], 1);
                }

                seconds[i].Add(work.Time(providers[i], calls[i]) / calls[i]);
                before = providers.Count > 1 ? providers[i] : null;
            }
        }

        return seconds;
    }

    // Twice as many calls until they take long enough to be measured; which also gives the runtime's compiler its time.
    private static int CallsFor(Workload work, IBlasProvider provider, double turn, CancellationToken cancellation)
    {
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
