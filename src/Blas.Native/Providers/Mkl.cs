namespace Blas.Native;

/// <summary>
/// Intel MKL by its single dynamic library, libmkl_rt. Looked for in the file or folder that <c>BLAS_MKL_PATH</c> names;
/// else in <c>runtimes/&lt;rid&gt;/native</c> beside the program, the program's folder, where the system keeps libraries, and
/// oneAPI's folder. Threads by GNU OpenMP, Intel OpenMP or TBB, whichever is complete first, else sequential;
/// <c>MKL_THREADING_LAYER</c> and <c>MKL_INTERFACE_LAYER</c> are respected.
/// </summary>
public static class Mkl
{
    /// <summary>Loads MKL.</summary>
    /// <param name="path">The file libmkl_rt or its folder, instead of a search; null to search.</param>
    /// <param name="fallback">Stands in for routines that the library lacks and sizes that don't fit its integers; null for none.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ProviderLoadException">
    /// It can't be had, or lacks a file without which its first call would end the process; says all that was tried.
    /// </exception>
    public static IBlasProvider Open(string? path = null, IBlasProvider? fallback = null) =>
        NativeOpener.OpenKnown(KnownLibrary.Mkl, LibraryFlavor.Mkl, path, fallback, SearchPlaces.Current);
}
