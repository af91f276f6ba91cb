using System.Text.Json.Serialization;

namespace Nn.Cli.Compare.Results;

/// <summary>What a run of <c>compare</c> found: the content of its JSON file, which SCHEMA.md describes.</summary>
internal sealed record Report(
    int Schema,
    DateTimeOffset Created,
    bool Complete,
    bool Quick,
    string Baseline,
    MachineFacts Machine,
    IReadOnlyList<ProviderFacts> Providers,
    IReadOnlyList<Measurement> Measurements)
{
    /// <summary>The version of the format that this program writes, and the only one that it reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The providers that gave a wrong result somewhere.</summary>
    public IEnumerable<string> Wrong() => Measurements.Where(m => m.Wrong).Select(m => m.Provider).Distinct(StringComparer.Ordinal);
}

/// <summary>The machine.</summary>
internal sealed record MachineFacts(string Processor, int Cores, string System, string Runtime, IReadOnlyList<Peak> Peaks);

/// <summary>What the machine allows with a number of threads.</summary>
/// <param name="Threads">The threads.</param>
/// <param name="Float">GFLOP/s of fused multiply-adds, single precision.</param>
/// <param name="Double">GFLOP/s of fused multiply-adds, double precision.</param>
/// <param name="Bandwidth">GB/s of a copy in main memory, read and written.</param>
internal sealed record Peak(int Threads, double Float, double Double, double Bandwidth);

/// <summary>A provider that took part.</summary>
internal sealed record ProviderFacts(string Name, string Version, string CodePath, string Threading, IReadOnlyList<string> Files);

/// <summary>One provider at one piece of work.</summary>
/// <param name="Group">The kind of work.</param>
/// <param name="Routine">The routine and its flags.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Size">The one number on a chart's axis.</param>
/// <param name="Type">The element type.</param>
/// <param name="Threads">Threads that the provider was given.</param>
/// <param name="Provider">Its name.</param>
/// <param name="By">Who did the work where the provider lacks the routine; else null.</param>
/// <param name="Unit">What rates count.</param>
/// <param name="Rate">The median of the turns.</param>
/// <param name="Low">The lower quartile.</param>
/// <param name="High">The upper quartile.</param>
/// <param name="Seconds">The median time of a call.</param>
/// <param name="Ratio">The rate over the baseline's; null without one.</param>
/// <param name="PeakShare">The rate over what the machine allows; null where nothing was measured that bounds it.</param>
/// <param name="Error">The error in units of epsilon times the magnitudes that went into it, or LAPACK's ratio; null where not measured.</param>
/// <param name="Bound">What no correct routine exceeds.</param>
/// <param name="Wrong">Whether the error is above it.</param>
internal sealed record Measurement(
    string Group,
    string Routine,
    string Shape,
    long Size,
    string Type,
    int Threads,
    string Provider,
    string? By,
    string Unit,
    double Rate,
    double Low,
    double High,
    double Seconds,
    double? Ratio,
    double? PeakShare,
    double? Error,
    double? Bound,
    bool Wrong)
{
    /// <summary>What is the same in another run of the same work.</summary>
    [JsonIgnore]
    public (string Provider, string Routine, string Shape, string Type, int Threads) Key => (Provider, $"{Group} {Routine}", Shape, Type, Threads);
}
