namespace Blas.Native;

/// <summary>
/// Routines that a library has and that don't do what the contract says. They count as missing, so that the fallback does the work. Each was found by the
/// conformance suite, in the version named; later ones are not trusted without it, as the routines are short or rarely used.
/// </summary>
internal static class KnownFaults
{
    private static readonly (LibraryFlavor? Flavor, string[] Symbols, string Reason)[] s_all =
    [
        (LibraryFlavor.OpenBlas, ["simatcopy", "dimatcopy", "cimatcopy", "zimatcopy"], "0.3.21 writes outside the matrix where the shape changes"),
        (LibraryFlavor.OpenBlas, ["csyr2", "zsyr2", "cspr2", "zspr2"], "0.3.21 starts negative increments at the wrong end"),
        (LibraryFlavor.OpenBlas, ["dsdot", "sdsdot"], "0.3.21 adds up blocks in single precision"),
        (LibraryFlavor.OpenBlas, ["srotg", "drotg", "crotg", "zrotg"], "0.3.21 does not scale, and overflows"),
        // The reference (3.11) sets elements back to 1 and -1 each time that it rescales; OpenBLAS is wrong where d1 = 0, MKL scales by a rounded constant.
        (null, ["srotmg", "drotmg"], "where d1 or d2 is rescaled more than once, H does not rotate"),
        (LibraryFlavor.Mkl, ["crotg", "zrotg"], "2020.4 does not scale, and overflows"),
    ];

    /// <summary>Whether a library's routine is not to be called.</summary>
    /// <param name="flavor">Whose library it is.</param>
    /// <param name="symbol">The routine's standard name.</param>
    /// <returns>True where it is known to be wrong.</returns>
    public static bool Has(LibraryFlavor flavor, string symbol) =>
        s_all.Any(f => (f.Flavor ?? flavor) == flavor && f.Symbols.Contains(symbol, StringComparer.Ordinal));
}
