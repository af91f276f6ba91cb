namespace Blas.Native;

/// <summary>Any library that has BLAS, and perhaps LAPACK, by the Fortran ABI: BLIS, Accelerate, the reference, ...</summary>
public static class FortranLibrary
{
    /// <summary>Loads a library.</summary>
    /// <param name="path">
    /// A file, a folder that has one, or two files with <see cref="Path.PathSeparator"/> between them: BLAS, then LAPACK.
    /// A name without a folder is looked up by the system.
    /// </param>
    /// <param name="fallback">Stands in for routines that the library lacks and sizes that don't fit its integers; null for none.</param>
    /// <returns>The provider; what is missing is in <see cref="ProviderInfo.MissingRoutines"/>.</returns>
    /// <exception cref="ProviderLoadException">It can't be had; says all that was tried.</exception>
    public static IBlasProvider Open(string path, IBlasProvider? fallback = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return NativeOpener.OpenPath(path, fallback, SearchPlaces.Current);
    }
}
