namespace Blas;

/// <summary>A BLAS and LAPACK that is loaded and ready. Several live in one process, side by side. Thread-safe.</summary>
public interface IBlasProvider
{
    /// <summary>What it is and where it comes from.</summary>
    ProviderInfo Info { get; }

    /// <summary>Its BLAS.</summary>
    IBlas Blas { get; }

    /// <summary>Its LAPACK.</summary>
    ILapack Lapack { get; }

    /// <summary>Its threads.</summary>
    IThreadControl Threads { get; }
}
