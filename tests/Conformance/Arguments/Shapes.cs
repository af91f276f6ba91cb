using Blas;

namespace Conformance;

/// <summary>
/// The shapes of operands as the documentation gives them: written here once more, so that the contract's own are tested. A new routine adds
/// its line.
/// </summary>
internal static class Shapes
{
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
}
