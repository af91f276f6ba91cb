namespace Blas;

/// <summary>How many threads a provider uses, and for whom that can be set.</summary>
public interface IThreadControl
{
    /// <summary>
    /// The most threads that one call uses, the caller's among them. Setting it reaches as far as <see cref="Scope"/> says.
    /// </summary>
    /// <remarks>
    /// Calls from several threads at once share the threads of the managed provider and of OpenBLAS's own pool. OpenMP
    /// (MKL, some builds of OpenBLAS and BLIS) gives each calling thread a team of its own, and BLIS starts threads for each
    /// call: there c callers have up to c times as many. Where many threads call such a library, set 1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    /// <exception cref="NotSupportedException">Set, to another number, where the scope is <see cref="ThreadScope.Fixed"/>.</exception>
    int Threads { get; set; }

    /// <summary>What setting <see cref="Threads"/> reaches.</summary>
    ThreadScope Scope { get; }
}
