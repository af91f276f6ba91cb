namespace Blas;

/// <summary>How <c>services.AddBlas(...)</c> chooses a provider.</summary>
public sealed class BlasOptions
{
    /// <summary>managed, openblas, mkl, auto or a path; null leaves it to <c>BLAS_PROVIDER</c>, and then to "auto".</summary>
    public string? Provider { get; set; }

    /// <summary>The number of threads to set on the provider, at least 1; null leaves it as the library has it.</summary>
    public int? Threads { get; set; }

    /// <summary>An object to use as the provider, before all other choices.</summary>
    public IBlasProvider? Instance { get; set; }

    /// <summary>Where providers come from. The rooms above add theirs: <c>o.AddManaged()</c>, <c>o.AddNative()</c>.</summary>
    public IList<IProviderSource> Sources { get; } = [];
}
