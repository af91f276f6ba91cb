using Blas;

namespace Conformance;

/// <summary>
/// The shapes of operands as the documentation gives them: written here once more, so that the contract's own are tested. A new routine adds
/// its line.
/// </summary>
internal static class Shapes
{
    /// <summary>A legal size for each dimension, no two alike where the routine allows it.</summary>
    public static nint Size(string routine, string dimension) => (routine, dimension) switch
    {
        ("orglq", "m") => 4,
        ("orglq", "n") => 5,
        (_, "m") => 5,
        (_, "n") => 4,
        (_, "k") => 3,
        _ => 2,
    };

    /// <summary>Rows and columns of a matrix, or the length of a vector or array and 0.</summary>
    /// <param name="routine">The routine.</param>
    /// <param name="argument">A matrix, a vector or an array of it.</param>
    /// <param name="value">The values of the other arguments, by name.</param>
    public static (nint Rows, nint Columns) Of(string routine, string argument, Func<string, nint> value)
    {
        nint m = value("m"), n = value("n"), k = value("k"), nrhs = value("nrhs");
        bool Transposed(string flag) => value(flag) is (nint)(byte)Transpose.Transpose or (nint)(byte)Transpose.ConjugateTranspose;
        bool left = value("side") == (byte)Side.Left;
        return (routine, argument) switch
        {
            _ when LapackShapes.Of(routine, argument, value) is { } shape => shape,
            ("rotmg" or "rotm", "param") => (5, 0),
            ("iamin" or "scal_real" or "axpby" or "rot" or "rot_real" or "rotm" or "dsdot" or "sdsdot", _) => (n, 0),
            ("gbmv", "a") => (m, n),
            ("gbmv", "x") => (Transposed("trans") ? m : n, 0),
            ("gbmv", "y") => (Transposed("trans") ? n : m, 0),
            (_, "a" or "ap") when IsTriangleRoutine(routine) => (n, n),
            (_, "x" or "y") when IsTriangleRoutine(routine) => (n, 0),
            ("symm" or "hemm" or "trmm", "a") => left ? (m, m) : (n, n),
            ("symm" or "hemm" or "trmm", _) => (m, n),
            ("syrk" or "herk" or "syr2k" or "her2k", "a" or "b") => Transposed("trans") ? (k, n) : (n, k),
            ("gemmt", "a") => Transposed("transA") ? (k, n) : (n, k),
            ("gemmt", "b") => Transposed("transB") ? (n, k) : (k, n),
            ("syrk" or "herk" or "syr2k" or "her2k" or "gemmt", "c") => (n, n),
            ("gemm3m" or "gemm_batch" or "gemm_batch_strided", "a") => Transposed("transA") ? (k, m) : (m, k),
            ("gemm3m" or "gemm_batch" or "gemm_batch_strided", "b") => Transposed("transB") ? (n, k) : (k, n),
            ("gemm3m" or "gemm_batch" or "gemm_batch_strided", "c") => (m, n),
            ("omatcopy" or "imatcopy", "a") => (m, n),
            ("omatcopy" or "imatcopy", "b") => Transposed("trans") ? (n, m) : (m, n),
            ("dot" or "dotc" or "axpy" or "scal" or "copy" or "swap" or "nrm2" or "asum" or "iamax", _) => (n, 0),
            ("gemv" or "ger" or "gerc", "a") => (m, n),
            ("gemv", "x") => (Transposed("trans") ? m : n, 0),
            ("gemv", "y") => (Transposed("trans") ? n : m, 0),
            ("ger" or "gerc", "x") => (m, 0),
            ("ger" or "gerc", "y") => (n, 0),
            ("gemm", "a") => Transposed("transA") ? (k, m) : (m, k),
            ("gemm", "b") => Transposed("transB") ? (n, k) : (k, n),
            ("gemm", "c") => (m, n),
            ("trsm", "a") => left ? (m, m) : (n, n),
            ("trsm", "b") => (m, n),
            ("getrf", "a") => (m, n),
            ("getrf", "ipiv") => (Math.Min(m, n), 0),
            ("getrs" or "gesv", "a") => (n, n),
            ("getrs" or "gesv", "b") => (n, nrhs),
            ("getrs" or "gesv", "ipiv") => (n, 0),
            ("potrf", "a") => (n, n),
            _ => throw new NotSupportedException($"The shape of {argument} of {routine} is to be written here."),
        };
    }

    /// <summary>The diagonals of a band matrix: of a triangle the main one and k, of a general one kl, ku and the main one.</summary>
    public static nint Diagonals(string routine, Func<string, nint> value) =>
        routine switch
        {
            "gbmv" => value("kl") + value("ku") + 1,
            "gbtrf" or "gbtrs" or "gbsv" => value("layout") == (byte)Layout.RowMajor
                ? value("kl") + (2 * value("ku")) + 1 : (2 * value("kl")) + value("ku") + 1,
            _ => value("k") + 1,
        };

    // Level 2 on one triangle: all operands are of order n.
    private static bool IsTriangleRoutine(string routine) => routine is
        "hemv" or "hbmv" or "hpmv" or "symv" or "sbmv" or "spmv" or "trmv" or "tbmv" or "tpmv" or "trsv" or "tbsv" or "tpsv"
        or "her" or "hpr" or "syr" or "spr" or "her2" or "hpr2" or "syr2" or "spr2";
}
