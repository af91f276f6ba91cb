namespace Blas.Native.Tests;

/// <summary>The native libraries of this machine, by the names that tests ask for.</summary>
internal static class TestLibraries
{
    private static readonly Dictionary<string, string[]> Files = new(StringComparer.Ordinal)
    {
        ["openblas"] = ["libopenblas.so.0"],
        ["openblas64"] = ["libopenblas64.so.0"],
        ["mkl"] = ["libmkl_rt.so"],
        ["blis"] = ["libblis.so.4"],
        ["reference"] = ["libblas.so.3", "liblapack.so.3"],
        ["blis+reference"] = ["libblis.so.4", "liblapack.so.3"],
    };

    public static string Folder { get; } =
        Path.Combine(AppContext.BaseDirectory, "runtimes", SearchPlaces.Current.RuntimeIdentifiers[^1], "native");

    /// <summary>What is given to a provider source: a known name, or the path of the files.</summary>
    public static string NameOrPath(string library) =>
        library is "openblas" or "mkl" ? library : string.Join(Path.PathSeparator, Files[library].Select(f => Path.Combine(Folder, f)));

    public static string File(string library) => Path.Combine(Folder, Files[library][0]);

    public static IBlasProvider Open(string library, IBlasProvider? fallback = null) =>
        new NativeProviderSource().Open(NameOrPath(library), fallback);

    /// <summary>As <see cref="WhyNot"/>, for any provider's name.</summary>
    public static string? WhyNotByName(string provider) => Files.ContainsKey(provider) ? WhyNot(provider) : null;

    /// <summary>Null where a library can be tested; else why it can't. One that BLAS_REQUIRE names is always tested.</summary>
    public static string? WhyNot(string library)
    {
        string[] required = (Environment.GetEnvironmentVariable("BLAS_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(library) || Files[library].All(f => System.IO.File.Exists(Path.Combine(Folder, f))))
            return null;
        if (library is "openblas" or "mkl")
        {
            // Not beside the tests: perhaps the system has it.
            try
            {
                Open(library);
                return null;
            }
            catch (ProviderLoadException)
            {
            }
        }

        return $"{library} is not on this machine: run 'runtimes/install.sh {library.Replace('+', ' ')}'";
    }
}
