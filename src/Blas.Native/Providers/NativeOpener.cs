namespace Blas.Native;

/// <summary>Opens native providers; each failure says all that was tried.</summary>
internal static class NativeOpener
{
    private static readonly string PathHint =
        $"Give a library file, a folder that has one, or two files 'BLAS{Path.PathSeparator}LAPACK' where LAPACK has a file of its own.";

    // A library's first calls, which set MKL's layers and probe conventions, are made by one thread.
    private static readonly Lock Gate = new();

    // What a folder is searched for, after the known libraries.
    private static readonly string[] PlainNames =
        ["libblis.so.4", "libblis.so", "libblas.so.3", "libblas.so", "libblis.dll", "libblas.dll", "libblis.dylib", "libblas.dylib"];

    private static readonly string[] LapackNames = ["liblapack.so.3", "liblapack.so", "liblapack.dll", "liblapack.dylib"];

    /// <summary>Opens a library that is known by name, from wherever it lies first.</summary>
    public static NativeProvider OpenKnown(
        KnownLibrary library, LibraryFlavor flavor, string? path, IBlasProvider? fallback, SearchPlaces places)
    {
        using Lock.Scope locked = Gate.EnterScope();
        var attempts = new List<LoadAttempt>();
        IEnumerable<Candidate> candidates = path is null
            ? Candidates.Of(library, places, attempts)
            : Candidates.Explicit(path, library.FileNames(places), attempts);
        foreach (Candidate candidate in candidates)
        {
            BoundLibrary? bound = BoundLibrary.TryBind(candidate, "dgemm", flavor, SymbolScope.Own, places, out string reason);
            if (bound is not null)
                return NativeProvider.Create(library.Name, bound, bound, fallback);
            attempts.Add(new(candidate.Path, reason));
        }

        throw new ProviderLoadException(library.Name, attempts, library.Hint);
    }

    /// <summary>Opens any library with the Fortran ABI by its path.</summary>
    public static NativeProvider OpenPath(string path, IBlasProvider? fallback, SearchPlaces places)
    {
        using Lock.Scope locked = Gate.EnterScope();
        var attempts = new List<LoadAttempt>();
        string blasPath = path;
        string? lapackPath = null;
        if (!Path.Exists(path) && path.Split(Path.PathSeparator) is [var first, var second] && first.Length > 0 && second.Length > 0)
            (blasPath, lapackPath) = (first, second);

        string[] names = [.. KnownLibrary.OpenBlas.FileNames(places), .. KnownLibrary.Mkl.FileNames(places), .. PlainNames];
        SymbolScope scope = lapackPath is null ? SymbolScope.Own : SymbolScope.Global;
        foreach (Candidate candidate in Candidates.Explicit(blasPath, names, attempts))
        {
            BoundLibrary? blas = BoundLibrary.TryBind(candidate, "dgemm", null, scope, places, out string reason);
            if (blas is null)
            {
                attempts.Add(new(candidate.Path, reason));
                continue;
            }

            BoundLibrary? lapack = Lapack(blas, lapackPath, Directory.Exists(blasPath) ? Path.GetFullPath(blasPath) : null, places, attempts);
            if (lapack is not null)
                return NativeProvider.Create(path, blas, lapack, fallback);
        }

        throw new ProviderLoadException(path, attempts, PathHint);
    }

    /// <summary>
    /// LAPACK's library: the one that was named, BLAS's own, or, for a folder of files, the one beside it. The BLAS is
    /// returned where there is none: it then has none of LAPACK's routines.
    /// </summary>
    private static BoundLibrary? Lapack(
        BoundLibrary blas, string? path, string? folder, SearchPlaces places, List<LoadAttempt> attempts)
    {
        if (path is null && (folder is null || blas.Routine("dgetrf") != 0))
            return blas;
        foreach (Candidate candidate in Candidates.Explicit(path ?? folder!, LapackNames, path is null ? [] : attempts))
        {
            // LAPACK's own calls go to the BLAS that was named, if they can: it is the one that is global, and calls and
            // returns the way a Fortran compiler does by default. Else LAPACK keeps to the BLAS that it is linked to.
            bool shared = path is not null && blas.Abi is { HasWideIntegers: false, ReturnsComplexByArgument: false }
                && SystemLoader.IsGlobal(blas.Handle, "dgemm_") && SystemLoader.IsGlobal(blas.Handle, "zdotc_");
            BoundLibrary? lapack = BoundLibrary.TryBind(
                candidate, "dgetrf", null, shared ? SymbolScope.Shared : SymbolScope.Own, places, out string reason);
            if (lapack is not null && shared && lapack.Abi.HasWideIntegers)
                reason = $"its integers have 64 bits, those of {blas.Path} 32";
            else if (lapack is not null)
                return lapack;
            attempts.Add(new(candidate.Path, reason));
        }

        return path is null ? blas : null;
    }
}
