namespace Blas.Native;

/// <summary>
/// Routines that a release is known to get wrong, silently. They count as missing: the fallback does them, and the
/// provider's description says so.
/// </summary>
internal static class KnownDefects
{
    // The reference (3.11) sets elements of H back to 1 and -1 each time that it rescales; OpenBLAS (0.3.21) makes no rotation
    // where d1 = 0; MKL (2020.4) rescales by a rounded constant.
    private static readonly string[] s_all = ["srotmg", "drotmg"];

    // Seen in 0.3.21, and not known to be put right since: it writes outside the matrix where imatcopy changes the shape;
    // starts negative increments of complex syr2 and spr2 at the wrong end; adds up blocks of dsdot in single precision;
    // and does not scale rotg, which overflows.
    private static readonly string[] s_openBlas =
    [
        .. s_all, "simatcopy", "dimatcopy", "cimatcopy", "zimatcopy", "csyr2", "zsyr2", "cspr2", "zspr2", "dsdot", "sdsdot",
        "srotg", "drotg", "crotg", "zrotg",
    ];

    // Seen in 2020.4: overflows where the result does not.
    private static readonly string[] s_mkl = [.. s_all, "crotg", "zrotg"];

    /// <summary>The standard names of a library's routines that must not be used.</summary>
    /// <param name="library">The library.</param>
    /// <returns>None for most libraries.</returns>
    public static IReadOnlyList<string> Of(BoundLibrary library) => library.Flavor switch
    {
        LibraryFlavor.OpenBlas => OfOpenBlas(LibraryFacts.Of(library).Version),
        LibraryFlavor.Mkl => s_mkl,
        _ => s_all,
    };

    /// <summary>The same, by the version that OpenBLAS tells: "OpenBLAS 0.3.21".</summary>
    internal static IReadOnlyList<string> OfOpenBlas(string version)
    {
        // scasum's kernels for AVX2 and AVX-512 leave out the last n mod 16 elements (OpenMathLib/OpenBLAS pull request
        // 4326, in release 0.3.26).
        return Number(version) is { } number && number < new Version(0, 3, 26) ? [.. s_openBlas, "scasum"] : s_openBlas;
    }

    // "OpenBLAS 0.3.21.dev": digits and dots at the start of the second word.
    private static Version? Number(string version)
    {
        string word = version.Split(' ') is [_, var second, ..] ? second : "";
        string digits = string.Concat(word.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')).TrimEnd('.');
        return Version.TryParse(digits, out Version? number) ? number : null;
    }
}
