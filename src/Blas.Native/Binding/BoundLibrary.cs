namespace Blas.Native;

/// <summary>A library that is loaded, known, probed and ready for calls.</summary>
/// <param name="Handle">The loader's handle.</param>
/// <param name="Path">The file it came from.</param>
/// <param name="Flavor">Whose it is.</param>
/// <param name="Abi">How its routines are called.</param>
/// <param name="Layers">MKL's layers; null for other libraries.</param>
internal sealed record BoundLibrary(nint Handle, string Path, LibraryFlavor Flavor, Abi Abi, MklLayers? Layers)
{
    // Builds with a symbol suffix carry it on their own functions too, with or without its first underscore.
    private static readonly string[] OwnSuffixes = ["", "64_", "_64", "_64_"];

    private IReadOnlyList<string>? _defects;

    /// <summary>The address of a Fortran routine by its standard name, or 0 where there is none that can be relied on.</summary>
    public nint Routine(string name) =>
        (_defects ??= KnownDefects.Of(this)).Contains(name) ? 0 : SystemLoader.Find(Handle, name + Abi.Suffix);

    /// <summary>The address of one of the library's own functions, or 0.</summary>
    public nint Function(string name) => Function(Handle, name);

    /// <summary>Loads a library and makes it ready.</summary>
    /// <param name="candidate">What to load.</param>
    /// <param name="routine">A routine that it must have: dgemm of a BLAS, dgetrf of a LAPACK.</param>
    /// <param name="flavor">What it must be; null for anything.</param>
    /// <param name="scope">Who sees its symbols.</param>
    /// <param name="places">The system.</param>
    /// <param name="reason">Why it is not taken.</param>
    /// <returns>The library, or null.</returns>
    public static BoundLibrary? TryBind(
        Candidate candidate, string routine, LibraryFlavor? flavor, SymbolScope scope, SearchPlaces places, out string reason)
    {
        if (!LibraryLoader.TryLoad(candidate, scope, out nint handle, out reason))
            return null;

        LibraryFlavor found = FlavorOf(handle);
        if (flavor is not null && found != flavor)
        {
            reason = $"it was loaded, but is no {NameOf(flavor.Value)} (it has no {MarkOf(flavor.Value)})";
            SystemLoader.Unload(handle);
            return null;
        }

        string? suffix = AbiProbe.Suffix(handle, routine);
        if (suffix is null)
        {
            reason = $"it was loaded, but is no {(routine == "dgemm" ? "BLAS" : "LAPACK")}: it has no {routine}_ (nor {string.Join(", ", AbiProbe.Suffixes.Where(s => s is not "_").Select(s => routine + s))})";
            SystemLoader.Unload(handle);
            return null;
        }

        MklLayers? layers = null;
        if (found == LibraryFlavor.Mkl && (layers = MklRuntime.Prepare(handle, places, out reason)) is null)
        {
            SystemLoader.Unload(handle);
            return null;
        }

        if (AbiProbe.Probe(handle, suffix, out reason) is not { } abi)
            return null;
        string path = SystemLoader.FileOf(SystemLoader.Find(handle, routine + suffix)) ?? candidate.Path;
        return new(handle, path, found, abi, layers);
    }

    private static LibraryFlavor FlavorOf(nint handle)
    {
        if (MklRuntime.Is(handle))
            return LibraryFlavor.Mkl;
        return Function(handle, MarkOf(LibraryFlavor.OpenBlas)) != 0 ? LibraryFlavor.OpenBlas
            : Function(handle, MarkOf(LibraryFlavor.Blis)) != 0 ? LibraryFlavor.Blis
            : LibraryFlavor.Plain;
    }

    private static nint Function(nint handle, string name)
    {
        foreach (string suffix in OwnSuffixes)
        {
            if (SystemLoader.Find(handle, name + suffix) is var address && address != 0)
                return address;
        }

        return 0;
    }

    private static string NameOf(LibraryFlavor flavor) => flavor switch
    {
        LibraryFlavor.OpenBlas => "OpenBLAS",
        LibraryFlavor.Mkl => "MKL",
        LibraryFlavor.Blis => "BLIS",
        _ => "BLAS",
    };

    private static string MarkOf(LibraryFlavor flavor) => flavor switch
    {
        LibraryFlavor.OpenBlas => "openblas_get_config",
        LibraryFlavor.Mkl => "MKL_Set_Threading_Layer",
        LibraryFlavor.Blis => "bli_info_get_version_str",
        _ => "dgemm",
    };
}
