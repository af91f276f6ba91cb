namespace Blas.Native;

/// <summary>
/// OpenBLAS. Looked for in the file or folder that <c>BLAS_OPENBLAS_PATH</c> names; else in
/// <c>runtimes/&lt;rid&gt;/native</c> beside the program, the program's folder, and where the system keeps libraries.
/// </summary>
public static class OpenBlas
{
    /// <summary>Loads OpenBLAS.</summary>
    /// <param name="path">A file or a folder, instead of a search; null to search.</param>
    /// <param name="fallback">Stands in for routines that the library lacks and sizes that don't fit its integers; null for none.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ProviderLoadException">It can't be had; says all that was tried.</exception>
    public static IBlasProvider Open(string? path = null, IBlasProvider? fallback = null) =>
        NativeOpener.OpenKnown(KnownLibrary.OpenBlas, LibraryFlavor.OpenBlas, path, fallback, SearchPlaces.Current);
}
