namespace Nn.Cli.Compare.Work;

/// <summary>What a rate counts.</summary>
internal enum Unit
{
    /// <summary>Billions of floating-point operations a second; a complex product and sum counts as eight.</summary>
    GFlops,

    /// <summary>Billions of bytes a second, read and written once each.</summary>
    GBytes,

    /// <summary>Millions of calls a second.</summary>
    MCalls,

    /// <summary>Thousands of training samples a second.</summary>
    KSamples,
}

/// <summary>How units are counted and written.</summary>
internal static class UnitExtensions
{
    /// <summary>What one of the unit is worth, a second.</summary>
    public static double Scale(this Unit unit) => unit switch
    {
        Unit.GFlops or Unit.GBytes => 1e9,
        Unit.MCalls => 1e6,
        _ => 1e3,
    };

    public static string Text(this Unit unit) => unit switch
    {
        Unit.GFlops => "GFLOP/s",
        Unit.GBytes => "GB/s",
        Unit.MCalls => "Mcalls/s",
        _ => "ksamples/s",
    };
}
