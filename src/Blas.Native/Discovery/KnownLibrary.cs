namespace Blas.Native;

/// <summary>A library that is found by name: what its files are called, and where distributions put them.</summary>
/// <param name="Name">The provider's name.</param>
/// <param name="PathVariable">The environment variable that names its file or folder.</param>
/// <param name="Hint">What a user can do who has none.</param>
internal sealed record KnownLibrary(string Name, string PathVariable, string Hint)
{
    public required Func<SearchPlaces, IReadOnlyList<string>> FileNames { get; init; }

    public required Func<SearchPlaces, IReadOnlyList<string>> Folders { get; init; }

    /// <summary>
    /// OpenBLAS. Debian's SONAME is libopenblas.so.0, with 64-bit integers libopenblas64.so.0; Fedora has variants by
    /// threading (p: pthreads, o: OpenMP); Windows releases, and the native package of OpenBlasSharp, have libopenblas.dll.
    /// </summary>
    public static KnownLibrary OpenBlas { get; } = new(ProviderNames.OpenBlas, "BLAS_OPENBLAS_PATH",
        "Run 'runtimes/install.sh openblas', install the system's OpenBLAS, or name the file with BLAS_OPENBLAS_PATH.")
    {
        FileNames = places => places.System switch
        {
            SystemKind.Windows => ["libopenblas.dll", "openblas.dll"],
            SystemKind.MacOS => ["libopenblas.0.dylib", "libopenblas.dylib"],
            _ => ["libopenblas.so.0", "libopenblasp.so.0", "libopenblaso.so.0", "libopenblas64.so.0", "libopenblas.so"],
        },
        Folders = places => places.System switch
        {
            SystemKind.Windows => [],
            SystemKind.MacOS => ["/opt/homebrew/opt/openblas/lib", "/usr/local/opt/openblas/lib"],
            _ =>
            [
                .. from root in places.LibraryFolders
                   from variant in new[] { "openblas-pthread", "openblas-openmp", "openblas-serial" }
                   select $"{root}/{variant}",
            ],
        },
    };

    /// <summary>
    /// MKL's single dynamic library, which loads the others. oneAPI numbers its files (.so.2, .2.dll), the last release
    /// before it did not, and the packages of MKL.NET take the number off this one file only.
    /// </summary>
    public static KnownLibrary Mkl { get; } = new(ProviderNames.Mkl, "BLAS_MKL_PATH",
        "Run 'runtimes/install.sh mkl', or name MKL's folder with BLAS_MKL_PATH; runtimes/README.md says how to get it.")
    {
        FileNames = places => places.System switch
        {
            SystemKind.Windows => ["mkl_rt.2.dll", "mkl_rt.1.dll", "mkl_rt.dll"],
            SystemKind.MacOS => ["libmkl_rt.2.dylib", "libmkl_rt.1.dylib", "libmkl_rt.dylib"],
            _ => ["libmkl_rt.so.2", "libmkl_rt.so.1", "libmkl_rt.so"],
        },
        Folders = places =>
        [
            .. from root in MklRoots(places)
               from folder in places.System == SystemKind.Windows
                   ? new[] { "bin", "redist/intel64" }
                   : ["lib", "lib/intel64"]
               select $"{root}/{folder}",
        ],
    };

    private static IEnumerable<string> MklRoots(SearchPlaces places)
    {
        if (places.Variable("MKLROOT") is { Length: > 0 } root)
            yield return root;
        switch (places.System)
        {
            case SystemKind.Windows:
                if (places.Variable("ProgramFiles(x86)") is { Length: > 0 } programs)
                    yield return $"{programs}/Intel/oneAPI/mkl/latest";
                break;
            case SystemKind.MacOS:
                yield return "/opt/intel/oneapi/mkl/latest";
                break;
            default:
                yield return "/opt/intel/oneapi/mkl/latest";
                yield return "/opt/intel/mkl";
                break;
        }
    }
}
