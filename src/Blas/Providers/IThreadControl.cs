namespace Blas;

/// <summary>How many threads a provider uses, and for whom that can be set.</summary>
public interface IThreadControl
{
    /// <summary>
    /// The most threads that one call uses, the caller's among them. Setting it reaches as far as <see cref="Scope"/> says.
    /// </summary>
    /// <remarks>
    /// Calls from several threads at once share these threads; they are not multiplied. Calls that are worth several threads
    /// take turns, and smaller ones use only the thread that makes them: a call's sizes decide, so that its result does not
    /// depend on who else is calling. MKL's large calls, and those of a BLIS with OpenMP, are made by a thread that
    /// the provider keeps for them, because OpenMP gives each calling thread threads of its own; what a program calls in such a
    /// library by itself finds its thread set to one (mkl_set_num_threads_local). Not so for OpenBLAS built with OpenMP: there
    /// c callers have up to c times as many; where many threads call it, set 1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    /// <exception cref="NotSupportedException">Set, to another number, where the scope is <see cref="ThreadScope.Fixed"/>.</exception>
    int Threads { get; set; }

    /// <summary>What setting <see cref="Threads"/> reaches.</summary>
    ThreadScope Scope { get; }
}
