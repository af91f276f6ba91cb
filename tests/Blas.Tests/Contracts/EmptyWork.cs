namespace Blas.Tests;

/// <summary>What routines do where a size is 0.</summary>
internal static class EmptyWork
{
    /// <summary>The sizes and row numbers that are 0 with a size.</summary>
    public static IEnumerable<string> With(RoutineInfo routine, string dimension)
    {
        bool shape = dimension is "m" or "n";
        bool Bounded(string name) => (routine.Name, name) switch
        {
            ("orgqr" or "orglq" or "orgbr", "m" or "n" or "k") => shape,
            ("ormqr" or "ormlq" or "larfb", "k") => shape,
            (not "gebal", "ihi" or "iu") => dimension == "n",
            (_, "k2") => dimension == "m",
            _ => false,
        };
        return routine.Arguments.Select(a => a.Name).Where(name => name == dimension || Bounded(name));
    }

    /// <summary>
    /// Whether a Core is called all the same. C := beta * C is left of gemm where k = 0, the main diagonal of a band, the number sb of sdsdot, the identity
    /// of a product of no reflectors, and the factors, singular values and tests for singularity where there is no right side.
    /// </summary>
    public static bool IsDone(string routine, string dimension) => (routine, dimension) switch
    {
        ("ormqr" or "ormlq" or "larft" or "larfb", "k") => false,
        (_, "k" or "kl" or "ku" or "ncvt" or "nru" or "ncc") or ("sdsdot", _) => true,
        ("gesv" or "posv" or "sysv" or "hesv" or "gbsv" or "gtsv" or "ptsv" or "trtrs" or "gelsy" or "gelsd", "nrhs") => true,
        _ => false,
    };

    /// <summary>Whether there is a result without elements: a condition, a rank, a count, an identity.</summary>
    public static bool HasResult(string routine) => routine is "gecon" or "pocon" or "trcon" or "gerfs" or "gels" or "gelsy" or "gelsd"
        or "syevr" or "gebal" or "gees" or "trsyl" or "gesvd" or "gesdd" or "larfg";
}
