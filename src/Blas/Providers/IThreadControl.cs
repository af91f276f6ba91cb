namespace Blas;

/// <summary>How many threads a provider uses, and for whom that can be set.</summary>
public interface IThreadControl
{
    /// <summary>
    /// The most threads that one call uses, the caller's among them. Setting it reaches as far as <see cref="Scope"/> says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    /// <exception cref="NotSupportedException">Set, to another number, where the scope is <see cref="ThreadScope.Fixed"/>.</exception>
    int Threads { get; set; }

    /// <summary>What setting <see cref="Threads"/> reaches.</summary>
    ThreadScope Scope { get; }
}
