namespace Blas;

/// <summary>What a provider says of itself.</summary>
/// <param name="Name">The name it is selected by: managed, openblas, mkl, or a path.</param>
/// <param name="Version">The library's own version text.</param>
/// <param name="CodePath">The kernels it runs on this processor: AVX-512, SkylakeX, ... or "unknown".</param>
/// <param name="IntegerBits">The width of its integers: 32 or 64.</param>
/// <param name="Threading">How it makes threads: "own workers", "pthreads", "GNU OpenMP", "sequential", ...</param>
/// <param name="Files">The files it was loaded from; none for the managed one.</param>
/// <param name="MissingRoutines">Standard names of the contract's routines that the library lacks, or has with a fault: the fallback stands in.</param>
public sealed record ProviderInfo(
    string Name,
    string Version,
    string CodePath,
    int IntegerBits,
    string Threading,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> MissingRoutines)
{
    /// <summary>The provider that stands in for missing routines and for sizes that don't fit, or null.</summary>
    public string? Fallback { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name} {Version} ({CodePath}, {IntegerBits}-bit integers, {Threading}{(Files.Count == 0 ? "" : ", " + string.Join(", ", Files))})";
}
