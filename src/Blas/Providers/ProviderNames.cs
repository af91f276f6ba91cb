namespace Blas;

/// <summary>The names that providers are selected by.</summary>
public static class ProviderNames
{
    /// <summary>Pure C#, always there.</summary>
    public const string Managed = "managed";

    /// <summary>OpenBLAS.</summary>
    public const string OpenBlas = "openblas";

    /// <summary>Intel MKL.</summary>
    public const string Mkl = "mkl";

    /// <summary>The best that loads.</summary>
    public const string Automatic = "auto";

    /// <summary>The environment variable that names the provider: managed, openblas, mkl, auto or a path.</summary>
    public const string Variable = "BLAS_PROVIDER";

    /// <summary>The environment variable that says how many threads a provider uses, at most one a processor.</summary>
    public const string ThreadsVariable = "BLAS_NUM_THREADS";
}
