namespace Blas.Native;

/// <summary>
/// Keeps the threads of a library to their number when many threads call it. One for each loaded library, whoever opened it
/// how often.
/// </summary>
/// <remarks>
/// OpenMP gives each calling thread a team of its own, which sleeps on when the call is over: c callers leave c teams behind.
/// Calls that are worth a team therefore take turns, and the others use the thread that makes them. Which is which
/// depends on a call's sizes alone, so that its result is the same bits whoever else is calling.
/// </remarks>
/// <param name="least">For each kind of work, the least of it for which several threads are used.</param>
internal abstract unsafe class ThreadTeam(double[] least)
{
    private static readonly Dictionary<nint, ThreadTeam> s_teams = [];

    private int _threads = 1;

    /// <summary>The most threads of a call.</summary>
    public int Threads
    {
        get => Volatile.Read(ref _threads);
        set => Volatile.Write(ref _threads, value);
    }

    /// <summary>The team of a library, or null where it keeps to its number by itself.</summary>
    public static ThreadTeam? Of(BoundLibrary library)
    {
        lock (s_teams)
        {
            if (s_teams.TryGetValue(library.Handle, out ThreadTeam? team))
                return team;
            if (Create(library) is not { } made)
                return null;
            s_teams.Add(library.Handle, made);
            return made;
        }
    }

    /// <summary>Whether a call goes to <see cref="Run"/>; the library is called directly otherwise.</summary>
    /// <param name="kind">What is worked on.</param>
    /// <param name="work">How much, about.</param>
    /// <param name="type">The element type's place: s 0, d 1, c 2, z 3.</param>
    public abstract bool Takes(TeamWork kind, double work, int type);

    /// <summary>Makes a call with the team, and returns when it is done.</summary>
    /// <param name="self">Whose call it is.</param>
    /// <param name="arguments">The addresses of its arguments and of its result.</param>
    /// <param name="core">Makes it; <see cref="Takes"/> is false inside.</param>
    public abstract void Run(object self, void** arguments, delegate*<object, void**, void> core);

    /// <summary>Whether the sizes and the number of threads are such that several would be used.</summary>
    protected bool IsLarge(TeamWork kind, double work) => work >= least[(int)kind] && Threads > 1;

    private static ThreadTeam? Create(BoundLibrary library) => library.Flavor switch
    {
        LibraryFlavor.Mkl when library.Layers is { Threading: MklThreading.Gnu or MklThreading.Intel } =>
            LedTeam.OfMkl(library.Function("MKL_Set_Num_Threads_Local")),
        LibraryFlavor.Blis when LibraryFacts.UsesOpenMP(library) => LedTeam.OfBlis(),
        LibraryFlavor.Blis => SharedTurn.OfBlis(),
        LibraryFlavor.OpenBlas when !LibraryFacts.UsesOpenMP(library) => SharedTurn.OfOpenBlas(),
        _ => null,
    };
}
