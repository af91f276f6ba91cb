namespace Blas.Native;

/// <summary>The threads of a native library, by its own functions; all of them reach the whole process.</summary>
internal sealed unsafe class NativeThreads : IThreadControl
{
    private readonly nint _get;
    private readonly nint _set;
    private readonly bool _wide;
    private readonly ThreadTeam? _team;

    private NativeThreads(nint get, nint set, ThreadTeam? team, bool wide = false)
    {
        _get = get;
        _set = set;
        _team = team;
        _wide = wide;
        if (team is not null)
            team.Threads = Threads;
    }

    /// <inheritdoc/>
    public ThreadScope Scope => _get == 0 || _set == 0 ? ThreadScope.Fixed : ThreadScope.Process;

    /// <inheritdoc/>
    public int Threads
    {
        get
        {
            if (_get == 0)
                return 1;
            long threads = _wide
                ? ((delegate* unmanaged[Cdecl]<long>)_get)()
                : _team is LedTeam led ? led.Ask((delegate* unmanaged[Cdecl]<int>)_get) : ((delegate* unmanaged[Cdecl]<int>)_get)();
            // BLIS answers -1 where nobody has set a number: it uses one thread then.
            return (int)Math.Clamp(threads, 1, int.MaxValue);
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            if (Scope == ThreadScope.Fixed)
            {
                if (value != Threads)
                    throw new NotSupportedException($"This library has {Threads} thread(s), and no way to change that; {value} were asked for.");
                return;
            }

            if (_wide)
                ((delegate* unmanaged[Cdecl]<long, void>)_set)(value);
            else
                ((delegate* unmanaged[Cdecl]<int, void>)_set)(value);
            if (_team is not null)
                _team.Threads = value;
        }
    }

    /// <summary>The threads of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="team">What keeps them to their number, or null.</param>
    public static NativeThreads Of(BoundLibrary library, ThreadTeam? team) => library.Flavor switch
    {
        LibraryFlavor.OpenBlas => new(library.Function("openblas_get_num_threads"), library.Function("openblas_set_num_threads"), team),
        LibraryFlavor.Mkl when library.Layers is { Threading: not MklThreading.Sequential } =>
            new(library.Function("MKL_Get_Max_Threads"), library.Function("MKL_Set_Num_Threads"), team),
        // dim_t, which is 64 bits wide whatever the width of the Fortran interface.
        LibraryFlavor.Blis => new(library.Function("bli_thread_get_num_threads"), library.Function("bli_thread_set_num_threads"), team, wide: true),
        _ => new(0, 0, null),
    };
}
