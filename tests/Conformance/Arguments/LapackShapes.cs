using Blas;

namespace Conformance;

/// <summary>The shapes of LAPACK's operands, for the flags that <see cref="ArgumentSet{T, TReal}"/> gives: every operand is used.</summary>
internal static class LapackShapes
{
    /// <summary>Rows and columns of a matrix, or the length of a vector or array and 0; null for other routines.</summary>
    public static (nint Rows, nint Columns)? Of(string routine, string argument, Func<string, nint> value)
    {
        nint m = value("m"), n = value("n"), k = value("k"), nrhs = value("nrhs"), least = Math.Min(m, n);
        nint order = value("side") == (byte)Side.Left ? m : n;
        return (routine, argument) switch
        {
            ("getri" or "gecon" or "potrs" or "potri" or "posv" or "pocon" or "sytrf" or "sytrs" or "sysv" or "hetrf" or "hetrs" or "hesv"
                or "trtri" or "trtrs" or "trcon" or "gerfs", "a" or "af") => (n, n),
            ("getri" or "gerfs" or "sytrf" or "sytrs" or "sysv" or "hetrf" or "hetrs" or "hesv" or "gbtrs" or "gbsv", "ipiv") => (n, 0),
            ("gerfs", "ferr" or "berr") => (nrhs, 0),
            ("gerfs" or "potrs" or "posv" or "sytrs" or "sysv" or "hetrs" or "hesv" or "trtrs" or "gtsv" or "ptsv" or "gbtrs" or "gbsv", "b" or "x") => (n, nrhs),
            ("gtsv", "d") or ("ptsv", "d") => (n, 0),
            ("gtsv", "dl" or "du") or ("ptsv", "e") => (Less(n), 0),
            ("gbtrf", "ab") => (m, n),
            ("gbtrf", "ipiv") => (least, 0),
            ("gbtrs" or "gbsv", "ab") => (n, n),
            ("geqrf" or "gelqf" or "geqp3" or "orgqr" or "orglq" or "orgbr" or "gels" or "gelsy" or "gelsd" or "gebrd" or "gesvd" or "gesdd", "a") => (m, n),
            ("geqrf" or "gelqf" or "geqp3", "tau") or ("gebrd", "d" or "tauq" or "taup") or ("gelsd" or "gesvd" or "gesdd", "s") => (least, 0),
            ("gebrd", "e") => (Less(least), 0),
            ("geqp3" or "gelsy", "jpvt") => (n, 0),
            ("orgqr" or "orglq" or "ormqr" or "ormlq", "tau") => (k, 0),
            ("ormqr", "a") => (order, k),
            ("ormlq", "a") => (k, order),
            ("ormqr" or "ormlq" or "ormtr" or "ormbr" or "larf" or "larfb", "c") => (m, n),
            ("gels" or "gelsy" or "gelsd", "b") => (Math.Max(m, n), nrhs),
            ("syev" or "syevd" or "syevr" or "sygvd" or "sytrd" or "orgtr" or "gebal" or "gehrd" or "orghr" or "geev" or "gees", "a") => (n, n),
            ("sygvd", "b") => (n, n),
            ("syev" or "syevd" or "syevr" or "sygvd", "w") => (n, 0),
            ("syevr", "z") => (n, value("iu") - value("il") + 1),
            ("sytrd" or "steqr" or "sterf" or "stedc" or "bdsqr" or "bdsdc", "d") => (n, 0),
            ("sytrd" or "steqr" or "sterf" or "stedc" or "bdsqr" or "bdsdc", "e") => (Less(n), 0),
            ("sytrd" or "orgtr" or "gehrd" or "orghr", "tau") => (Less(n), 0),
            ("ormtr", "a") => (order, order),
            ("ormtr", "tau") => (Less(order), 0),
            ("steqr" or "stedc" or "hseqr", "z") or ("hseqr", "h") or ("trevc", "t" or "vl" or "vr") or ("geev", "vl" or "vr") or ("gees", "vs") => (n, n),
            ("gebal" or "gebak", "scale") => (n, 0),
            ("gebak", "v") => (n, m),
            ("hseqr" or "geev" or "gees", "wr" or "wi") => (n, 0),
            ("trsyl", "a") => (m, m),
            ("trsyl", "b") => (n, n),
            ("trsyl", "c") => (m, n),
            ("orgbr", "tau") => (Math.Min(m, k), 0),
            ("ormbr", "a") => (order, Math.Min(order, k)),
            ("ormbr", "tau") => (Math.Min(order, k), 0),
            ("bdsqr", "vt") => (n, value("ncvt")),
            ("bdsqr", "u") => (value("nru"), n),
            ("bdsqr", "c") => (n, value("ncc")),
            ("bdsdc", "u" or "vt") => (n, n),
            ("gesvd" or "gesdd", "u") => (m, least),
            ("gesvd" or "gesdd", "vt") => (least, n),
            ("lange" or "lantr" or "lacpy" or "laset" or "laswp", "a" or "b") => (m, n),
            ("lansy" or "lanhe", "a") => (n, n),
            ("laswp", "ipiv") => (value("k2"), 0),
            ("larfg", "x") => (Less(n), 0),
            ("larf", "v") => (order, 0),
            ("larft", "v") => (n, k),
            ("larft", "tau") => (k, 0),
            ("larft" or "larfb", "t") => (k, k),
            ("larfb", "v") => (order, k),
            _ => null,
        };
    }

    private static nint Less(nint n) => Math.Max(0, n - 1);
}
