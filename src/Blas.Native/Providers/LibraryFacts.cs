using System.Runtime.InteropServices;

namespace Blas.Native;

/// <summary>What a library says of itself.</summary>
/// <param name="Version">Its version, with its name.</param>
/// <param name="CodePath">The kernels that it runs on this processor.</param>
/// <param name="Threading">How it makes threads.</param>
internal sealed unsafe record LibraryFacts(string Version, string CodePath, string Threading)
{
    private const string Unknown = "unknown";

    /// <summary>Asks a library.</summary>
    public static LibraryFacts Of(BoundLibrary library) => library.Flavor switch
    {
        LibraryFlavor.OpenBlas => OfOpenBlas(library),
        LibraryFlavor.Mkl => OfMkl(library),
        LibraryFlavor.Blis => OfBlis(library),
        _ => new(LapackVersion(library) is { } version ? $"LAPACK {version}" : Unknown, Unknown, Unknown),
    };

    /// <summary>Whether a build of OpenBLAS or BLIS forms its teams by OpenMP.</summary>
    public static bool UsesOpenMP(BoundLibrary library) =>
        Number(library, "openblas_get_parallel") == 2 || Number(library, "bli_info_get_enable_openmp") == 1;

    /// <summary>The LAPACK version that a library implements, or null.</summary>
    public static string? LapackVersion(BoundLibrary library)
    {
        nint ilaver = library.Routine("ilaver");
        if (ilaver == 0)
            return null;
        // Zeros above what a library with 32-bit integers writes.
        long major = 0, minor = 0, patch = 0;
        ((delegate* unmanaged[Cdecl]<long*, long*, long*, void>)ilaver)(&major, &minor, &patch);
        return $"{major}.{minor}.{patch}";
    }

    private static LibraryFacts OfOpenBlas(BoundLibrary library)
    {
        // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Cooperlake MAX_THREADS=64"
        string[] config = Text(library, "openblas_get_config").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string version = config is ["OpenBLAS", var number, ..] ? $"OpenBLAS {number}" : "OpenBLAS";
        string core = Text(library, "openblas_get_corename");
        string threading = Number(library, "openblas_get_parallel") switch
        {
            0 => "sequential",
            1 => "own threads",
            2 => "OpenMP",
            _ => Unknown,
        };
        return new(version, core.Length > 0 ? core : Unknown, threading);
    }

    private static LibraryFacts OfMkl(BoundLibrary library)
    {
        string version = "MKL", processor = Unknown;
        nint get = library.Function("MKL_Get_Version");
        if (get != 0)
        {
            MklVersion facts = default;
            ((delegate* unmanaged[Cdecl]<MklVersion*, void>)get)(&facts);
            version = $"MKL {facts.Major}.{facts.Minor}.{facts.Update}";
            // "Intel(R) Advanced Vector Extensions 2 (Intel(R) AVX2) enabled processors"
            processor = (Marshal.PtrToStringUTF8(facts.Processor) ?? Unknown)
                .Replace("Intel(R) ", "", StringComparison.Ordinal)
                .Replace(" enabled processors", "", StringComparison.Ordinal)
                .Replace("Architecture processors", "default kernels", StringComparison.Ordinal);
        }

        return new(version, processor, library.Layers?.Description ?? Unknown);
    }

    private static LibraryFacts OfBlis(BoundLibrary library)
    {
        nint query = library.Function("bli_arch_query_id"), name = library.Function("bli_arch_string");
        string kernels = query == 0 || name == 0 ? Unknown
            : Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<int, nint>)name)(((delegate* unmanaged[Cdecl]<int>)query)())) ?? Unknown;
        string threading = UsesOpenMP(library) ? "OpenMP"
            : Number(library, "bli_info_get_enable_pthreads") == 1 ? "own threads" : "sequential";
        return new($"BLIS {Text(library, "bli_info_get_version_str")}", kernels, threading);
    }

    private static string Text(BoundLibrary library, string function)
    {
        nint address = library.Function(function);
        return address == 0 ? "" : Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)address)()) ?? "";
    }

    private static int? Number(BoundLibrary library, string function)
    {
        nint address = library.Function(function);
        return address == 0 ? null : ((delegate* unmanaged[Cdecl]<int>)address)();
    }

    // MKLVersion of mkl_types.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct MklVersion
    {
        public int Major;
        public int Minor;
        public int Update;
        public nint Status;
        public nint Build;
        public nint Processor;
        public nint Platform;
    }
}
