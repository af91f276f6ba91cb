namespace Blas.Native;

/// <summary>
/// Routines that a release is known to get wrong, silently. They count as missing: the fallback does them, and the
/// provider's description says so.
/// </summary>
internal static class KnownDefects
{
    /// <summary>The standard names of a library's routines that must not be used.</summary>
    /// <param name="library">The library.</param>
    /// <returns>None for most libraries.</returns>
    public static IReadOnlyList<string> Of(BoundLibrary library) => library.Flavor switch
    {
        LibraryFlavor.OpenBlas => OfOpenBlas(LibraryFacts.Of(library).Version),
        _ => [],
    };

    /// <summary>The same, by the version that OpenBLAS tells: "OpenBLAS 0.3.21".</summary>
    internal static IReadOnlyList<string> OfOpenBlas(string version)
    {
        // scasum's kernels for AVX2 and AVX-512 leave out the last n mod 16 elements (OpenMathLib/OpenBLAS pull request
        // 4326, in release 0.3.26).
        return Number(version) is { } number && number < new Version(0, 3, 26) ? ["scasum"] : [];
    }

    // "OpenBLAS 0.3.21.dev": digits and dots at the start of the second word.
    private static Version? Number(string version)
    {
        string word = version.Split(' ') is [_, var second, ..] ? second : "";
        string digits = string.Concat(word.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')).TrimEnd('.');
        return Version.TryParse(digits, out Version? number) ? number : null;
    }
}
